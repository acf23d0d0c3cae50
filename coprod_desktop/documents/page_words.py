"""What a tagged page says, in the order of its tags: the words, and what stands for each picture and each box to fill in."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

#: Elements inside one another; a damaged file may nest without end.
_DEEPEST = 40
#: PDFium leaves out what has no words of its own: where these hold a gap, a box to fill in stands.
_HOLD_BOXES = ("Div", "LI")


def of_page(page: pypdfium2.PdfPage) -> str:
    """Each element on a line of its own, in reading order; nothing for a page without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ""
    try:
        found = _Found(_marked(page), _boxes(page))
        count = range(max(raw.FPDF_StructTree_CountChildren(tree), 0))
        roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in count]
        return "\n".join(line for root in roots if root for line in _lines(root, found, _DEEPEST) if line)
    finally:
        raw.FPDF_StructTree_Close(tree)


@dataclass
class _Found:
    """What stands on a page: the words of each marked stretch, and its boxes in the order of the page."""

    marked: dict[int, str]
    boxes: Iterator[str]


def _lines(element: Any, found: _Found, deeper: int) -> Iterator[str]:
    if alt := _text(lambda buffer, room: raw.FPDF_StructElement_GetAltText(element, buffer, room)):
        yield alt
        return
    kind = _text(lambda buffer, room: raw.FPDF_StructElement_GetType(element, buffer, room))
    own: list[str] = []
    for at in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if number >= 0:
            own.append(found.marked.get(number, ""))
        elif child and deeper:
            yield " ".join("".join(own).split())
            own.clear()
            yield from _lines(child, found, deeper - 1)
        elif not child and kind in _HOLD_BOXES:
            yield next(found.boxes, "")
    yield " ".join("".join(own).split())


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The words of each marked stretch."""
    found: dict[int, str] = {}
    words = page.get_textpage()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
        number = raw.FPDFPageObj_GetMarkedContentID(thing)
        if number >= 0:
            found[number] = found.get(number, "") + _text(partial(_ask_text, thing, words), raw.FPDF_WCHAR)
    words.close()
    return found


def _boxes(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What is said of each box to fill in; ours stand on the page in the order of the tags."""
    for at in range(max(raw.FPDFPage_GetAnnotCount(page), 0)):
        box = raw.FPDFPage_GetAnnot(page, at)
        if box and raw.FPDFAnnot_GetSubtype(box) == raw.FPDF_ANNOT_WIDGET:
            name, value = (_text(partial(_ask_entry, box, key), raw.FPDF_WCHAR) for key in (b"TU", b"V"))
            yield f"{name}: {value}".removesuffix(": ")
        raw.FPDFPage_CloseAnnot(box)


def _ask_entry(box: Any, key: bytes, buffer: Any, room: int) -> int:
    return int(raw.FPDFAnnot_GetStringValue(box, key, buffer, room))


def _ask_text(thing: Any, words: Any, buffer: Any, room: int) -> int:
    return int(raw.FPDFTextObj_GetText(thing, words, buffer, room))


def _text(ask: Callable[[Any, int], int], unit: Any = ctypes.c_char) -> str:
    """What PDFium answers: asked once for the length in bytes, then for the UTF-16 text."""
    length = ask(None, 0)
    if length <= 2:  # noqa: PLR2004 - no more than the mark at the end
        return ""
    buffer = (unit * (length // ctypes.sizeof(unit)))()
    ask(buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
