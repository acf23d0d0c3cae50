"""Today and a meeting of two hundred, read whole, against the statements they are read with alone."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from benchmarks.pairs import Result, paired
from coprod_desktop.domain.meetings import Invitation, Meeting, Reply
from coprod_desktop.services import attendance, invitations, meetings, support
from coprod_desktop.services import today as services
from coprod_desktop.services.meetings import MeetingList, MeetingQuery
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.storage import registers
from coprod_desktop.storage.engine import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_desktop.storage.database import Store, Work

INVITED = 200
_COMING = 5
_PROMISE = 2.0


def today(store: Store) -> Result:
    """All that Today shows: what to do, the four figures, the next meetings."""

    def shown(work: Work) -> None:
        services.today(work)
        coming = MeetingList(MeetingQuery())
        coming.rows(work, coming.first(work, _COMING))

    return _page(store, "today", shown)


def meeting(store: Store) -> Result:
    """A meeting of two hundred who said yes: its numbers, its replies, its booking list, its day."""
    actor = registers.sign_in(store)
    meeting_id = store.write(actor, "A meeting of two hundred", _meeting).value

    def shown(work: Work) -> None:
        meetings.overview(work, meeting_id)
        invitations.invited(work, meeting_id)
        support.booking_list(work, meeting_id)
        attendance.day_sheet(work, meeting_id)

    return _page(store, "meeting of 200", shown)


def _page(store: Store, name: str, shown: Callable[[Work], None]) -> Result:
    actor, bare = registers.sign_in(store), connect(store.path, store.keys)
    with _heard() as statements:
        store.read(actor, shown)

    def floor() -> None:
        for statement, values in statements:
            bare.execute(statement, values).fetchall()

    found = paired(name, partial(store.read, actor, shown), floor, against="their SQL", promise=_PROMISE)
    found.notes["statements"] = len(statements)
    bare.close()
    return found


@contextmanager
def _heard() -> Iterator[list[tuple[str, Any]]]:
    """Every SELECT that is sent meanwhile, with its values."""
    heard: list[tuple[str, Any]] = []

    def on_sent(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            heard.append((statement, values))

    event.listen(Engine, "before_cursor_execute", on_sent)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", on_sent)


def _meeting(work: Work) -> int:
    made = work.add(Meeting(title="Two hundred", day=work.today))
    for person_id in PeopleList(PeopleQuery()).first(work, INVITED):
        work.add(Invitation(meeting_id=made.id, person_id=person_id, reply=Reply.YES, chosen_on=work.today))
    work.flush()
    support.follow(work, made.id)
    return made.id
