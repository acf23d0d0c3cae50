"""The backups of an open register: made, looked into, tried out, and thinned out by rule."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import backup_notes
from coprod_desktop.storage import chain
from coprod_desktop.storage.backups import inside
from coprod_desktop.storage.backups.backup import WHY_NAMES, Backup, Why
from coprod_desktop.storage.backups.inside import Drilled, Inside
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.registers import FOUNDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_desktop.domain.journal_chain import Anchor
    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.services.backup_notes import GoneBack
    from coprod_desktop.storage.database import Store, Work
    from coprod_desktop.storage.vault.vault import Vault

    Progress = Callable[[int, int, str], None]

__all__ = ["WHY_NAMES", "Backup", "Backups", "Drilled", "Inside", "NoBackup", "Stand", "Why", "Wishes"]

#: After so long without a new backup, or without a first one, Today says so.
OLD, FIRST = timedelta(days=7), timedelta(days=1)

GIGABYTE = 1_000_000_000


class NoBackup(Problem):
    """The backup before a large change could not be made, so the change was not begun."""


@dataclass(frozen=True)
class Wishes:
    """What whoever sits here chose: the folder (None: beside the register), and the most room in bytes."""

    folder: Path | None = None
    most_bytes: int = 5 * GIGABYTE

    @classmethod
    def of(cls, folder: str, gigabytes: int) -> Self:
        """As preferences write them down: an empty folder is the usual one."""
        return cls(Path(folder) if folder else None, gigabytes * GIGABYTE)


@dataclass(frozen=True)
class Stand:
    """How things stand: when the newest backup was made, if there is any, and why the last try failed, if it did."""

    newest: datetime | None
    trouble: str = ""


class Backups:
    """The backups of one open register that has keys to keep.

    What takes a ``progress`` may take long; ``progress`` may raise to stop, and nothing half-made is left then.
    ``wishes`` may be changed at any time.
    """

    def __init__(self, store: Store, vault: Vault, wishes: Wishes) -> None:
        self._store, self._vault = store, vault
        self.wishes = wishes

    @property
    def folder(self) -> Path:
        """Where they are kept."""
        return self.wishes.folder or usual_folder(self._store.path)

    @property
    def reachable(self) -> bool:
        """Whether the folder that was chosen can be reached just now; the usual one is made when first needed."""
        return self.wishes.folder is None or self.wishes.folder.is_dir()

    def all(self) -> list[Backup]:
        """Every backup there is, the newest first."""
        return self._shelf.all()

    def take(self, why: Why, progress: Progress) -> Backup:
        """Make one, and take away those the rule no longer keeps.

        Raises :class:`Problem` when it cannot be written there, and :class:`~coprod_desktop.storage.damage.Damaged`
        when the register is not whole.
        """
        keys = self._store.keys
        try:
            made = self._shelf.take(keys, self._vault, self._store.clock(), why, progress)
        except Damaged as damaged:
            checks.thorough(self._store.path, keys)  # the register, or only the drive the copy lies on?
            raise Problem(
                _(
                    "The copy in {folder} could not be read back whole, so it was not kept. The register itself is whole. "
                    "Choose another folder for backups in Settings: that drive may be failing."
                ).format(folder=self.folder)
            ) from damaged
        self._shelf.tidy(self.wishes.most_bytes)
        return made

    def take_first(self, why: Why, progress: Progress) -> None:
        """Make one before a large change.

        Raises :class:`NoBackup` when it cannot be made: whoever asked for the change is to say whether to go on.
        """
        try:
            self.take(why, progress)
        except Damaged:
            raise
        except Problem as problem:
            raise NoBackup(problem.message) from problem

    def look(self, actor: Actor, backup: Backup) -> Inside:
        """What is in one. Raises :class:`Problem` when it cannot be read, or with today's keys no longer."""
        actor.require(Permission.KEEP_BACKUPS)
        with _of_a_backup():
            return inside.look_inside(backup.path, self._store.keys)

    def try_out(self, actor: Actor, backup: Backup) -> Drilled:
        """Go back to one for once, in a folder of its own. Raises :class:`Problem` when it would not do."""
        actor.require(Permission.KEEP_BACKUPS)
        with _of_a_backup():
            return inside.drill(backup, self._store.keys)

    def check(self) -> None:
        """The quick check of the register itself. Raises :class:`~coprod_desktop.storage.damage.Damaged`."""
        checks.quick(self._store.path, self._store.keys)

    def note_end(self) -> None:
        """Write down beside the keys where the journal ends, unless it is written there already.

        Raises :class:`Problem` when it cannot be written.
        """
        noted = self._vault.anchor
        last = self._store.read(FOUNDER, lambda work: chain.last(work.session))
        if noted is None or (noted.sequence, noted.mac) != last:
            self._vault.keep_anchor(self._store.read(FOUNDER, lambda work: chain.head(work.session)))

    def is_older_than_noted(self) -> bool:
        """Whether the register lacks what its journal ended with when that was last noted beside the keys.

        Then an older copy of its file lies in its place, or another history. It takes a moment.
        """
        noted = self._vault.anchor
        return noted is not None and not self._store.read(
            FOUNDER, lambda work: chain.holds(work.session, noted)
        )

    def anchors(self, gone_back: list[GoneBack]) -> list[Anchor]:
        """Every earlier end of the journal that is known from outside the register, but for those gone back behind."""
        known = [(one.at, anchor) for one in self.all() if (anchor := self._shelf.anchor_of(one)) is not None]
        noted = [
            anchor
            for at, anchor in known
            if not any(one.left_behind(at, anchor.sequence) for one in gone_back)
        ]
        return noted if self._vault.anchor is None else [self._vault.anchor, *noted]

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.folder, self._store.path, self._vault.file_id)


@contextmanager
def _of_a_backup() -> Iterator[None]:
    """A backup that is damaged is not the register's own damage."""
    try:
        yield
    except Damaged as damaged:
        raise Problem(
            _(
                "This backup is damaged and could not be gone back to. The register itself is not touched by that. "
                "Try the one before, and make a new one now."
            )
        ) from damaged


def is_due(work: Work, stand: Stand) -> bool:
    """Whether someone should be told: the last try failed, or what was done in over a week is in no backup."""
    work.actor.require(Permission.KEEP_BACKUPS)
    first, last = backup_notes.span(work)
    if first is None or last is None:
        return False
    since, patience = (first, FIRST) if stand.newest is None else (stand.newest, OLD)
    return bool(stand.trouble) or (last > since and work.now - since > patience)


def now(work: Work) -> Inside:
    """What is in the register itself, to compare a backup with."""
    work.actor.require(Permission.KEEP_BACKUPS)
    return inside.inside_now(work.session)
