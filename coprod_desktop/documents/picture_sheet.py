"""Every idea on one sheet: its symbol, and beside it the picture the organisation brought in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents import pictures
from coprod_desktop.documents.blocks import Block, Look, box
from coprod_desktop.documents.colours import EDGE
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.kit import Frame, Paper, Style, Text, heading, mm, write
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.documents.tagged import Thread
from coprod_desktop.documents.text import SMALL
from coprod_desktop.domain.content import PictureSet, Sentence, Strong
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

_ACROSS = 3
_SIDE = 24 * mm
_GAP = 2 * mm
_STYLE = Style(10, 13)


@dataclass(frozen=True)
class PictureSheet:
    """What the sheet shows."""

    organisation: str
    pictures: PictureSet
    language: Language


def picture_sheet_pdf(sheet: PictureSheet) -> bytes:
    """The sheet as a tagged PDF."""
    return write(
        Paper(sheet.language.gettext("Our pictures"), sheet.language, tuple(_blocks(sheet)), _frame(sheet))
    )


def _frame(sheet: PictureSheet) -> Frame:
    return Frame(left=sheet.organisation, foot=sheet.pictures.credit, margin=17 * mm)


def _blocks(sheet: PictureSheet) -> Iterator[Block]:
    words = sheet.language.gettext
    yield heading(words("Our pictures"))
    said = words("At left the symbol of each idea, at right our picture. An empty place keeps the symbol.")
    yield Text(said, Style(12, 17), above=2)
    ideas, thread = sorted(concepts(), key=lambda idea: words(ALT[idea]).casefold()), Thread()
    for at in range(0, len(ideas), _ACROSS):
        yield _Line(sheet, ideas[at : at + _ACROSS], thread)
    yield Text(words(pictures.CREDIT), SMALL, above=10)


class _Line(Block):
    """A few ideas side by side: an item of the list that goes on over all pages."""

    above = 10.0

    def __init__(self, sheet: PictureSheet, ideas: Sequence[str], thread: Thread) -> None:
        self._sheet, self._ideas, self._thread = sheet, ideas, thread
        self._texts = [self._text(idea) for idea in ideas]

    def height(self, width: float) -> float:
        """The tiles and the longest words below them."""
        return _SIDE + 3 + max(text.height(self._room(width)) for text in self._texts)

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Each idea: its words, its symbol, its own picture."""
        with canvas.group("L", self._thread):
            for idea, text in zip(self._ideas, self._texts, strict=True):
                with canvas.group("LI"), canvas.group("LBody"):
                    text.draw(canvas, x, top - _SIDE - 3, self._room(width))
                    self._draw_tiles(canvas, idea, x, top - _SIDE)
                x += width / _ACROSS

    def _draw_tiles(self, canvas: "TaggedCanvas", idea: str, x: float, bottom: float) -> None:
        language, own = self._sheet.language, self._sheet.pictures.of(idea)
        pictures.draw_tile(canvas, idea, (x, bottom, _SIDE, _SIDE), language)
        place = (x + _SIDE + _GAP, bottom, _SIDE, _SIDE)
        if own is None:
            with canvas.artifact():
                box(canvas, place, Look(fill=None, edge=EDGE, corner=10, thickness=0.6))
        else:
            pictures.draw_tile(canvas, idea, place, language, own)

    def _text(self, idea: str) -> Text:
        words = pictures.alt(idea, self._sheet.language, self._sheet.pictures.of(idea))
        return Text(Sentence.of("{words} ({idea})", words=Strong(words), idea=idea), _STYLE)

    def _room(self, width: float) -> float:
        return width / _ACROSS - 6
