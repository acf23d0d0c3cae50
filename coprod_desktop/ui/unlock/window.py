"""The window before the window: one register, who is signing in, and their password."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.recover import CodeStep, OwnPassword, WhoStep
from coprod_desktop.ui.unlock.sign_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.settings import SettingsFile
    from coprod_desktop.ui.unlock.way_in import Person, WayIn

#: Checking the password, opening the register, making the window.
_STEPS = 3


class UnlockWindow(StepWindow):
    """Asks for the password of one register. It never blocks: everything slow happens on another thread.

    ``opened`` carries what the way in opened; ``another`` when another register is wanted. ``locked`` is a sentence for
    whoever comes back to a register that was locked: then only a password opens it. ``kept_out`` (problem, keys, staff
    user's id, None after a recovery code) when that was right and the register could not be opened all the same.
    """

    opened = Signal(object)
    another = Signal()
    kept_out = Signal(object, object, object)

    def __init__(self, way: WayIn, settings: SettingsFile, *, locked: str = "") -> None:
        super().__init__(way.path.stem, locked or _("A register in {folder}").format(folder=way.path.parent))
        self.way, self.settings = way, settings
        self._locked = bool(locked)
        self.sign_in()

    # the steps

    def sign_in(self) -> SignIn:
        """Show the first step."""
        last = self.settings.now.staff_of(self.way.file_id)
        step = SignIn(self.way.people, last, lambda: self.way.pause)
        step.confirmed.connect(self.on_password_given)
        step.lost.connect(self.on_lost)
        step.another.connect(self.another)
        step.remembered.connect(self.on_remembered)
        step.who.changed.connect(partial(self._offer_remembered, step))
        self.show_step(step)
        self._offer_remembered(step)
        step.on_second()
        return step

    def on_lost(self) -> None:
        """The password is lost: ask for the code."""
        step = CodeStep(self.sign_in)
        step.confirmed.connect(self.on_code_given)
        self.show_step(step)

    def hold(self, sentence: str) -> None:
        """Let nobody in while something is finished; :meth:`let_go` when it is."""
        self.step.work(sentence, 0, 0)

    def let_go(self) -> None:
        """It is finished."""
        self.step.rest()
        self.step.begin()

    # by password

    def on_password_given(self) -> None:
        """Try it, away from the window."""
        step = self.step
        if isinstance(step, SignIn) and (person := step.person) is not None:
            password = step.password.value()
            step.work(_("Checking the password…"), 1, _STEPS)
            self.errands.run(
                lambda: self.way.unlock(person.staff_user_id, password),
                partial(self.on_unlocked, person),
                step.refuse,
            )

    def on_remembered(self) -> None:
        """Let this computer's keyring open it."""
        step = self.step
        if isinstance(step, SignIn) and (person := step.person) is not None:
            step.work(_("Asking this computer…"), 1, _STEPS)
            self.errands.run(
                lambda: self.way.unlock_remembered(person.staff_user_id),
                partial(self.on_asked_computer, person),
                step.refuse,
            )

    def on_asked_computer(self, person: Person, keys: Any) -> None:
        """It knows, or it does not any more."""
        if keys is not None:
            self.open_with(person.staff_user_id, keys)
            return
        now = self.settings.now
        self.settings.keep(now.remembering(self.way.file_id, person.staff_user_id, on=False))
        self.step.refuse(Problem(_("This computer no longer remembers you. Type your password.")))
        if isinstance(self.step, SignIn):
            self.step.without.hide()

    def on_unlocked(self, person: Person, keys: Any) -> None:
        """The password was right: open - or first choose one's own."""
        if not person.handed_over:
            self.open_with(person.staff_user_id, keys)
            return
        step = OwnPassword((person.name, self.way.path.stem), self.sign_in)
        step.confirmed.connect(partial(self.on_own_chosen, person, keys))
        self.show_step(step)

    def on_own_chosen(self, person: Person, keys: Any) -> None:
        """Keep the password that only they know, and open."""
        step = self.step
        if not isinstance(step, OwnPassword):
            return
        with suppress(Problem):
            password = step.password.password()
            step.work(_("Keeping your password…"), 1, _STEPS)
            self.errands.run(
                lambda: self.way.set_password(keys, person.staff_user_id, password),
                partial(self.open_with, person.staff_user_id),
                step.refuse,
            )

    # by code

    def on_code_given(self) -> None:
        """Try the code; if it opens, find out who could sign in."""
        step = self.step
        if not isinstance(step, CodeStep):
            return
        code = step.code.value()
        step.work(_("Checking the code…"), 1, _STEPS)
        self.errands.run(lambda: self.way.unlock_with_code(code), self.on_code_opens, step.refuse)

    def on_code_opens(self, keys: Any) -> None:
        """Find out who could sign in: the register itself says."""
        self.errands.run(
            lambda: self.way.staff(keys), partial(self.on_code_right, keys), self._keeper_out(keys, None)
        )

    def on_code_right(self, keys: Any, people: Sequence[Person]) -> None:
        """Ask who it is."""
        opens_bank = getattr(keys, "finance", None) is not None
        step = WhoStep(people, (self.way.path.stem,), opens_bank=opens_bank, back=self.sign_in)
        step.confirmed.connect(partial(self.on_new_password, keys))
        self.show_step(step)

    def on_new_password(self, keys: Any) -> None:
        """Keep it and open."""
        step = self.step
        if not isinstance(step, WhoStep):
            return
        with suppress(Problem):
            staff_user_id, password = step.chosen()
            step.work(_("Keeping your password…"), 2, _STEPS)
            self.errands.run(
                lambda: self.way.recover(keys, staff_user_id, password),
                self.opened.emit,
                self._keeper_out(keys, None),
            )

    # opening

    def open_with(self, staff_user_id: int, keys: Any) -> None:
        """Open the register with keys that are right."""
        self._open(partial(self.way.open, keys, staff_user_id), keys, staff_user_id)

    def look_with(self, staff_user_id: int, keys: Any) -> None:
        """Open it only to be looked at."""
        self._open(partial(self.way.open, keys, staff_user_id, only_look=True), keys, staff_user_id)

    # inside

    def _open(self, opening: Callable[[], Any], keys: Any, staff_user_id: int) -> None:
        self.step.work(_("Opening the register…"), 2, _STEPS)
        self.errands.run(opening, self.opened.emit, self._keeper_out(keys, staff_user_id))

    def _keeper_out(self, keys: Any, staff_user_id: int | None) -> Callable[[Problem], None]:
        def on_problem(problem: Problem) -> None:
            self.step.refuse(problem)
            self.kept_out.emit(problem, keys, staff_user_id)

        return on_problem

    def _offer_remembered(self, step: SignIn) -> None:
        person = step.person
        known = person is not None and self.settings.now.remembers(self.way.file_id, person.staff_user_id)
        step.without.setVisible(known and not self._locked)
