"""Reading Excel workbooks. :func:`parse` runs only in an isolated process: the file may be anyone's."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from coprod_desktop import isolate
from coprod_desktop.documents.sheet import LARGEST_FILE, MOST_COLUMNS, Sheet, Unfit, bounded, shaped

#: Limits of a workbook before it is opened, from the zip's own directory.
MOST_ENTRIES = 1_000
HIGHEST_RATIO = 100

_LIMITS = isolate.Limits(seconds=180)
_SMALL = 1024 * 1024
_LOCKED = 1
_OTHER_KINDS = (
    ("xl/workbook.bin", "binary"),
    ("content.xml", "open document"),
    ("Index/Document.iwa", "numbers"),
    ("Index.zip", "numbers"),
)


def read(name: str, data: bytes, sheet: str, pulse: Any) -> Sheet:
    """The chosen sheet, or the first that has anything in it, parsed in a process that can be killed.

    Raises :class:`Unfit`.
    """
    try:
        answer = isolate.run("documents.reading_xlsx:parse", data, limits=_LIMITS, pulse=pulse, sheet=sheet)
    except isolate.TooSlow as stopped:
        raise Unfit("too slow") from stopped
    except isolate.TooBig as stopped:
        raise Unfit("too large") from stopped
    except isolate.Failed as broken:
        raise Unfit("damaged") from broken
    if "refused" in answer:
        raise Unfit(answer["refused"], answer["where"])
    return shaped(answer["name"] or name, answer["rows"], answer["names"])


def parse(data: bytes, *, sheet: str = "") -> dict[str, Any]:
    """The sheet's name and rows and the names of all sheets, or which refusal and where."""
    try:
        check_directory(data)
        return _read(data, sheet)
    except Unfit as unfit:
        return {"refused": unfit.why, "where": unfit.where}


def check_directory(data: bytes) -> None:
    """Refuse what the zip's directory already shows: bombs, locked files, other kinds. Nothing is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_FILE:
        raise Unfit("bomb")
    if unpacked > _SMALL and unpacked > packed * HIGHEST_RATIO:
        raise Unfit("bomb")
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise Unfit("password")
    names = {entry.filename for entry in entries}
    for sign, kind in _OTHER_KINDS:
        if sign in names:
            raise Unfit(kind)
    if "xl/workbook.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
        raise Unfit("not a spreadsheet")


def _read(data: bytes, wanted: str) -> dict[str, Any]:
    book = _opened(data)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    names = [sheet.title for sheet in shown]
    if wanted and wanted not in names:
        raise Unfit("no such sheet", wanted)
    for sheet in shown:
        if wanted in ("", sheet.title):
            rows = bounded(_rows(sheet))
            if rows or wanted:
                return {"name": sheet.title, "rows": rows, "names": names}
    raise Unfit("empty")


def _opened(data: bytes) -> Any:
    import openpyxl
    import openpyxl.reader.strings
    import openpyxl.worksheet._reader
    from defusedxml.ElementTree import iterparse

    # openpyxl streams sheets and strings with the plain parser; no part of a workbook needs a DTD.
    for module in (openpyxl.worksheet._reader, openpyxl.reader.strings):  # noqa: SLF001 - its only door
        vars(module)["iterparse"] = iterparse
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # the declared ones may lie
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if len(row) > MOST_COLUMNS and any(value is not None for value in row[MOST_COLUMNS:]):
            raise Unfit("columns", str(number))
        yield [text_of(value) for value in row[:MOST_COLUMNS]]


def text_of(value: Any) -> str:
    """A cell's value as someone would type it; a date without a time is the day alone."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return _moment(value)


def _moment(value: Any) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        hours, seconds = divmod(round(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02}"
    return str(value)
