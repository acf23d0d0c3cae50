"""The mix by quarter: first time with us, returning, familiar, and those we do not know about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Cell, Chart, Rows
from coprod_desktop.documents.charts.pen import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.documents.charts.palette import Palette
    from coprod_desktop.documents.charts.pen import Pen


@dataclass(frozen=True)
class VoiceNames:
    """What the four kinds are called, translated, from the top of a bar down; and what the rows of a table are."""

    first_time: str
    returning: str
    familiar: str
    unknown: str
    row: str
    everyone: str


@dataclass(frozen=True)
class Mix:
    """How many people of each kind took part in one quarter, or on one board."""

    label: str
    first_time: int
    returning: int
    familiar: int
    unknown: int = 0

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """The four counts from the top of a bar down."""
        return self.first_time, self.returning, self.familiar, self.unknown

    @property
    def everyone(self) -> int:
        """All who took part."""
        return sum(self.parts)


def colours(palette: "Palette") -> tuple[str, str, str, str]:
    """The colours of the four kinds, in the order of :attr:`Mix.parts`."""
    return palette.first_time, palette.returning, palette.familiar, palette.unknown


def mix_table(names: VoiceNames, mixes: tuple[Mix, ...]) -> Rows:
    """The counts of each kind; the column of unknown only where somebody is."""
    known = not any(mix.unknown for mix in mixes)
    titles = (names.first_time, names.returning, names.familiar, names.unknown)[: 3 if known else 4]
    rows: list[tuple[Cell, ...]] = [(mix.label, *mix.parts[: len(titles)], mix.everyone) for mix in mixes]
    return Rows((names.row, *titles, names.everyone), tuple(rows))


@dataclass(frozen=True)
class MixChart(Chart):
    """Stacked bars, a quarter each, oldest first; the last bar carries the names and counts."""

    names: VoiceNames
    quarters: tuple[Mix, ...]

    def table(self) -> Rows:
        """A row a quarter."""
        return mix_table(self.names, self.quarters)

    def _paint(self, pen: "Pen") -> None:
        if self.quarters:
            _Bars(self, pen).paint()


class _Bars:
    """Where the bars of one drawing stand."""

    def __init__(self, chart: MixChart, pen: "Pen") -> None:
        self._chart, self._pen, self._stacked = chart, pen, False
        self._names = self._end_names()
        # Long names in large type: the figures stand under the name instead of after it.
        self._stacked = self._room() < pen.width * 0.4
        room = self._room()
        count = len(chart.quarters)
        self._pitch = min(max(room, pen.width * 0.3) / count, pen.units(64))
        self._width = self._pitch * 0.72
        self._top = pen.line_height(pen.small) + pen.units(4)
        self._floor = self._top + pen.units(160)
        most = max(quarter.everyone for quarter in chart.quarters)
        self._per_person = (self._floor - self._top) / max(most, 1)

    def paint(self) -> None:
        for number, quarter in enumerate(self._chart.quarters):
            self._paint_bar(self._left(number), quarter)
        self._paint_totals()
        self._paint_quarter_names()
        end = len(self._chart.quarters) * self._pitch
        self._pen.line((0, self._floor), (end, self._floor), self._pen.palette.soft)
        self._paint_end_names(end + self._pen.units(6))

    def _left(self, number: int) -> float:
        return number * self._pitch + (self._pitch - self._width) / 2

    def _paint_bar(self, left: float, quarter: Mix) -> None:
        pen = self._pen
        for (down, height), colour, count in zip(
            self._segments(quarter), colours(pen.palette), quarter.parts, strict=True
        ):
            if count:
                hatched = colour == pen.palette.unknown
                pen.bar((left, down), (self._width, max(height - 1.5, 0.8)), colour, hatched=hatched)

    def _segments(self, quarter: Mix) -> list[tuple[float, float]]:
        down = self._floor - quarter.everyone * self._per_person
        segments = []
        for count in quarter.parts:
            segments.append((down, count * self._per_person))
            down += count * self._per_person
        return segments

    def _paint_totals(self) -> None:
        """How many took part, above each bar; where they would touch, above every second or fourth and the last."""
        pen, quarters = self._pen, self._chart.quarters
        totals = [self._chart.language.count(quarter.everyone) for quarter in quarters]
        every = self._every(totals, pen.units(6))
        for number in range((len(quarters) - 1) % every, len(quarters), every):
            top = self._floor - quarters[number].everyone * self._per_person - pen.units(5)
            at = (self._left(number) + self._width / 2, top)
            pen.words(at, totals[number], pen.small, pen.palette.soft, anchor="middle")

    def _paint_quarter_names(self) -> None:
        pen, quarters = self._pen, self._chart.quarters
        every = self._every([quarter.label for quarter in quarters], pen.units(6))
        base = self._floor + pen.line_height(pen.small)
        # Where there is no room for all, those that name their year stay.
        first = max(
            range(every), key=lambda start: sum(len(quarter.label) for quarter in quarters[start::every])
        )
        for number, quarter in list(enumerate(quarters))[first::every]:
            at = (self._left(number) + self._width / 2, base)
            pen.words(at, quarter.label, pen.small, pen.palette.soft, anchor="middle")

    def _every(self, words: "Sequence[str]", gap: float) -> int:
        """One bar in how many has room for its words: 1 when all have."""
        widest = max(self._pen.words_width(said, self._pen.small) for said in words) + gap
        needed = max(1, -int(-widest // self._pitch))
        return next((step for step in (1, 2, 4) if step >= needed), needed)

    def _end_names(self) -> list[tuple[int, str, str]]:
        chart, last = self._chart, self._chart.quarters[-1]
        names = (chart.names.first_time, chart.names.returning, chart.names.familiar, chart.names.unknown)
        return [
            (place, name, f"{chart.part_of(count, last.everyone)} · {chart.percent(count / last.everyone)}")
            for place, (name, count) in enumerate(zip(names, last.parts, strict=True))
            if count
        ] or [(0, "", "")]

    def _room(self) -> float:
        pen, widths = self._pen, []
        for _place, name, figures in self._names:
            after = pen.words_width(figures, pen.label)
            before = pen.words_width(name if self._stacked else f"{name}  ", pen.label, strong=True)
            widths.append(max(before, after) if self._stacked else before + after)
        return pen.edge - max(widths) - pen.units(14)

    def _paint_end_names(self, left: float) -> None:
        pen = self._pen
        segments = self._segments(self._chart.quarters[-1])
        middles = [segments[place][0] + segments[place][1] / 2 for place, _n, _f in self._names]
        leading = pen.line_height(pen.label)
        lines = 2 if self._stacked else 1
        downs = spread(middles, leading * lines, self._floor)
        for (_place, name, figures), down in zip(self._names, downs, strict=True):
            base = down + pen.label * 0.35 - leading * (lines - 1) / 2
            pen.words((left, base), name, pen.label, pen.palette.ink, strong=True)
            after = 0 if self._stacked else pen.words_width(f"{name}  ", pen.label, strong=True)
            at = (left + after, base + leading * (lines - 1))
            pen.words(at, figures, pen.label, pen.palette.soft)
