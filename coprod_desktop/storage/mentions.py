"""Where in the whole register somebody is named: in any text of any table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import String, or_, select
from sqlmodel import col

from coprod_desktop.domain import erasure
from coprod_desktop.domain.entity import Entity, EnumText
from coprod_desktop.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Column
    from sqlmodel import Session

#: Folded again whenever their row is written.
_DERIVED = frozenset({"search_text", "sort_key"})

#: Columns that say who or what a row is: a name there is somebody's own, and never replaced.
_OWN_NAMES = frozenset(
    {
        *(("person", "name"), ("person", "legal_name"), ("person", "email")),
        *(("colleague", "name"), ("colleague", "email"), ("staff_user", "name"), ("staff_user", "email")),
        *(("supporter", "name"), ("supporter", "email"), ("partner", "name"), ("partner", "email")),
        ("venue", "name"),
        *(("organisation_setting", name) for name in ("key", "value")),
    }
)

_NAMES = ("person", "colleague", "staff_user", "supporter")


@dataclass(frozen=True)
class Mention:
    """One text that names somebody. ``own`` says that the whole row is called that, so it stays as it is."""

    table: str
    row_id: int
    column: str
    text: str
    own: bool


def kinds() -> dict[str, type[Entity]]:
    """Every kind of row by its table."""
    found: dict[str, type[Entity]] = {}
    waiting = list(Entity.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if hasattr(kind, "__table__"):
            found[_table(kind).name] = kind
    return found


def table_of(row: Entity) -> str:
    """The table a row stands in."""
    return str(_table(type(row)).name)


def pointing() -> set[str]:
    """The tables whose rows point to a person."""
    return {name for name, kind in kinds().items() if any(map(_points_to_person, _table(kind).columns))}


def linked(session: Session, person_id: int) -> list[Entity]:
    """Every row that points to a person, by whatever column."""
    found: list[Entity] = []
    for kind in kinds().values():
        keys = [column for column in _table(kind).columns if _points_to_person(column)]
        if keys:
            found += session.scalars(select(kind).where(or_(*(key == person_id for key in keys))))
    return found


def find(session: Session, words: Collection[str]) -> list[Mention]:
    """Every text in which one of these words stands by itself."""
    return (
        [one for name, kind in kinds().items() for one in _in_table(session, name, kind, words)]
        if words
        else []
    )


def shares_name(session: Session, person_id: int, name: str) -> bool:
    """Whether somebody else here has this name: another person, a colleague, whoever signs in, a supporter."""
    for table in _NAMES:
        kind = cast("Any", kinds()[table])
        same = select(kind.id, kind.name).where(col(kind.name).icontains(name.strip(), autoescape=True))
        for row_id, held in session.execute(same):
            if fold(held).strip() == fold(name).strip() and (table, row_id) != ("person", person_id):
                return True
    return False


def _in_table(session: Session, name: str, kind: type[Entity], words: Collection[str]) -> Iterator[Mention]:
    columns = [column for column in _table(kind).columns if _is_text(column)]
    if not columns:
        return
    said = or_(*(column.icontains(word, autoescape=True) for column in columns for word in words))
    for row_id, *texts in session.execute(select(cast("Any", kind).id, *columns).where(said)):
        for column, text in zip(columns, texts, strict=True):
            if text and erasure.names(words, text):
                yield Mention(name, row_id, column.name, text, (name, column.name) in _OWN_NAMES)


def _table(kind: type[Entity]) -> Any:
    return cast("Any", kind).__table__


def _is_text(column: Column[Any]) -> bool:
    plain = getattr(column.type, "impl_instance", column.type)
    chosen = isinstance(column.type, EnumText) or column.name in _DERIVED
    return isinstance(plain, String) and not chosen


def _points_to_person(column: Column[Any]) -> bool:
    return any(key.target_fullname == "person.id" for key in column.foreign_keys)
