"""The folder a register's backups are kept in: made there, checked there, and the older ones thinned out."""

from __future__ import annotations

import contextlib
import os
from contextlib import closing
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2
from sqlmodel import Session

from coprod_desktop.domain.backup_rotation import Kept, to_keep
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import chain, disk, register_file
from coprod_desktop.storage.backups.backup import Backup, Why, is_named, named, understood
from coprod_desktop.storage.engine import Manner, connect, make_engine
from coprod_desktop.storage.faults import as_problem
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from coprod_desktop.domain.journal_chain import Anchor
    from coprod_desktop.storage.vault.keys import Keys

    Progress = Callable[[int, int, str], None]

#: How a backup is called that is not whole yet.
UNFINISHED = ".part"
_PAGES = 2000


def usual_folder(register: Path) -> Path:
    """Where backups go when nobody said otherwise: beside the register, in a folder of its name.

    The name is the same in every language: whoever changes theirs finds the backups made before.
    """
    return register_file.backups_beside(register)


class Shelf:
    """The backups of one register in one folder; files of anyone else in there are never touched."""

    def __init__(self, folder: Path, register: Path, file_id: bytes) -> None:
        self.folder, self.register, self._file_id = folder, register, file_id

    def all(self) -> list[Backup]:
        """Every backup of this register, the newest first; none where the folder cannot be reached."""
        try:
            paths = list(self.folder.iterdir())
        except OSError:
            return []
        found = [one for path in paths if (one := understood(path)) is not None and self._ours(path)]
        return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)

    def take(
        self, keys: Keys, vault: Vault | None, at: datetime, why: Why, progress: Progress | None = None
    ) -> Backup:
        """Make a backup of the register as it is now, whoever works on it meanwhile, and check it page by page.

        Its ``vault``, if it has one, goes with it, with where the journal ended. ``progress`` may raise to stop; nothing half-made is left
        then. Raises :class:`Problem` when the folder cannot be written to, and
        :class:`~coprod_desktop.storage.damage.Damaged` when the copy is not whole - the register is not either, then.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear_unfinished()
            target = self._free(at, why)
            unfinished = target.with_name(target.name + UNFINISHED)
            try:
                _copy(self.register, unfinished, keys, progress or _quietly)
                checks.thorough(unfinished, keys, Manner.UNCHANGING)
                if vault is not None:
                    _along(vault, unfinished, target, keys, why)
                disk.move_through(unfinished, target)
            finally:
                unfinished.unlink(missing_ok=True)
        except dbapi2.Error as error:
            raise as_problem(error) from error
        except OSError as error:
            raise Problem(
                _(
                    "The backup could not be written to {folder}. Check that the folder is there and the disk not full, "
                    "or choose another folder in Settings."
                ).format(folder=self.folder)
            ) from error
        return Backup(target, at, why, target.stat().st_size)

    @staticmethod
    def anchor_of(backup: Backup) -> Anchor | None:
        """Where the journal ended when a backup was made, as its key file says; None when it does not say."""
        with contextlib.suppress(Problem):
            return Vault.beside(backup.path).anchor
        return None

    def tidy(self, most_bytes: int) -> list[Backup]:
        """Take away what the rotation no longer keeps; what was taken away. A file that cannot be removed stays."""
        backups = self.all()
        if not backups:
            return []
        kept = to_keep([Kept(one.at, one.size) for one in backups], most_bytes)
        gone = [one for one in backups if Kept(one.at, one.size) not in kept]
        for one in gone:
            with contextlib.suppress(OSError):
                register_file.take_away(one.path)
        return gone

    def _clear_unfinished(self) -> None:
        """Take away what a program that was killed left half-made: each is as large as a register."""
        for path in self.folder.glob("*" + UNFINISHED):
            of_this = is_named(path.name.removesuffix(UNFINISHED), self.register.stem)
            if of_this and (path.stat().st_size == 0 or self._ours(path)):
                register_file.take_away(path)

    def _ours(self, path: Path) -> bool:
        with contextlib.suppress(Problem):
            return register_file.file_id(path) == self._file_id
        return False

    def _free(self, at: datetime, why: Why) -> Path:
        again = 0
        while (path := self.folder / named(self.register.stem, at, why, again)).exists():
            again += 1
        return path


def _copy(register: Path, target: Path, keys: Keys, progress: Progress) -> None:
    def said(_status: int, left: int, total: int) -> None:
        progress(total - left, total, _("Making a backup…"))

    with (
        closing(connect(register, keys, Manner.READING)) as source,
        closing(connect(target, keys, Manner.CAREFUL)) as copy,
    ):
        source.execute("BEGIN")  # one moment of the register, however long copying takes
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy, pages=_PAGES, progress=said)
    number = os.open(target, os.O_RDWR)
    try:
        disk.to_the_disk(number)
    finally:
        os.close(number)


def _along(vault: Vault, backup: Path, target: Path, keys: Keys, why: Why) -> None:
    """The keys beside the backup, with where its journal ends - which an older schema may not say."""
    if why is not Why.UPGRADE:
        vault.keep_anchor(head_of(backup, keys))
    vault.copy_to(target)


def head_of(path: Path, keys: Keys) -> Anchor:
    """Where the journal of a register that nobody has open ends."""
    engine = make_engine(path, keys, Manner.UNCHANGING)
    try:
        with Session(engine) as session:
            return chain.head(session)
    finally:
        engine.dispose()


def _quietly(done: int, total: int, text: str) -> None:
    """Nobody is watching."""
