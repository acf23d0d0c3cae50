"""An agenda's running times, and what it says when it does not fit."""

from datetime import time

from coprod_desktop.domain.agenda import AgendaItem, Timed, concerns, first_break, free_minutes, timed


def an_item(minutes: int, *, is_break: bool = False) -> AgendaItem:
    return AgendaItem(meeting_id=1, what="Talk", minutes=minutes, is_break=is_break)


def rows(*items: AgendaItem) -> tuple[Timed, ...]:
    return timed(items, time(10, 30))


def test_each_item_begins_when_the_one_before_ends() -> None:
    found = rows(an_item(10), an_item(50), an_item(15, is_break=True), an_item(20))
    assert [row.starts for row in found] == [time(10, 30), time(10, 40), time(11, 30), time(11, 45)]
    assert found[-1].ends == time(12, 5)
    assert first_break(found) == time(11, 30)


def test_times_go_on_past_midnight() -> None:
    assert timed([an_item(90)], time(23))[0].ends == time(0, 30)


def test_an_agenda_longer_than_the_meeting_says_by_how_much() -> None:
    found = rows(an_item(60), an_item(15, is_break=True), an_item(30))
    assert concerns(found, 90) == ["The agenda is 15 minutes longer than the meeting."]
    assert concerns(found, 105) == []
    assert (free_minutes(found, 120), free_minutes(found, 90)) == (15, 0)


def test_more_than_ninety_minutes_without_a_break_is_said_wherever_it_stands() -> None:
    late = rows(an_item(30), an_item(15, is_break=True), an_item(50), an_item(45))
    assert concerns(late, 200) == [
        "From 11:15am there is no break for 95 minutes. Many people need one sooner."
    ]
    assert concerns(rows(an_item(90)), 90) == []


def test_no_agenda_is_no_concern() -> None:
    assert concerns((), 90) == []
    assert first_break(rows(an_item(10))) is None
