"""The numbers of an account, shown for half a minute to the one who opened them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.bank import BANK_NAMES
from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import concealed_copy
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from coprod_desktop.services.bank import Opened
    from coprod_desktop.ui.desk import Desk

#: How long they stay, in seconds.
SECONDS = 30


class NumbersShown(QWidget):
    """Sort code, account number, roll number, each to be copied. ``gone`` when they are hidden again."""

    gone = Signal()

    def __init__(self, desk: Desk, opened: Opened) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(_("Bank details"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(worn.space(6))
        grid = QGridLayout()
        grid.setHorizontalSpacing(worn.space(theme.GAP))
        grid.setVerticalSpacing(worn.space(6))
        grid.setColumnStretch(3, 1)
        numbers = opened.numbers
        for row, (label, shown, plain) in enumerate(
            (
                (_("Sort code"), numbers.written_sort_code, numbers.sort_code),
                (_("Account number"), numbers.number, numbers.number),
                (_("Roll number"), numbers.roll, numbers.roll),
                (_("As on their card"), numbers.given, numbers.given),
            )
        ):
            if shown:
                self._line(grid, row, label, (shown, plain))
        outer.addLayout(grid)
        if opened.fit in {Fit.PASS, Fit.FAIL}:
            kind = Kind.ATTENTION if opened.fit is Fit.FAIL else Kind.NOTE
            outer.addWidget(Words(_(BANK_NAMES[opened.fit]), kind))
        outer.addLayout(self._foot())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide_now)
        self._timer.start(SECONDS * 1000)

    def hide_now(self) -> None:
        """Time is up, or they have been seen."""
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def _line(self, grid: QGridLayout, row: int, label: str, value: tuple[str, str]) -> None:
        shown, plain = value
        words = Words(shown, Kind.STRONG)
        words.setAccessibleName(f"{label}: {shown}")
        grid.addWidget(Words(label, Kind.NOTE), row, 0)
        grid.addWidget(words, row, 1)
        copy = Button(
            _("Copy"), lambda: self._copy(plain), weight=Weight.LINK, name=_("Copy {what}").format(what=label)
        )
        grid.addWidget(copy, row, 2)

    def _copy(self, plain: str) -> None:
        concealed_copy.copy(plain)
        self._desk.notices.info(_("Copied. It leaves the clipboard in ten seconds."))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Words(_("Hidden again after half a minute."), Kind.NOTE), 1)
        row.addWidget(Button(_("Hide"), self.hide_now, weight=Weight.LINK, name=_("Hide the bank details")))
        return row

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at this page any more: it does not come back with the numbers open."""
        super().hideEvent(event)
        if self._timer.isActive() and not event.spontaneous():
            self.hide_now()
