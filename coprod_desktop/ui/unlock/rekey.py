"""After a suspected leak: new keys for the register, a new recovery sheet, new passwords for everyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal

from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.confirm import ConfirmStep
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.sheet import SheetStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.documents.recovery_sheet import RecoveryContent
    from coprod_desktop.domain.problems import Problem

_STEPS = 3


class Change(Protocol):
    """A change of keys, each part away from the window's thread; all raise Problem in words."""

    def begin(self, password: str) -> str:
        """Keep a backup and write both keys down; the new recovery code."""

    def carry_out(self) -> None:
        """Write every page anew, once the register is closed."""

    def open(self) -> Any:
        """The register, open again."""


class RekeyWindow(StepWindow):
    """Asks for one's own password, changes the keys, and has the new recovery sheet put on paper.

    ``begun`` when the register must be closed now, ``opened`` with the register when it is open again. ``content`` makes
    the sheet of a code.
    """

    begun = Signal()
    opened = Signal(object)

    holds = True

    def __init__(self, change: Change, title: str, content: Callable[[str], RecoveryContent]) -> None:
        super().__init__(title, _("Change the keys"))
        self._change, self._content = change, content
        step = _confirm_step()
        step.add_verb(_("Cancel"), self.close)
        step.confirmed.connect(self.on_confirmed)
        self.show_step(step)

    def on_confirmed(self) -> None:
        """Check the password, keep a backup, write both keys down; the register is still open."""
        password = self.step.password.value()
        self.step.work(_("Checking the password and keeping a backup…"), 1, _STEPS)
        self.errands.run(lambda: self._change.begin(password), self.on_begun, self.step.refuse)

    def on_begun(self, code: str) -> None:
        """Close the register and write every page anew."""
        self.step.password.clear()
        self.begun.emit()
        self.step.work(_("Encrypting everything anew…"), 2, _STEPS)
        self.errands.run(self._change.carry_out, lambda _done: self.on_changed(code), self.on_failed)

    def on_failed(self, problem: Problem) -> None:
        """It is as it was: say why, and open it again."""
        self.step.refuse(problem)
        self.step.main.hide()
        self.step.add_verb(_("Open the register"), self.on_read_back)

    def on_changed(self, code: str) -> None:
        """The new sheet goes on paper."""
        self.step.rest()
        self.before_leaving = (
            _("Leave without the recovery sheet?"),
            _(
                "The keys are changed and your password opens the register. If you lose it, nothing else will, "
                "until you make a new sheet in Settings, under Staff."
            ),
        )
        step = SheetStep(self._content(code), self.errands, _("Open the register"))
        step.confirmed.connect(self.on_read_back)
        self.show_step(step)

    def on_read_back(self) -> None:
        """Open it."""
        self.before_leaving = None
        self.step.work(_("Opening the register…"), 2, _STEPS)
        self.errands.run(self._change.open, self.on_opened, self.step.refuse)

    def on_opened(self, whole: Any) -> None:
        """Hand it on."""
        self.step.rest()
        self.opened.emit(whole)


def _confirm_step() -> ConfirmStep:
    return ConfirmStep(
        _("What will happen"),
        _("Everything is encrypted anew. This can take a few minutes with a large register."),
        (
            _("A backup is kept first, and checked."),
            _("Your own password stays."),
            _("Everyone else’s stops working: give each a new first password afterwards."),
            _("The old recovery sheet stops working, and you print a new one."),
            _(
                "Copies and backups made before still open with the old passwords. Destroy those you can afterwards."
            ),
        ),
        _("Change the keys"),
    )
