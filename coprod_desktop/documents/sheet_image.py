"""A page of another paper on a page of ours: as large as there is room, and one to a page."""

import io
from typing import TYPE_CHECKING, Any

from coprod_desktop.documents.blocks import Figure
from coprod_desktop.domain.content import SheetImage

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

#: The room between our head and our foot, in points: a whole A4 page fits, a little smaller.
_ROOM = (480.0, 678.0)


def whole_page(image: SheetImage, alt: str) -> Figure:
    """The page as a figure; ``alt`` says what it is."""
    scale = min(_ROOM[0] / image.width, _ROOM[1] / image.height)
    size = image.width * scale, image.height * scale
    high = max(size[1], _ROOM[1] * 0.6)  # one to a page, however wide it is

    def paint(canvas: "TaggedCanvas", x: float, bottom: float) -> None:
        left, low = x + (_ROOM[0] - size[0]) / 2, bottom + high - size[1]
        canvas.drawImage(_reader(image), left, low, *size)

    return Figure(paint, alt=alt, size=(_ROOM[0], high), above=0)


def _reader(image: SheetImage) -> Any:
    """The JPEG as it is: reportlab would unpack its millions of dots only to tell it from others."""
    from reportlab.lib.utils import ImageReader

    class Packed(ImageReader):
        _dataA = None  # noqa: N815 - reportlab's own: nothing shines through

        def getRGBData(self) -> bytes:
            return image.jpeg

    return Packed(io.BytesIO(image.jpeg))
