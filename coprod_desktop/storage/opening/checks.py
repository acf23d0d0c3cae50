"""Whether a register is whole: each page, each table and index, each link, and what must hold between rows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from coprod_desktop.storage import register_file
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.engine import Manner, WrongKey, connect
from coprod_desktop.storage.opening.invariants import INVARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coprod_desktop.storage.vault.keys import Keys

    Check = Callable[[dbapi2.Connection, Path], Iterator[str]]

_MOST = 20


def thorough(path: Path, keys: Keys, manner: Manner = Manner.READING) -> None:
    """Every check there is: after an unclean end, on a backup, in a drill. Seconds for a large register.

    Raises :class:`Damaged` with up to twenty findings.
    """
    _refuse(_found(path, keys, manner, _everything))


def quick(path: Path, keys: Keys) -> None:
    """What can be told in a moment: once a week, behind the work. Raises :class:`Damaged`."""
    _refuse(_found(path, keys, Manner.READING, _structure))


def _refuse(findings: list[str]) -> None:
    if findings:
        raise Damaged(*findings[:_MOST])


def _found(path: Path, keys: Keys, manner: Manner, check: Check) -> list[str]:
    try:
        with closing(connect(path, keys, manner)) as connection:
            return list(check(connection, path))
    except WrongKey:
        return ["the first page does not open"]
    except dbapi2.DatabaseError as error:
        return [type(error).__name__]


def _everything(connection: dbapi2.Connection, path: Path) -> Iterator[str]:
    # SQLCipher first: it knows a page that was changed, where the others would only see strange rows. But it looks at
    # the file alone: a page that was just being moved there out of the log is torn there, and whole in the log.
    if _log_is_moved(connection, path):
        yield from _said(connection, "cipher_integrity_check")
    yield from _said(connection, "integrity_check")
    for table, row, parent, _link in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} belongs to a {parent} that is not there"
    for name, statement in INVARIANTS.items():
        count = _counted(connection, statement)
        if count:
            yield f"{name}: {count}"


def _log_is_moved(connection: dbapi2.Connection, path: Path) -> bool:
    """Whether every page stands in the file, once all that stood in the log was moved there, where that may be done.

    Otherwise the other checks have to do: they read each page in use where it is whole, and SQLCipher looks at it then.
    """
    try:
        busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.OperationalError:
        return not register_file.has_unfinished(path)
    return not busy


def _counted(connection: dbapi2.Connection, statement: str) -> int:
    """How many exceptions there are; none where an older register has no such table or column yet."""
    try:
        return int(connection.execute(statement).fetchone()[0])
    except dbapi2.OperationalError as error:
        if "no such" in str(error):
            return 0
        raise


def _structure(connection: dbapi2.Connection, _path: Path) -> Iterator[str]:
    yield from _said(connection, "quick_check")


def _said(connection: dbapi2.Connection, pragma: str) -> Iterator[str]:
    for (said,) in connection.execute(f"PRAGMA {pragma}"):
        if said != "ok":
            yield f"{pragma}: {said}"
