"""Ticking who came."""

from datetime import date
from functools import partial
from threading import Thread

import pytest

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.meetings import Came, MeetingState, Reply
from coprod_desktop.domain.people import NeedsAsked, TakenBefore
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Gone, Problem
from coprod_desktop.services import attendance, invitations, meetings
from coprod_desktop.services.invitations import Said
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_attendance, an_invitation
from tests.services.undoing import do, keep, see, whole


def test_a_tick_is_one_verb_and_can_be_changed(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=TODAY), a_person()
    keep(store, meeting, person, an_invitation(meeting, person, reply=Reply.YES))
    do(store, actor, lambda work: attendance.tick(work, meeting.id, [person.id], Came.CAME))
    assert len(whole(store)["voice_fact"]) == 1
    do(store, actor, lambda work: attendance.tick(work, meeting.id, [person.id], Came.APOLOGIES))
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert (row.expected.came, row.expected.walk_in) == (Came.APOLOGIES, False)
    assert whole(store)["voice_fact"] == []


def test_someone_not_expected_who_came_is_a_walk_in(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=TODAY), a_person()
    keep(store, meeting, person)
    do(store, actor, lambda work: attendance.walk_in(work, meeting.id, person.id))
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert (row.expected.walk_in, row.expected.came) == (True, Came.CAME)


def test_everyone_who_said_yes_came_unless_ticked_otherwise(store: Store, actor: Actor) -> None:
    meeting, people = a_meeting(day=TODAY), [a_person(f"P{n}") for n in range(3)]
    keep(store, meeting, *people, *(an_invitation(meeting, p, reply=Reply.YES) for p in people))
    keep(store, an_attendance(meeting, people[0], Came.DID_NOT_COME))
    assert do(store, actor, lambda work: attendance.everyone_came(work, meeting.id)) == 2
    rows = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert [row.expected.came for row in rows] == [Came.DID_NOT_COME, Came.CAME, Came.CAME]


def test_a_tick_is_taken_back(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=TODAY), a_person()
    keep(store, meeting, person, an_attendance(meeting, person))
    do(store, actor, lambda work: attendance.untick(work, meeting.id, person.id))
    assert whole(store)["attendance"] == whole(store)["voice_fact"] == []
    store.write(actor, "Again", lambda work: attendance.untick(work, meeting.id, person.id))


def test_a_word_about_someones_day_is_kept(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=TODAY), a_person()
    keep(store, meeting, person)
    with pytest.raises(Problem):
        store.write(actor, "Note", lambda work: attendance.note(work, meeting.id, person.id, "x"))
    keep(store, an_attendance(meeting, person))
    do(store, actor, lambda work: attendance.note(work, meeting.id, person.id, " left at the break "))
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert row.expected.note == "left at the break"


def test_nobody_came_to_a_meeting_that_is_still_to_come_or_was_cancelled(store: Store, actor: Actor) -> None:
    later, off, person = a_meeting(), a_meeting(day=TODAY, state=MeetingState.CANCELLED), a_person()
    keep(store, later, off, person)
    came = Came.CAME
    with pytest.raises(Problem):
        store.write(actor, "Tick", lambda work: attendance.tick(work, later.id, [person.id], came))
    with pytest.raises(Problem):
        store.write(actor, "Tick", lambda work: attendance.tick(work, off.id, [person.id], came))
    do(store, actor, lambda work: attendance.tick(work, later.id, [person.id], Came.APOLOGIES))
    do(store, actor, lambda work: attendance.tick(work, off.id, [person.id], Came.WE_CANCELLED))


def test_someone_who_is_not_on_the_register_cannot_be_ticked(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=TODAY)
    keep(store, meeting)
    with pytest.raises(Gone):
        store.write(actor, "Tick", lambda work: attendance.tick(work, meeting.id, [4], Came.CAME))


def test_someone_new_walks_in_and_answers_the_two_questions(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=date(2026, 11, 20))
    keep(store, meeting)
    person = do(
        store,
        actor,
        lambda work: attendance.walk_in_new(
            work, meeting.id, {"name": "Ines Calloway"}, TakenBefore.NO, [{"need": "Hearing loop"}]
        ),
    )
    assert (person.joined, person.taken_before) == (date(2026, 11, 20), TakenBefore.NO)
    assert person.needs_asked is NeedsAsked.RECORDED
    assert [row[0] for row in whole(store)["person"]] == [person.id]
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert (row.expected.name, row.expected.walk_in) == ("Ines Calloway", True)
    assert len(whole(store)["voice_fact"]) == 1


@pytest.mark.parametrize(("needs", "asked"), [(None, NeedsAsked.NOT_ASKED), ([], NeedsAsked.NONE)])
def test_not_asked_and_no_needs_are_two_answers(
    store: Store, actor: Actor, needs: list[dict[str, str]] | None, asked: NeedsAsked
) -> None:
    meeting = a_meeting(day=TODAY)
    keep(store, meeting)
    person = do(
        store, actor, lambda work: attendance.walk_in_new(work, meeting.id, {"name": "X"}, needs=needs)
    )
    assert person.needs_asked is asked


def test_a_walk_in_without_a_name_is_refused(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=TODAY)
    keep(store, meeting)
    with pytest.raises(FieldProblems):
        store.write(actor, "New", lambda work: attendance.walk_in_new(work, meeting.id, {"name": ""}))


def test_the_day_sheet_says_what_is_arranged_and_no_more(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=TODAY), a_person(note="private", mobile="07700 900123")
    keep(store, meeting, person, an_invitation(meeting, person))
    keep(store, AccessNeed(person_id=person.id, need="Taxi"))
    yes = [Said(person.id, Reply.YES)]
    store.write(actor, "Yes", lambda work: invitations.record(work, meeting.id, yes))
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert [one.what for one in row.arranged] == ["Book an accessible taxi both ways"]
    assert row.expected.phone == "07700 900123"
    assert "private" not in str(row)


def test_two_windows_that_tick_at_once_agree_in_the_end(store: Store, actor: Actor) -> None:
    meeting, people = a_meeting(day=TODAY), [a_person(f"P{n}") for n in range(2)]
    keep(store, meeting, *people, *(an_invitation(meeting, p, reply=Reply.YES) for p in people))

    def tick_all() -> None:
        for person in people:
            store.write(
                actor,
                "Tick",
                partial(attendance.tick, meeting_id=meeting.id, person_ids=[person.id], came=Came.CAME),
            )

    windows = [Thread(target=tick_all) for _window in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    rows = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert [row.expected.came for row in rows] == [Came.CAME, Came.CAME]
    assert len(whole(store)["attendance"]) == 2


def test_a_meeting_cancelled_late_lets_down_those_who_had_said_yes(store: Store, actor: Actor) -> None:
    meeting, people = a_meeting(day=TODAY), [a_person(f"P{n}") for n in range(3)]
    keep(store, meeting, *people)
    replies = (Reply.YES, Reply.YES, Reply.NO)
    keep(store, *(an_invitation(meeting, p, reply=r) for p, r in zip(people, replies, strict=True)))
    with pytest.raises(Problem):
        store.write(actor, "Early", lambda work: attendance.we_cancelled(work, meeting.id))
    store.write(actor, "Cancel", lambda work: meetings.cancel(work, meeting.id))
    assert do(store, actor, lambda work: attendance.we_cancelled(work, meeting.id)) == 2
    rows = see(store, actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert [row.expected.came for row in rows] == [Came.WE_CANCELLED, Came.WE_CANCELLED]
    with pytest.raises(Problem, match="cancelled"):
        store.write(actor, "Here", lambda work: attendance.tick(work, meeting.id, [people[0].id], Came.CAME))
