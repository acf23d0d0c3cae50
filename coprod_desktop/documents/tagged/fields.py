"""Boxes of a paper that can be filled in on a screen: room to write, and boxes to tick, each with its name.

Every box carries its own look, drawn with the embedded face: no reader's program has to guess how "ŵ" is written.
Source: ISO 32000-1, 12.7 (interactive forms); ISO 14289-1, 7.18 (annotations in the structure).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged.canvas import TaggedCanvas
    from coprod_desktop.documents.tagged.structure import Element

_PRINTED = 4
_SEVERAL_LINES = 1 << 12
_NOT_SPELT = 1 << 22
#: The value of a box that is ticked, and of one that is not.
_ON, _OFF = "Yes", "Off"

Place = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""


@dataclass(frozen=True)
class Written:
    """What stands in a box: the words, and the operators that draw them from the box's own lower left corner."""

    words: str = ""
    drawing: str = ""
    several_lines: bool = False


def room(canvas: "TaggedCanvas", element: "Element", name: str, place: Place, written: Written) -> None:
    """A box to write in; ``name`` is what a screen reader says of it."""
    flags = _NOT_SPELT | (_SEVERAL_LINES if written.several_lines else 0)
    entries = _widget("Tx", name, place) | {
        "V": pdfdoc.PDFString(written.words),
        "DV": pdfdoc.PDFString(written.words),
        "DA": pdfdoc.PDFString(canvas.fields.typed_with),
        "Ff": flags,
        "AP": pdfdoc.PDFDictionary({"N": _look(canvas, place, f"/Tx BMC {written.drawing} EMC")}),
    }
    canvas.fields.add(canvas, element, entries)


def tick(canvas: "TaggedCanvas", element: "Element", name: str, place: Place, drawing: str) -> None:
    """A box to tick; ``drawing`` draws the tick from the box's own lower left corner."""
    looks = {_ON: _look(canvas, place, drawing), _OFF: _look(canvas, place, "")}
    entries = _widget("Btn", name, place) | {
        "V": pdfdoc.PDFName(_OFF),
        "AS": pdfdoc.PDFName(_OFF),
        "AP": pdfdoc.PDFDictionary({"N": pdfdoc.PDFDictionary(looks)}),
    }
    canvas.fields.add(canvas, element, entries)


class Fields:
    """The boxes of one document. Two of the same name would be filled in together, so each has its own."""

    def __init__(self, face: str) -> None:
        self._face = face
        self._size = 0.0
        self._font = ""
        self._names: list[str] = []

    @property
    def typed_with(self) -> str:
        """How what is typed later looks."""
        return f"/{self._font} {self._size:g} Tf 0 g"

    def type_with(self, canvas: "TaggedCanvas", size: float) -> None:
        """What is typed from here on has this size, in points."""
        font, _codes = next(canvas.encoded(self._face, " "))
        self._font, self._size = font.removeprefix("/"), size

    def add(self, canvas: "TaggedCanvas", element: "Element", entries: dict[str, Any]) -> None:
        """Put a box on the page as part of the element."""
        entries["T"] = pdfdoc.PDFString(f"field {len(self._names) + 1}")
        self._names.append(canvas.attach(pdfdoc.PDFDictionary(entries), element))

    def form(self) -> pdfdoc.PDFDictionary | None:
        """The document's form, for its catalogue; none where nothing can be filled in."""
        if not self._names:
            return None
        fonts = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)})
        boxes = pdfdoc.PDFArray([pdfdoc.PDFObjectReference(name) for name in self._names])
        return pdfdoc.PDFDictionary({"Fields": boxes, "DR": fonts, "DA": pdfdoc.PDFString(self.typed_with)})


def _widget(kind: str, name: str, place: Place) -> dict[str, Any]:
    x, bottom, width, height = place
    return {
        "Type": pdfdoc.PDFName("Annot"),
        "Subtype": pdfdoc.PDFName("Widget"),
        "FT": pdfdoc.PDFName(kind),
        "TU": pdfdoc.PDFString(name),
        "Rect": pdfdoc.PDFArray([round(side, 2) for side in (x, bottom, x + width, bottom + height)]),
        "F": _PRINTED,
    }


def _look(canvas: "TaggedCanvas", place: Place, drawing: str) -> Any:
    _x, _bottom, width, height = place
    fonts = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)})
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Form"),
        "BBox": pdfdoc.PDFArray([0, 0, round(width, 2), round(height, 2)]),
        "Resources": fonts,
    }
    stream = pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(entries), content=drawing.encode("latin-1"))
    return canvas.refer(stream)
