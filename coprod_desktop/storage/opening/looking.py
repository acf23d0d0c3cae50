"""Only looking: a register in a folder that cannot be written to, or that someone else has open."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import register_file
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.engine import Manner
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.opening.held import held_elsewhere

if TYPE_CHECKING:
    from coprod_desktop.storage.vault.keys import Keys

_TRIES = 3


@dataclass(frozen=True)
class Look:
    """The file that is really opened, and how. A copy lies in a private folder, encrypted like the register itself."""

    path: Path
    manner: Manner
    folder: Path | None = None

    def leave(self) -> None:
        """Take the copy away."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def look(register: Path, keys: Keys) -> Look:
    """How to read a register without changing anything where it lies.

    Where its log holds changes that are not in the file yet, a journal those that were cut short, or someone may be
    writing, all are copied first: reading the file alone would leave out the newest changes without a word, or show half of one. Raises :class:`Problem` when it cannot be copied,
    :class:`~coprod_desktop.storage.damage.Damaged` when no copy is whole.
    """
    if not register_file.has_unfinished(register) and not held_elsewhere(register):
        return Look(register, Manner.UNCHANGING)
    for _try in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix="coprod-"))
        copied = Look(folder / register.name, Manner.READING, folder)
        try:
            if not _copied_still(register, copied.path):
                raise Damaged("changed while it was copied")  # noqa: TRY301 - the same as any other copy that is not whole
            checks.thorough(copied.path, keys, _completing(copied.path))
        except Damaged:  # most likely someone wrote meanwhile: once more
            copied.leave()
            continue
        except BaseException:
            copied.leave()
            raise
        return copied
    raise Damaged("no copy is whole")


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def _completing(copy: Path) -> Manner:
    """How the copy is opened once to be written to, so that its log is moved into it or its journal taken back."""
    return Manner.CAREFUL if register_file.has_unfinished(copy, "-journal") else Manner.WORKING


def _copied_still(register: Path, target: Path) -> bool:
    """Copy file and log; whether none changed meanwhile. Of different moments they would not fit together."""
    pairs = [
        (register.with_name(register.name + ending), target.with_name(target.name + ending))
        for ending in ("", *register_file.LOGS)
    ]
    try:
        before = [_stamp(source) for source, _target in pairs]
        if before[0] is None:  # taken away meanwhile
            return False
        for (source, copy), stamp in zip(pairs, before, strict=True):
            if stamp is not None:
                shutil.copyfile(source, copy)
        return before == [_stamp(source) for source, _target in pairs]
    except OSError as error:
        raise Problem(
            _(
                "The register could not be copied to look at it. Free some space on this computer, then try again."
            ),
            "path",
        ) from error
