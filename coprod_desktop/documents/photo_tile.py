"""An organisation's own photo in place of a symbol: whole, never stretched, with its words for those who hear a paper."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from coprod_desktop.documents.blocks import Look, bounds, box, rounded
from coprod_desktop.documents.colours import EDGE, WHITE
from coprod_desktop.domain.content import Photograph

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

#: Pixels of the longer side on paper: sharp at 45 mm, and a batch of invitations stays small enough to e-mail.
_SHARP = 560
_QUALITY = 80
_CORNER = 8.0
_INSET = 3.0  # points from the edge of a tile


def draw(
    canvas: "TaggedCanvas", photo: Photograph, place: tuple[float, float, float, float], alt: str
) -> None:
    """Draw it as large as it fits in ``place`` - x, bottom, width and height - and in its middle."""
    from reportlab.lib.utils import ImageReader

    shown = ImageReader(io.BytesIO(_small(photo.jpeg)))
    x, bottom, width, height = place
    wide, high = shown.getSize()
    scale = min(width / wide, height / high)
    size = (wide * scale, high * scale)
    left, low = x + (width - size[0]) / 2, bottom + (height - size[1]) / 2
    with canvas.tagged("Figure", alt=alt, attributes=bounds(left, low, *size)):
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(left, low, *size, _CORNER)
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.drawImage(shown, left, low, *size)
        canvas.restoreState()


def draw_on_tile(canvas: "TaggedCanvas", jpeg: bytes, size: tuple[float, float]) -> None:
    """Draw a small picture into a tile being drawn: on white with an edge, as most sets have a white ground of their own."""
    from reportlab.lib.utils import ImageReader

    width, height = size
    place = (0.5, 0.5, width - 1, height - 1)
    box(canvas, place, Look(fill=WHITE, edge=None, corner=_CORNER))
    canvas.write(f"q {rounded(place, _CORNER)} W n")
    room = (width - 2 * _INSET, height - 2 * _INSET)
    canvas.drawImage(
        ImageReader(io.BytesIO(jpeg)), _INSET, _INSET, *room, preserveAspectRatio=True, anchor="c"
    )
    canvas.write("Q")
    box(canvas, place, Look(fill=None, edge=EDGE, corner=_CORNER))


@lru_cache(maxsize=8)
def _small(jpeg: bytes) -> bytes:
    from PIL import Image

    photo = Image.open(io.BytesIO(jpeg), formats=("JPEG",))
    photo.thumbnail((_SHARP, _SHARP))
    made = io.BytesIO()
    photo.convert("RGB").save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
