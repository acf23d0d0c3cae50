"""The log: where something went wrong, and never whom it was about.

It can say only what :class:`Event` lists, kinds of error, and places in code. Whatever else is handed to any logger of
this process - a message, an argument, the text of an exception - is not written, whoever wrote it and however: a name
cannot get in.
"""

import faulthandler
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from types import TracebackType
from typing import IO

from coprod_desktop import paths

FILE = "coprod.log"
#: Where the interpreter writes what it was doing when the program fell over; empty while all is well.
FALL_FILE = "fall.txt"

_LARGEST, _OLDER_ONES = 500_000, 3
_PROGRAM = "coprod_desktop"
_FRAME = re.compile(r'^  File "(.*)", line (\d+) in ([\w<>.]+)$')


class Event(StrEnum):
    """Everything the log says in words: give one to a logger as its message."""

    STARTED = "the program started"
    OPENED = "a register was opened"
    CLOSED = "a register was closed"
    FAILED = "an error nobody expected"
    FELL = "the program fell over last time"


class Places(tuple[str, ...]):
    """Places in code, a line each, made by this module alone."""

    __slots__ = ()


class Impersonal(logging.Formatter):
    """Time, level, place in code; an event; the kind of an error and its places."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without anything that could be about someone."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(" ", "seconds")
        said = [when, logging.getLevelName(record.levelno), f"{place(record.pathname)}:{record.lineno}"]
        if isinstance(record.msg, Event):
            said.append(record.msg.value)
        lines = [" ".join(said)]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(trace(record.exc_info[1]))
        places = getattr(record, "places", None)
        lines += places if isinstance(places, Places) else ()
        return "\n".join(lines)


class _Quiet(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written to stays silent: the usual complaint would print the message."""


def trace(error: BaseException) -> str:
    """Kinds of error and places in code, from the first cause the user met to what lay behind it."""
    lines: list[str] = []
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines += [type(link).__name__, *_places(link.__traceback__)]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _places(at: TracebackType | None) -> Iterator[str]:
    while at is not None:
        code = at.tb_frame.f_code
        yield f"  {place(code.co_filename)}:{at.tb_lineno} {code.co_name}"
        at = at.tb_next


def place(filename: str) -> str:
    """A file of code within its package; what stands before may be someone's name, so elsewhere only its own name."""
    if filename.startswith("<"):
        return "<code>"
    parts = PurePath(filename).parts
    for mark, begins in (("site-packages", 1), (_PROGRAM, 0)):
        if mark in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(mark) + begins :])
    return parts[-1] if parts else ""


@contextmanager
def kept(folder: Path | None = None) -> Iterator[None]:
    """Keep the log while this lasts, in the user's own log folder; where it cannot be written there is none."""
    root, ours = logging.getLogger(), logging.getLogger(_PROGRAM)
    before = ours.level
    with _handler(folder) as handler:
        root.addHandler(handler)
        ours.setLevel(logging.INFO)
        try:
            yield
        finally:
            root.removeHandler(handler)
            ours.setLevel(before)


@contextmanager
def _handler(folder: Path | None) -> Iterator[logging.Handler]:
    made: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        where = paths.log_folder() if folder is None else folder
        made = _Quiet(where / FILE, maxBytes=_LARGEST, backupCount=_OLDER_ONES, encoding="utf-8", delay=True)
        made.setFormatter(Impersonal())
    try:
        yield made
    finally:
        made.close()


@contextmanager
def falls_noted(folder: Path | None = None) -> Iterator[bool]:
    """Let the interpreter write down where it was if the program falls over; yields whether it did last time.

    What it wrote then goes into the log, places only, and its file is emptied.
    """
    with _fall_file(folder) as stream:
        if stream is None:
            yield False
            return
        fell = _taken_over(stream)
        faulthandler.enable(stream)
        try:
            yield fell
        finally:
            faulthandler.disable()


@contextmanager
def _fall_file(folder: Path | None) -> Iterator[IO[str] | None]:
    stream: IO[str] | None = None
    with suppress(OSError):
        where = paths.log_folder() if folder is None else folder
        stream = (where / FALL_FILE).open("a+", encoding="utf-8", errors="replace")
    try:
        yield stream
    finally:
        if stream is not None:
            stream.close()


def _taken_over(stream: IO[str]) -> bool:
    stream.seek(0)
    lines = stream.read(_LARGEST).splitlines()
    if not lines:
        return False
    stream.truncate(0)
    found = (_FRAME.match(line) for line in lines)
    places = Places(f"  {place(one[1])}:{one[2]} {one[3]}" for one in found if one)
    logging.getLogger(__name__).error(Event.FELL, extra={"places": places})
    return True
