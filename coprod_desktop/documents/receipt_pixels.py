"""A receipt reduced to what can be seen of it. :func:`draw` runs only in an isolated process: the file may be anyone's.

It answers one line of JSON and then the bare pixels of the pages, three bytes each: nothing a file could hide behind.
"""

import io
import json
import math
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps

#: Limits of what is opened, and of what is kept of it: pages, and pixels of an image, a page kept, all pages kept.
MOST_PAGES = 10
MOST_PIXELS = 40_000_000
MOST_KEPT_PAGE = 6_000_000
MOST_KEPT = 20_000_000
#: The longest side kept, in pixels: a till roll is long, and JPEG goes no further than 65,535.
LONGEST_SIDE = 12_000

_DOTS = 150 / 72  # pixels to a point of a PDF page
_WHITE = (255, 255, 255)
_PASSWORD_NEEDED = 4  # PDFium's own number

_KINDS = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"))
_APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class Refused(Exception):  # noqa: N818 - becomes the sentence the user sees
    """It cannot be made a receipt of: the key of a sentence in ``reading_receipt`` and ``photo``."""


def draw(data: bytes) -> bytes:
    """Every page (at most ten) upright on white, or why not."""
    try:
        pages, count = drawn(data)
    except Refused as refused:
        return line({"refused": str(refused)})
    sizes = [page.size for page in pages]
    return line({"pages": sizes, "count": count}) + b"".join(page.tobytes() for page in pages)


def line(said: dict[str, Any]) -> bytes:
    """The first line of an answer."""
    return json.dumps(said).encode() + b"\n"


def drawn(data: bytes) -> tuple[list[Image.Image], int]:
    """The first pages, and how many there are. Raises :class:`Refused`."""
    if data.startswith(b"%PDF-"):
        return _of_pdf(data)
    kind = next((kind for sign, kind in _KINDS if data.startswith(sign)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE:
        raise Refused("apple")
    if not kind:
        raise Refused("other")
    return _of_image(data, kind)


def _of_image(data: bytes, kind: str) -> tuple[list[Image.Image], int]:
    Image.MAX_IMAGE_PIXELS = None  # looked at below, before a pixel is unpacked
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as image:
            if kind != "TIFF":
                return [_upright(image, MOST_KEPT_PAGE)], 1
            count = getattr(image, "n_frames", 1)
            wanted = min(count, MOST_PAGES)
            return [_upright(page, MOST_KEPT // wanted) for page in _frames(image, wanted)], count
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a decoder met, the file is not whole
        raise Refused("damaged") from error


def _frames(image: Image.Image, wanted: int) -> Iterator[Image.Image]:
    for at in range(wanted):
        image.seek(at)
        yield image


def _upright(image: Image.Image, most: int) -> Image.Image:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Refused("pixels")
    image.load()
    return _smaller(_on_white(_turned(image)), min(most, MOST_KEPT_PAGE))


def _turned(image: Image.Image) -> Image.Image:
    """As the camera was held; a note about that which cannot be read is passed over."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - whatever stands in there, the picture itself is whole
        return image


def _smaller(image: Image.Image, most: int) -> Image.Image:
    factor = _factor(*image.size, most, 1.0)
    if factor == 1:
        return image
    size = max(1, int(image.width * factor)), max(1, int(image.height * factor))
    return image.resize(size, Image.Resampling.LANCZOS)


def _factor(width: float, height: float, most: int, wished: float) -> float:
    """How much larger or smaller to draw so that neither the pixels nor the longest side are too many."""
    return min(wished, math.sqrt(most / (width * height)), LONGEST_SIDE / max(width, height))


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode == "I":
        image = (
            image.convert("I").point(lambda value: value / 256).convert("L")
        )  # Pillow would cut off, not scale
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    ground = Image.new("RGB", seen.size, _WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _of_pdf(data: bytes) -> tuple[list[Image.Image], int]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            wanted = min(count, MOST_PAGES)
            return [page_of_pdf(document[at], MOST_KEPT // wanted) for at in range(wanted)], count
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if error.err_code == _PASSWORD_NEEDED else "damaged") from error


def page_of_pdf(page: Any, most: int) -> Image.Image:
    """One page of a PDF, of at most so many pixels. Raises :class:`Refused` for one without a size."""
    width, height = page.get_size()
    if not (width > 0 and height > 0 and math.isfinite(width * height)):
        raise Refused("damaged")
    scale = _factor(width, height, min(most, MOST_KEPT_PAGE), _DOTS)
    if min(width, height) * scale < 1:
        raise Refused("damaged")
    drawn: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return drawn.convert("RGB")
