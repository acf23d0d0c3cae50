"""Every table and row of the register, for taking everything out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Keys that are worth nothing outside this register, and file contents, which are handed over as files.
_KEPT_IN = frozenset({"register_key", "attachment_content"})

#: Equality answers, and every column elsewhere that could hold one.
EQUALITY = frozenset({"equality_answer"})

_AT_ONCE = 2000


@dataclass(frozen=True)
class TableRows:
    """One table: its name, its columns, and its rows one after another, read as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def tables(session: Session, *, include_equality: bool) -> Iterator[TableRows]:
    """Each table by name. Without equality answers, their journal entries are left out too."""
    for name, table in sorted(SQLModel.metadata.tables.items()):
        if name in _KEPT_IN or (name in EQUALITY and not include_equality):
            continue
        yield TableRows(name, tuple(c.name for c in table.columns), _rows(session, table, include_equality))


def _rows(session: Session, table: Table, include_equality: bool) -> Iterator[tuple[Any, ...]]:  # noqa: FBT001
    statement = select(table).order_by(*table.primary_key.columns)
    if table.name == "journal_entry" and not include_equality:
        statement = statement.where(table.c.entity.not_in(sorted(EQUALITY)))
    for row in session.execute(statement.execution_options(yield_per=_AT_ONCE)):
        yield tuple(row)
