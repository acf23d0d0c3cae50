"""A file that travels: what it is in plain sight, and behind that a box that only the right key opens."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.boxes import NONCE_BYTES, Box

#: Every version, for ever, begins with two lines as here.
VERSION = 1
MOST_BYTES = 400 * 1024 * 1024
_CODE_LETTERS = 12
_PARTS = 4


class NotOfThisKind(Problem):
    """Another file than the one asked for."""


class Damaged(Problem):
    """It came half, or something in it was changed on the way."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is damaged or not whole. Ask for it to be sent once more. Nothing was changed.")
        )


@dataclass(frozen=True)
class SealedFile:
    """A file that is whole: its head in plain sight, what is sealed, and a short code that two people can compare."""

    head: bytes
    box: Box
    code: str

    def open(self, key: bytes) -> bytes:
        """What is sealed. Raises :class:`~.boxes.Shut` for another key, or when the head was changed."""
        return self.box.open(key, self.head)


def seal(kind: str, head: bytes, key: bytes, text: bytes) -> bytes:
    """The bytes of a file of this kind: ``head`` is one line, readable and bound to what is sealed."""
    box = Box.seal(key, text, head)
    rest = head + b"\n" + box.nonce + box.sealed
    return f"{kind} {VERSION}\n{hashlib.sha256(rest).hexdigest()}\n".encode() + rest


def code_of(raw: bytes) -> str:
    """The check code of a whole file."""
    return raw.split(b"\n", 2)[1][:_CODE_LETTERS].decode().upper()


def read(kind: str, raw: bytes) -> SealedFile:
    """The parts of a file. Raises :class:`NotOfThisKind`, :class:`Damaged`, or :class:`Problem` for a newer one."""
    parts = raw.split(b"\n", _PARTS - 1)
    name, _space, version = parts[0].decode("ascii", "replace").rpartition(" ")
    if name != kind or not version.isdecimal():
        raise NotOfThisKind(_("This is another kind of file. Nothing was changed."))
    if int(version) > VERSION:
        raise Problem(
            _(
                "This file was made by a newer version of the program. Open it with that version. Nothing was changed."
            )
        )
    if len(parts) < _PARTS or len(parts[3]) < NONCE_BYTES:
        raise Damaged
    checksum, head, rest = parts[1:]
    if hashlib.sha256(head + b"\n" + rest).hexdigest().encode() != checksum:
        raise Damaged
    return SealedFile(head, Box(rest[:NONCE_BYTES], rest[NONCE_BYTES:]), code_of(raw))


def bytes_of(path: Path) -> bytes:
    """A file as it lies there. Raises :class:`Problem` when it cannot be read, or is too large to be one of these."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotOfThisKind(_("This file is too large to be one of ours. Nothing was changed."))
        return path.read_bytes()
    except OSError as error:
        raise Problem(
            _("{name} cannot be read. Check that it is still there and that you may open it.").format(
                name=path.name
            )
        ) from error
