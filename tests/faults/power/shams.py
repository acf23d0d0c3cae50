"""The same with a safeguard taken away: the harness has to find losses, or it would find none anywhere."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from coprod_desktop.storage import disk, engine
from coprod_desktop.storage.engine import Manner
from tests.faults.bench import NAME, Bench
from tests.faults.power.days import DAYS, Day
from tests.faults.power.power import cut_and_judge, recorded
from tests.faults.power.recording import Recording
from tests.faults.row import Row

_WORK, _CAREFUL_WORK, _KEYS = DAYS[0], DAYS[1], DAYS[3]


def unsynced(seed: int, folder: Path) -> None:
    """The log is synced now and then instead of at each action, as is often advised."""
    _cut(_WORK, seed, folder)


def uncertain(seed: int, folder: Path) -> None:
    """On a drive that may go away, the journal is synced less than it has to be."""
    _cut(_CAREFUL_WORK, seed, folder)


def unsettled(seed: int, folder: Path) -> None:
    """Keys are written without waiting for the disk."""
    _cut(_KEYS, seed, folder)


def _cut(day: Day, seed: int, folder: Path) -> None:
    bench, recording = _recorded(DAYS.index(day))
    cut_and_judge(replace(bench, path=folder / NAME), day, recording, seed)


@cache
def _recorded(number: int) -> tuple[Bench, Recording]:
    pragmas = {
        manner: tuple(
            "synchronous=NORMAL" if one.startswith("synchronous=") else one for one in engine._PRAGMAS[manner]
        )
        for manner in (Manner.WORKING, Manner.CAREFUL)
    }
    with (
        patch.dict(engine._PRAGMAS, pragmas),
        patch.object(disk, "to_the_disk", lambda _number: None),
        patch.object(disk, "settle", lambda _folder: None),
    ):
        return recorded(DAYS[number], number)


ROWS = (
    Row("unsynced", "must lose: the log is not synced at each action", 100, unsynced),
    Row("uncertain", "must lose: the journal is synced less than it has to be", 100, uncertain),
    Row("unsettled", "must lose: keys are not synced", 100, unsettled),
)
