"""A step of its own over a page: the same questions as before a register is open, asked while it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.errands import Errands
from coprod_desktop.ui.unlock.growing import Growing
from coprod_desktop.ui.unlock.step import Step

_WIDE, _HIGH = 520, 320


class StepDialog(QDialog):
    """Shows one step; it stays open while work is under way and frees itself when closed."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Coprod Desktop"))
        self.errands = Errands(self)
        self.step: Step | None = None
        self._room = QVBoxLayout(self)
        worn = theme.current()
        self._room.setContentsMargins(*[worn.px(theme.EDGE)] * 4)

    def show_step(self, step: Step) -> None:
        """Ask this."""
        self.step = step
        self.setAccessibleName(step.accessibleName())
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*[theme.current().px(4)] * 4)
        layout.addWidget(step)
        layout.addStretch(1)
        growing = Growing(self, column)
        self._room.addWidget(growing.scroll)
        wanted = QSize(_WIDE, _HIGH) * theme.current().scale / 100
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        self.open()
        growing.fit()
        step.begin()

    def reject(self) -> None:
        """Escape closes it, but not in the middle of something."""
        if self.step is None or not self.step.working:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own button."""
        if self.step is not None and self.step.working:
            event.ignore()
            return
        self.errands.close()
        super().closeEvent(event)
