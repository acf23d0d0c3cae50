"""A small line beside a figure: how it has moved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Chart, Rows

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import Pen


@dataclass(frozen=True)
class Moment:
    """One point of a trend: when, translated, and how many."""

    label: str
    value: int


@dataclass(frozen=True)
class TrendChart(Chart):
    """A line without scale or words, for a card that says the figure itself. ``row`` and ``value`` head the table."""

    moments: tuple[Moment, ...]
    row: str
    value: str

    def table(self) -> Rows:
        """A row a moment, oldest first."""
        return Rows((self.row, self.value), tuple((moment.label, moment.value) for moment in self.moments))

    def _paint(self, pen: "Pen") -> None:
        edge, height = pen.units(5), pen.units(32)
        pen.use(height)
        values = [moment.value for moment in self.moments]
        if not values:
            return
        least, span = min(values), max(max(values) - min(values), 1)
        pitch = (pen.width - 2 * edge) / max(len(values) - 1, 1)
        points = [
            (edge + number * pitch, height - edge - (height - 2 * edge) * (value - least) / span)
            for number, value in enumerate(values)
        ]
        if len(points) > 1:
            pen.path(points, pen.palette.accent, thick=pen.units(2))
        pen.dot(points[-1], pen.units(4), pen.palette.accent)
