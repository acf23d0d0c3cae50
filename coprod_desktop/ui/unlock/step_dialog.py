"""Steps of their own over a page: the same questions as before a register is open, asked while it is."""

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
    """Shows one step after another; it stays open while work is under way and frees itself when closed."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Coprod Desktop"))
        self.errands = Errands(self)
        self.step: Step | None = None
        worn = theme.current()
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(*[worn.px(4)] * 4)
        self._column.addStretch(1)
        self._growing = Growing(self, column)
        room = QVBoxLayout(self)
        room.setContentsMargins(*[worn.px(theme.EDGE)] * 4)
        room.addWidget(self._growing.scroll)
        wanted = QSize(_WIDE, _HIGH) * worn.scale / 100
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def show_step(self, step: Step) -> None:
        """This is what is asked now; the step before is gone, with whatever was typed in it."""
        if self.step is not None:
            self.step.hide()
            self._column.removeWidget(self.step)
            self.step.deleteLater()
        self.step = step
        self.setAccessibleName(step.accessibleName())
        self._column.insertWidget(0, step)
        step.show()
        self.open()
        self._growing.fit()
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
