"""Whether a register is whole: nothing kept is gone, nothing is there by half, and all of it fits together."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, text
from sqlmodel import SQLModel

from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.journal import JournalEntry, JournalGroup
from coprod_desktop.domain.journal_chain import GROUP, Anchor
from coprod_desktop.domain.meetings import MeetingKind
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import history, organisation
from coprod_desktop.storage import history as stored_history
from coprod_desktop.storage import images, voices
from coprod_desktop.storage.database import Store, Work
from tests.faults.deeds import Counts, Said, count
from tests.faults.row import Broken, expect

#: The last claim number given: kept past the journal on purpose, so that taking an action back does not free it.
_PAST_THE_JOURNAL = "claim_last_number"

Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(work: Work) -> Rows:
    """Every row of every table."""
    return {
        name: sorted(tuple(row) for row in work.session.execute(text(f'select * from "{name}"')))
        for name in SQLModel.metadata.tables
    }


def check(store: Store, actor: Actor, anchors: Iterable[Anchor] = ()) -> None:
    """The chain, every row against the journal, and what is derived from rows. Raises :class:`Broken`."""
    store.read(actor, lambda work: _check_chain(work, anchors))
    store.read(actor, _check_rows)
    if not store.opened.only_looking:  # counting them anew writes, though it keeps nothing
        store.read(actor, _check_voices)


def check_kept(store: Store, actor: Actor, before: Counts, said: list[Said], *, more: int = 1) -> None:
    """Every action that was told is there, and at most ``more`` that was not; the rows are those they made."""
    groups = store.read(actor, _groups)
    told = [one.group for one in said]
    missing = sorted(set(told) - set(groups))
    expect(not missing, f"actions {missing} were told as kept and are gone")
    first = told[0] if told else max(groups) + 1
    extra = [group for group in groups if group >= first and group not in told]
    expect(len(extra) <= more, f"actions {extra} are there that were never told")
    made = sum((one.made for one in said), Counter(before))
    if told and not extra:
        found = store.read(actor, count)
        expect(
            {k: v for k, v in found.items() if v} == {k: v for k, v in made.items() if v},
            f"there should be {made}, there are {found}",
        )


def check_undo(store: Store, actor: Actor) -> None:
    """The last action can be taken back and done again, and then all is as it was."""
    before = store.read(actor, _without_journal)
    group = store.read(actor, _last_to_undo)
    if group is None or group.sealed:
        return
    store.write(actor, "Undo", history.undo)
    expect(store.read(actor, _without_journal) != before, "taking back changed nothing")
    store.write(actor, "Redo", history.redo)
    expect(store.read(actor, _without_journal) == before, "taking back and doing again is not the same")


def _last_to_undo(work: Work) -> JournalGroup | None:
    return stored_history.last_to_undo(work.session, work.actor.staff_user_id)


def _without_journal(work: Work) -> Rows:
    return {name: rows for name, rows in rows_of(work).items() if not name.startswith("journal_")}


def _groups(work: Work) -> list[int]:
    return sorted(int(row[0]) for row in work.session.execute(text("select id from journal_group")))


def _check_chain(work: Work, anchors: Iterable[Anchor]) -> None:
    verdict = history.verify(work, anchors, lambda _done, _total, _text: None)
    expect(verdict.broken is None, f"the history is not as it was written: {verdict.broken}")


def _check_rows(work: Work) -> None:
    """Each row is as the last entry about it says: an action kept by half would show here."""
    left: dict[tuple[str, int], str] = {}
    entries = select(JournalEntry).where(JournalEntry.entity != GROUP).order_by(JournalEntry.sequence)  # type: ignore[arg-type]
    for entry in work.session.scalars(entries):
        left.pop((entry.entity, entry.entity_id), None)
        if entry.after is not None:
            left[entry.entity, entry.entity_id] = entry.after
    for name, table in Entity.metadata.tables.items():
        if not _journalled(name):
            continue
        for row in work.session.execute(select(table)).mappings():
            if row.get("key") == _PAST_THE_JOURNAL:
                continue
            after = left.pop((name, row["id"]), None)
            if after is None or images.decode(table, after) != images.decode(table, images.encode(dict(row))):
                raise Broken(f"{name} {row['id']} is not as the history left it")
    expect(not left, f"rows are gone that the history left: {sorted(left)[:5]}")


def _journalled(name: str) -> bool:
    return any(
        kind.__tablename__ == name and kind.journalled
        for kind in _kinds(Entity)
        if hasattr(kind, "__table__")
    )


def _kinds(kind: type[Entity]) -> list[type[Entity]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _kinds(child))]


def _check_voices(work: Work) -> None:
    """Voices are counted as they would be counted now."""
    facts = text("select * from voice_fact order by attendance_id")
    before = [tuple(row) for row in work.session.execute(facts)]
    uncounted = [MeetingKind(kind) for kind in organisation.current(work).uncounted_kinds]
    voices.rebuild(work.session, voices.everyone(work.session), uncounted)
    after = [tuple(row) for row in work.session.execute(facts)]
    expect(before == after, "voices are not counted as the rows say")
