"""The folder that papers are written into: what stands there stays, what could not be written is said."""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT)


class NotWritten(Problem):
    """One file could not be written; the message says why."""


class Shelf:
    """A fresh folder and what was written into it.

    Raises :class:`Problem` beside ``folder`` when it cannot be made.
    """

    def __init__(self, place: Path, name: str) -> None:
        self.files: list[Path] = []
        self.full = False
        self._made: list[Path] = []
        self.folder = self._fresh(place, name)

    def put(self, under: tuple[str, ...], name: str, content: bytes) -> Path:
        """Write one file; where it is. Half a file is never left. Raises :class:`NotWritten`."""
        path = self.folder.joinpath(*under, name)
        if self.full:
            raise NotWritten(_("The disk is full."))
        try:
            self._make(path.parent)
            path.write_bytes(content)
        except OSError as error:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            if error.errno in _FULL:
                self.full = True
            raise NotWritten(_why(error)) from error
        self.files.append(path)
        return path

    def take_away(self) -> tuple[Path, ...]:
        """Remove what was written, and the folders made for it; what could not be removed."""
        left = []
        for path in self.files:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.append(path)
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        return tuple(left)

    def _fresh(self, place: Path, name: str) -> Path:
        """A folder that is not there yet: made papers never take the place of others."""
        folder, number = place / name, 1
        while folder.exists():
            number += 1
            folder = place / f"{name} ({number})"
        try:
            self._make(folder)
        except OSError as error:
            raise Problem(_("Nothing can be written there. Choose another folder."), "folder") from error
        return folder

    def _make(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            one.mkdir()
            self._made.append(one)


def _why(error: OSError) -> str:
    if error.errno in _FULL:
        return _("The disk is full.")
    if isinstance(error, PermissionError):
        return _("The file is open in another program, or nothing may be written there.")
    return _("It could not be written there.")
