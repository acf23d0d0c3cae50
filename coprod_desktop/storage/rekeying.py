"""Putting a register under another data key: every page is written anew, in one transaction."""

from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.engine import Manner, WrongKey, connect
from coprod_desktop.storage.faults import as_problem
from coprod_desktop.storage.opening.held import Hold
from coprod_desktop.storage.vault.keys import Keys


def rekey(path: Path, old: Keys, new: Keys) -> None:
    """Put a register that nobody has open under ``new``; its keys are the vault's business.

    Killed at any moment, the file is wholly under the one key or the other: :func:`opens` says which. It needs as much
    free room as the file is large. Raises :class:`Problem`, and then it is under the old key.
    """
    hold = Hold.take(path)
    try:
        _rekey(path, old, new)
    except dbapi2.Error as error:
        raise as_problem(error) from error
    finally:
        hold.release()


def _rekey(path: Path, old: Keys, new: Keys) -> None:
    # With a rollback journal, which keeps the old pages under the old key: with a write-ahead log there would be
    # pages of both keys in one file for a while.
    with closing(connect(path, old, Manner.CAREFUL)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("delete",):
            raise Problem(_("Another program has this register open. Close it there, then change the keys."))
        with suppress(
            dbapi2.OperationalError
        ):  # it does not say why, a full disk among others; what counts is below
            connection.execute(f"PRAGMA rekey=\"x'{new.data.hex()}{new.file_id.hex()}'\"")
    if not opens(path, new):
        raise Problem(
            _("The keys could not be changed. Nothing was lost; the old ones still open the register.")
        )


def opens(path: Path, keys: Keys) -> bool:
    """Whether the file is under these keys. What an interrupted change left half done is first put back."""
    try:
        connect(path, keys, Manner.CAREFUL).close()
    except WrongKey:
        return False
    return True
