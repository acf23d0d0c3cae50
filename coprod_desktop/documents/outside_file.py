"""A file someone points at: looked at before it is opened, and never read further than it may be long."""

import os
import stat
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

# A pipe without a writer would keep us waiting for ever; Windows would change line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class TooLarge(Exception):  # noqa: N818 - a limit reached, not an error
    """The file is longer than it may be."""


def read(path: Path, most: int) -> bytes:
    """All of an ordinary file of at most ``most`` bytes.

    Raises :class:`TooLarge`, and :class:`Problem` when there is no file, it is something else (a folder, a pipe, a
    device), or it cannot be read.
    """
    try:
        return _read(path, most)
    except (OSError, ValueError) as error:  # ValueError: a name no system allows
        raise Problem(
            _("“{name}” cannot be opened. Check that it is still there and not open elsewhere.").format(
                name=path.name
            )
        ) from error


def _read(path: Path, most: int) -> bytes:
    _check(path, path.stat(), most)  # before opening: opening alone makes some devices do things
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        _check(path, os.fstat(stream.fileno()), most)
        content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge
    return content


def _check(path: Path, seen: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise Problem(_("“{name}” is not a file that can be read. Choose a file.").format(name=path.name))
    if seen.st_size > most:
        raise TooLarge
