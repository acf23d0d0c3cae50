"""A photo somebody chose, made small: nothing of the file but what can be seen, so not where or when it was taken."""

import io
from collections.abc import Callable
from pathlib import Path

from coprod_desktop.documents import outside_pixels
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: The longer side of what is kept, in pixels: enough for half a page of paper.
LONGEST_SIDE = 1600

_QUALITY = 82

_TOO_LARGE = N_("This photo is too large. Make it smaller and try again.")
_REFUSALS = {
    "too large": _TOO_LARGE,
    "pixels": _TOO_LARGE,
    "too slow": _TOO_LARGE,
    "apple": N_("This photo is in Apple’s HEIC format. Send or export it as JPEG, and choose that."),
}
_UNREADABLE = N_("This is not a photo that can be read. Save it as JPEG or PNG and try again.")


def _nothing() -> None:
    return None


def read(path: Path, pulse: Callable[[], None] = _nothing) -> bytes:
    """The photo in this file as a small JPEG. ``pulse`` may raise to stop.

    Raises :class:`Problem` when it is no photo we can read, or too large.
    """
    from PIL import Image

    try:
        seen = outside_pixels.read(path, pulse).pages[0]
    except outside_pixels.Unseen as unseen:
        raise Problem(_(_REFUSALS.get(unseen.why, _UNREADABLE)), "photo") from unseen
    photo = Image.frombytes("RGB", (seen.width, seen.height), seen.pixels)
    photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    made = io.BytesIO()
    photo.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
