"""A file of the organisation's that goes out with a meeting's papers: kept as it is, its pages shown as pictures of them."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop import isolate
from coprod_desktop.documents import outside_file, outside_pixels
from coprod_desktop.documents.outside_pixels import Pixels
from coprod_desktop.documents.receipt_pixels import MOST_PAGES
from coprod_desktop.domain.attachments import LARGEST
from coprod_desktop.domain.content import SheetImage
from coprod_desktop.domain.enclosures import FileKind
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: Longer than this goes out on its own, not behind a cover.
MOST_ENCLOSED_PAGES = 40

_QUALITY = 75
_LOOK = isolate.Limits(seconds=30, answer=64 * 1024)
_KINDS = {"pdf": FileKind.PDF, "word": FileKind.WORD}

#: Why a file cannot be enclosed, and what to do about it.
REFUSALS: dict[str, str] = {
    "empty": N_("There is nothing in this file. Check that you chose the right one."),
    "too large": N_("This file is larger than 10 MB. Make its pictures smaller, or send it on its own."),
    "too slow": N_("This file takes too long to open. Print it to a new PDF, and choose that."),
    "damaged": N_("This file is damaged or only part of it arrived. Get it again, and choose the new copy."),
    "password": N_("This PDF is locked with a password. Save a copy without the password, and choose that."),
    "old word": N_("This is an older kind of Word document, or one with a password. Save it as “Word Document (.docx)” without one, and choose that."),
    "macros": N_("This Word document carries macros. Save it as “Word Document (.docx)”, which cannot hold any, and choose that."),
    "bomb": N_("This file unpacks to far more than a document needs, so it was not opened. Ask whoever sent it for a PDF."),
    "pages": N_("This file has more than {most} pages. Send it on its own, or choose a shorter one."),
    "other": N_("This is neither a PDF nor a Word document. Choose a file ending in .pdf or .docx."),
}  # fmt: skip


@dataclass(frozen=True)
class EnclosedFile:
    """A file ready to be kept, its bytes as they came; ``pages`` is 0 where nobody can say before it is opened."""

    name: str
    kind: FileKind
    content: bytes
    pages: int


def _nothing() -> None:
    return None


def read(path: Path, pulse: Callable[[], None] = _nothing) -> EnclosedFile:
    """The file, looked at in a process that can be killed. ``pulse`` is called often and may raise to stop.

    Raises :class:`Problem` with one sentence that says what to do.
    """
    try:
        content = outside_file.read(path, LARGEST)
    except outside_file.TooLarge as error:
        raise _refusal("too large") from error
    if not content:
        raise _refusal("empty")
    try:
        answer = isolate.run("documents.enclosed_look:look", content, limits=_LOOK, pulse=pulse)
        said = json.loads(answer if isinstance(answer, bytes) else b"{}")
    except isolate.TooSlow as stopped:
        raise _refusal("too slow") from stopped
    except (isolate.TooBig, isolate.Failed, ValueError) as broken:
        raise _refusal("damaged") from broken
    kind, pages = _KINDS.get(str(said.get("kind"))), said.get("pages", 0)
    if kind is None or not isinstance(pages, int):
        raise _refusal(str(said.get("refused", "damaged")))
    if pages > MOST_ENCLOSED_PAGES:
        raise _refusal("pages")
    return EnclosedFile(path.name, kind, content, pages)


def sheets(content: bytes, pages: int, pulse: Callable[[], None] = _nothing) -> tuple[SheetImage, ...]:
    """The pages of a PDF that was kept, as pictures to print. Raises :class:`Problem` when it cannot be drawn."""
    return tuple(
        _jpeg(page) for first in range(0, pages, MOST_PAGES) for page in _some(content, first, pulse)
    )


def _some(content: bytes, first: int, pulse: Callable[[], None]) -> Iterator[Pixels]:
    data = f"{first}\n".encode() + content
    try:
        yield from outside_pixels.drawn(data, pulse, "documents.enclosed_look:draw")[0]
    except outside_pixels.Unseen as unseen:
        raise _refusal(unseen.why) from unseen


def _jpeg(page: Pixels) -> SheetImage:
    from PIL import Image

    stream = io.BytesIO()
    Image.frombytes("RGB", (page.width, page.height), page.pixels).save(stream, "JPEG", quality=_QUALITY)
    return SheetImage(stream.getvalue(), page.width, page.height)


def _refusal(why: str) -> Problem:
    said = REFUSALS.get(why, REFUSALS["damaged"])
    return Problem(_(said).format(most=MOST_ENCLOSED_PAGES), "file")
