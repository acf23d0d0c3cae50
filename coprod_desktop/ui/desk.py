"""What every page has at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.permission import Actor, Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import history
from coprod_desktop.services.backups import NoBackup, Why
from coprod_desktop.settings import SettingsFile
from coprod_desktop.ui.changes import ChangeBus
from coprod_desktop.ui.crash import Crashes
from coprod_desktop.ui.job import Job, Progress
from coprod_desktop.ui.jobs import Done, Jobs, Store
from coprod_desktop.ui.keeper import keeper_of
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.notices import Notices

if TYPE_CHECKING:
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import Vault


def _anywhere(_key: str) -> bool:
    """Before there is a window nobody can say where it does not lead."""
    return True


def _nowhere(_key: str, _thing: object = None) -> None:
    """Before there is a window there is nowhere to go."""


@dataclass(frozen=True)
class Tools:
    """What a desk is set up with. ``vault`` is None where nobody keeps the register's keys."""

    store: Store
    actor: Actor
    settings: SettingsFile
    look: Look
    today: Callable[[], date]
    vault: "Vault | None" = None


class Desk(QObject):
    """Jobs, notices, the change bus, who is at work, and the way to other pages.

    ``navigate(key, thing)`` opens a page (``desk.navigate("people", person_id)``); ``reaches(key)`` says whether this
    staff user has that page. ``today()`` is the day it is here.
    """

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actor = tools.actor
        self.settings = tools.settings
        self.look = tools.look
        self.today = tools.today
        self.register_path = tools.store.path
        self.vault = tools.vault
        self._store = tools.store
        self.jobs = Jobs(tools.store, tools.actor, self)
        self.keeper = keeper_of(tools.store, tools.vault, tools.settings, self.jobs)
        self.bus = ChangeBus(self)
        self.notices = Notices(self)
        self.crashes = Crashes(self.notices.bar.window, self)
        self.navigate: Callable[..., object] = _nowhere
        self.change_keys: Callable[[], object] = lambda: None
        self.lock: Callable[[], object] = lambda: None
        self.reaches: Callable[[str], bool] = _anywhere
        self._connect()

    @property
    def may_undo(self) -> bool:
        """Whether this staff user may take anything back."""
        return self.actor.may(Permission.UNDO)

    def way(self, key: str, thing: object = None) -> Callable[[], object] | None:
        """What a press on a link does; None where it would lead to a page this staff user does not have."""
        return (lambda: self.navigate(key, thing)) if self.reaches(key) else None

    @property
    def keys(self) -> "Keys":
        """What the register was opened with; asked for when needed, never kept."""
        return self._store.keys

    @property
    def only_looking(self) -> bool:
        """Whether nothing that is done here can be kept."""
        return self._store.opened.only_looking

    def first(self, why: Why) -> Callable[[Progress], object] | None:
        """What a large change begins with: a backup, where there are any."""
        return None if self.keeper is None else self.keeper.first(why)

    def ask_without_backup(self, problem: NoBackup, verb: str, go_on: Callable[[], object]) -> None:
        """No backup could be made before a large change: let them say whether to do it all the same."""
        self.notices.ask(
            _("No backup could be made. Go on without one?"),
            _("{problem} Nothing was changed so far.").format(problem=problem.message),
            verb,
            go_on,
        )

    def undo(self) -> None:
        """Take back the last action."""
        self.jobs.write(_("Undo"), history.undo, self.on_undone, announced=False)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.jobs.write(_("Do again"), history.redo, self.on_redone, announced=False)

    def close(self) -> None:
        """End every thread."""
        self.crashes.stop()
        self.jobs.close()

    def on_wrote(self, done: Done[object], job: Job) -> None:
        """An action was kept: tell every page, and the user."""
        happened = bool(done.changes.touched) or done.changes.sealed
        if happened:
            self.bus.announce(done.changes, job.initiator)
        if job.announced and happened:
            can = self.may_undo and not done.changes.sealed
            self.notices.info(done.changes.label, self.undo if can else None)

    def on_undone(self, label: str) -> None:
        """Say what was taken back."""
        self.notices.info(_("Taken back: {label}").format(label=label), icon="rotate-left")

    def on_redone(self, label: str) -> None:
        """Say what was done again."""
        self.notices.info(_("Done again: {label}").format(label=label), self.undo)

    def _connect(self) -> None:
        jobs, notices = self.jobs, self.notices
        jobs.wrote.connect(self.on_wrote)
        jobs.problem_met.connect(notices.problem)
        jobs.crashed.connect(self.crashes.on_caught)
        jobs.slow.connect(notices.on_slow)
        jobs.stepped.connect(notices.on_stepped)
        jobs.ended.connect(notices.on_ended)
