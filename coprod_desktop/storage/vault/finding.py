"""Which slot file belongs to a register: the one that carries the register's first bytes."""

import contextlib
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import register_file
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.slot_file import SUFFIX, TWIN, Found


class OtherRegister(Problem):
    """The key file beside the register is another register's, or the register's beginning is damaged."""


def find(register: Path) -> tuple[Path, Found]:
    """The slot file of a register and where it lies: beside it by name, else any in its folder that fits.

    A register that is gone, or whose beginning is destroyed, still has the one of its name. Raises :class:`Problem` when
    there is none, when it cannot be read, or when it is another register's; and for what is no register at all.
    """
    try:
        file_id = register_file.file_id(register)
    except register_file.NoRegister as problem:
        return _of_what_was_there(register, problem)
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
    if (elsewhere := _elsewhere(register.parent, file_id)) is not None:
        return elsewhere
    if register_file.begins_like_none(file_id) or _has_backups(register, found.contents.file_id):
        return by_name, found
    return _refuse(by_name)


def _of_what_was_there(register: Path, problem: Problem) -> tuple[Path, Found]:
    path = slot_file.beside(register)
    try:
        return path, slot_file.load(path)
    except slot_file.KeysMissing:
        raise problem from problem.__cause__


def _has_backups(register: Path, file_id: bytes) -> bool:
    """Whether backups of this register's name go with these keys: then they are its own, whatever it begins with now."""
    with contextlib.suppress(OSError):
        for path in register_file.backups_beside(register).glob(f"*{register.suffix}"):
            with contextlib.suppress(Problem):
                if register_file.file_id(path) == file_id:
                    return True
    return False


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
