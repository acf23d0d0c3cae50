"""The small window that stays while a backup is kept of a register that was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.step import Step

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.problems import Problem


class KeepingStep(Step):
    """How far it is, and a way to do without."""

    def __init__(self) -> None:
        super().__init__(
            _("Keeping a backup…"),
            _(
                "You may leave the computer: this window closes by itself. Everything you did is kept already."
            ),
            "",
        )
        self.main.hide()
        self.without = self.add_verb(_("Close without a backup"), self.confirmed.emit)

    def begin(self) -> None:
        """Nothing has the keyboard: a key pressed in passing gives nothing up."""

    def show_progress(self, done: int, total: int, text: str) -> None:
        """How far it is; unlike a password being checked, this may be given up at any time."""
        self.work(text or _("Making a backup…"), done, total)
        self.without.setEnabled(True)


class NoBackupStep(Step):
    """It could not be made; the register itself is closed and whole."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            _("The register is closed. No backup was made."),
            _("Everything you did is kept in the register itself. Today will remind you of the backup."),
            _("All right"),
        )
        self.say(problem)


class LeavingWindow(StepWindow):
    """Says what is under way. ``given_up`` when whoever is there does not want to wait for it."""

    given_up = Signal()

    def __init__(self, register: Path) -> None:
        super().__init__(register.stem, _("A register in {folder}").format(folder=register.parent))
        self.keeping = KeepingStep()
        self.keeping.confirmed.connect(self.given_up)
        self.show_step(self.keeping)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """How far it is."""
        if self.step is self.keeping:
            self.keeping.show_progress(done, total, text)

    def show_problem(self, problem: Problem) -> None:
        """There is no backup: say so, until it has been read."""
        step = NoBackupStep(problem)
        step.confirmed.connect(self.close)
        self.show_step(step)
        self.show()
