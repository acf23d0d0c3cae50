"""A big number, what it counts, how it stands, and its trend."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

_LEAST_POINTS = 2


class FigureCard(Card):
    """For example 17, "new voices this quarter", "12 in the quarter before", and a small line."""

    def __init__(
        self, figure: str = "", words: str = "", note: str = "", trend: Sequence[float] = ()
    ) -> None:
        super().__init__()
        self.figure = Words(figure, Kind.FIGURE)
        self.words = Words(words)
        self.note = Words(note, Kind.NOTE)
        self.trend = Trend()
        said = QVBoxLayout()
        said.setSpacing(0)
        for part in (self.figure, self.words, self.note):
            said.addWidget(part)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(self.trend)
        self.add(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_figure(figure, words, note, trend)

    def show_figure(self, figure: str, words: str, note: str = "", trend: Sequence[float] = ()) -> None:
        """Show these; a trend of fewer than two points is not drawn."""
        self.figure.setText(figure)
        self.words.setText(words)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.trend.show_points(trend)
        self.setAccessibleName(f"{figure} {words}")
        self.setAccessibleDescription(note)


class Trend(QWidget):
    """A small line with a dot at its end; its words say what the line shows."""

    def __init__(self, points: Sequence[float] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_points(points)

    def show_points(self, points: Sequence[float]) -> None:
        """Show these figures, oldest first."""
        self.points = tuple(points)
        self.setVisible(len(self.points) >= _LEAST_POINTS)
        figures = ", ".join(f"{point:g}" for point in self.points)
        self.setAccessibleName(_("Trend: {figures}").format(figures=figures))
        self.update()

    def sizeHint(self) -> QSize:
        """A small picture, growing with the text."""
        worn = theme.current()
        return QSize(worn.px(112), worn.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line and its dot."""
        if len(self.points) < _LEAST_POINTS:
            return
        worn = theme.current()
        pad = worn.px(6)
        low, high = min(self.points), max(self.points)
        span = (high - low) or 1
        across, up = self.width() - 2 * pad, self.height() - 2 * pad
        step = across / (len(self.points) - 1)
        line = QPolygonF(
            [
                QPointF(pad + n * step, pad + up * (1 - (one - low) / span))
                for n, one in enumerate(self.points)
            ]
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn["accent"], worn.px(2)))
        painter.drawPolyline(line)
        painter.setBrush(worn["accent"])
        painter.drawEllipse(line.last(), worn.px(3), worn.px(3))
        painter.end()
