"""The small window that stands while a register is gone back to one of its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.keeper import moment
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.step import Step

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from coprod_desktop.services.backups import Backup


class GoingBackWindow(StepWindow):
    """Nothing to press: it takes seconds, and is whole at every moment."""

    def __init__(self, register: Path, backup: Backup) -> None:
        super().__init__(register.stem, _("A register in {folder}").format(folder=register.parent))
        step = Step(
            _("Going back to the backup of {moment}").format(moment=moment(backup.at)),
            _("The backup is checked, the register as it is now is kept, then it is opened."),
            "",
        )
        step.main.hide()
        self.show_step(step)
        step.work(_("Going back…"), 0, 0)
        self._done = False

    def end(self) -> None:
        """It is done: now it may be closed."""
        self._done = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stays until it is done: what comes after has to be shown."""
        if self._done:
            super().closeEvent(event)
        else:
            event.ignore()
