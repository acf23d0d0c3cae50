"""Receipts as people have them - a photo, a scan, a PDF - made safe to keep: flat pages, nothing but what can be seen."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop import isolate
from coprod_desktop.documents import outside_file
from coprod_desktop.documents.receipt_pixels import MOST_KEPT, MOST_PAGES
from coprod_desktop.domain.attachments import LARGEST
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: Bytes in a file; more is not opened.
LARGEST_FILE = 50 * 1024 * 1024

_LIMITS = isolate.Limits(seconds=30, answer=3 * MOST_KEPT + 1024 * 1024)
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
        data = outside_file.read(path, LARGEST_FILE)
    except outside_file.TooLarge as error:
        raise _refusal("too large") from error
    if not data:
        raise _refusal("empty")
    pages, count = _pages(_answer(data, pulse))
    digest = hashlib.sha256(data).digest()
    return ReceiptFile(path.name, digest, _flat(pages), len(pages), max(count - len(pages), 0))


def _refusal(why: str) -> Problem:
    return Problem(_(REFUSALS.get(why, REFUSALS["damaged"])).format(most=MOST_PAGES))


def _answer(data: bytes, pulse: Callable[[], None]) -> bytes:
    try:
        answer = isolate.run("documents.receipt_pixels:draw", data, limits=_LIMITS, pulse=pulse)
    except isolate.TooSlow as stopped:
        raise _refusal("too slow") from stopped
    except isolate.TooBig as stopped:
        raise _refusal("pixels") from stopped
    except isolate.Failed as broken:
        raise _refusal("damaged") from broken
    return answer if isinstance(answer, bytes) else b""


def _pages(answer: bytes) -> tuple[list[tuple[int, int, bytes]], int]:
    """Width, height and pixels of each page. The process may have been taken over: its word is checked."""
    line, _end, pixels = answer.partition(b"\n")
    try:
        said = json.loads(line)
        if "refused" in said:
            raise _refusal(str(said["refused"]))
        sizes = [(int(width), int(height)) for width, height in said["pages"]]
        count = int(said["count"])
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise _refusal("damaged") from error
    fits = sizes and len(sizes) <= MOST_PAGES and all(min(size) > 0 for size in sizes)
    if not fits or sum(3 * width * height for width, height in sizes) != len(pixels):
        raise _refusal("damaged")
    pages, at = [], 0
    for width, height in sizes:
        pages.append((width, height, pixels[at : at + 3 * width * height]))
        at += 3 * width * height
    return pages, count


def _flat(pages: list[tuple[int, int, bytes]]) -> bytes:
    """A PDF of pictures, drawn here; the same pages always give the same bytes."""
    from PIL import Image

    first, *others = [Image.frombytes("RGB", (width, height), pixels) for width, height, pixels in pages]
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
