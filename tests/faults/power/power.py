"""The power goes at any moment: nothing that was told as kept is lost, whatever else reached the disk."""

import shutil
import tempfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tests.faults.bench import NAME, Bench, fresh
from tests.faults.power.days import DAYS, Day
from tests.faults.power.disk import Disk
from tests.faults.power.judging import Told, judge, judge_made
from tests.faults.power.recording import Recording, record
from tests.faults.row import Row, chance_of

#: How many times each recorded day is cut.
_CUTS = 10


def survive(seed: int, folder: Path) -> None:
    """One cut through one recorded day."""
    number = (seed - 1) // _CUTS
    day = DAYS[number % len(DAYS)]
    bench, recording = _recorded(number)
    cut_and_judge(replace(bench, path=folder / NAME), day, recording, seed)


def cut_and_judge(bench: Bench, day: Day, recording: Recording, seed: int) -> None:
    """Leave in the bench's folder what the power left, and look at it."""
    chance = chance_of(seed)
    disk = Disk(recording.before, recording.folder)
    for event in recording.events[: chance.randint(0, len(recording.events))]:
        disk.happen(event)
    for name, content in disk.after(chance).items():
        path = bench.path.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    told = Told(tuple(disk.told))
    judge_made(bench, told) if day.from_nothing else judge(bench, told)


@lru_cache(maxsize=1)
def _recorded(number: int) -> tuple[Bench, Recording]:
    return recorded(DAYS[number % len(DAYS)], number)


def recorded(day: Day, number: int) -> tuple[Bench, Recording]:
    """A register, and one day with it."""
    shutil.rmtree(_kept.name)
    folder = Path(_kept.name) / "register"
    bench = replace(fresh(folder), careful=day.careful)
    if day.from_nothing:
        shutil.rmtree(folder)
        folder.mkdir()
    return bench, record(folder, lambda say: day.do(bench, chance_of(number), say))


_kept = tempfile.TemporaryDirectory(prefix="coprod-faults-")
ROW = Row("power", "the power cut, replayed from recorded calls", 2000, survive)
