"""The frame around each step before a register is open: a band that says where one is, a column below it."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.crash import Crashes
from coprod_desktop.ui.errands import Errands
from coprod_desktop.ui.unlock.growing import Growing
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.words import Kind, Words

_SIZE, _COLUMN = (560, 440), 440


class StepWindow(QWidget):
    """Shows one step after another, and has ``errands`` for what takes a while: it never blocks.

    One that ``holds`` cannot be closed in the middle of work; ``before_leaving`` is a question and its explanation.
    """

    holds = False

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self.errands = Errands(self)
        self.crashes = Crashes(lambda: self, self)
        self.errands.crashed.connect(self.crashes.on_caught)
        # By Qt and at once, not by Python some time later in whatever order it finds the parts.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setWindowTitle(_("Coprod Desktop"))
        self.setAccessibleName(title)
        self.title, self.note = Words(title, Kind.TITLE), Words(note, Kind.NOTE)
        self._column = QVBoxLayout()
        self._inner = _centred(self._column)
        self._growing = Growing(self, self._inner)
        self._lay_out()
        self.resize(QSize(*_SIZE) * theme.current().scale / 100)
        self.step: Any = None
        self.before_leaving: tuple[str, str] | None = None

    def show_step(self, step: Step) -> None:
        """This is what is asked now; the step before is gone, with whatever was typed in it."""
        if self.step is not None:
            self.step.hide()
            self._column.removeWidget(self.step)
            self.step.deleteLater()
        self.step = step
        self._column.insertWidget(self._column.count() - 1, step)
        step.show()
        step.begin()
        self._growing.fit()

    def _lay_out(self) -> None:
        worn = theme.current()
        self._column.setContentsMargins(0, worn.px(theme.EDGE), 0, worn.px(theme.EDGE))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._band())
        outer.addWidget(self._growing.scroll, 1)

    def _band(self) -> QFrame:
        """On the colour of the rail that the window will have at its side."""
        column = QVBoxLayout()
        edge = theme.current().px(theme.EDGE)
        column.setContentsMargins(0, edge, 0, edge)
        column.setSpacing(theme.current().px(theme.GRID))
        for words in (self.title, self.note):
            column.addWidget(words)
        band = QFrame()
        band.setObjectName("rail")
        _centred(column, band)
        return band

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the step begins."""
        super().showEvent(event)
        self._growing.fit()
        self.step.begin()

    def leave(self) -> None:
        """Close without asking."""
        self.before_leaving = None
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing that is still under way is heard of again; what would be lost is asked about first."""
        if self.holds and self.step.working:
            event.ignore()
            return
        if self.before_leaving is not None:
            event.ignore()
            self._ask_before_leaving(*self.before_leaving)
            return
        self.errands.close()
        self.crashes.stop()
        super().closeEvent(event)

    def _ask_before_leaving(self, question: str, explanation: str) -> None:
        ask = Dialog(self, question, explanation, accept=_("Leave"), cancel=_("Go on"), destructive=True)
        ask.accepted.connect(self.leave)
        ask.open()
        ask.cancel.setFocus()


def _centred(column: QVBoxLayout, on: QWidget | None = None) -> QWidget:
    """A column of readable width in the middle of whatever room there is."""
    worn = theme.current()
    outer = on or QWidget()
    across = QHBoxLayout(outer)
    across.setContentsMargins(worn.px(theme.EDGE), 0, worn.px(theme.EDGE), 0)
    middle = QWidget()
    middle.setObjectName("bare")
    middle.setMaximumWidth(worn.px(_COLUMN))
    middle.setLayout(column)
    across.addStretch(1)
    across.addWidget(middle, 20)
    across.addStretch(1)
    return outer
