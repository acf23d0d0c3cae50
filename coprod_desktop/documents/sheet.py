"""One sheet read from someone's file: its headings and its rows, all as text, within limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.cells import cell_name
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language

MOST_COLUMNS = 1_000
MOST_ROWS = 200_000
LONGEST_CELL = 10_000
#: Bytes in a file, and bytes a zipped one says it will unpack to.
LARGEST_FILE = 50 * 1024 * 1024

#: A heading row is looked for this far down, below titles and empty lines.
_HEADING_SEARCH = 10

#: Why a file cannot be read, and what to do about it.
REFUSALS: dict[str, str] = {
    "too large": N_("This file is too large to read. Save only the sheet with people in it as a new file, and choose that."),
    "too slow": N_("This file takes too long to read. Copy the rows with people into a new spreadsheet, and choose that."),
    "bomb": N_("This file unpacks to far more than a list of people needs, so it was not opened. Ask whoever sent it for a plain copy."),
    "damaged": N_("This file is damaged or only part of it arrived. Open it in your spreadsheet program, save it again, and choose the new copy."),
    "password": N_("This file is locked with a password. Open it in your spreadsheet program, save a copy without the password, and choose that."),
    "old": N_("This is an older kind of spreadsheet (.xls). Open it, save it as “Excel Workbook (.xlsx)”, and choose the new file."),
    "binary": N_("This is a binary workbook (.xlsb). Open it, save it as “Excel Workbook (.xlsx)”, and choose the new file."),
    "open document": N_("This is an OpenDocument spreadsheet (.ods). Open it, save it as “Excel 2007–365 (.xlsx)”, and choose the new file."),
    "numbers": N_("This is a Numbers file. Open it, export it to Excel (.xlsx), and choose the new file."),
    "web page": N_("This is a web page with a spreadsheet’s name. Open it in your spreadsheet program, save it as .xlsx, and choose the new file."),
    "not a spreadsheet": N_("This is not a spreadsheet. Choose a file ending in .xlsx or .csv."),
    "empty": N_("There is nothing in this sheet. Check that you chose the right file and sheet."),
    "only headings": N_("This sheet has one row and no people below it. Check that you chose the right file and sheet."),
    "no such sheet": N_("There is no sheet called “{where}” in this file. Choose another sheet."),
    "columns": N_("Row {where} has more than {most} columns. Delete the columns that are not needed, and choose the file again."),
    "rows": N_("This sheet has more than {most} rows. Split it into smaller files, and import them one after another."),
    "cell": N_("Cell {where} holds more than {most} characters. Shorten it, or look for a quotation mark that is never closed, and choose the file again."),
    "long": N_("Row {where} has a cell of more than {most} characters. Shorten it, or look for a quotation mark that is never closed, and choose the file again."),
}  # fmt: skip
_MOST = {"columns": MOST_COLUMNS, "rows": MOST_ROWS, "cell": LONGEST_CELL, "long": LONGEST_CELL}


class Unfit(Exception):  # noqa: N818 - becomes the Problem the user sees
    """A file that cannot be read: one of :data:`REFUSALS`, and where in the file."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.where = where

    def problem(self) -> Problem:
        """The sentence that says what to do."""
        most = language().count(_MOST.get(self.why, 0))
        return Problem(_(REFUSALS[self.why]).format(where=self.where, most=most))


@dataclass(frozen=True)
class Sheet:
    """A sheet as text: dates as "1958-03-03", numbers as they would be typed, formulas as their last result.

    ``heading_row`` is the row the headings stand in, counted from one as the spreadsheet shows it; ``rows`` begin
    just below, all as long as ``headings``, empty lines kept so that rows can be named. ``names`` are all sheets
    of the file.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading_row: int = 1
    names: tuple[str, ...] = ()

    @property
    def first_row(self) -> int:
        """The spreadsheet's own number of the first row below the headings."""
        return self.heading_row + 1


def bounded(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rows up to the last one with anything in it, each without its empty end.

    Raises :class:`Unfit` where the sheet is larger than we read.
    """
    kept: list[list[str]] = []
    gap = 0
    for row in rows:
        width = _width(row)
        gap += 1
        if len(kept) + gap > MOST_ROWS + _HEADING_SEARCH and width:
            raise Unfit("rows")
        if not width:
            continue
        kept.extend([] for _empty in range(gap - 1))
        gap = 0
        kept.append(_checked(row, width, len(kept) + 1))
    return kept


def _width(row: Sequence[str]) -> int:
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return width


def _checked(row: Sequence[str], width: int, number: int) -> list[str]:
    if width > MOST_COLUMNS:
        raise Unfit("columns", str(number))
    cells = list(row[:width])
    if max(map(len, cells)) > LONGEST_CELL:
        column = next(n for n, cell in enumerate(cells) if len(cell) > LONGEST_CELL)
        raise Unfit("cell", cell_name(column, number))
    return cells


def shaped(name: str, rows: Sequence[Sequence[str]], names: Sequence[str] = ()) -> Sheet:
    """A sheet from bounded rows: the headings found, every row made as wide as the widest.

    Raises :class:`Unfit` when there is nothing to read.
    """
    filled = [n for n, row in enumerate(rows) if row]
    if not filled:
        raise Unfit("empty")
    at = _heading_at(rows, filled[:_HEADING_SEARCH])
    below = rows[at + 1 :]
    if not below:
        raise Unfit("only headings")
    width = max(len(row) for row in rows[at:])
    headings = tuple(" ".join(cell.split()) for cell in rows[at]) + ("",) * (width - len(rows[at]))
    padded = tuple(tuple(row) + ("",) * (width - len(row)) for row in below)
    return Sheet(name, headings, padded, at + 1, tuple(names) or (name,))


def _heading_at(rows: Sequence[Sequence[str]], searched: Sequence[int]) -> int:
    """The first row at least half as full as the fullest near the top: titles stand above it, alone."""
    counts = {n: sum(1 for cell in rows[n] if cell.strip()) for n in searched}
    most = max(counts.values())
    return next(n for n in searched if counts[n] * 2 >= most and (most == 1 or counts[n] > 1))
