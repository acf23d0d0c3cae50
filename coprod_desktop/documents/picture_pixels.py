"""The pictures of papers as pixels, for what holds no vectors: a Word document."""

from functools import lru_cache
from io import BytesIO

from coprod_desktop.documents import fonts, kit, pictures, preview
from coprod_desktop.documents.tagged import TaggedCanvas
from coprod_desktop.domain.content import Image, Picture
from coprod_desktop.i18n import Language

#: A picture on its tile, in points, and how finely it is drawn, in pixels across.
SIDE = 72.0
_PIXELS = 320


@lru_cache(maxsize=64)
def png(picture: Picture, language: Language, own: Image | None = None) -> bytes:
    """The picture on its tile, sharp at 25 mm; ``own`` in place of the symbol."""
    from PIL import Image as Pixels

    page = preview.page(_drawn(picture, language, own), 0, _PIXELS)
    size = (page.width, page.height)
    image = Pixels.frombuffer("RGB", size, page.pixels, "raw", "BGRX", page.stride, 1)
    stream = BytesIO()
    image.quantize(64 if own is None else 256).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _drawn(picture: Picture, language: Language, own: Image | None) -> bytes:
    fonts.ready()
    stream = BytesIO()
    canvas = TaggedCanvas(
        stream, title="-", language=kit.tag(language), face=fonts.REGULAR, size=(SIDE, SIDE)
    )
    pictures.draw_tile(canvas, picture, (0, 0, SIDE, SIDE), language, own)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
