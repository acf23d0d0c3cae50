"""A paper as pictures of its pages, to look at before it is printed or sent."""

import threading
from dataclasses import dataclass

import pypdfium2

#: PDFium serves one thread at a time.
_ALONE = threading.Lock()


@dataclass(frozen=True)
class PageImage:
    """One page: its size in pixels and its pixels, four bytes each (blue, green, red, nothing), row by row from the top."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _ALONE, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """The width and height of each page, in points."""
    with _ALONE, pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(at) for at in range(len(document)))


def read_out(pdf: bytes) -> str:
    """What a screen reader says of the paper, page after page, in the order of its tags; nothing where it has none."""
    from coprod_desktop.documents import page_words

    with _ALONE, pypdfium2.PdfDocument(pdf) as document:
        said = [page_words.of_page(document[at]) for at in range(len(document))]
    return "\n\n".join(words for words in said if words)


def pages(pdf: bytes, width_px: int, *, grey: bool = False) -> list[PageImage]:
    """Every page, ``width_px`` pixels wide; ``grey`` as an office printer would print it."""
    with _ALONE, _with_boxes(pdf) as document:
        return [_image(document[at], width_px, grey=grey) for at in range(len(document))]


def page(pdf: bytes, number: int, width_px: int) -> PageImage:
    """One page, counted from 0. Raises IndexError when there is none."""
    with _ALONE, _with_boxes(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        return _image(document[number], width_px, grey=False)


def _with_boxes(pdf: bytes) -> pypdfium2.PdfDocument:
    """The document, ready to show what stands in its boxes to fill in."""
    document = pypdfium2.PdfDocument(pdf)
    if document.get_formtype():
        document.init_forms()
    return document


def _image(sheet: pypdfium2.PdfPage, width_px: int, *, grey: bool) -> PageImage:
    bitmap = sheet.render(
        scale=width_px / sheet.get_width(), grayscale=grey, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx
    )
    return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
