"""The page every paper stands on: who it is from, an accent rule, the contact and "Page 1 of 2" always in the same place.

A paper is blocks and a frame; ``write`` lays the blocks out, then draws them as one tagged PDF. Everything a maker of
papers needs can be imported from here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from coprod_desktop.documents import colours, fonts
from coprod_desktop.documents.blocks import (
    SLACK,
    Beside,
    Block,
    Figure,
    Look,
    NewPage,
    Panel,
    Rule,
    Space,
    Together,
    chart,
    line,
)
from coprod_desktop.documents.table import Cell, Column, Table, TableLook, Total
from coprod_desktop.documents.tagged import TaggedCanvas
from coprod_desktop.documents.text import BIG, BODY, EASY, LABEL, LARGE, SMALL, Style, Text, heading
from coprod_desktop.domain.content import Words
from coprod_desktop.i18n import Language

__all__ = [
    "BIG", "BODY", "EASY", "LABEL", "LARGE", "SMALL",
    "Beside", "Block", "Cell", "Column", "Figure", "Frame", "Look", "NewPage", "Panel", "Paper", "Placed", "Rule", "Space",
    "Style", "Table", "TableLook", "TaggedCanvas", "Text", "Together", "Total",
    "chart", "colours", "fonts", "heading", "laid_out", "mm", "page_count", "write",
]  # fmt: skip

_RULE = 3.0  # points

#: Between the words at the foot and the page number, in points.
FOOT_GAP = 12.0


@dataclass(frozen=True)
class Frame:
    """What stands around a page's blocks, and how far from the edge; lengths in points.

    ``left`` and ``right`` head the first page over an accent rule and the later ones smaller; ``foot`` stands at the
    foot beside the page number.
    """

    left: str = ""
    right: str = ""
    foot: Words = ""
    style: Style = field(default_factory=lambda: Style(12.5, 17))
    foot_style: Style | None = None
    margin: float = 20 * mm
    head: float = 26 * mm
    bottom: float = 25 * mm
    accent: bool = True
    size: tuple[float, float] = A4

    @property
    def width(self) -> float:
        """How wide the blocks may be."""
        return self.size[0] - 2 * self.margin

    @property
    def top(self) -> float:
        """Where the blocks begin."""
        return self.size[1] - self.head

    @property
    def room(self) -> float:
        """How high the blocks on one page may be together."""
        return self.top - self.bottom


@dataclass(frozen=True)
class Paper:
    """One paper: its title (shown by every PDF reader, so no more about a person than the paper itself says), its language, its blocks."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    frame: Frame = field(default_factory=Frame)

    @cached_property
    def pages(self) -> "list[list[Placed]]":
        """The blocks on their pages."""
        return laid_out(self.blocks, self.frame)


@dataclass(frozen=True)
class Placed:
    """A block and how far below the top of the page's room it begins."""

    block: Block
    down: float


def laid_out(blocks: Sequence[Block], frame: Frame) -> list[list[Placed]]:
    """The blocks on their pages: what may split goes on, what may not moves whole, headings stay with what follows."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        fresh = not pages[-1]
        if isinstance(block, NewPage):
            if not fresh:
                pages.append([])
            used = 0.0
            continue
        above = 0.0 if fresh else block.above
        room = frame.room - used - above
        if _wanted(block, waiting, frame) <= room + SLACK:
            pages[-1].append(Placed(block, used + above))
            used += above + block.height(frame.width)
            continue
        parts = None if block.keep_with_next else block.split(frame.width, room)
        if parts is None and fresh:
            pages[-1].append(Placed(block, 0.0))  # higher than a whole page: shown as far as it goes
            used = frame.room
            continue
        if parts is not None:
            pages[-1].append(Placed(parts[0], used + above))
            waiting.append(parts[1])
        else:
            waiting.append(block)
        pages.append([])
        used = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _wanted(block: Block, waiting: Sequence[Block], frame: Frame) -> float:
    """The room a block needs with what must not be parted from it."""
    wanted = block.height(frame.width)
    following = reversed(waiting)
    while block.keep_with_next:
        block = next(following, Space(0))
        wanted += block.above + (
            block.height(frame.width) if block.keep_with_next else block.least(frame.width)
        )
    return wanted


def page_count(paper: Paper) -> int:
    """How many pages the paper takes."""
    return len(paper.pages)


def write(
    papers: Paper | Iterable[Paper],
    *,
    title: str = "",
    language: Language | None = None,
    created: datetime | None = None,
    double_sided: bool = False,
) -> bytes:
    """One tagged PDF of one paper, or of several one after another.

    Several papers need a ``title`` for the whole file; each counts its own pages. With ``double_sided`` every paper
    begins on the front of a sheet. Raises Problem when a character cannot be drawn.
    """
    several = [papers] if isinstance(papers, Paper) else list(papers)
    whole = language or several[0].language
    stream = BytesIO()
    fonts.ready()
    canvas = TaggedCanvas(
        stream,
        title=fonts.tidy(title or several[0].title),
        language=tag(whole),
        face=fonts.REGULAR,
        created=created,
        size=several[0].frame.size,
    )
    for at, paper in enumerate(several):
        if double_sided and at and canvas.getPageNumber() % 2 == 0:
            canvas.showPage()
        _draw_paper(canvas, paper, whole, alone=len(several) == 1)
    canvas.save()
    return stream.getvalue()


def tag(language: Language) -> str:
    """The language as a PDF names it (BCP 47): ``en-GB``, ``cy``."""
    return "en-GB" if language.code == "en" else language.code.replace("_", "-")


def _draw_paper(canvas: TaggedCanvas, paper: Paper, whole: Language, *, alone: bool) -> None:
    if alone:
        _draw_pages(canvas, paper)
        return
    said = "" if paper.language.code == whole.code else tag(paper.language)
    with canvas.group("Sect", language=said):
        _draw_pages(canvas, paper)


def _draw_pages(canvas: TaggedCanvas, paper: Paper) -> None:
    frame, pages = paper.frame, paper.pages
    for number, page in enumerate(pages, 1):
        canvas.setPageSize(frame.size)
        _draw_head(canvas, frame, first=number == 1)
        for placed in page:
            placed.block.draw(canvas, frame.margin, frame.top - placed.down, frame.width)
        words = paper.language.gettext("Page {page} of {pages}").format(page=number, pages=len(pages))
        _draw_foot(canvas, frame, words)
        canvas.showPage()


def _draw_head(canvas: TaggedCanvas, frame: Frame, *, first: bool) -> None:
    left, right = frame.margin, frame.size[0] - frame.margin
    if not (frame.left or frame.right):
        return
    top = frame.top + 14 + frame.style.leading + _RULE
    for words, style in _sides(frame.left, frame.right, frame.style):
        text = Text(words, style)
        if first:
            text.draw(canvas, left, top, frame.width)
        else:
            with canvas.artifact("Pagination"):
                text.draw_lines(canvas, left, top, frame.width)
    if frame.accent:
        with canvas.artifact("Pagination"):
            line(canvas, left, frame.top + 12, right, _RULE, colours.ACCENT)


def _draw_foot(canvas: TaggedCanvas, frame: Frame, page: str) -> None:
    left, right = frame.margin, frame.size[0] - frame.margin
    style = frame.foot_style or frame.style
    number = Text(page, style.but(align="right"))
    foot = Text(frame.foot, style)
    room = frame.width - number.natural_width() - FOOT_GAP
    with canvas.artifact("Pagination"):
        line(canvas, left, frame.bottom - 9, right, 0.7, colours.EDGE)
        number.draw_lines(canvas, left, frame.bottom - 12, frame.width)
        if frame.foot:
            foot.draw_lines(canvas, left, frame.bottom - 12, room)


def _sides(left: str, right: str, style: Style) -> Iterator[tuple[str, Style]]:
    if left:
        yield left, style
    if right:
        yield right, style.but(align="right")
