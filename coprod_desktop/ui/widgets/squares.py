"""Seats as squares: filled, still empty."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.words import Kind, Words

_MOST_DRAWN = 12


class Squares(QWidget):
    """``filled`` of ``places``, as squares; more than twelve are left to the words beside them."""

    def __init__(self, filled: int, places: int) -> None:
        super().__init__()
        self.filled, self.places = filled, places
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{filled} of {places}").format(filled=filled, places=places))

    def sizeHint(self) -> QSize:
        """Room for the squares."""
        worn = theme.current()
        shown = min(self.places, _MOST_DRAWN)
        return QSize(shown * worn.px(17), worn.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The squares."""
        worn = theme.current()
        side = worn.px(13)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn["accent"], 1))
        for number in range(min(self.places, _MOST_DRAWN)):
            painter.setBrush(worn["accent"] if number < self.filled else Qt.BrushStyle.NoBrush)
            left = number * worn.px(17) + 0.5
            painter.drawRoundedRect(QRectF(left, (self.height() - side) / 2, side, side), 3, 3)
        painter.end()


class SquaresTable(QWidget):
    """One row for each kind of experience: its words, its squares, "2 of 3"."""

    def __init__(self, rows: list[tuple[str, int, int]] | None = None) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.current().space(8))
        self._grid.setColumnStretch(0, 1)
        self.show_rows(rows or [])

    def show_rows(self, rows: list[tuple[str, int, int]]) -> None:
        """Show these: words, filled, places."""
        empty(self._grid)
        for number, (words, filled, places) in enumerate(rows):
            said = Words(_("{filled} of {places}").format(filled=filled, places=places), Kind.NOTE)
            said.setWordWrap(False)
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(Words(words), number, 0)
            self._grid.addWidget(Squares(filled, places), number, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(said, number, 2)
