"""The program is killed while passwords, codes, the data key or finance's are changed: no key is lost, nor any row."""

from dataclasses import replace
from pathlib import Path

from tests.faults.bench import Bench, fresh
from tests.faults.child import Child, Say
from tests.faults.key_deeds import KeyDeeds
from tests.faults.power.judging import Told, judge
from tests.faults.row import Row, chance_of

#: The kill comes at most so many changes and seconds later.
_CHANGES, _SECONDS = 4, 0.08


def survive(seed: int, folder: Path) -> None:
    """One kill; in turns as on a disk of this computer and on a drive that may go away."""
    bench, chance = replace(fresh(folder), careful=seed % 2 == 0), chance_of(seed)
    with Child(lambda say: _change(bench, seed, say)) as child:
        child.wait_for("ready")
        said = child.kill_after(chance.randint(0, _CHANGES), chance.uniform(0, _SECONDS))
    judge(bench, Told(tuple(said)))


def _change(bench: Bench, seed: int, say: Say) -> None:
    say("ready")
    KeyDeeds(bench, chance_of(seed), say).work(1000)


ROW = Row("keys", "killed while passwords, codes or keys are changed", 200, survive)
