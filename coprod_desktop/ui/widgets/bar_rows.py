"""Bars with words: how many of a whole, step by step."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.words import Kind, Words


class BarRows(QWidget):
    """One row for each step: its words, a bar, and what the bar says ("919 · 38%")."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.current().space(10))
        self._grid.setHorizontalSpacing(theme.current().space(12))
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: list[tuple[str, float, str]]) -> None:
        """Show these: words, share of the whole (0 to 1), what it says."""
        empty(self._grid)
        for number, (words, share, said) in enumerate(rows):
            label, figure = Words(words), Words(said, Kind.NOTE)
            label.setWordWrap(False)
            figure.setWordWrap(False)
            for column, part in enumerate((label, _Bar(share, f"{words}: {said}"), figure)):
                self._grid.addWidget(part, number, column, Qt.AlignmentFlag(0))


class _Bar(QWidget):
    def __init__(self, share: float, name: str) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A calm bar."""
        worn = theme.current()
        return QSize(worn.px(160), worn.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track and what of it is filled."""
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn["track"])
        room = QRectF(self.rect())
        painter.drawRoundedRect(room, 4, 4)
        painter.setBrush(worn["accent"])
        room.setWidth(room.width() * self._share)
        painter.drawRoundedRect(room, 4, 4)
        painter.end()
