"""What all charts share: a sentence, a table of the same figures, a text alternative, one drawing."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.palette import LIGHT, Palette
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import ChartDrawing, Pen

Cell = str | int | None


@dataclass(frozen=True)
class Look:
    """How a chart is to appear: colours, and text size as a factor of the usual 13 units (1 is 100 %)."""

    palette: Palette = LIGHT
    scale: float = 1.0


@dataclass(frozen=True)
class Rows:
    """A chart's figures as a table: headings, and rows whose first cell names the row. None is an empty cell."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Chart(ABC):
    """One chart: its sentence, already translated, and the language in which figures are written.

    The sentence is not drawn: page and paper set it as a heading over the drawing. Values are those that may be
    shown; whatever is hidden never reaches a chart.
    """

    title: str
    language: Language = field(default_factory=Language, kw_only=True)

    @abstractmethod
    def table(self) -> Rows:
        """The same figures in rows."""

    @abstractmethod
    def _paint(self, pen: "Pen") -> None:
        """Draws itself downwards from the pen's top left corner."""

    @property
    def alt(self) -> str:
        """The text alternative: the sentence, then every figure in reading order."""
        table = self.table()
        told = [_told(table.headings, row, self.language) for row in table.rows]
        return " ".join([_stopped(self.title), *told])

    def drawing(self, width: float, look: Look | None = None) -> "ChartDrawing":
        """The chart this wide, in points on paper and in pixels at 100 % on screen; its height follows."""
        from coprod_desktop.documents.charts.pen import Pen

        pen = Pen(width, look or Look())
        self._paint(pen)
        return pen.drawing(self)

    def part_of(self, part: int, whole: int) -> str:
        """Such as "3 of 11", always said before the percentage."""
        return self.language.gettext("{part} of {whole}").format(
            part=self.language.count(part), whole=self.language.count(whole)
        )

    def percent(self, share: float) -> str:
        """A share of one as a whole percentage: "27%"."""
        from babel.numbers import format_percent

        return format_percent(
            _half_up(share * 100) / 100, locale="en_GB" if self.language.code == "en" else self.language.code
        )


def _half_up(value: float) -> int:
    return int(value + 0.5 + 1e-9)  # 57 of 200 is 28.5 in exact numbers, a little less in binary ones


def _told(headings: tuple[str, ...], row: tuple[Cell, ...], language: Language) -> str:
    cells = [
        f"{heading} {language.count(cell) if isinstance(cell, int) else cell}".strip()
        for heading, cell in zip(headings[1:], row[1:], strict=True)
        if cell not in {None, ""}
    ]
    return _stopped(f"{row[0]}: {', '.join(cells)}" if cells else str(row[0]))


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
