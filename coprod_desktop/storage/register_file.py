"""A register as a file among others: what can be said of it before any password is asked for."""

import contextlib
import string
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import disk

#: What lies beside a register and goes with it.
COMPANIONS = ("", "-wal", "-shm", "-journal", "-keys", "-keys.bak", "-open")

#: Where a change stands until it is complete: a log of what is new, or on drives that may go away a journal of what was.
LOGS = ("-wal", "-journal")

#: What the first byte of a register may be: no text, database, spreadsheet or PDF begins so.
_FIRST = range(0x80, 0xC0)
_PLAIN_HEADER = b"SQLite format 3\x00"
#: How files begin that people take for a register: plain databases, spreadsheets, PDF.
_OTHERS = (_PLAIN_HEADER, b"PK\x03\x04", b"%PDF", b"\xef\xbb\xbf", b"\xff\xfe")
_LETTERS = frozenset(string.printable.encode())


class NoRegister(Problem):
    """What lies at a place is no register, or nothing lies there: what was there may have been destroyed."""


def file_id(path: Path) -> bytes:
    """The first 16 bytes, which say which keys belong to it.

    Raises :class:`NoRegister` for a file that is not there or not encrypted, and :class:`Problem` for a folder or a file
    that cannot be read.
    """
    try:
        header = _first_bytes(path)
    except OSError as error:
        raise Problem(
            _("This file cannot be read. Ask whoever looks after it to let you, or choose another."), "path"
        ) from error
    if len(header) < len(_PLAIN_HEADER) or header.startswith(_OTHERS) or _is_text(header):
        raise not_ours()
    return header


def not_ours() -> NoRegister:
    """The sentence for any file that is something else."""
    return NoRegister(_("This file is not a Coprod register. Nothing was changed."), "path")


def begins_like_none(header: bytes) -> bool:
    """Whether no register begins so: something else was written there."""
    return not header or header[0] not in _FIRST


def backups_beside(path: Path) -> Path:
    """The folder of a register's name beside it, where its backups go when nobody said otherwise."""
    return path.with_name(f"{path.stem} backups")


def check_free(path: Path) -> None:
    """That a register may be made there. Raises :class:`Problem` when something is there already, or there is no folder."""
    if path.exists() and path.stat().st_size:
        raise Problem(
            _("There is already a file of that name. Choose another name, or open it instead."), "path"
        )
    if not path.parent.is_dir():
        raise Problem(_("That folder does not exist. Choose another one."), "path")


def being_made(path: Path) -> Path:
    """Where a register lies while it is made: nothing has the name it is to have before it is whole."""
    return path.with_name(path.name + ".making")


def put_in_place(path: Path) -> None:
    """Give a register that was made its name. The register first: its keys are found under any name.

    Raises :class:`OSError`, and :class:`Problem` when something has come there meanwhile.
    """
    made = being_made(path)
    check_free(path)
    for ending in ("", "-keys", "-keys.bak"):
        disk.move_through(made.with_name(made.name + ending), path.with_name(path.name + ending))


def has_unfinished(path: Path, *endings: str) -> bool:
    """Whether changes lie beside the file that were not completed in it: the program before was ended in its work.

    ``endings`` are the files that are looked for, a log and a journal when none are named.
    """
    return any(_size(path.with_name(path.name + ending)) > 0 for ending in endings or LOGS)


def take_away(path: Path) -> None:
    """Remove a made-up or unfinished register with everything that lies beside it.

    Raises :class:`OSError` when it is open elsewhere or the folder cannot be written to.
    """
    for ending in COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


def _is_text(header: bytes) -> bool:
    """A register begins with 16 random bytes: that all of them are letters happens once in ten million."""
    return all(byte in _LETTERS for byte in header)


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Problem(_("This is a folder. Choose the register inside it."), "path")
    if not path.is_file():
        raise NoRegister(_("There is no register at that place. Check the name, or choose another."), "path")
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_HEADER))
