"""Which slot file belongs to a register: the one that carries the register's first bytes."""

import contextlib
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.keys import FILE_ID_BYTES
from coprod_desktop.storage.vault.slot_file import SUFFIX, TWIN, Found

_PLAIN = b"SQLite format 3\x00"


class OtherRegister(Problem):
    """The key file beside the register is another register's, or the register's beginning is damaged."""


def file_id_of(register: Path) -> bytes:
    """The 16 bytes a register begins with: its name for its keys, and the salt it is encrypted with.

    Raises :class:`Problem` when it is missing, unreadable, too short, or not encrypted at all.
    """
    head = _first_bytes(register)
    if head == _PLAIN:
        raise Problem(
            _(
                "This register was made before registers were encrypted, and this version cannot open it. Nothing was changed."
            ),
            "path",
        )
    if len(head) < FILE_ID_BYTES:
        raise Problem(_("This file is not a Coprod register. Nothing was changed."), "path")
    return head


def _first_bytes(register: Path) -> bytes:
    if register.is_dir():
        raise Problem(_("This is a folder. Choose the register inside it."), "path")
    if not register.is_file():
        raise Problem(_("There is no register at that place. Check the name, or choose another."), "path")
    try:
        with register.open("rb") as stream:
            return stream.read(FILE_ID_BYTES)
    except OSError as error:
        raise Problem(
            _("This file cannot be read. Ask whoever looks after it to let you, or choose another."), "path"
        ) from error


def find(register: Path) -> tuple[Path, Found]:
    """The slot file of a register and where it lies: beside it by name, else any in its folder that fits.

    Raises :class:`Problem` when there is none, when it cannot be read, or when it is another register's.
    """
    file_id = file_id_of(register)
    by_name = slot_file.beside(register)
    try:
        found = slot_file.load(by_name)
    except Problem as problem:
        elsewhere = _elsewhere(register.parent, file_id)
        if elsewhere is None:
            raise problem from problem.__cause__
        return elsewhere
    if found.contents.file_id == file_id:
        return by_name, found
    return _elsewhere(register.parent, file_id) or _refuse(by_name)


def _elsewhere(folder: Path, file_id: bytes) -> tuple[Path, Found] | None:
    """A slot file of any name in the folder that belongs to this register: registers get renamed."""
    for path in _named_like_keys(folder):
        with contextlib.suppress(Problem):
            found = slot_file.load(path)
            if found.contents.file_id == file_id:
                return path, found
    return None


def _named_like_keys(folder: Path) -> list[Path]:
    try:
        names = {path.name.removesuffix(TWIN) for path in folder.iterdir()}
    except OSError:
        return []
    return [folder / name for name in sorted(names) if name.endswith(SUFFIX)]


def _refuse(path: Path) -> tuple[Path, Found]:
    raise OtherRegister(
        _(
            "The key file {name} belongs to another register, or the beginning of this register's file is damaged. Put the register's own key file beside it, or open your newest backup. Nothing was changed."
        ).format(name=path.name)
    )
