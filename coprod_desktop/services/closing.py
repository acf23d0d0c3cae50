"""Closing a register: a backup of what was changed is kept first, and where its journal ends is written down."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services.backups import Why
from coprod_desktop.storage.damage import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.services.backups import Backup, Backups
    from coprod_desktop.storage.database import Store

    Progress = Callable[[int, int, str], None]


def needs_backup(store: Store, backups: Backups | None) -> bool:
    """Whether closing it takes a while: something was changed, and someone keeps its keys."""
    return backups is not None and store.changed and may_write(store)


def may_write(store: Store) -> bool:
    """Whether the file is the one that was opened, and not only looked at."""
    with suppress(Problem):
        store.opened.check_writable()
        return True
    return False


def leave(store: Store, backups: Backups | None, progress: Progress) -> Backup | None:
    """Close a register, whatever happens on the way; the backup that was made, if one was due.

    ``progress`` may raise to do without the backup. Raises :class:`Problem` when none could be made, and
    :class:`~coprod_desktop.storage.damage.Damaged` when the register is not whole: it is closed then, too.
    """
    unclean = False
    try:
        return _kept(store, backups, progress)
    except Damaged:
        unclean = True
        raise
    finally:
        store.close(unclean=unclean)


def _kept(store: Store, backups: Backups | None, progress: Progress) -> Backup | None:
    if backups is None or not may_write(store):
        return None
    try:
        return backups.take(Why.CLOSING, progress) if store.changed else None
    finally:
        with suppress(Problem):
            backups.note_end()
