"""Another file lies where the register lay: nothing can be kept until it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.banner import Banner
from coprod_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.ui.main_window import MainWindow


class SwappedNotice(QObject):
    """Said once in a dialog that stops the work, then at the top of every page for as long as the window stands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._said = False
        window.desk.jobs.swapped.connect(self.on_swapped)

    def on_swapped(self, problem: Problem) -> None:
        """Something could not be kept: the first time is enough to stop for."""
        if self._said:
            self._window.desk.notices.problem(_("Nothing can be kept any more: close the register."))
            return
        self._said = True
        banner = Banner(
            "circle-exclamation", _("Nothing can be kept in this register any more"), problem.message
        )
        banner.add_link(_("Close the register"), self._window.close)
        self._window.add_banner(banner)
        dialog = Dialog(
            self._window,
            _("The register’s file was moved or replaced"),
            _(
                "{problem} What was kept before is safe in that file. What you just typed was not kept: stay to copy it "
                "somewhere first."
            ).format(problem=problem.message),
            accept=_("Close the register"),
            cancel=_("Stay to copy what I typed"),
        )
        dialog.accepted.connect(self._window.close)
        dialog.open()
        dialog.cancel.setFocus()
