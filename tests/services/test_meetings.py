"""Planning meetings, moving them, calling them off."""

from datetime import date, time, timedelta

import pytest

from coprod_desktop.domain.access import ArrangeState
from coprod_desktop.domain.meetings import Came, Meeting, MeetingKind, MeetingState, Reply
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Gone, Problem
from coprod_desktop.services import meetings, support
from coprod_desktop.services.meetings import MeetingList
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.meetings import MeetingQuery, When
from tests.builders import TODAY, a_board, a_meeting, a_person, an_attendance, an_invitation
from tests.services.undoing import do, keep, see, whole

DAY = date(2026, 12, 8)


def test_a_meeting_of_a_board_takes_its_target_and_the_usual_days_to_reply(
    store: Store, actor: Actor
) -> None:
    board = a_board(target_new=3)
    keep(store, board)
    values = {"title": "Carers board", "day": DAY, "board_id": board.id}
    meeting = do(store, actor, lambda work: meetings.add(work, values))
    assert (meeting.target_new, meeting.reply_by) == (3, DAY - timedelta(days=10))


def test_replies_to_a_meeting_soon_are_due_today_at_the_earliest(store: Store, actor: Actor) -> None:
    meeting = do(
        store, actor, lambda work: meetings.add(work, {"title": "Soon", "day": TODAY + timedelta(days=3)})
    )
    assert meeting.reply_by == TODAY


def test_a_meeting_that_ends_when_it_starts_is_refused(store: Store, actor: Actor) -> None:
    values = {"title": "X", "day": DAY, "starts": time(10), "ends": time(10)}
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Add", lambda work: meetings.add(work, values))
    assert refusal.value.field == "ends"
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: meetings.add(work, {"title": "", "day": DAY}))


def test_a_meeting_of_a_board_that_is_gone_is_refused(store: Store, actor: Actor) -> None:
    with pytest.raises(Gone):
        store.write(actor, "Add", lambda work: meetings.add(work, {"title": "X", "day": DAY, "board_id": 5}))


def test_a_meeting_that_moves_takes_its_reply_day_and_its_bookings_along(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=DAY, reply_by=DAY - timedelta(days=10))
    keep(store, meeting)

    def book(work: Work) -> int:
        row = support.add(work, meeting.id, {"what": "Taxi", "by_when": DAY - timedelta(days=3)})
        support.arrange(work, [row.id])
        return row.id

    store.write(actor, "Book", book)
    week = timedelta(days=7)
    do(store, actor, lambda work: meetings.edit(work, meeting.id, None, {"day": DAY + week}))
    moved = store.read(actor, lambda work: work.get(Meeting, meeting.id))
    assert moved.reply_by == DAY + week - timedelta(days=10)
    (line,) = see(store, actor, lambda work: support.booking_list(work, meeting.id)).rows
    assert (line.by_when, line.state) == (DAY + timedelta(days=4), ArrangeState.TO_ARRANGE)


def test_moving_or_recounting_a_meeting_keeps_the_voice_facts_true(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting(day=date(2026, 10, 1))
    keep(store, person, meeting, an_attendance(meeting, person))
    do(store, actor, lambda work: meetings.took_place(work, meeting.id))
    assert len(whole(store)["voice_fact"]) == 1
    do(store, actor, lambda work: meetings.edit(work, meeting.id, None, {"day": date(2026, 10, 8)}))
    assert "2026-10-08" in whole(store)["voice_fact"][0]
    do(store, actor, lambda work: meetings.edit(work, meeting.id, None, {"kind": MeetingKind.SURVEY}))
    assert whole(store)["voice_fact"] == []


def test_a_meeting_to_come_cannot_have_taken_place(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=DAY)
    keep(store, meeting)
    with pytest.raises(Problem):
        store.write(actor, "Mark", lambda work: meetings.took_place(work, meeting.id))


def test_a_meeting_is_cancelled_and_planned_again(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=DAY)
    keep(store, meeting)
    do(store, actor, lambda work: meetings.cancel(work, meeting.id))
    assert store.read(actor, lambda work: work.get(Meeting, meeting.id)).state is MeetingState.CANCELLED
    do(store, actor, lambda work: meetings.plan_again(work, meeting.id))
    assert store.read(actor, lambda work: work.get(Meeting, meeting.id)).state is MeetingState.PLANNED


def test_the_list_shows_what_is_coming_first_and_finds_by_board(store: Store, actor: Actor) -> None:
    board = a_board("Day services review")
    later, sooner = a_meeting(board, date(2027, 1, 5)), a_meeting(day=DAY, title="Workshop")
    past = a_meeting(board, date(2026, 10, 1))
    keep(store, board, later, sooner, past)

    def ids(query: MeetingQuery) -> list[int]:
        shown = MeetingList(query)
        found = list(see(store, actor, shown.ids))
        assert found == list(see(store, actor, lambda work: shown.first(work, 10)))
        return found

    assert ids(MeetingQuery()) == [sooner.id, later.id]
    assert ids(MeetingQuery(when=When.PAST)) == [past.id]
    assert ids(MeetingQuery("day serv", when=When.ALL)) == [later.id, past.id]
    assert ids(MeetingQuery(board_id=board.id, when=When.ALL, last=DAY)) == [past.id]
    assert ids(MeetingQuery(first=date(2026, 12, 31))) == [later.id]


def test_the_overview_counts_each_stage_of_a_meetings_life(store: Store, actor: Actor) -> None:
    meeting, people = a_meeting(day=TODAY), [a_person(f"Person {n}") for n in range(4)]
    replies = [Reply.YES, Reply.YES, Reply.SENT, Reply.NOT_SENT]
    asked = [an_invitation(meeting, p, reply=r) for p, r in zip(people, replies, strict=True)]
    keep(store, meeting, *people, *asked, an_attendance(meeting, people[0]))
    keep(store, an_attendance(meeting, people[2], Came.APOLOGIES))
    view = see(store, actor, lambda work: meetings.overview(work, meeting.id))
    counts = view.counts
    assert (counts.chosen, counts.said_yes, counts.waiting, counts.not_sent) == (4, 2, 1, 1)
    assert (counts.came, counts.apologies, counts.not_ticked) == (1, 1, 1)
    assert view.papers_due == TODAY - timedelta(days=7)
    (row,) = see(store, actor, lambda work: MeetingList(MeetingQuery()).rows(work, [meeting.id]))
    assert (row.chosen, row.said_yes, row.came) == (4, 2, 1)


def test_the_next_meeting_of_a_board_is_likely_like_its_latest(store: Store, actor: Actor) -> None:
    board = a_board()
    earlier, latest = (
        a_meeting(board, date(2026, 9, 1)),
        a_meeting(board, date(2026, 10, 1), venue="Town Hall"),
    )
    off = a_meeting(board, date(2026, 11, 1), state=MeetingState.CANCELLED)
    keep(store, board, earlier, latest, off)
    found = see(store, actor, lambda work: meetings.usual(work, board.id))
    assert found is not None
    assert found.venue == "Town Hall"
    assert see(store, actor, lambda work: meetings.usual(work, None)) is None


def test_finding_a_meeting_shows_those_coming_before_the_past(store: Store, actor: Actor) -> None:
    coming, past = (
        a_meeting(day=DAY, title="Discharge"),
        a_meeting(day=date(2026, 9, 1), title="Discharge review"),
    )
    keep(store, coming, past, a_meeting(title="Other"))
    rows = see(store, actor, lambda work: meetings.find(work, "dischar"))
    assert [row.id for row in rows] == [coming.id, past.id]
    assert len(see(store, actor, lambda work: meetings.find(work, "dischar", 1))) == 1


def test_a_meeting_keeps_the_day_to_reply_and_the_target_it_was_given(store: Store, actor: Actor) -> None:
    values = {"title": "X", "day": DAY, "reply_by": TODAY, "target_new": 2}
    made = do(store, actor, lambda work: meetings.add(work, values))
    assert (made.reply_by, made.target_new) == (TODAY, 2)
    do(store, actor, lambda work: meetings.edit(work, made.id, None, {"venue": "Library"}))
