"""Writing a small file so that a power cut, a kill or a full disk never leaves half of it."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from coprod_desktop.storage import disk

_PATIENCE, _BEAT = 5.0, 0.02


class Busy(Exception):  # noqa: N818 - a state of the folder
    """Another program has been writing here for longer than writing takes."""


def write(raw: bytes, path: Path, *followers: Path) -> None:
    """Put ``raw`` in ``path``, and once it is on the disk in each of the ``followers``; all lie in one folder.

    Room is found for all of them before any is touched, and at each moment each holds its old bytes or its new ones.
    Only this user may read them, where the system knows such a thing. Raises :class:`OSError`, and then ``path`` is
    as it was; a follower that cannot be replaced is left behind without a word, for ``path`` counts.
    """
    fresh = [one.with_name(one.name + ".new") for one in (path, *followers)]
    try:
        for one in fresh:
            _write_through(one, raw)
        fresh[0].replace(path)
        disk.settle(path.parent)
        with contextlib.suppress(OSError):
            for one, follower in zip(fresh[1:], followers, strict=True):
                one.replace(follower)
            disk.settle(path.parent)
    finally:
        for one in fresh:
            with contextlib.suppress(OSError):
                one.unlink(missing_ok=True)


def _write_through(path: Path, raw: bytes) -> None:
    path.unlink(missing_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(number, "wb") as stream:
        stream.write(raw)
        stream.flush()
        disk.to_the_disk(stream.fileno())


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other copies of this program from writing ``path`` meanwhile; a killed one holds nobody up.

    Raises :class:`Busy` after five seconds, and :class:`OSError` when the folder cannot be reached.
    """
    number = _held(path)
    try:
        yield
    finally:
        if number is not None:
            os.close(number)


def _held(path: Path) -> int | None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return _lock(path)
        except (BlockingIOError, FileExistsError) as error:
            if time.monotonic() > end:
                raise Busy from error
            time.sleep(_BEAT)


if sys.platform == "win32":

    def _lock(path: Path) -> int | None:
        # A file that Windows takes away with its last handle, however the program ends.
        name = path.with_name(path.name + ".lock")
        return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)

else:

    def _lock(path: Path) -> int | None:
        import fcntl

        number = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(number)
            raise
        except OSError:  # a network folder without locks: the moment between reading and writing is short
            os.close(number)
            return None
        return number
