"""Words on a page: measured, broken into lines at spaces only, drawn as one element of the structure.

No hyphenation, no justification, no underline, no italics; every line but the last ends in a space, so that words do not
run together when they are read aloud or copied.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coprod_desktop.documents import fonts
from coprod_desktop.documents.blocks import SLACK, Block
from coprod_desktop.documents.colours import INK, SOFT, Colour
from coprod_desktop.documents.tagged import Thread
from coprod_desktop.domain.content import Run, Sentence, Words

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

#: Lines of a paragraph that stay together at the foot and head of a page.
_LINES_TOGETHER = 2


@dataclass(frozen=True)
class Style:
    """How words look: size and line height in points, faces, colour, ``left``, ``right`` or ``centre``."""

    size: float
    leading: float
    face: str = fonts.REGULAR
    strong: str = fonts.BOLD
    colour: Colour = INK
    align: str = "left"

    def but(self, **changes: object) -> "Style":
        """The same style with something changed, such as ``align="right"``."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the fields' own names


#: Papers that people read: easy read at 16 points (Department of Health 2010 asks for 14 at least), large print at 20.
EASY = Style(16, 24)
LARGE = Style(20, 30)
#: Papers for the office: slips, tables, reports.
BODY = Style(11, 15.5)
SMALL = Style(9.5, 13, colour=SOFT)
LABEL = Style(10, 14, colour=SOFT)
BIG = Style(18, 24, face=fonts.SEMIBOLD)

Piece = tuple[str, str]
"""A stretch of one line: the face's name and its words."""


@dataclass(frozen=True)
class Line:
    """One line as it will stand: its pieces from left to right, and how wide its words are."""

    pieces: tuple[Piece, ...]
    width: float


class Text(Block):
    """Words as one element. Several sentences each begin a line of their own.

    ``role`` is the element: ``P``, ``H1``, ``TD``...; an empty role draws into what is being tagged already.
    ``url`` makes the words a link. Raises a Problem for a character that cannot be drawn.
    """

    def __init__(
        self,
        words: Words | Iterable[Words],
        style: Style = BODY,
        *,
        role: str = "P",
        above: float = 0,
        url: str = "",
        attributes: dict[str, str] | None = None,
    ) -> None:
        several = (words,) if isinstance(words, str | Sentence) else tuple(words)
        self.sentences = tuple(tuple(_runs(each)) for each in several)
        self.style = style
        self.role = role
        self.above = above
        self.url = url
        self.attributes = attributes
        self.keep_with_next = role.startswith("H")
        self.thread = Thread()
        self._lines: dict[float, tuple[Line, ...]] = {}
        self._continued = False

    @property
    def plain(self) -> str:
        """The words without their weight."""
        return " ".join("".join(run.text for run in runs) for runs in self.sentences)

    def natural_width(self) -> float:
        """How wide it is when no line is broken."""
        return max((line.width for line in self.lines(float("inf"))), default=0.0)

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines at this width."""
        found = self._lines.get(width)
        if found is None:
            found = tuple(line for runs in self.sentences for line in broken(runs, self.style, width))
            self._lines[width] = found
        return found

    def height(self, width: float) -> float:
        """How high it is at this width, in points."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """How much of it must stand on a page at least."""
        return min(len(self.lines(width)), _LINES_TOGETHER) * self.style.leading

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """The part that fits and the rest; None when it may not be parted there."""
        lines = self.lines(width)
        fit = min(int((room + SLACK) / self.style.leading), len(lines) - _LINES_TOGETHER)
        if fit < _LINES_TOGETHER or self.role.startswith("H"):
            return None
        return self._part(width, lines[:fit], last=False), self._part(width, lines[fit:], last=True)

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        if not self.role:
            self.draw_lines(canvas, x, top, width)
            return
        if self.role in _HEADINGS and self.thread.element is None:
            canvas.bookmark(self.plain, int(self.role[1]), top)
        if self.url:
            self._draw_link(canvas, x, top, width)
            return
        with canvas.tagged(self.role, self.thread, attributes=self.attributes):
            self.draw_lines(canvas, x, top, width)

    def draw_lines(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw the lines into what is being tagged."""
        style = self.style
        lines = self.lines(width)
        baseline = top - style.leading / 2 - style.size * fonts.HALF_CAPITAL
        code = [f"q BT {style.colour.fill}"]
        current = ""
        for at, line in enumerate(lines):
            left = x + _indent(style.align, width, line.width)
            code.append(f"1 0 0 1 {left:.2f} {baseline - at * style.leading:.2f} Tm")
            last = at == len(lines) - 1 and not self._continued
            for place, (face, words) in enumerate(line.pieces):
                more = " " if place == len(line.pieces) - 1 and not last else ""
                for font, shown in canvas.encoded(face, words + more):
                    if font != current:
                        code.append(f"{font} {style.size:g} Tf")
                        current = font
                    code.append(f"({shown}) Tj")
        code.append("ET Q")
        canvas.write(" ".join(code))

    def _draw_link(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        wide = max((line.width for line in self.lines(width)), default=0)
        with canvas.group(self.role, attributes=self.attributes), canvas.tagged("Link") as element:
            self.draw_lines(canvas, x, top, width)
            canvas.link(element, self.url, self.plain, (x, top - self.height(width), x + wide, top))

    def _part(self, width: float, lines: tuple[Line, ...], *, last: bool) -> "Text":
        part = Text((), self.style, role=self.role, attributes=self.attributes)
        part.sentences = self.sentences
        part.thread = self.thread
        part._lines[width] = lines
        part._continued = self._continued or not last
        return part


def heading(words: Words, level: int = 1, *, style: Style | None = None, above: float | None = None) -> Text:
    """A heading of level 1, 2 or 3; never left alone at the foot of a page."""
    looks = style or _HEADINGS[f"H{level}"]
    return Text(words, looks, role=f"H{level}", above=looks.size if above is None else above)


_HEADINGS = {
    "H1": Style(20, 26, face=fonts.BOLD),
    "H2": Style(14, 19, face=fonts.SEMIBOLD),
    "H3": Style(11.5, 16, face=fonts.SEMIBOLD),
}


@lru_cache(maxsize=2048)
def broken(runs: tuple[Run, ...], style: Style, width: float) -> tuple[Line, ...]:
    """The lines of one sentence, broken at spaces; a word wider than the line is broken where it must be.

    Most papers of one meeting say the same sentences: those are broken once.
    """
    return tuple(_broken(runs, style, width))


def _broken(runs: tuple[Run, ...], style: Style, width: float) -> Iterator[Line]:
    space = fonts.width(" ", style.face) * style.size
    pieces: list[Piece] = []
    filled = 0.0
    for part, wide in _fitted(runs, style, width):
        if pieces and filled + space + wide > width + SLACK:
            yield Line(tuple(_merged(pieces)), filled)
            pieces, filled = [], 0.0
        if pieces:
            pieces.append((pieces[-1][0], " "))
            filled += space
        pieces.extend(part)
        filled += wide
    yield Line(tuple(_merged(pieces)), filled)


def _fitted(runs: Iterable[Run], style: Style, width: float) -> Iterator[tuple[list[Piece], float]]:
    """The words with their widths, each no wider than a line."""
    for word in _words(runs, style):
        wide = _wide(word, style)
        if wide <= width:
            yield word, wide
        elif any(" " in part for _face, part in word):
            loose = [Run(part, face == style.strong) for face, part in word]
            yield from _fitted(loose, style, width)
        else:
            yield from _cut(word, style.size, width)


def _wide(word: list[Piece], style: Style) -> float:
    return sum(fonts.width(part, face) for face, part in word) * style.size


def _runs(words: Words) -> Iterator[Run]:
    if isinstance(words, str):
        yield Run(fonts.tidy(words))
        return
    for run in words.runs:
        yield Run(fonts.tidy(run.text), run.strong, run.together)


def _words(runs: Iterable[Run], style: Style) -> Iterator[list[Piece]]:
    word: list[Piece] = []
    for run in runs:
        face = style.strong if run.strong else style.face
        for at, part in enumerate((run.text,) if run.together else run.text.split(" ")):
            if at and word:
                yield word
                word = []
            if part:
                word.append((face, part))
    if word:
        yield word


def _cut(word: list[Piece], size: float, width: float) -> Iterator[tuple[list[Piece], float]]:
    """A word that is wider than a whole line, in the parts that fit."""
    row: list[Piece] = []
    filled = 0.0
    for face, part in word:
        for letter in part:
            step = fonts.width(letter, face) * size
            if row and filled + step > width:
                yield list(_merged(row)), filled
                row, filled = [], 0.0
            row.append((face, letter))
            filled += step
    yield list(_merged(row)), filled


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for face, words in pieces:
        if held is None:
            held = (face, words)
        elif held[0] == face:
            held = (face, held[1] + words)
        else:
            yield held
            held = (face, words)
    if held is not None:
        yield held


def _indent(align: str, width: float, used: float) -> float:
    if align == "right":
        return width - used
    return (width - used) / 2 if align == "centre" else 0.0
