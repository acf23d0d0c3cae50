"""The program is killed while it writes: nothing it said it had kept is lost, nothing is there by half."""

from pathlib import Path

from tests.faults.bench import Bench, fresh
from tests.faults.child import Child, Say
from tests.faults.deeds import Deeds, Said, heard
from tests.faults.row import Row, chance_of
from tests.faults.whole import check, check_kept, check_undo

#: The kill comes at most so many actions and seconds later.
_ACTIONS, _SECONDS = 6, 0.03


def work(bench: Bench, seed: int, say: Say) -> None:
    """Work without end, telling each action once it is kept."""
    store = bench.opened()
    say("ready")
    for said in Deeds(store, bench.actor, chance_of(seed)).work():
        say(said.line())


def survive(seed: int, folder: Path) -> None:
    """One kill at a moment of chance."""
    bench = fresh(folder)
    chance = chance_of(seed)
    with Child(lambda say: work(bench, seed, say)) as child:
        child.wait_for("ready")
        said = heard(child.kill_after(chance.randint(0, _ACTIONS), chance.uniform(0, _SECONDS)))
    check_whole(bench, said)


def check_whole(bench: Bench, said: list[Said]) -> None:
    """The register opens as after a crash, with all that was told in it."""
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, said)
        check(store, bench.actor)
        check_undo(store, bench.actor)


ROW = Row("writes", "killed while it writes", 500, survive)
