"""A file to enclose, looked at. :func:`look` and :func:`draw` run only in an isolated process: the file may be anyone's.

They answer one line of JSON, and for pages the bare pixels after it: nothing a file could hide behind.
"""

import io
import json
import zipfile
from typing import Any

from coprod_desktop.documents.receipt_pixels import MOST_KEPT, MOST_PAGES, Refused, page_of_pdf

#: What a Word document may unpack to, in bytes.
_UNPACKED = 200 * 1024 * 1024
_PASSWORD_NEEDED = 4  # PDFium's own number
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY, _MACROS = "word/document.xml", "vbaproject.bin"


def look(data: bytes) -> bytes:
    """What it is ("pdf", "word") and how many pages it has, or why it is refused."""
    try:
        return _line(_seen(data))
    except Refused as refused:
        return _line({"refused": str(refused)})


def draw(data: bytes) -> bytes:
    """Some pages of a PDF; a first line before the file says from which page on."""
    import pypdfium2

    first, _end, pdf = data.partition(b"\n")
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            wanted = range(int(first), min(int(first) + MOST_PAGES, len(document)))
            pages = [page_of_pdf(document[at], MOST_KEPT // MOST_PAGES) for at in wanted]
            count = len(document)
    except (pypdfium2.PdfiumError, Refused):
        return _line({"refused": "damaged"})
    return _line({"pages": [page.size for page in pages], "count": count}) + b"".join(
        page.tobytes() for page in pages
    )


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode() + b"\n"


def _seen(data: bytes) -> dict[str, Any]:
    if data.startswith(b"%PDF-"):
        return {"kind": "pdf", "pages": _pages_of_pdf(data)}
    if data.startswith(b"PK"):
        _check_word(data)
        return {"kind": "word", "pages": 0}
    raise Refused("old word" if data.startswith(_OLD_WORD) else "other")


def _pages_of_pdf(data: bytes) -> int:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            for at in range(count):
                document[at].get_size()
            return count
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if error.err_code == _PASSWORD_NEEDED else "damaged") from error


def _check_word(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [part.filename.casefold() for part in parts.infolist()]
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused("damaged") from error
    if _BODY not in names:
        raise Refused("other")
    if any(name.endswith(_MACROS) for name in names):
        raise Refused("macros")
    if unpacked > _UNPACKED:
        raise Refused("bomb")
