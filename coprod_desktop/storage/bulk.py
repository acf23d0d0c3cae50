"""Writing very many rows at once, past the session and the journal: for sample registers and work of their size."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Table, insert
from sqlmodel import SQLModel, select

from coprod_desktop.domain.entity import Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Column, Dialect
    from sqlmodel import Session

#: A table of the domain.
Kind = type[SQLModel]

#: About how many rows belong in one transaction: fewer costs commits, more costs memory.
ROWS_AT_ONCE = 50_000


def bulk_insert(session: Session, kind: Kind, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows of one kind; columns not named have their defaults, search columns are derived as always.

    **These rows are not in the journal**: they have no history and cannot be undone. That is right for a made-up
    register, which starts with no history, and for nothing that a user did to a real one. Every row names its id
    and version itself. Derived tables (voice facts) are rows like any other here: whoever writes attendances in
    bulk writes those too.
    """
    if not rows:
        return
    table = _table(kind)
    connection = session.connection()
    dialect = connection.dialect
    names = [column.name for column in table.columns]
    statement = insert(table).compile(dialect=dialect, column_keys=names)
    whole = _derived(kind, rows)
    columns = [
        _column(whole, column.name, _defaults(kind).get(column.name), _processor(column, dialect))
        for column in table.columns
    ]
    values = list(zip(*columns, strict=True))
    if not statement.positional:  # PostgreSQL's driver takes names
        connection.exec_driver_sql(str(statement), [dict(zip(names, row, strict=True)) for row in values])
        return
    connection.exec_driver_sql(str(statement), values)


def clear(session: Session, kind: Kind) -> None:
    """Remove every row of one kind: what a new register starts with makes way for the sample's own.

    Those few rows were journalled when they were made, so their going is too.
    """
    for row in session.exec(select(kind)):
        session.delete(row)


def _derived(kind: Kind, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The rows with the columns their entity derives from the others; the rows themselves where it derives none."""
    derive = _derivation(kind)
    if derive is None:
        return rows
    shaped = [SimpleNamespace(**{**_defaults(kind), **row}) for row in rows]
    for one in shaped:
        derive(one)
    return [vars(one) for one in shaped]


def _column(
    rows: Sequence[Mapping[str, Any]], name: str, default: Any, processor: Callable[[Any], Any] | None
) -> list[Any]:
    """One column as the driver wants it; each different value is converted once."""
    values = [row.get(name, default) for row in rows]
    if processor is None:
        return values
    known = {value: processor(value) for value in set(values)}
    return [known[value] for value in values]


def _table(kind: Kind) -> Table:
    return cast("Table", cast("Any", kind).__table__)


def _processor(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    impl: Any = column.type.dialect_impl(dialect)
    return cast("Callable[[Any], Any] | None", impl.bind_processor(dialect))


@cache
def _defaults(kind: Kind) -> dict[str, Any]:
    return {
        name: field.default
        for name, field in kind.model_fields.items()
        if field.default_factory is None and not field.is_required()
    }


@cache
def _derivation(kind: Kind) -> Callable[[Any], None] | None:
    """The entity's own way of deriving columns, or None where it derives nothing; it sees the columns by name."""
    if not issubclass(kind, Entity) or kind.derive is Entity.derive:
        return None
    return cast("Callable[[Any], None]", kind.derive)
