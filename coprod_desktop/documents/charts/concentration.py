"""How evenly taking part is shared: what part the busiest people have in all attendances."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Cell, Chart, Rows

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import Pen, Point


@dataclass(frozen=True)
class Curve:
    """One year: its name, translated ("This year"), and running totals (people, attendances), busiest people first."""

    label: str
    totals: tuple[tuple[int, int], ...]

    def taken_by(self, people: float) -> float:
        """The share of all attendances taken by this share of people, busiest first; both are shares of one."""
        count, everything = self.totals[-1] if self.totals else (0, 0)
        if not everything:
            return people
        wanted = people * count
        for (before, held), (after, total) in pairwise(((0, 0), *self.totals)):
            if before < after and wanted <= after:
                return (held + (total - held) * (wanted - before) / (after - before)) / everything
        return 1.0


@dataclass(frozen=True)
class ConcentrationChart(Chart):
    """The curve of this year beside last year's, the busiest tenth marked. ``people`` and ``taken`` name the axes."""

    now: Curve
    before: Curve | None
    people: str
    taken: str

    def table(self) -> Rows:
        """A row a tenth of people."""
        curves = [self.now, self.before] if self.before else [self.now]
        rows: list[tuple[Cell, ...]] = [
            (self.percent(tenth / 10), *(self.percent(curve.taken_by(tenth / 10)) for curve in curves))
            for tenth in range(1, 11)
        ]
        return Rows((self.people, *(curve.label for curve in curves)), tuple(rows))

    def tenth(self, curve: Curve) -> str:
        """Such as "This year: 10% of people took 24%"."""
        words = self.language.gettext("{year}: {people} of people took {taken}")
        return words.format(
            year=curve.label, people=self.percent(0.1), taken=self.percent(curve.taken_by(0.1))
        )

    def _paint(self, pen: "Pen") -> None:
        top = pen.line_height(pen.small) + pen.units(6)
        floor = top + pen.units(165)
        right = min(pen.width - pen.units(4), pen.units(300))

        def at(people: float, taken: float) -> "Point":
            return right * people, floor - (floor - top) * taken

        pen.words((0, pen.line_height(pen.small) - pen.units(3)), self.taken, pen.small, pen.palette.soft)
        pen.line((0, top), (0, floor), pen.palette.soft)
        pen.line((0, floor), (right, floor), pen.palette.soft)
        below = floor + pen.line_height(pen.small)
        pen.words((right, below), self.people, pen.small, pen.palette.soft, anchor="end")
        pen.line(at(0, 0), at(1, 1), pen.palette.soft, thick=0.75, dashed=True)
        if self.before:
            pen.path(_points(self.before, at), pen.palette.soft, thick=pen.units(1.5))
        pen.path(_points(self.now, at), pen.palette.accent, thick=pen.units(2.5))
        self._paint_tenth(pen, at)

    def _paint_tenth(self, pen: "Pen", at: "_Place") -> None:
        spot = at(0.1, self.now.taken_by(0.1))
        if self.before:
            pen.dot(at(0.1, self.before.taken_by(0.1)), pen.units(4), pen.palette.soft)
        pen.dot(spot, pen.units(6), pen.palette.accent)
        told = [(self.tenth(self.now), True)] + ([(self.tenth(self.before), False)] if self.before else [])
        leading = pen.line_height(pen.label)
        right, floor = at(1, 0)
        start = at(0.34, 0)[0]
        widest = max(pen.words_width(text, pen.label, strong=strong) for text, strong in told)
        if start + widest <= right:
            x, base = start, at(0, 0.04)[1] - leading * (len(told) - 1)
        else:  # too long to stand under the curve: below everything
            x, base = 0.0, floor + 2 * leading
        for text, strong in told:
            colour = pen.palette.ink if strong else pen.palette.soft
            for line in pen.wrapped(text, pen.label, pen.edge - x, strong=strong):
                pen.words((x, base), line, pen.label, colour, strong=strong)
                base += leading


if TYPE_CHECKING:
    from collections.abc import Callable

    _Place = Callable[[float, float], Point]


def _points(curve: Curve, at: "_Place") -> list["Point"]:
    steps = 40
    return [at(step / steps, curve.taken_by(step / steps)) for step in range(steps + 1)]
