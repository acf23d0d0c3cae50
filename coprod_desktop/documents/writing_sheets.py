"""Lists for the user's own spreadsheet program: typed workbooks, and CSV that Excel opens with its accents right."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from coprod_desktop.documents.formula_safety import safe

#: The face of a new workbook, which headings share.
_FACE, _SIZE = "Calibri", 11
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST = 8, 60
_WIDTH_SAMPLE = 200


class Kind(StrEnum):
    """What a column holds: text, whole numbers, pence shown as pounds, or days."""

    TEXT = "text"
    WHOLE = "whole"
    MONEY = "money"
    DAY = "day"


_FORMATS = {Kind.TEXT: "@", Kind.WHOLE: "0", Kind.MONEY: "£#,##0.00", Kind.DAY: "dd/mm/yyyy"}


@dataclass(frozen=True)
class Column:
    """A heading, in the reader's words, and what stands below it."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """A list to write: rows as long as ``columns``, money in pence, ``None`` where nothing is known."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]


def workbook(tables: Sequence[Table]) -> bytes:
    """An XLSX file: one sheet a table, typed cells, headings that stay in sight, filters; no cell is a formula."""
    import openpyxl

    from coprod_desktop.documents import book_in_memory

    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "Coprod Desktop"
    titles: list[str] = []
    for table in tables:
        titles.append(_title(table.name, titles))
        _write(book.create_sheet(titles[-1]), table)
    return book_in_memory.saved(book)


def comma_separated(table: Table) -> bytes:
    """A CSV file in UTF-8 with its mark; text a spreadsheet program might run has an apostrophe in front."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow([safe(_clean(column.heading)) for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [_typed(value, column.kind) for value, column in zip(row, table.columns, strict=True)]
        )
    return stream.getvalue().encode("utf-8-sig")


def _typed(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.MONEY:
        return str(_pounds(value))
    return safe(_clean(str(value))) if kind is Kind.TEXT else str(value)


def _pounds(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)


def _clean(text: str) -> str:
    """Without the control characters that neither kind of file may hold."""
    return _CONTROL.sub("", text)


def _title(name: str, taken: Sequence[str]) -> str:
    base = _NOT_IN_TITLES.sub(" ", _clean(name)).strip()[:_LONGEST_TITLE] or "Sheet"
    title, number = base, 1
    while title.casefold() in {other.casefold() for other in taken}:
        number += 1
        end = f" {number}"
        title = base[: _LONGEST_TITLE - len(end)] + end
    return title


def _write(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from coprod_desktop.documents.book_in_memory import begin

    sheet.freeze_panes = "A2"
    last = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    for number, column in enumerate(table.columns):
        sheet.column_dimensions[get_column_letter(number + 1)].width = _column_width(table, number, column)
    begin(sheet)
    headings = [_cell(sheet, column.heading, Kind.TEXT) for column in table.columns]
    for cell in headings:
        cell.font = Font(name=_FACE, size=_SIZE, bold=True)
    sheet.append(headings)
    for row in table.rows:
        sheet.append(
            [_cell(sheet, value, column.kind) for value, column in zip(row, table.columns, strict=True)]
        )


def _column_width(table: Table, number: int, column: Column) -> int:
    shown = [len(str(row[number])) for row in table.rows[:_WIDTH_SAMPLE] if row[number] is not None]
    return min(max([_NARROWEST, len(column.heading) + 4, *(length + 2 for length in shown)]), _WIDEST)


def _cell(sheet: Any, value: Any, kind: Kind) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if kind is Kind.TEXT:
        cell = WriteOnlyCell(sheet, "")
        cell.value = _clean("" if value is None else str(value))
        cell.data_type = "s"  # text that begins with "=" stays text
        cell.quotePrefix = bool(cell.value) and safe(str(cell.value)) != cell.value
    else:
        cell = WriteOnlyCell(sheet, "")
        cell.value = _pounds(value) if kind is Kind.MONEY and value is not None else value
    if value is not None:
        cell.number_format = _FORMATS[kind]
    return cell
