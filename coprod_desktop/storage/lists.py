"""What every list is fed from: an ordered query of ids, packed, paged and searched."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal_column, true
from sqlmodel import select

from coprod_desktop.domain.folding import fold

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlmodel import Session

    #: An ordered query of ids.
    Ordered = Select[Any]


def containing(column: SQLColumnExpression[str], text: str) -> ColumnElement[bool]:
    """Rows whose folded text holds a word beginning with each word typed."""
    words = [
        word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in fold(text).split()
    ]
    return and_(true(), *(column.like(f"% {word}%", escape="\\") for word in words))


def first_ids(session: Session, ordered: Ordered, most: int) -> array[int]:
    """The first ids of an ordered query of ids."""
    return array("q", session.scalars(ordered.limit(most)))


def all_ids(session: Session, ordered: Ordered) -> array[int]:
    """Every id of an ordered query, fetched as one packed row: 100,000 Python integers are never made one by one."""
    inner = ordered.subquery()
    packed = session.exec(
        select(func.group_concat(func.printf("%016x", inner.c[0]), literal_column("''")))
    ).one()
    if not packed:
        return array("q")
    ids = array("q", bytes.fromhex(packed))
    if sys.byteorder == "little":
        ids.byteswap()
    return ids
