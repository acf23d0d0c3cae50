"""What a tagged page says, in the order of its tags: the words, and for each picture the words that stand for it."""

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

#: Elements inside one another; a damaged file may nest without end.
_DEEPEST = 40


def of_page(page: pypdfium2.PdfPage) -> str:
    """Each element on a line of its own, in reading order; nothing for a page without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ""
    try:
        marked = _marked(page)
        count = range(max(raw.FPDF_StructTree_CountChildren(tree), 0))
        roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in count]
        return "\n".join(line for root in roots if root for line in _lines(root, marked, _DEEPEST) if line)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _lines(element: Any, marked: dict[int, str], deeper: int) -> Iterator[str]:
    if alt := _text(lambda buffer, room: raw.FPDF_StructElement_GetAltText(element, buffer, room)):
        yield alt
        return
    own: list[str] = []
    for at in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if number >= 0:
            own.append(marked.get(number, ""))
        elif child and deeper:
            yield " ".join("".join(own).split())
            own.clear()
            yield from _lines(child, marked, deeper - 1)
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
