"""A folder of pictures with a list of what each stands for: read one by one, each where it can do no harm."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from coprod_desktop.documents import outside_pixels, spreadsheet
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.outside_pixels import Pixels
from coprod_desktop.domain.content import Image
from coprod_desktop.domain.own_pictures import Wanted, read_list
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: ``progress(done, total, text)``: also where Cancel stops the work.
Progress = Callable[[int, int, str], None]

_DRAWING = "documents.own_pixels:draw"
_QUALITY = 88

_TOO_LARGE = N_("“{name}” is too large. Make it smaller, and bring the set in again.")
_UNREADABLE = N_("“{name}” is not a picture that can be read. Save it as PNG, JPEG or SVG.")
_REFUSALS = {
    "too large": _TOO_LARGE,
    "pixels": _TOO_LARGE,
    "too slow": N_("“{name}” unfolds into far more than a picture needs. Save it as PNG."),
    "outside": N_("“{name}” needs another file to be whole. Save it as PNG."),
    "apple": N_("“{name}” is in Apple’s HEIC format. Save it as JPEG."),
}
_GONE = N_("There is no file called “{name}” beside the list.")


@dataclass(frozen=True)
class FolderPictures:
    """What a folder holds: a picture by the idea it stands for, and a sentence for each that is left out."""

    images: dict[str, Image]
    left_out: tuple[str, ...]


def nothing(_done: int, _total: int, _text: str) -> None:
    """Progress nobody looks at."""


def read(listed: Path, progress: Progress = nothing) -> FolderPictures:
    """The pictures a list (CSV or XLSX) names, which lie beside it or in folders below; one that cannot be read stops no other.

    Raises :class:`Problem` when the list itself cannot be read, or names no picture that can be.
    """
    sheet = spreadsheet.read_file(listed)
    asked = read_list(sheet.headings, sheet.rows, sheet.first_row, concepts())
    images, left_out = {}, list(asked.left_out)
    for done, one in enumerate(asked.wanted):
        say = partial(progress, done, len(asked.wanted), one.file)
        say()
        try:
            images[one.idea] = _image(listed.parent, one, say)
        except Problem as problem:
            left_out.append(_("Row {n}: {why}").format(n=one.row, why=problem.message))
    if not images:
        raise Problem("\n".join([_("No picture could be brought in."), *left_out]))
    return FolderPictures(images, tuple(left_out))


def _image(folder: Path, one: Wanted, pulse: Callable[[], None]) -> Image:
    try:
        (page, *_others) = outside_pixels.read(_place(folder, one.file), pulse, _DRAWING).pages
    except outside_pixels.Unseen as unseen:
        raise Problem(_(_REFUSALS.get(unseen.why, _UNREADABLE)).format(name=one.file)) from unseen
    return Image(_jpeg(page), {"en": one.alt_en, "cy": one.alt_cy})


def _place(folder: Path, name: str) -> Path:
    """Where a picture lies. Raises :class:`Problem` when it is gone, or outside of the folder with the list."""
    inside = folder.resolve()
    try:
        found = (inside / name.replace("\\", "/")).resolve()
        if found.is_relative_to(inside) and found.is_file():
            return found
    except (OSError, ValueError):  # a name no system allows
        pass
    raise Problem(_(_GONE).format(name=name))


def _jpeg(page: Pixels) -> bytes:
    from PIL import Image as Drawn

    made = BytesIO()
    drawn = Drawn.frombytes("RGB", (page.width, page.height), page.pixels)
    drawn.save(made, "JPEG", quality=_QUALITY, subsampling=0)
    return made.getvalue()
