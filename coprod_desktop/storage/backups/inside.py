"""What is in a backup, before anyone goes back to it, and whether going back to it would work."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlcipher3 import dbapi2

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import registers
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.engine import Manner, WrongKey, connect
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from coprod_desktop.storage.backups.backup import Backup
    from coprod_desktop.storage.vault.keys import Keys

#: The tables that say most about how far a register had come.
_COUNTED = ("person", "board", "meeting", "claim")
_LAST = "SELECT id, at, label FROM journal_group ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Inside:
    """How many of each there were, how many actions had been done, and the last of them."""

    people: int
    boards: int
    meetings: int
    claims: int
    actions: int
    last_at: datetime | None
    last_label: str


@dataclass(frozen=True)
class Drilled:
    """A backup that was really gone back to, in a folder of its own: what was in it, and how many seconds it took."""

    inside: Inside
    seconds: float


class OtherKeys(Problem):
    """A backup from before the register's keys were changed: the passwords of that time open it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This backup was made before the keys were changed, so today’s keys do not open it. It is a register of "
                "its own: open it with “Another register…” and the password you had then."
            )
        )


def check_keys(path: Path, keys: Keys) -> None:
    """Raises :class:`OtherKeys` when the key file beside a backup says that these keys are not the ones it was made with."""
    if slot_file.beside(path).exists() and not Vault.beside(path).holds(keys):
        raise OtherKeys


def look_inside(path: Path, keys: Keys) -> Inside:
    """What is in a backup; nothing about it is changed, and it may be of any version of the program.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` when it cannot be read, and :class:`OtherKeys`.
    """
    check_keys(path, keys)
    try:
        with closing(connect(path, keys, Manner.UNCHANGING)) as connection:
            return _counted(lambda statement: connection.execute(statement).fetchone())
    except (dbapi2.DatabaseError, WrongKey) as error:
        raise Damaged(type(error).__name__) from error


def inside_now(session: Session) -> Inside:
    """The same of a register that is open, to compare a backup with."""
    return _counted(lambda statement: session.execute(text(statement)).first())


def _counted(first: Callable[[str], Any]) -> Inside:
    people, boards, meetings, claims = (first(f"SELECT count(*) FROM {table}")[0] for table in _COUNTED)  # noqa: S608 - names of ours
    number, at, label = first(_LAST) or (0, None, "")
    last_at = None if at is None else datetime.fromisoformat(at).replace(tzinfo=UTC)
    return Inside(people, boards, meetings, claims, number, last_at, label)


def drill(backup: Backup, keys: Keys) -> Drilled:
    """Go back to a backup for once, in a private folder that is taken away again: opened, checked, brought up to date.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` when the backup would not do, and :class:`Problem` when there
    is no room for the trial, or its keys are others by now.
    """
    check_keys(backup.path, keys)
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
