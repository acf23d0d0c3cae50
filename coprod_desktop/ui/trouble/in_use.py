"""Someone else has the register open: who, where and since when, and what can be done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.step import Step

if TYPE_CHECKING:
    from coprod_desktop.domain.problems import Problem


class InUseStep(Step):
    """Try again, or only look. ``look_asked`` and ``another_asked`` are the two other ways."""

    look_asked = Signal()
    another_asked = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__(_("Open elsewhere"), problem.message, _("Try again"))
        self.look = self.add_verb(_("Only look at it"), self.look_asked.emit)
        self.add_link(_("Another register…"), self.another_asked.emit)

    def refuse(self, problem: Problem) -> None:
        """Still open, or something else: say it where it was said before."""
        self.rest()
        self.sentence.setText(problem.message)
        self.setAccessibleDescription(problem.message)
