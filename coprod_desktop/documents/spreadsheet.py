"""Spreadsheets people have, read safely: what sort of file it really is decides, never its name."""

from collections.abc import Callable
from pathlib import Path

from coprod_desktop.documents import outside_file, reading_csv, reading_xlsx
from coprod_desktop.documents.sheet import LARGEST_FILE, Sheet, Unfit

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIPPED = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
)


def _nothing() -> None:
    return None


def read_file(path: Path, *, sheet: str = "", pulse: Callable[[], None] = _nothing) -> Sheet:
    """The sheet in a file on disk; its size is looked at first. Otherwise as :func:`read`."""
    try:
        data = outside_file.read(path, LARGEST_FILE)
    except outside_file.TooLarge as error:
        raise Unfit("too large").problem() from error
    return read(path.name, data, sheet=sheet, pulse=pulse)


def read(name: str, data: bytes, *, sheet: str = "", pulse: Callable[[], None] = _nothing) -> Sheet:
    """The named sheet of a CSV or XLSX file, or the first with anything in it; ``Sheet.names`` has the others.

    ``name`` is the file's, and only a label. ``pulse`` is called many times a second while a workbook is parsed in
    its own process; raising from it stops the work. Raises :class:`~coprod_desktop.domain.problems.Problem` with
    one sentence that says what to do; nothing else, whatever is in the file.
    """
    try:
        return _read(Path(name).stem, data, sheet, pulse)
    except Unfit as unfit:
        raise unfit.problem() from unfit


def _read(name: str, data: bytes, sheet: str, pulse: Callable[[], None]) -> Sheet:
    if len(data) > LARGEST_FILE:
        raise Unfit("too large")
    if not data.strip():
        raise Unfit("empty")
    if data.startswith(_OLD_OFFICE):
        raise Unfit("password" if _LOCKED_STREAM in data else "old")
    if data.startswith(_OTHERS):
        raise Unfit("not a spreadsheet")
    if data.startswith((_ZIPPED, _EMPTY_ZIP)):
        return reading_xlsx.read(name, data, sheet, pulse)
    return reading_csv.parse(name, data)
