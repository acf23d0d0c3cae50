"""A picture or PDF from outside as bare pixels of its pages: it is opened in a process that can be killed."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop import isolate
from coprod_desktop.documents import outside_file
from coprod_desktop.documents.receipt_pixels import MOST_KEPT, MOST_PAGES

#: Bytes in a file; more is not opened.
LARGEST_FILE = 50 * 1024 * 1024

_LIMITS = isolate.Limits(seconds=30, answer=3 * MOST_KEPT + 1024 * 1024)

#: What draws the pages of a paper somebody scanned or photographed.
PAPER = "documents.receipt_pixels:draw"


class Unseen(Exception):  # noqa: N818 - becomes the sentence the user sees
    """It cannot be looked at; ``why`` in a word: empty, too large, pixels, too slow, damaged, password, apple, other."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Pixels:
    """One page: its size in pixels, and its pixels, three bytes each, row by row from the top."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class Seen:
    """What can be seen of a file. ``digest`` is the SHA-256 of it as it came, ``left_out`` how many pages are not here."""

    digest: bytes
    pages: tuple[Pixels, ...]
    left_out: int


def read(path: Path, pulse: Callable[[], None], drawing: str = PAPER) -> Seen:
    """The pages of a file, as ``drawing`` makes them in the process. ``pulse`` is called many times a second and may raise to stop.

    Raises :class:`Unseen`, and :class:`~coprod_desktop.domain.problems.Problem` when there is no such file.
    """
    try:
        data = outside_file.read(path, LARGEST_FILE)
    except outside_file.TooLarge as error:
        raise Unseen("too large") from error
    if not data:
        raise Unseen("empty")
    pages, count = drawn(data, pulse, drawing)
    return Seen(hashlib.sha256(data).digest(), pages, max(count - len(pages), 0))


def drawn(data: bytes, pulse: Callable[[], None], drawing: str) -> tuple[tuple[Pixels, ...], int]:
    """What ``drawing`` makes of a file's bytes in the process, and how many pages the file has. Raises :class:`Unseen`."""
    return _pages(_answer(data, pulse, drawing))


def _answer(data: bytes, pulse: Callable[[], None], drawing: str) -> bytes:
    try:
        answer = isolate.run(drawing, data, limits=_LIMITS, pulse=pulse)
    except isolate.TooSlow as stopped:
        raise Unseen("too slow") from stopped
    except isolate.TooBig as stopped:
        raise Unseen("pixels") from stopped
    except isolate.Failed as broken:
        raise Unseen("damaged") from broken
    return answer if isinstance(answer, bytes) else b""


def _pages(answer: bytes) -> tuple[tuple[Pixels, ...], int]:
    """The process may have been taken over: its word is checked."""
    line, _end, pixels = answer.partition(b"\n")
    try:
        said = json.loads(line)
        if "refused" in said:
            raise Unseen(str(said["refused"]))
        sizes = [(int(width), int(height)) for width, height in said["pages"]]
        count = int(said["count"])
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise Unseen("damaged") from error
    fits = sizes and len(sizes) <= MOST_PAGES and all(min(size) > 0 for size in sizes)
    if not fits or sum(3 * width * height for width, height in sizes) != len(pixels):
        raise Unseen("damaged")
    pages, at = [], 0
    for width, height in sizes:
        pages.append(Pixels(width, height, pixels[at : at + 3 * width * height]))
        at += 3 * width * height
    return tuple(pages), count
