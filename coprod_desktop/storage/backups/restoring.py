"""Going back to a backup: the register as it is now is kept, whatever state it is in."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import disk, register_file
from coprod_desktop.storage.backups.backup import Why, named
from coprod_desktop.storage.backups.inside import check_keys
from coprod_desktop.storage.backups.shelf import UNFINISHED, head_of
from coprod_desktop.storage.engine import Manner, connect
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.opening.held import Hold
from coprod_desktop.storage.opening.place import place_of
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from coprod_desktop.storage.backups.backup import Backup
    from coprod_desktop.storage.vault.keys import Keys


def restore(register: Path, backup: Backup, keys: Keys, folder: Path, at: datetime) -> Path | None:
    """Put a backup in the register's place; where the register as it was is kept, in ``folder``, or None if it was gone.

    ``keys`` open the backup. Today's passwords go on being right; only where they lead to other keys by now, or the
    key file is gone, the backup's own key file comes back with it. Everything is copied and checked before anything is
    replaced. Raises :class:`~coprod_desktop.storage.opening.held.InUse` when someone has the register
    open, :class:`~coprod_desktop.storage.damage.Damaged` when the backup is not whole, and :class:`Problem` when there
    is no room or other keys open the backup; the register is as it was then.
    """
    check_keys(backup.path, keys)
    checks.thorough(backup.path, keys, Manner.UNCHANGING)
    hold = Hold.take(register)
    try:
        fresh = register.with_name(register.name + ".new")
        try:
            _copy_through(backup.path, fresh)
            kept = _put_aside(register, keys, folder / named(register.stem, at, Why.RESTORE))
            for ending in register_file.LOGS:  # else the old log would be written into the backup's pages
                register.with_name(register.name + ending).unlink(missing_ok=True)
            disk.settle(register.parent)
            disk.move_through(fresh, register)
            _fit_keys(register, backup, keys)
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(
            _(
                "There is no room to go back to this backup, or the folder cannot be written to. Nothing was changed."
            )
        ) from error
    finally:
        hold.release()
    return kept


def _put_aside(register: Path, keys: Keys, kept: Path) -> Path | None:
    """A copy of the register as it is, with what stands only in its log."""
    if not register.exists():
        return None
    _finish_log(register, keys)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(Problem):  # without its keys the damaged file is still worth keeping
        Vault.beside(register).copy_to(kept)
    for ending in register_file.LOGS:
        source = register.with_name(register.name + ending)
        if source.exists():
            _copy_through(source, kept.with_name(kept.name + ending))
    unfinished = kept.with_name(kept.name + UNFINISHED)
    try:
        _copy_through(register, unfinished)
        disk.move_through(unfinished, kept)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return kept


def _fit_keys(register: Path, backup: Backup, keys: Keys) -> None:
    """Have passwords that lead to the restored register beside it, and the journal's end as it is now."""
    try:
        vault = Vault.beside(register)
    except Problem:
        vault = Vault.beside(backup.path)
    if not vault.holds(keys):
        vault = Vault.beside(backup.path)
    if vault.path != slot_file.beside(register):
        vault.copy_to(register)
        vault = Vault.beside(register)
    vault.keep_anchor(head_of(register, keys))


def _finish_log(register: Path, keys: Keys) -> None:
    """Where the register still opens, nothing is left in its log: then a kill at any moment finds one whole file."""
    with contextlib.suppress(dbapi2.Error, Problem):
        if register_file.file_id(register) != keys.file_id:
            return
        connection = connect(register, keys, place_of(register).manner)
        try:  # opening it on a drive that may go away has moved the log already
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _copy_through(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    number = os.open(target, os.O_RDWR)
    try:
        disk.to_the_disk(number)
    finally:
        os.close(number)
    disk.settle(target.parent)
