"""When a register cannot be worked on: it is open elsewhere, damaged, or to be gone back to one of its backups."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coprod_desktop.app.entrance import Entered, enter
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.opening.held import InUse
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.app import Program
    from coprod_desktop.app.leaving import Departure
    from coprod_desktop.storage.backups.backup import Backup
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.ui.main_window import MainWindow
    from coprod_desktop.ui.trouble.damage import DamageWindow
    from coprod_desktop.ui.trouble.going_back import GoingBackWindow
    from coprod_desktop.ui.unlock.window import UnlockWindow


class Mending(QObject):
    """Shows what is wrong and what to do; the program goes on from there."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.damage: DamageWindow | None = None
        self.going_back: GoingBackWindow | None = None
        program.leaving.damaged.connect(self.on_left_damaged)

    # what is met

    def watch_entrance(self, window: UnlockWindow) -> None:
        """Know when the password was right and the register could not be opened all the same."""
        window.kept_out.connect(partial(self.on_kept_out, window))

    def on_kept_out(
        self, window: UnlockWindow, problem: Problem, keys: Keys, staff_user_id: int | None
    ) -> None:
        """Open elsewhere: it can be looked at. Damaged: there are backups. All else is said where the password was typed."""
        if isinstance(problem, InUse) and staff_user_id is not None:
            self._show_in_use(window, problem, keys, staff_user_id)
        elif isinstance(problem, Damaged):
            self.show_damage(window.way.path, keys, staff_user_id, problem)

    def watch(self, window: MainWindow, whole: Entered) -> None:
        """Know when an open register turns out to be damaged or swapped, or is to be gone back to a backup."""
        from coprod_desktop.ui.trouble.swapped import SwappedNotice

        SwappedNotice(window)
        # Later: what tells it is itself part of the window that goes.
        window.desk.jobs.damaged.connect(
            lambda problem: _later(self, partial(self.on_damaged, whole, problem))
        )
        if window.desk.keeper is not None:
            window.desk.keeper.go_back_asked.connect(
                lambda backup: _later(self, partial(self.on_go_back_asked, whole, backup))
            )

    def on_damaged(self, whole: Entered, problem: Problem) -> None:
        """Nothing more is done in it: what was on screen is gone, and the next opening checks everything."""
        path, keys, staff_user_id = whole.store.path, whole.store.keys, whole.actor.staff_user_id
        self.put_register_away(whole, unclean=True)
        self.show_damage(path, keys, staff_user_id, problem)

    def on_left_damaged(self, departure: Departure, problem: Problem) -> None:
        """The backup that was to be kept showed it; the register is closed."""
        self.show_damage(departure.path, departure.keys, departure.staff_user_id, problem)

    def on_go_back_asked(self, whole: Entered, backup: Backup) -> None:
        """Close the register as it is - going back keeps a copy of it - and go back."""
        path, keys, staff_user_id = whole.store.path, whole.store.keys, whole.actor.staff_user_id
        self.put_register_away(whole)
        self.go_back(path, keys, staff_user_id, backup)

    # what is done

    def show_damage(
        self,
        path: Path,
        keys: Keys,
        staff_user_id: int | None,
        problem: Problem,
        more: Problem | None = None,
    ) -> None:
        """Say it, and offer the newest good backup; ``more`` is why going back to one did not succeed.

        ``staff_user_id`` is None for whoever came with a recovery code: nobody has signed in yet.
        """
        from coprod_desktop.ui.trouble.damage import DamageWindow

        program = self._program
        window = DamageWindow(path, keys, problem, self._folder(keys))
        window.chosen.connect(partial(self.go_back, path, keys, staff_user_id))
        window.again.connect(partial(self.on_again, path))
        window.another.connect(program.show_welcome)
        window.damage.say(more)
        self._replace_damage(window)
        window.show()
        if program.unlock is not None and program.unlock.way.path == path:
            program.put_away("unlock")

    def on_again(self, path: Path) -> None:
        """Perhaps it was the drive: every check is made once more."""
        self._ask_again(path)
        self._replace_damage(None)

    def go_back(self, path: Path, keys: Keys, staff_user_id: int | None, backup: Backup) -> None:
        """Put a backup in the register's place and open it, signed in as before; who was not, is asked to sign in."""
        from coprod_desktop.ui.trouble.going_back import GoingBackWindow

        window = self.going_back = GoingBackWindow(path, backup)
        window.show()
        self._replace_damage(None)
        on_not = partial(self.on_not_gone_back, path, keys, staff_user_id)
        if staff_user_id is None:
            on_back = partial(self.on_back_signed_out, path, backup)
            window.errands.run(lambda: put_back(path, keys, backup), on_back, on_not)
        else:
            window.errands.run(
                lambda: gone_back(path, keys, staff_user_id, backup),
                partial(self.on_gone_back, backup),
                on_not,
            )

    def on_back_signed_out(self, path: Path, backup: Backup, _done: None) -> None:
        """It is whole again, and nobody has signed in: the recovery code can be used now."""
        from coprod_desktop.ui.keeper import moment

        said = _("The register is back at {moment}. Sign in, or use the recovery code again.")
        self._ask_again(path, Problem(said.format(moment=moment(backup.at))))
        self._put_going_back_away()

    def on_gone_back(self, backup: Backup, whole: Entered) -> None:
        """It is open again, as it was then."""
        from coprod_desktop.ui.keeper import moment

        self._program.on_opened(whole)
        self._put_going_back_away()
        if self._program.window is not None:
            said = _("You are back at {moment}. What you left is kept among the backups.")
            self._program.window.desk.notices.info(said.format(moment=moment(backup.at)))

    def on_not_gone_back(self, path: Path, keys: Keys, staff_user_id: int | None, problem: Problem) -> None:
        """Nothing has changed: open it as it was, or say again that it is damaged."""
        from coprod_desktop.storage import registers

        try:
            registers.check_beginning(path, keys)
            if staff_user_id is None:
                raise problem
            window = self._program.open_with(path, keys, staff_user_id)
            window.desk.notices.problem(problem)
        except Damaged as still:
            self.show_damage(path, keys, staff_user_id, still, problem)
        except Problem:  # whoever it is was not in the register then: someone else has to sign in
            self._ask_again(path, problem)
        self._put_going_back_away()

    def put_register_away(self, whole: Entered, *, unclean: bool = False) -> None:
        """Close the open register as it is, at once: something is about to be done to its file."""
        window = self._program.window
        if window is not None:
            window.desk.close()
            self._program.leaving.drop(whole.store, unclean=unclean)
            window.close()

    # inside

    def _show_in_use(self, window: UnlockWindow, problem: Problem, keys: Keys, staff_user_id: int) -> None:
        from coprod_desktop.ui.trouble.in_use import InUseStep

        if isinstance(window.step, InUseStep):
            return
        step = InUseStep(problem)
        step.confirmed.connect(lambda: window.open_with(staff_user_id, keys))
        step.look_asked.connect(lambda: window.look_with(staff_user_id, keys))
        step.another_asked.connect(window.another)
        window.show_step(step)

    def _ask_again(self, path: Path, problem: Problem | None = None) -> None:
        try:
            self._program.open(path)
        except Problem as refused:
            self._program.show_welcome(refused.message)
        else:
            if problem is not None and self._program.unlock is not None:
                self._program.unlock.step.say(problem)

    def _folder(self, keys: Keys) -> Path | None:
        folder = self._program.settings.now.of_register(keys.file_id).backup_folder
        return Path(folder) if folder else None

    def _replace_damage(self, window: DamageWindow | None) -> None:
        before, self.damage = self.damage, window
        if before is not None:
            before.close()

    def _put_going_back_away(self) -> None:
        window, self.going_back = self.going_back, None
        if window is not None:
            window.end()


def _later(owner: QObject, run: Callable[[], None]) -> None:
    QTimer.singleShot(0, owner, run)


def gone_back(path: Path, keys: Keys, staff_user_id: int, backup: Backup) -> Entered:
    """Restore, open, sign in, and write down that it was done. Raises :class:`Problem`; the register is as it was then."""
    from coprod_desktop.services import backup_notes
    from coprod_desktop.storage import registers

    _restore(path, keys, backup)
    store = registers.open_register(path, keys)
    try:
        whole = enter(store, Vault.beside(path), staff_user_id)
    except Problem:  # whoever it is was not in the register then
        _note(path, keys, backup)
        raise
    whole.store.write(whole.actor, _label(backup), backup_notes.note_gone_back)
    return whole


def put_back(path: Path, keys: Keys, backup: Backup) -> None:
    """Restore, and write down that it was done; nobody is signed in. Raises :class:`Problem`."""
    _restore(path, keys, backup)
    _note(path, keys, backup)


def _restore(path: Path, keys: Keys, backup: Backup) -> None:
    from coprod_desktop.domain.entity import utc_now
    from coprod_desktop.storage.backups.restoring import restore

    restore(path, backup, keys, backup.path.parent, utc_now())


def _note(path: Path, keys: Keys, backup: Backup) -> None:
    from coprod_desktop.services import backup_notes
    from coprod_desktop.storage import registers

    with registers.open_register(path, keys) as store:
        store.write(registers.FOUNDER, _label(backup), backup_notes.note_gone_back)


def _label(backup: Backup) -> str:
    from coprod_desktop.ui.keeper import moment

    return _("Gone back to the backup of {moment}").format(moment=moment(backup.at))
