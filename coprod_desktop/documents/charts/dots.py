"""Who takes part beside a population: a dot with its interval, and a mark for the population."""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Cell, Chart, Rows

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import Pen


@dataclass(frozen=True)
class Interval:
    """A share and the range it may be by chance (Wilson, 95 %), all as shares of one."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Dot:
    """One category: released figures only. Without ``ours`` nothing is drawn for us, only ``told`` is written.

    ``told`` is the figure in words ("35 of 120 · 29%", "hidden"), ``verdict`` what can be said about it
    ("more than in the population", "cannot tell"), ``theirs`` the population's share.
    """

    label: str
    ours: Interval | None
    theirs: float | None
    told: str
    verdict: str = ""


@dataclass(frozen=True)
class DotNames:
    """Heads of the table and the words beside the first dot and mark, translated."""

    row: str
    ours: str
    theirs: str
    verdict: str


@dataclass(frozen=True)
class DotChart(Chart):
    """Dots on one scale from nothing; the range is a line through the dot, the population an upright mark."""

    names: DotNames
    dots: tuple[Dot, ...]

    def table(self) -> Rows:
        """A row a category: our figure, the population's, and what can be said."""
        rows: list[tuple[Cell, ...]] = [
            (
                dot.label,
                dot.told,
                None if dot.theirs is None else self.percent(dot.theirs),
                dot.verdict or None,
            )
            for dot in self.dots
        ]
        return Rows((self.names.row, self.names.ours, self.names.theirs, self.names.verdict), tuple(rows))

    def _paint(self, pen: "Pen") -> None:
        if self.dots:
            _Field(self, pen).paint()


class _Field:
    """Where the dots of one drawing lie."""

    def __init__(self, chart: DotChart, pen: "Pen") -> None:
        self._chart, self._pen = chart, pen
        column = min(max(pen.words_width(dot.label, pen.label) for dot in chart.dots), pen.width * 0.3)
        told = [text for dot in chart.dots for text in (dot.told, dot.verdict)]
        self._told_width = min(max(pen.words_width(text, pen.label) for text in told), pen.width * 0.34)
        self._column = column
        self._left = column + pen.units(18)
        self._right = max(pen.edge - self._told_width - pen.units(20), self._left + pen.width * 0.15)
        highs = [dot.ours.high for dot in chart.dots if dot.ours]
        theirs = [dot.theirs for dot in chart.dots if dot.theirs is not None]
        self._most = min(1.0, max(0.1, ceil(max([*highs, *theirs, 0.1]) * 10) / 10))

    def paint(self) -> None:
        pen = self._pen
        top = self._paint_names()
        rows, down = [], top
        for dot in self._chart.dots:
            lines = pen.wrapped(dot.label, pen.label, self._column)
            told = pen.wrapped(dot.told, pen.label, self._told_width)
            verdict = pen.wrapped(dot.verdict, pen.small, self._told_width) if dot.verdict else []
            most = max(len(lines), len(told) + len(verdict))
            height = max(pen.units(34), most * pen.line_height(pen.label) + pen.units(10))
            rows.append((dot, down + height / 2, lines, told, verdict))
            down += height
        self._paint_scale(top, down)
        for dot, middle, lines, told, verdict in rows:
            pen.lines_of_words((0, middle), lines, pen.label, pen.palette.ink)
            self._paint_told(middle, told, verdict)
            self._paint_marks(dot, middle)

    def _x(self, share: float) -> float:
        return self._left + (self._right - self._left) * share / self._most

    def _paint_scale(self, top: float, floor: float) -> None:
        pen = self._pen
        step = next((step for step in (0.1, 0.2, 0.25, 0.5) if self._most / step <= 5), 0.5)  # noqa: PLR2004
        widest = pen.words_width(self._chart.percent(1), pen.small) + pen.units(8)
        while self._x(step) - self._x(0) < widest and step < self._most:
            step *= 2
        share = 0.0
        while share <= self._most + 1e-9:
            x = self._x(share)
            pen.line((x, top), (x, floor), pen.palette.line, thick=0.75)
            at = (x, floor + pen.line_height(pen.small))
            pen.words(at, self._chart.percent(share), pen.small, pen.palette.soft, anchor="middle")
            share += step

    def _paint_marks(self, dot: Dot, middle: float) -> None:
        pen = self._pen
        if dot.ours:
            ends = (self._x(dot.ours.low), middle), (self._x(min(dot.ours.high, self._most)), middle)
            pen.line(*ends, pen.palette.accent, thick=pen.units(2.5))
        if dot.theirs is not None:
            x, reach = self._x(min(dot.theirs, self._most)), pen.units(10)
            pen.line((x, middle - reach), (x, middle + reach), pen.palette.ink, thick=pen.units(2.5))
        if dot.ours:
            pen.dot((self._x(dot.ours.share), middle), pen.units(6), pen.palette.accent)

    def _paint_told(self, middle: float, told: list[str], verdict: list[str]) -> None:
        pen = self._pen
        x = self._right + pen.units(20)
        leading = pen.line_height(pen.label)
        first = middle - leading * (len(told) + len(verdict) - 1) / 2 + pen.label * 0.35
        for number, line in enumerate([*told, *verdict]):
            strong = number < len(told)
            size, colour = (pen.label, pen.palette.ink) if strong else (pen.small, pen.palette.soft)
            pen.words((x, first + number * leading), line, size, colour, strong=strong)

    def _paint_names(self) -> float:
        """Names the dot and the mark once, over the first row that has both."""
        pen, names = self._pen, self._chart.names
        base = pen.line_height(pen.small)
        first = self._chart.dots[0]
        if first.ours is None or first.theirs is None:
            return base
        marks = sorted(((self._x(first.ours.share), names.ours), (self._x(first.theirs), names.theirs)))
        (left, left_name), (right, right_name) = marks
        overlap, gap = pen.units(5), pen.units(10)
        right_room = pen.words_width(right_name, pen.small, strong=True)
        right_start = min(max(right - overlap, (left + right + gap) / 2), pen.edge - right_room)
        left_room = pen.words_width(left_name, pen.small, strong=True)
        left_start = max(min(left + overlap, right_start - gap) - left_room, 0)
        pen.words((left_start, base), left_name, pen.small, pen.palette.ink, strong=True)
        pen.words((right_start, base), right_name, pen.small, pen.palette.ink, strong=True)
        return base + pen.units(8)
