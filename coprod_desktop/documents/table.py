"""Tables that can be read aloud: header cells with their scope, rows that never split, the header drawn again on each page.

The repeated header, the lines and the shading are decoration: the table is one element however many pages it takes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.documents import fonts
from coprod_desktop.documents.blocks import SLACK, Block, line
from coprod_desktop.documents.colours import INK, LINE
from coprod_desktop.documents.tagged import Thread
from coprod_desktop.documents.text import BODY, Style, Text
from coprod_desktop.domain.content import Words

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas


@dataclass(frozen=True)
class Column:
    """A column: its header, how it is aligned, and its width in points.

    Without a width it is as wide as its longest cell; columns that ``stretch`` share what is left over.
    """

    title: str
    align: str = "left"
    width: float | None = None
    stretch: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its words: ``span`` columns wide, or a header of its row."""

    words: Words | tuple[Words, ...] = ""
    span: int = 1
    header: bool = False
    style: Style | None = None


@dataclass(frozen=True)
class Total:
    """A row that adds up those above it: in bold, with a stronger line before it."""

    cells: tuple["Words | Cell", ...]


@dataclass(frozen=True)
class TableLook:
    """The table's style of words and the space inside a cell: at its sides, above and below, in points."""

    style: Style = BODY
    side: float = 5
    level: float = 5
    least: float = 40


@dataclass
class _Drawn:
    """One row, ready to draw: its cells as text, how many columns each takes, its height."""

    cells: list[tuple[Text, int]]
    height: float
    total: bool = False


@dataclass
class _Laid:
    """The table at one width."""

    widths: list[float]
    head: _Drawn
    rows: list[_Drawn] = field(default_factory=list)


class Table(Block):
    """Rows of cells under column headers.

    ``rows`` are sequences of words or ``Cell``, or ``Total``. ``row_header`` is the column whose cell names its row
    (announced before each figure by a screen reader); None when no column does. Raises ValueError for a row that does not
    fill the columns.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable["Sequence[Words | Cell] | Total"],
        *,
        row_header: int | None = 0,
        look: TableLook | None = None,
        above: float = 8,
    ) -> None:
        self.columns = tuple(columns)
        self.rows = tuple(
            row if isinstance(row, Total) else tuple(_cell(each) for each in row) for row in rows
        )
        self.row_header = row_header
        self.look = look or TableLook()
        self.above = above
        self.thread = Thread()
        self._start = 0
        self._stop = len(self.rows)
        self._laid: dict[float, _Laid] = {}

    def height(self, width: float) -> float:
        """How high it is at this width, in points."""
        laid = self._at(width)
        return laid.head.height + sum(row.height for row in laid.rows[self._start : self._stop])

    def least(self, width: float) -> float:
        """How much of it must stand on a page at least."""
        laid = self._at(width)
        return laid.head.height + sum(row.height for row in laid.rows[self._start : self._start + 1])

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """The part that fits and the rest; None when it may not be parted there."""
        laid = self._at(width)
        used = laid.head.height
        at = self._start
        while at < self._stop and used + laid.rows[at].height <= room + SLACK:
            used += laid.rows[at].height
            at += 1
        # A total never begins a page: it stays with the row it adds up.
        while self._start < at < self._stop and laid.rows[at].total:
            at -= 1
        if at == self._start:
            return None
        return self._part(self._start, at), self._part(at, self._stop)

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        laid = self._at(width)
        with canvas.group("Table", self.thread):
            top = self._draw_head(canvas, laid, x, top)
            for row in laid.rows[self._start : self._stop]:
                top = self._draw_row(canvas, laid, row, x, top)

    def _part(self, start: int, stop: int) -> "Table":
        part = Table(self.columns, (), row_header=self.row_header, look=self.look)
        part.rows, part.thread, part._laid = self.rows, self.thread, self._laid
        part._start, part._stop = start, stop
        return part

    # measuring

    def _at(self, width: float) -> _Laid:
        found = self._laid.get(width)
        if found is None:
            found = self._laid[width] = self._lay(width)
        return found

    def _lay(self, width: float) -> _Laid:
        head = [
            (Text(column.title, self._head_style(column), role="TH", attributes=_scope("Column")), 1)
            for column in self.columns
        ]
        rows = [self._texts(row) for row in self.rows]
        widths = self._widths(width, [head, *rows])
        laid = _Laid(widths, self._measured(head, widths))
        for row, texts in zip(self.rows, rows, strict=True):
            drawn = self._measured(texts, widths)
            drawn.total = isinstance(row, Total)
            laid.rows.append(drawn)
        return laid

    def _texts(self, row: "tuple[Cell, ...] | Total") -> list[tuple[Text, int]]:
        cells = tuple(_cell(each) for each in row.cells) if isinstance(row, Total) else row
        if sum(cell.span for cell in cells) != len(self.columns):
            raise ValueError(f"{len(self.columns)} columns, but a row of {sum(cell.span for cell in cells)}")
        texts = []
        at = 0
        for cell in cells:
            column = self.columns[at + cell.span - 1]
            texts.append((self._text(cell, column, at, strong=isinstance(row, Total)), cell.span))
            at += cell.span
        return texts

    def _text(self, cell: Cell, column: Column, at: int, *, strong: bool) -> Text:
        style = cell.style or self.look.style.but(align=column.align if cell.span == 1 else "left")
        if strong:
            style = style.but(face=fonts.SEMIBOLD)
        header = cell.header or at == self.row_header
        attributes = _scope("Row" if header else "", cell.span)
        return Text(cell.words, style, role="TH" if header and _said(cell) else "TD", attributes=attributes)

    def _head_style(self, column: Column) -> Style:
        return self.look.style.but(face=fonts.SEMIBOLD, align=column.align)

    def _measured(self, texts: list[tuple[Text, int]], widths: list[float]) -> _Drawn:
        at = 0
        tallest = 0.0
        for text, span in texts:
            tallest = max(tallest, text.height(sum(widths[at : at + span]) - 2 * self.look.side))
            at += span
        return _Drawn(texts, tallest + 2 * self.look.level)

    def _widths(self, width: float, rows: list[list[tuple[Text, int]]]) -> list[float]:
        natural = [column.width or 0.0 for column in self.columns]
        for texts in rows:
            at = 0
            for text, span in texts:
                if span == 1 and self.columns[at].width is None:
                    natural[at] = max(natural[at], text.natural_width() + 2 * self.look.side + SLACK)
                at += span
        return _shared(natural, self.columns, width, self.look.least)

    # drawing

    def _draw_head(self, canvas: "TaggedCanvas", laid: _Laid, x: float, top: float) -> float:
        if self._start == 0:
            with canvas.group("TR"):
                self._draw_cells(canvas, laid, laid.head, x, top)
        else:
            with canvas.artifact("Pagination"):
                self._draw_cells(canvas, laid, laid.head, x, top, tagged=False)
        bottom = top - laid.head.height
        with canvas.artifact():
            line(canvas, x, bottom, x + sum(laid.widths), 1, INK)
        return bottom

    def _draw_row(self, canvas: "TaggedCanvas", laid: _Laid, row: _Drawn, x: float, top: float) -> float:
        with canvas.group("TR"):
            self._draw_cells(canvas, laid, row, x, top)
        bottom = top - row.height
        with canvas.artifact():
            if row.total:
                line(canvas, x, top, x + sum(laid.widths), 0.8, INK)
            line(canvas, x, bottom, x + sum(laid.widths), 0.6, LINE)
        return bottom

    def _draw_cells(
        self, canvas: "TaggedCanvas", laid: _Laid, row: _Drawn, x: float, top: float, *, tagged: bool = True
    ) -> None:
        at = 0
        for text, span in row.cells:
            wide = sum(laid.widths[at : at + span])
            draw = text.draw if tagged else text.draw_lines
            draw(canvas, x + self.look.side, top - self.look.level, wide - 2 * self.look.side)
            x += wide
            at += span


def _cell(each: "Words | Cell") -> Cell:
    return each if isinstance(each, Cell) else Cell(each)


def _said(cell: Cell) -> bool:
    return bool(cell.words)


def _scope(scope: str, span: int = 1) -> dict[str, str] | None:
    said = ([f"/Scope /{scope}"] if scope else []) + ([f"/ColSpan {span}"] if span > 1 else [])
    return {"Table": " ".join(said)} if said else None


def _shared(natural: list[float], columns: Sequence[Column], width: float, least: float) -> list[float]:
    """The columns' widths: stretching ones take what the others leave; without room all wide ones give way."""
    stretching = [at for at, column in enumerate(columns) if column.stretch]
    if not stretching and sum(natural) <= width:
        stretching = [max(range(len(columns)), key=natural.__getitem__)]
    fixed = sum(wide for at, wide in enumerate(natural) if at not in stretching)
    left = width - fixed
    if stretching and left >= least * len(stretching):
        wanted = sum(natural[at] for at in stretching) or 1
        return [left * wide / wanted if at in stretching else wide for at, wide in enumerate(natural)]
    fair = width / len(columns)
    kept = sum(wide for wide in natural if wide <= fair)
    given = sum(wide for wide in natural if wide > fair)
    return [wide if wide <= fair else wide * (width - kept) / given for wide in natural]
