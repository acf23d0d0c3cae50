"""Entering who came of sixty people, a key each: all that a key sets off, against writing the rows alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.pairs import Result, paired
from coprod_desktop.domain.meetings import Came, Invitation, Meeting, Reply
from coprod_desktop.domain.people import Person
from coprod_desktop.services import attendance, meetings
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.storage import registers
from coprod_desktop.storage.engine import connect

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Store, Work

PEOPLE = 60
_CAME = (Came.CAME, Came.CAME, Came.CAME, Came.PART, Came.APOLOGIES)
_INSERT = (
    "INSERT INTO attendance (id, version, meeting_id, person_id, came, walk_in, online, note) "
    "VALUES (?, 1, ?, ?, 'came', 0, 0, '')"
)


def sixty_keys(store: Store) -> Result:
    """Sixty keys: each ticks one person, and reads what the page shows afterwards; the floor writes a row a commit."""
    actor = registers.sign_in(store)
    meeting_id, person_ids = store.write(actor, "A meeting of sixty", _meeting).value
    bare = connect(store.path, store.keys)
    bare.isolation_level = None
    rows = [(-n, meeting_id, person_id) for n, person_id in enumerate(person_ids, 1)]

    def ours() -> None:
        for n, person_id in enumerate(person_ids):
            came = _CAME[n % len(_CAME)]
            tick = partial(attendance.tick, meeting_id=meeting_id, person_ids=[person_id], came=came)
            store.write(actor, "Came", tick)
            store.read(actor, lambda work: _shown(work, meeting_id))
        store.write(actor, "Again", lambda work: _untick(work, meeting_id, person_ids))

    def floor() -> None:
        for row in rows:
            bare.execute(_INSERT, row)
        bare.execute("DELETE FROM attendance WHERE id < 0")

    found = paired("attendance, 60 keys", ours, floor, against="rows alone")
    found.notes["ms a key"] = found.ours.median / PEOPLE
    bare.close()
    return found


def _meeting(work: Work) -> tuple[int, list[int]]:
    meeting = work.add(Meeting(title="Sixty", day=work.today))
    people = [work.get(Person, n) for n in PeopleList(PeopleQuery()).first(work, PEOPLE)]
    for person in people:
        work.add(
            Invitation(meeting_id=meeting.id, person_id=person.id, reply=Reply.YES, chosen_on=work.today)
        )
    return meeting.id, [person.id for person in people]


def _shown(work: Work, meeting_id: int) -> None:
    meetings.overview(work, meeting_id)
    for _asked in ("the sentence", "the first ids", "the rows"):
        attendance.day_sheet(work, meeting_id)


def _untick(work: Work, meeting_id: int, person_ids: list[int]) -> None:
    for person_id in person_ids:
        attendance.untick(work, meeting_id, person_id)
