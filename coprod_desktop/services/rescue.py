"""A register that cannot be opened: the newest backup that is whole, found with its keys alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.backups.inside import look_inside
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.engine import Manner
from coprod_desktop.storage.opening import checks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coprod_desktop.storage.backups.backup import Backup
    from coprod_desktop.storage.backups.inside import Inside
    from coprod_desktop.storage.vault.keys import Keys


@dataclass(frozen=True)
class Good:
    """A backup that every check found whole, and what is in it."""

    backup: Backup
    inside: Inside


@dataclass(frozen=True)
class Found:
    """What there is to go back to: the newest that is whole, and how many newer ones are not."""

    good: Good | None
    bad: int
    folder: Path


def find(register: Path, keys: Keys, folder: Path | None) -> Found:
    """The newest good backup of a register in a folder; without one, in the folder beside it. May take long."""
    where = folder or usual_folder(register)
    bad = 0
    for good in _looked_through(register, keys, where):
        if good is not None:
            return Found(good, bad, where)
        bad += 1
    return Found(None, bad, where)


def _looked_through(register: Path, keys: Keys, folder: Path) -> Iterator[Good | None]:
    for backup in Shelf(folder, register, keys.file_id).all():
        try:
            inside = look_inside(backup.path, keys)
            checks.thorough(backup.path, keys, Manner.UNCHANGING)
        except Problem:
            yield None
        else:
            yield Good(backup, inside)
