"""The mix of each board, one strip a board, all the same length so that shares compare."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Chart, Rows
from coprod_desktop.documents.charts.mix import Mix, VoiceNames, colours, mix_table

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import Pen, Point


@dataclass(frozen=True)
class StripChart(Chart):
    """A strip a board; the kinds are named over the first strip and where they first occur, counts stand inside."""

    names: VoiceNames
    boards: tuple[Mix, ...]

    def table(self) -> Rows:
        """A row a board."""
        return mix_table(self.names, self.boards)

    def ends(self) -> list[str]:
        """What stands at the end of each strip: everyone, and any kind not named in a strip before it."""
        titles = (self.names.first_time, self.names.returning, self.names.familiar, self.names.unknown)
        named: set[str] = set()
        ends = []
        for number, board in enumerate(self.boards):
            here = [(title, count) for title, count in zip(titles, board.parts, strict=True) if count]
            new = [f" · {title} {self.language.count(count)}" for title, count in here if title not in named]
            ends.append(self.language.count(board.everyone) + ("".join(new) if number else ""))
            named.update(title for title, _count in here)
        return ends

    def _paint(self, pen: "Pen") -> None:
        if self.boards:
            _Strips(self, pen).paint()


class _Strips:
    """Where the strips of one drawing lie."""

    def __init__(self, chart: StripChart, pen: "Pen") -> None:
        self._chart, self._pen = chart, pen
        self._ends = chart.ends()
        widest = max(pen.words_width(board.label, pen.label) for board in chart.boards)
        self._column = min(widest, pen.width * 0.34)
        self._left = self._column + pen.units(14)
        after = max(pen.words_width(text, pen.label) for text in [*self._ends, chart.names.everyone])
        room = pen.edge - self._left - after - pen.units(12)
        self._length = max(room, pen.width * 0.2)

    def paint(self) -> None:
        pen, right = self._pen, self._left + self._length + self._pen.units(12)
        down = self._paint_names()
        pen.words((right, down - pen.units(7)), self._chart.names.everyone, pen.small, pen.palette.soft)
        for board, end in zip(self._chart.boards, self._ends, strict=True):
            lines = pen.wrapped(board.label, pen.label, self._column)
            height = max(pen.units(28), len(lines) * pen.line_height(pen.label) + pen.units(4))
            middle = down + height / 2
            pen.lines_of_words((0, middle), lines, pen.label, pen.palette.ink)
            self._paint_strip(board, middle)
            pen.words((right, middle + pen.label * 0.35), end, pen.label, pen.palette.soft)
            down += height
        pen.use(down)

    def _named(self) -> list[tuple[str, float]]:
        """The kinds of the first strip, and where each begins."""
        names, first = self._chart.names, self._chart.boards[0]
        titles = (names.first_time, names.returning, names.familiar, names.unknown)
        at, named = self._left, []
        for title, count in zip(titles, first.parts, strict=True):
            if count:
                named.append((title, at))
                at += self._length * count / first.everyone
        return named

    def _paint_names(self) -> float:
        """The kinds over the first strip; where two would meet, each takes a line and a thread down to its part."""
        pen, named = self._pen, self._named()
        leading = pen.line_height(pen.small)
        edge = self._left + self._length + pen.units(4)  # "everyone" stands beyond it, on the same line
        stops = [start for _title, start in named[1:]] + [edge + pen.units(8)]
        crowded = any(
            start + pen.words_width(title, pen.small, strong=True) + pen.units(8) > stop
            for (title, start), stop in zip(named, stops, strict=False)
        )
        floor = leading * (len(named) if crowded else 1) + pen.units(6)
        for number, (title, start) in enumerate(named):
            base = leading * (number + 1 if crowded else 1)
            x = min(start, edge - pen.words_width(title, pen.small, strong=True))
            if crowded:
                pen.line(
                    (start, base + pen.units(3)), (start, floor + pen.units(4)), pen.palette.soft, thick=0.75
                )
            pen.words((x, base), title, pen.small, pen.palette.ink, strong=True)
        return floor

    def _paint_strip(self, board: Mix, middle: float) -> None:
        pen, thick, left = self._pen, self._pen.units(20), self._left
        if not board.everyone:
            pen.bar((left, middle - thick / 2), (self._length, thick), pen.palette.track)
        for count, colour in zip(board.parts, colours(pen.palette), strict=True):
            if not count:
                continue
            wide = self._length * count / board.everyone
            hatched = colour == pen.palette.unknown
            size = (max(wide - 1.5, 0.8), thick)
            pen.bar((left, middle - thick / 2), size, colour, hatched=hatched)
            self._paint_count(count, (left, middle), size[0], pen.palette.panel if hatched else colour)
            left += wide

    def _paint_count(self, count: int, at: "Point", wide: float, ground: str) -> None:
        pen, text = self._pen, self._chart.language.count(count)
        room = pen.words_width(text, pen.small, strong=True) + pen.units(6)
        if room > wide:
            return
        x, base = at[0] + wide / 2, at[1] + pen.small * 0.35
        if ground == pen.palette.panel:
            pen.bar((x - room / 2, base - pen.small), (room, pen.small * 1.25), ground)
        pen.words((x, base), text, pen.small, pen.palette.ink_on(ground), anchor="middle", strong=True)
