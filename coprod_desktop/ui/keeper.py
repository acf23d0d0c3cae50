"""The backups of the open register, for every page that has to do with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprod_desktop.i18n import _, language
from coprod_desktop.services.backups import Backup, Backups, Stand, Why, Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.settings import RegisterSettings, SettingsFile
    from coprod_desktop.storage.database import Store
    from coprod_desktop.storage.vault.vault import Vault
    from coprod_desktop.ui.jobs import Jobs, Progress


class Keeper(QObject):
    """Makes backups away from the window and knows how things stand with them. ``changed`` when that is another by now.

    ``go_back_asked`` (a backup) when the register is to be gone back to one: whoever opened the register sees to it.
    """

    changed = Signal()
    go_back_asked = Signal(object)

    def __init__(self, backups: Backups, file_id: bytes, settings: SettingsFile, jobs: Jobs) -> None:
        super().__init__(jobs)
        self.backups = backups
        self.stand: Stand | None = None
        self._file_id, self._settings, self._jobs = file_id, settings, jobs

    @property
    def ours(self) -> RegisterSettings:
        """What this user chose for this register."""
        return self._settings.now.of_register(self._file_id)

    def note(self, **changes: object) -> None:
        """Choose something else for this register, or remember something of it."""
        self._settings.keep(self._settings.now.with_register(self._file_id, **changes))
        self.backups.wishes = _wishes(self.ours)

    def look_up(self) -> None:
        """Find out how things stand; nobody is kept waiting for a folder that does not answer."""
        self._jobs.file(
            _("Looking for backups"),
            lambda _progress: next((one.at for one in self.backups.all()), None),
            self.on_looked_up,
            owner=self,
            quiet=True,
        )

    def on_looked_up(self, newest: datetime | None) -> None:
        """This is how things stand."""
        stand = Stand(newest, self.ours.backup_trouble)
        if stand != self.stand:
            self.stand = stand
            self.changed.emit()

    def back_up_now(
        self,
        on_done: Callable[[Backup], object] | None = None,
        on_problem: Callable[[Problem], object] | None = None,
    ) -> None:
        """Make one because someone asked for it."""
        self._jobs.file(
            _("Making a backup…"),
            partial(self.backups.take, Why.ASKED),
            partial(self._made, on_done),
            partial(self._failed, on_problem),
            owner=self,
        )

    def check(self, today: date) -> None:
        """Make the quick check of the register behind the work; damage is met as anywhere else."""
        self._jobs.file(
            _("Checking the register"),
            lambda _progress: self.backups.check(),
            lambda _nothing: self.note(checked_on=today.isoformat()),
            owner=self,
            quiet=True,
        )

    def first(self, why: Why) -> Callable[[Progress], None]:
        """What a large change begins with."""
        return partial(self.backups.take_first, why)

    def before_other_keys(self) -> None:
        """Keep a backup before the data key is changed; away from the window's thread. Raises Problem."""
        self.backups.take(Why.KEYS, lambda _done, _total, _text: None)

    def _made(self, on_done: Callable[[Backup], object] | None, made: Backup) -> None:
        self.note(backup_trouble="")
        self.on_looked_up(made.at)
        if on_done is not None:
            on_done(made)

    def _failed(self, on_problem: Callable[[Problem], object] | None, problem: Problem) -> None:
        (on_problem or self._jobs.problem_met.emit)(problem)


def keeper_of(store: Store, vault: Vault | None, settings: SettingsFile, jobs: Jobs) -> Keeper | None:
    """The keeper of a register that is worked on; None for the made-up one, and where it is only looked at."""
    if vault is None or store.opened.only_looking:
        return None
    ours = settings.now.of_register(vault.file_id)
    return Keeper(Backups(store, vault, _wishes(ours)), vault.file_id, settings, jobs)


def moment(at: datetime) -> str:
    """When a backup was made, as one says it: "22 Nov 2026, 9:15am"."""
    here, said = at.astimezone(), language()
    return _("{day}, {clock}").format(day=said.short_day(here.date()), clock=said.clock(here.time()))


def _wishes(ours: RegisterSettings) -> Wishes:
    return Wishes.of(ours.backup_folder, ours.backup_gigabytes)
