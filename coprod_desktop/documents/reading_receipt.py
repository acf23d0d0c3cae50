"""Receipts as people have them - a photo, a scan, a PDF - made safe to keep: flat pages, nothing but what can be seen."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.documents import outside_pixels
from coprod_desktop.documents.outside_pixels import Pixels
from coprod_desktop.documents.receipt_pixels import MOST_PAGES
from coprod_desktop.domain.attachments import LARGEST
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

_RESOLUTION = 150
_QUALITIES = (80, 60, 40)

#: Why a file cannot be attached, and what to do about it.
REFUSALS: dict[str, str] = {
    "empty": N_("There is nothing in this file. Check that you chose the right one."),
    "too large": N_("This file is larger than 50 MB. Take the photo again in a smaller size, or scan it in black and white."),
    "pixels": N_("This picture has more than 40 million dots. Make it smaller, or take a photo of the receipt, and choose that."),
    "too slow": N_("This file takes too long to open. Take a photo of the receipt, and choose that."),
    "damaged": N_("This file is damaged or only part of it arrived. Get it again, or take a photo of the receipt."),
    "password": N_("This PDF is locked with a password. Save a copy without the password, or print it and take a photo of it."),
    "apple": N_("This photo is in Apple’s HEIC format. Send or export it as JPEG, and choose that."),
    "other": N_("This is neither a picture nor a PDF. Choose a file ending in .jpg, .png, .webp, .tif or .pdf."),
}  # fmt: skip


@dataclass(frozen=True)
class ReceiptFile:
    """A receipt ready to be kept. ``pdf`` holds pictures of its pages and nothing else of the file.

    ``digest`` is the SHA-256 of the file as it came, ``pages`` how many there are here, ``left_out`` how many are not.
    """

    name: str
    digest: bytes
    pdf: bytes
    pages: int
    left_out: int = 0


def _nothing() -> None:
    return None


def read(path: Path, *, pulse: Callable[[], None] = _nothing) -> ReceiptFile:
    """The receipt in a file, opened in a process that can be killed.

    What comes back from there are bare pixels; the pages are drawn from them here. ``pulse`` is called many times a
    second and may raise to stop. Raises :class:`Problem` with one sentence that says what to do.
    """
    try:
        found = outside_pixels.read(path, pulse)
    except outside_pixels.Unseen as unseen:
        raise Problem(_(REFUSALS.get(unseen.why, REFUSALS["damaged"])).format(most=MOST_PAGES)) from unseen
    return ReceiptFile(path.name, found.digest, _flat(found.pages), len(found.pages), found.left_out)


def _flat(pages: Sequence[Pixels]) -> bytes:
    """A PDF of pictures, drawn here; the same pages always give the same bytes."""
    from PIL import Image

    first, *others = [Image.frombytes("RGB", (page.width, page.height), page.pixels) for page in pages]
    made = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        first.save(
            stream,
            "PDF",
            save_all=True,
            append_images=others,
            resolution=_RESOLUTION,
            quality=quality,
            title=None,
            creationDate=None,
            modDate=None,
        )
        made = stream.getvalue()
        if len(made) <= LARGEST:
            break
    return made
