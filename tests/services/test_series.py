"""Planning many meetings in one go, and moving what follows."""

from datetime import date, time, timedelta

import pytest

from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.series import Pattern, Repeats
from coprod_desktop.services import agenda, change_notices, series
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, an_invitation
from tests.services.undoing import do, keep, see

FIRST = date(2026, 12, 1)
WEEK = timedelta(days=7)


@pytest.fixture
def first(store: Store) -> Meeting:
    board = a_board()
    made = a_meeting(board, FIRST, title="Carers board", starts=time(14), ends=time(16), places=9)
    keep(store, board, made, AgendaItem(meeting_id=made.id, what="Welcome", minutes=10))
    return made


def planned(store: Store, actor: Actor, first: Meeting) -> list[Meeting]:
    days = [FIRST + WEEK, FIRST + 2 * WEEK]
    return do(store, actor, lambda work: series.make(work, first.id, days))


def test_a_preview_says_holidays_clashes_and_days_that_stand_in(
    store: Store, actor: Actor, first: Meeting
) -> None:
    other = a_meeting(day=date(2026, 12, 8), title="Housing forum")
    keep(store, other)
    pattern = Pattern(first.day, Repeats.WEEKS, until=date(2026, 12, 29))
    found = see(store, actor, lambda work: series.preview(work, first.id, pattern))
    assert [one.day for one in found] == [FIRST + n * WEEK for n in range(1, 5)]
    assert [one.facts.quiet for one in found] == [False, True, True, True]
    christmas = Pattern(date(2026, 11, 25), Repeats.MONTH_DATE, times=2)
    (day,) = see(store, actor, lambda work: series.preview(work, first.id, christmas))
    assert day.facts.notes == ("Bank holiday: Christmas Day",)


def test_a_series_is_one_step_and_each_meeting_is_like_the_first(
    store: Store, actor: Actor, first: Meeting
) -> None:
    made = planned(store, actor, first)
    assert [(one.day, one.starts, one.places, one.title) for one in made] == [
        (FIRST + n * WEEK, time(14), 9, "Carers board") for n in (1, 2)
    ]
    assert all(one.reply_by is not None and one.reply_by < one.day for one in made)
    again = see(store, actor, lambda work: series.following(work, first.id))
    assert [one.day for one in again] == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert len(see(store, actor, lambda work: agenda.of_meeting(work, made[1].id)).rows) == 1


@pytest.mark.parametrize("days", [[], [FIRST], [FIRST + WEEK, FIRST + WEEK], [FIRST - WEEK]])
def test_dates_that_make_no_sense_are_refused(
    store: Store, actor: Actor, first: Meeting, days: list[date]
) -> None:
    with pytest.raises(Problem):
        store.write(actor, "Plan", lambda work: series.make(work, first.id, days))


def test_this_and_the_following_move_together_and_people_must_be_told(
    store: Store, actor: Actor, first: Meeting
) -> None:
    second, third = planned(store, actor, first)
    person = a_person()
    keep(store, person, an_invitation(third, person, sent_on=TODAY))
    store.write(
        actor, "Off", lambda work: setattr(work.get(Meeting, first.id), "state", MeetingState.CANCELLED)
    )
    do(store, actor, lambda work: series.move_following(work, second.id, WEEK))
    found = store.read(actor, lambda work: [work.get(Meeting, one.id).day for one in (first, second, third)])
    assert found == [FIRST, FIRST + 2 * WEEK, FIRST + 3 * WEEK]
    telling = see(store, actor, lambda work: change_notices.to_tell(work, third.id))
    assert [one.person.id for one in telling.people] == [person.id]


@pytest.mark.parametrize("days", [0, -400])
def test_a_series_does_not_move_into_the_past_or_by_nothing(
    store: Store, actor: Actor, first: Meeting, days: int
) -> None:
    planned(store, actor, first)
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Move", lambda work: series.move_following(work, first.id, timedelta(days=days)))
    assert refusal.value.field == "days"


def test_a_meeting_in_no_series_has_none_that_follow(store: Store, actor: Actor) -> None:
    lone = a_meeting()
    keep(store, lone)
    assert see(store, actor, lambda work: series.following(work, lone.id)) == []
