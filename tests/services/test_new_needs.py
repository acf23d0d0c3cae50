"""Needs nobody knew of until the day."""

from datetime import date

import pytest

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.new_needs import NewNeed, NewNeedState
from coprod_desktop.domain.people import NeedsAsked, Person, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.services import access, attendance, new_needs, people, today
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_attendance
from tests.services.undoing import do, keep, see

VALUES = {"need": "A seat by the door", "done": "Moved the chairs"}


def a_day(store: Store) -> tuple[Meeting, Person]:
    meeting, person = a_meeting(day=TODAY), a_person(needs_asked=NeedsAsked.NONE)
    keep(store, meeting, person, an_attendance(meeting, person))
    return meeting, person


def written(store: Store, actor: Actor) -> tuple[Meeting, Person, NewNeed]:
    meeting, person = a_day(store)
    row = do(store, actor, lambda work: new_needs.add(work, meeting.id, person.id, VALUES))
    return meeting, person, row


def test_what_someone_needed_stands_on_the_day_sheet_on_their_page_and_on_today(
    store: Store, actor: Actor
) -> None:
    meeting, person, row = written(store, actor)
    (line,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert [(one.need, one.done) for one in line.new_needs] == [("A seat by the door", "Moved the chairs")]
    page = see(store, actor, lambda work: people.page(work, person.id))
    assert [one.id for one in page.new_needs] == [row.id]
    rows = see(store, actor, today.today).rows
    assert "Ask Amara Quill: A seat by the door" in [one.title for one in rows]
    assert [one.id for one in see(store, actor, lambda work: new_needs.of_meeting(work, meeting.id))] == [
        row.id
    ]


def test_needed_every_time_it_becomes_an_access_need(store: Store, actor: Actor) -> None:
    _meeting, person, row = written(store, actor)
    assert see(store, actor, lambda work: new_needs.one(work, row.id)) is not None
    do(store, actor, lambda work: new_needs.keep(work, row.id, {"detail": "Near the aisle"}))
    (need,) = see(store, actor, lambda work: access.needs_of(work, person.id))
    assert (need.need, need.detail) == ("A seat by the door", "Near the aisle")
    assert store.read(actor, lambda work: work.get(Person, person.id)).needs_asked is NeedsAsked.RECORDED
    assert see(store, actor, lambda work: new_needs.of_person(work, person.id)) == []
    assert see(store, actor, lambda work: new_needs.one(work, row.id)) is None


def test_only_that_day_leaves_their_needs_as_they_are(store: Store, actor: Actor) -> None:
    meeting, person, row = written(store, actor)
    do(store, actor, lambda work: new_needs.only_then(work, row.id))
    assert see(store, actor, lambda work: access.needs_of(work, person.id)) == []
    (kept,) = see(store, actor, lambda work: new_needs.of_meeting(work, meeting.id))
    assert kept.state is NewNeedState.ONLY_THEN


def test_it_can_be_put_right_and_taken_away(store: Store, actor: Actor) -> None:
    meeting, _person, row = written(store, actor)
    do(store, actor, lambda work: new_needs.edit(work, row.id, {"done": "Two chairs"}))
    (kept,) = see(store, actor, lambda work: new_needs.of_meeting(work, meeting.id))
    assert (kept.need, kept.done) == ("A seat by the door", "Two chairs")
    do(store, actor, lambda work: new_needs.remove(work, row.id))
    assert see(store, actor, lambda work: new_needs.of_meeting(work, meeting.id)) == []


def test_what_cannot_be_is_refused_and_nothing_is_lost(store: Store, actor: Actor) -> None:
    meeting, person, row = written(store, actor)
    with pytest.raises(FieldProblems):
        store.write(actor, "Blank", lambda work: new_needs.add(work, meeting.id, person.id, {"need": " "}))
    keep(store, later := a_meeting(day=date(2026, 12, 8)))
    with pytest.raises(Problem, match="still to come"):
        store.write(actor, "Early", lambda work: new_needs.add(work, later.id, person.id, VALUES))
    keep(store, AccessNeed(person_id=person.id, need="a seat by the door"))
    with pytest.raises(Problem, match="recorded already"):
        store.write(actor, "Twice", lambda work: new_needs.keep(work, row.id, {}))


def test_nobody_is_asked_who_has_left(store: Store, actor: Actor) -> None:
    _meeting, person, row = written(store, actor)
    store.write(actor, "Leave", lambda work: setattr(work.get(Person, person.id), "status", Status.LEFT))
    assert see(store, actor, lambda work: new_needs.one(work, row.id)) is None
    assert [one.kind for one in see(store, actor, today.today).rows if one.kind == "new need"] == []
