"""Writing the journal as rows change, and taking a group of changes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, event, insert, inspect, select, update
from sqlalchemy.orm import Mapper, object_session

from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.journal import JournalEntry, JournalGroup
from coprod_desktop.domain.journal_chain import GROUP, Chained, commitment, link, moment, new_salt
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import chain, images

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


_ENTRIES_AT_ONCE = 500


@dataclass(frozen=True)
class Change:
    """One row made, changed or removed, with its image before and after."""

    entity: str
    entity_id: int
    before: str | None
    after: str | None


def _work(target: Any) -> "Work | None":
    session = object_session(target)
    return None if session is None else session.info.get("work")


def _row(connection: Connection, table: Table, row_id: int) -> str | None:
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    return None if found is None else images.encode(dict(found))


def _image(mapper: Mapper[Any], target: Entity) -> str:
    return images.encode(
        {column.name: getattr(target, mapper.get_property_by_column(column).key) for column in mapper.columns}
    )


def _before_insert(_mapper: Mapper[Any], _connection: Connection, target: Entity) -> None:
    target.derive()


def _before_update(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    target.derive()
    work = _work(target)
    if work is not None and target.journalled:
        work.old_images[target.id] = _row(connection, mapper.local_table, target.id)  # type: ignore[arg-type]


def _after_insert(mapper: Mapper[Any], _connection: Connection, target: Entity) -> None:
    work = _work(target)
    if work is not None and target.journalled:
        work.changes.append(Change(mapper.local_table.name, target.id, None, _image(mapper, target)))  # type: ignore[attr-defined]


def _after_update(mapper: Mapper[Any], _connection: Connection, target: Entity) -> None:
    work = _work(target)
    if work is None or not target.journalled:
        return
    before = work.old_images.pop(target.id, None)
    after = _image(mapper, target)
    if before != after:
        work.changes.append(Change(mapper.local_table.name, target.id, before, after))  # type: ignore[attr-defined]


def _before_delete(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    work = _work(target)
    if work is not None and target.journalled:
        before = _row(connection, mapper.local_table, target.id)  # type: ignore[arg-type]
        work.changes.append(Change(mapper.local_table.name, target.id, before, None))  # type: ignore[attr-defined]


def listen() -> None:
    """Have every entity's changes logged from now on; called once, when storage is first used."""
    handlers = {
        "before_insert": _before_insert,
        "after_insert": _after_insert,
        "before_update": _before_update,
        "after_update": _after_update,
        "before_delete": _before_delete,
    }
    for name, handler in handlers.items():
        if not event.contains(Entity, name, handler):
            event.listen(Entity, name, handler, propagate=True)


def write_entries(work: "Work", group: JournalGroup) -> None:
    """Write the group and its entries, in the order in which rows changed, chained to what stands before."""
    session = work.session
    session.add(group)
    session.flush()
    rows = _entries(chain.journal_key(session), *chain.last(session), group, work.changes)
    # In parts: preparing tens of thousands of rows in one go would hold the window still.
    while part := list(islice(rows, _ENTRIES_AT_ONCE)):
        session.execute(insert(JournalEntry), part)


def _entries(
    key: bytes, sequence: int, mac: bytes | None, group: JournalGroup, changes: list[Change]
) -> Iterator[dict[str, Any]]:
    """The group's own entry and one for each change, following the entry with this sequence and mac."""
    group_id, at = group.id or 0, moment(group.at)
    itself = Change(GROUP, group_id, None, None)
    for number, change in enumerate((itself, *changes), sequence + 1):
        salt = new_salt()
        committed = commitment(salt, change.before, group.label if change is itself else change.after)
        row = Chained(
            number, group_id, group.kind, group.takes_back, group.sealed,
            group.actor_id, at, change.entity, change.entity_id, committed,
        )  # fmt: skip
        mac = link(key, mac, row)
        yield {
            "sequence": number,
            "group_id": group_id,
            "actor_id": group.actor_id,
            "at": group.at,
            "entity": change.entity,
            "entity_id": change.entity_id,
            "before": change.before,
            "after": change.after,
            "salt": salt,
            "commitment": committed,
            "mac": mac,
        }


def take_back(work: "Work", group_id: int) -> list[Change]:
    """Put every row of a group back as it was, last change first; the changes made in doing so.

    Raises :class:`Conflict` when any row has changed since, and :class:`Problem` when its history was erased: then
    nothing at all is taken back.
    """
    work.session.flush()
    columns = inspect(JournalEntry).columns
    statement = select(JournalEntry).where(columns.group_id == group_id, columns.entity != GROUP)
    entries = work.session.execute(statement.order_by(columns.sequence.desc())).scalars().all()
    made = [_take_back_row(work, entry) for entry in entries]
    work.changes.extend(made)
    work.session.expire_all()
    return made


def _take_back_row(work: "Work", entry: JournalEntry) -> Change:
    if entry.before is None and entry.after is None:
        raise Problem(
            _("Part of this was erased from the history, so it cannot be taken back. Nothing was changed.")
        )
    table = Entity.metadata.tables[entry.entity]
    before = None if entry.before is None else images.decode(table, entry.before)
    if entry.after is None:
        work.session.execute(insert(table).values(**(before or {})))
        return Change(entry.entity, entry.entity_id, None, entry.before)
    version = images.decode(table, entry.after)["version"]
    same = (table.c.id == entry.entity_id) & (table.c.version == version)
    statement = delete(table).where(same) if before is None else update(table).where(same).values(**before)
    if work.session.execute(statement).rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(
            _(
                "Something in this was changed afterwards, so it cannot be taken back as a whole. Nothing was changed."
            )
        )
    return Change(entry.entity, entry.entity_id, entry.after, entry.before)
