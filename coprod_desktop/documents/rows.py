"""The blocks of easy read: a picture row, boxes to tick, lines to write on, a line to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents import pictures
from coprod_desktop.documents.blocks import Block, Look, box, line
from coprod_desktop.documents.colours import INK, SOFT, WHITE
from coprod_desktop.documents.tagged import fields
from coprod_desktop.documents.text import Style, Text
from coprod_desktop.domain.content import Image, Picture, Words
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

_SCISSORS = 13.0


@dataclass(frozen=True)
class Tile:
    """How large the tinted tile behind a picture is, and the gap to its words, in points. No width: no pictures."""

    width: float
    height: float
    gap: float = 19.0


class PictureRow(Block):
    """One idea: its picture on a tile at left, its sentences at right, each on its own line. Never splits."""

    def __init__(
        self,
        picture: Picture | None,
        sentences: Sequence[Words],
        *,
        style: Style,
        tile: Tile,
        language: Language,
        above: float,
        own: Image | None = None,
    ) -> None:
        self.picture = picture
        self.own = own
        self.text = Text(tuple(sentences), style)
        self.tile = tile
        self.language = language
        self.above = above

    def height(self, width: float) -> float:
        """As high as its words or its tile, whichever is more."""
        words = self.text.height(self._beside(width))
        return max(words, self.tile.height) if self.tile.width and self.picture is not None else words

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """The picture first, then its words, level with its middle."""
        high = self.height(width)
        if self.tile.width and self.picture is not None:
            bottom = top - high / 2 - self.tile.height / 2
            place = (x, bottom, self.tile.width, self.tile.height)
            pictures.draw_tile(canvas, self.picture, place, self.language, self.own)
        beside = self._beside(width)
        self.text.draw(canvas, x + width - beside, top - (high - self.text.height(beside)) / 2, beside)

    def _beside(self, width: float) -> float:
        return width - self.tile.width - self.tile.gap if self.tile.width else width


class Ticks(Block):
    """Boxes to tick with a pen, each with its words: a list to a screen reader. ``columns`` side by side.

    With ``names`` they can be ticked on a screen too; each name is what a screen reader says of its box.
    """

    def __init__(
        self,
        options: Sequence[Words],
        *,
        style: Style,
        above: float = 6,
        columns: int = 1,
        names: Sequence[str] = (),
    ) -> None:
        self.texts = [Text(option, style, role="LBody") for option in options]
        self.style = style
        self.above = above
        self.columns = columns
        self.names = dict(zip(map(id, self.texts), names, strict=True)) if names else {}

    @property
    def _side(self) -> float:
        return self.style.size * 1.25

    def _rows(self) -> list[list[Text]]:
        return [self.texts[at : at + self.columns] for at in range(0, len(self.texts), self.columns)]

    def _part(self, width: float) -> float:
        return width / self.columns

    def _row_height(self, row: Sequence[Text], width: float) -> float:
        room = self._part(width) - self._side * 1.6
        return max(self._side * 1.25, *(text.height(room) for text in row)) + self.style.size * 0.2

    def height(self, width: float) -> float:
        """All rows of boxes."""
        return sum(self._row_height(row, width) for row in self._rows())

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Each box beside its words."""
        with canvas.group("L"):
            for row in self._rows():
                for at, text in enumerate(row):
                    self._draw_option(canvas, text, (x + at * self._part(width), top, self._part(width)))
                top -= self._row_height(row, width)

    def _draw_option(self, canvas: "TaggedCanvas", text: Text, place: tuple[float, float, float]) -> None:
        x, top, width = place
        side = self._side
        room = width - side * 1.6
        down = max(0.0, (side * 1.25 + self.style.size * 0.2 - self.style.leading) / 2)
        first = top - down - self.style.leading / 2
        _draw_box(canvas, x, first, side)
        with canvas.group("LI"):
            if name := self.names.get(id(text)):
                box_place = (x + 1, first - side / 2, side, side)
                with canvas.group("Lbl"), canvas.group("Form") as element:
                    fields.tick(canvas, element, name, box_place, _tick(side))
            text.draw(canvas, x + side * 1.6, top - down, room)


def tick_box(canvas: "TaggedCanvas", style: Style, x: float, top: float) -> None:
    """A box to tick beside words of this style that begin at ``top``."""
    _draw_box(canvas, x, top - style.leading / 2, style.size * 1.25)


def _draw_box(canvas: "TaggedCanvas", x: float, middle: float, side: float) -> None:
    look = Look(fill=WHITE, edge=INK, corner=2, thickness=1.4)
    with canvas.artifact():
        box(canvas, (x + 1, middle - side / 2, side, side), look)


def _tick(side: float) -> str:
    at = [f"{part * side:.2f}" for part in (0.2, 0.5, 0.42, 0.25, 0.8, 0.78)]
    return f"q {INK.stroke} {side * 0.11:.2f} w 1 J 1 j {at[0]} {at[1]} m {at[2]} {at[3]} l {at[4]} {at[5]} l S Q"


class Lines(Block):
    """Empty lines to write on."""

    def __init__(self, count: int, *, pitch: float, above: float = 0) -> None:
        self.count = count
        self.pitch = pitch
        self.above = above

    def height(self, width: float) -> float:  # noqa: ARG002
        """All lines."""
        return self.count * self.pitch

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """The lines, as decoration."""
        with canvas.artifact():
            for at in range(1, self.count + 1):
                line(canvas, x, top - at * self.pitch, x + width, 0.9, SOFT)


class CutHere(Block):
    """A broken line with scissors: what is below is cut off and sent back."""

    def __init__(self, *, above: float = 16) -> None:
        self.above = above

    def height(self, width: float) -> float:  # noqa: ARG002
        """As high as the scissors."""
        return _SCISSORS

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """The line, as decoration."""
        with canvas.artifact():
            pictures.draw_symbol(canvas, "scissors", (x, top - _SCISSORS, _SCISSORS), SOFT)
            middle = top - _SCISSORS / 2
            line(canvas, x + _SCISSORS * 1.6, middle, x + width, 1, SOFT, dashed=True)
