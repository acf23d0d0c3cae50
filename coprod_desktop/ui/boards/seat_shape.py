"""How a seat is drawn: full, ending, empty - told apart by shape, never by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.services.boards import SeatState
from coprod_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_SIDE = 22


class SeatShape(QWidget):
    """A full square is held; one with its corner gone is ending; a dashed one is vacant. The words stand beside it."""

    def __init__(self, state: SeatState) -> None:
        super().__init__()
        self.state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square, growing with the text."""
        side = theme.current().px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square."""
        worn = theme.current()
        room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.state is SeatState.ENDING:
            _draw_ending(painter, room, worn["attention"])
        else:
            held = self.state is SeatState.HELD
            line = QPen(worn["accent"] if held else worn["edge"], worn.px(2))
            if not held:
                line.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(line)
            painter.setBrush(worn["accent"] if held else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room, 4, 4)
        painter.end()


def _draw_ending(painter: QPainter, room: QRectF, colour: QColor) -> None:
    """An outlined square whose lower half is full: it is running out."""
    painter.setPen(QPen(colour, theme.current().px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room, 4, 4)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(room.left(), room.bottom()),
                QPointF(room.right(), room.bottom()),
                QPointF(room.right(), room.top()),
            ]
        )
    )
