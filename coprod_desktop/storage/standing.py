"""Whether every row stands as the journal left it: an older copy of a page shows here and nowhere else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, select
from sqlmodel import SQLModel, col

from coprod_desktop.domain.journal import JournalEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session

_AT_ONCE = 1000
_ENTRY = SQLModel.metadata.tables[JournalEntry.__tablename__]


def first_not_as_left(session: Session, pulse: Callable[[], None]) -> tuple[int, Any] | None:
    """Sequence and instant of an entry whose row is older, newer, gone or back; None when all stand as they were left.

    Rows are known by their version, which no two states of a row share, so a later change of the schema does not
    matter. Rows that were never journalled (a sample's) and images that were erased say nothing. ``pulse`` is called
    now and then and may raise to stop.
    """
    for number, (sequence, at, before, after, version) in enumerate(_last_entries(session), 1):
        if number % _AT_ONCE == 0:
            pulse()
        if (before, after) != (None, None) and version != _version(after):
            return sequence, at
    return None


def _last_entries(session: Session) -> Iterator[tuple[Any, ...]]:
    """The last entry about each row there ever was, and the version the row has, None where there is no such row."""
    for name in session.scalars(select(col(JournalEntry.entity)).distinct()):
        table = SQLModel.metadata.tables.get(name)
        if table is not None and "version" in table.c:
            for row in session.execute(_of(table).execution_options(yield_per=_AT_ONCE)):
                yield tuple(row)


def _of(table: Table) -> Select[Any]:
    entry, later = _ENTRY.c, _ENTRY.alias()
    again = select(later.c.sequence).where(
        later.c.entity_id == entry.entity_id,
        later.c.entity == entry.entity,
        later.c.sequence > entry.sequence,
    )
    return (
        select(entry.sequence, entry.at, entry.before, entry.after, table.c.version)
        .select_from(_ENTRY.outerjoin(table, table.c.id == entry.entity_id))
        .where(entry.entity == table.name, ~again.exists())
    )


def _version(image: str | None) -> int | None:
    return None if image is None else json.loads(image)["version"]
