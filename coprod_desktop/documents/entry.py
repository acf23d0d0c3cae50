"""A box to write in: large enough for a pen in an unsteady hand, and to fill in on a screen where the paper allows it."""

from typing import TYPE_CHECKING

from coprod_desktop.documents.blocks import Block, Look, box
from coprod_desktop.documents.colours import INK, WHITE
from coprod_desktop.documents.tagged import fields
from coprod_desktop.documents.text import Style, Text
from coprod_desktop.domain.content import Entry

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

#: No box is lower than this, in points: 12 mm.
LOWEST = 12 * 72 / 25.4
_INSIDE = 7.0
_LABEL_GAP = 4.0
_BESIDE = 12.0
#: How much of the width a short box takes, beside its words.
_SHORT = 0.36
_LOOK = Look(fill=WHITE, edge=INK, corner=3, thickness=1.2)


class EntryBox(Block):
    """The words and the box they are about; never split over two pages."""

    def __init__(self, entry: Entry, *, style: Style, fillable: bool, above: float) -> None:
        self.entry = entry
        self.style = style
        self.fillable = fillable
        self.above = above
        self.label = Text(entry.label, style)
        self.value = Text(entry.value, style, role="" if fillable else "P")
        self.before = Text(entry.before, style, role="P")

    def height(self, width: float) -> float:
        """The box, and its words where they stand above it."""
        room, high = self._room(width), self._box_height(width)
        words = self.label.height(room)
        return max(words, high) if self.entry.short else words + _LABEL_GAP + high

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """First what is asked, then the box."""
        with canvas.group("Div"):
            self._draw(canvas, x, top, width)

    def _draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        whole, high = self.height(width), self._box_height(width)
        wide = width * _SHORT if self.entry.short else width
        room = self._room(width)
        down = (whole - self.label.height(room)) / 2 if self.entry.short else 0.0
        self.label.draw(canvas, x, top - down, room)
        place = (x + width - wide, top - whole + (whole - high) / 2 * self.entry.short, wide, high)
        if self.entry.before:
            self._draw_before(canvas, place)
        with canvas.artifact():
            box(canvas, place, _LOOK)
        self._draw_value(canvas, place)

    def _room(self, width: float) -> float:
        if not self.entry.short:
            return width
        return width * (1 - _SHORT) - _BESIDE - self._before_room()

    def _before_room(self) -> float:
        return self.before.natural_width() + _INSIDE if self.entry.before else 0.0

    def _box_height(self, width: float) -> float:
        wide = width * _SHORT if self.entry.short else width
        wanted = self.value.height(wide - 2 * _INSIDE) if self.entry.value else 0.0
        several = self.entry.lines * self.style.leading * 1.2 if self.entry.lines > 1 else 0.0
        return max(LOWEST, self.style.leading * 1.3, wanted + _INSIDE, several)

    def _draw_before(self, canvas: "TaggedCanvas", place: fields.Place) -> None:
        left, bottom, _wide, high = place
        top = bottom + high / 2 + self.style.leading / 2
        self.before.draw(canvas, left - self._before_room(), top, self._before_room())

    def _draw_value(self, canvas: "TaggedCanvas", place: fields.Place) -> None:
        left, bottom, wide, high = place
        room = wide - 2 * _INSIDE
        down = high / 2 + self.value.height(room) / 2
        if not self.fillable:
            if self.entry.value:
                self.value.draw(canvas, left + _INSIDE, bottom + down, room)
            return
        with canvas.aside() as drawn:
            if self.entry.value:
                self.value.draw(canvas, _INSIDE, down, room)
        several = self.entry.lines > 1 or len(self.value.lines(room)) > 1
        written = fields.Written(self.value.plain, " ".join(drawn), several)
        canvas.fields.type_with(canvas, self.style.size)
        with canvas.group("Form") as element:
            fields.room(canvas, element, self.entry.name, place, written)
