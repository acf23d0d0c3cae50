"""What is in a backup, before anyone goes back to it, and whether going back to it would work."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import registers
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.engine import Manner, WrongKey, connect

if TYPE_CHECKING:
    from coprod_desktop.storage.backups.backup import Backup
    from coprod_desktop.storage.vault.keys import Keys

#: The tables that say most about how far a register had come.
_COUNTED = ("person", "board", "meeting", "claim")
_LAST = "SELECT at, label FROM journal_group ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Inside:
    """How many of each there were, and the last thing anyone did."""

    people: int
    boards: int
    meetings: int
    claims: int
    last_at: datetime | None
    last_label: str


@dataclass(frozen=True)
class Drilled:
    """A backup that was really gone back to, in a folder of its own: what was in it, and how many seconds it took."""

    inside: Inside
    seconds: float


def look_inside(path: Path, keys: Keys) -> Inside:
    """What is in a backup; nothing about it is changed, and it may be of any version of the program.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` when it cannot be read.
    """
    try:
        with closing(connect(path, keys, Manner.UNCHANGING)) as connection:
            counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED]  # noqa: S608 - names of ours
            last = connection.execute(_LAST).fetchone() or (None, "")
    except (dbapi2.DatabaseError, WrongKey) as error:
        raise Damaged(type(error).__name__) from error
    at = None if last[0] is None else datetime.fromisoformat(last[0]).replace(tzinfo=UTC)
    people, boards, meetings, claims = counts
    return Inside(people, boards, meetings, claims, at, last[1])


def drill(backup: Backup, keys: Keys) -> Drilled:
    """Go back to a backup for once, in a private folder that is taken away again: opened, checked, brought up to date.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` when the backup would not do, and :class:`Problem` when there
    is no room for the trial.
    """
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="coprod-") as folder:
        copy = Path(folder) / backup.path.name
        try:
            shutil.copyfile(backup.path, copy)
        except OSError as error:
            raise Problem(
                _("There is no room on this computer to try the backup. Free some space, then try again.")
            ) from error
        registers.leave_unclean(copy)  # so that opening makes every check there is
        registers.open_register(copy, keys).close()
        found = look_inside(copy, keys)
    return Drilled(found, time.monotonic() - began)
