"""A picture of an organisation's own set as pixels. :func:`draw` runs only in an isolated process: the file may be anyone's.

It answers as ``receipt_pixels`` does. Beside what a photo may be it takes SVG, which most symbol sets come as: nothing
outside the file is ever looked up, and whatever a file unfolds into is stopped by the process's own limits.
"""

import io
import os
from typing import TYPE_CHECKING, Any

from PIL import Image

from coprod_desktop.documents import receipt_pixels
from coprod_desktop.documents.receipt_pixels import Refused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The longer side of what is kept, in pixels: sharp on a tile of 38 mm.
LONGEST_SIDE = 640

_BEGINNINGS = (b"<svg", b"<?xml", b"<!--", b"<!doctype svg")
_MARKS = b"\xef\xbb\xbf \t\r\n"
_OUTSIDE = ("image", "feImage", "foreignObject")
_MOST_POINTS = 100_000.0
#: Shapes that a file may unfold into; a symbol has some dozens.
_MOST_SHAPES = 20_000


def draw(data: bytes) -> bytes:
    """The picture upright on white, small; or why not."""
    try:
        (image, *_others), _count = _drawn(data)
    except Refused as refused:
        return receipt_pixels.line({"refused": str(refused)})
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return receipt_pixels.line({"pages": [image.size], "count": 1}) + image.tobytes()


def _drawn(data: bytes) -> tuple[list[Image.Image], int]:
    if data.startswith(b"%PDF-"):
        raise Refused("other")
    if data[:200].lstrip(_MARKS).lower().startswith(_BEGINNINGS):
        return [_of_svg(data)], 1
    return receipt_pixels.drawn(data)


def _of_svg(data: bytes) -> Image.Image:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException) as error:
        raise Refused("damaged") from error
    if _kind(root) != "svg":
        raise Refused("other")
    if any(_looks_outside(node) for node in root.iter()):
        raise Refused("outside")
    _unfold(root)
    return _on_pixels(data)


def _unfold(root: "Element") -> None:
    """Count the shapes as they would be drawn, each used again wherever it is. Raises Refused for a bomb."""
    named = {node.get("id", ""): node for node in root.iter()}
    waiting, shapes = [root], 0
    while waiting:
        node = waiting.pop()
        shapes += 1
        if shapes > _MOST_SHAPES:
            raise Refused("too slow")
        waiting += [*node, *(named[target] for target in _targets(node) if target in named)]


def _targets(node: "Element") -> list[str]:
    """What a node draws again."""
    if _kind(node) != "use":
        return []
    return [value.removeprefix("#") for name, value in node.attrib.items() if name.endswith("href")]


def _looks_outside(node: "Element") -> bool:
    """Whether it stands for another file: an image, or anything but a part of this one used again."""
    wanted = (value for name, value in node.attrib.items() if name.endswith("href"))
    return _kind(node) in _OUTSIDE or (_kind(node) == "use" and any(value[:1] != "#" for value in wanted))


def _kind(node: "Element") -> str:
    return node.tag.rpartition("}")[2]


def _on_pixels(data: bytes) -> Image.Image:
    import pypdfium2
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    drawing: Any = svg2rlg(io.BytesIO(data), external_reference_root=os.devnull)
    longer = max(drawing.width, drawing.height)
    if not (min(drawing.width, drawing.height) > 0 and longer < _MOST_POINTS):
        raise Refused("damaged")
    with pypdfium2.PdfDocument(renderPDF.drawToString(drawing)) as document:
        made: Image.Image = document[0].render(scale=LONGEST_SIDE / longer).to_pil()
    return made.convert("RGB")
