from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.voice_facts import (
    Attended,
    AttendedFact,
    VoiceFact,
    facts,
    first_full_day,
    year_before,
)

T = date(2026, 3, 3)


def came(day: date, *, n: int = 1, board: int | None = 7) -> Attended:
    return Attended(attendance_id=n, meeting_id=n, board_id=board, day=day)


def slow_facts(history: list[Attended]) -> list[AttendedFact]:
    """The definitions of the design page, word for word and without haste."""
    found = []
    for one in sorted(history, key=lambda a: (a.day, a.attendance_id)):
        earlier = {other.day for other in history if other.day < one.day}
        on_board = {other.day for other in history if other.day < one.day and other.board_id == one.board_id}
        try:
            start = date(one.day.year - 1, one.day.month, one.day.day)
        except ValueError:
            start = date(one.day.year - 1, 2, 28)
        found.append(
            AttendedFact(
                attendance_id=one.attendance_id,
                meeting_id=one.meeting_id,
                board_id=one.board_id,
                day=one.day,
                days_since_previous=(one.day - max(earlier)).days if earlier else None,
                days_before=len([day for day in earlier if day >= start]),
                first_anywhere=not earlier,
                first_on_board=one.board_id is not None and not on_board,
            )
        )
    return found


@st.composite
def histories(draw: st.DrawFn) -> list[Attended]:
    near_leap_day = st.dates(date(2023, 2, 20), date(2025, 3, 10))
    days = draw(st.lists(near_leap_day, max_size=14))
    days += draw(
        st.lists(st.sampled_from([date(2024, 2, 29), date(2023, 2, 28), date(2025, 2, 28)]), max_size=3)
    )
    boards = draw(st.lists(st.sampled_from([None, 1, 2]), min_size=len(days), max_size=len(days)))
    pairs = zip(days, boards, strict=True)
    return [came(day, n=n, board=board) for n, (day, board) in enumerate(pairs)]


@given(histories())
def test_facts_say_what_the_definitions_say(history: list[Attended]) -> None:
    assert facts(history) == slow_facts(history)


@given(histories().flatmap(lambda history: st.tuples(st.just(history), st.permutations(history))))
def test_the_order_rows_arrive_in_does_not_matter(pair: tuple[list[Attended], list[Attended]]) -> None:
    history, shuffled = pair
    assert facts(shuffled) == facts(history)


def test_nobody_without_history_has_facts() -> None:
    assert facts([]) == []


def test_two_meetings_on_one_day_have_the_same_facts() -> None:
    earlier, morning, evening = facts([came(T - timedelta(days=9)), came(T, n=2), came(T, n=3)])
    assert earlier.first_anywhere
    assert (morning.days_before, evening.days_before) == (1, 1)
    assert (morning.days_since_previous, evening.days_since_previous) == (9, 9)


def test_both_meetings_of_a_first_day_on_a_board_are_first_on_board() -> None:
    assert [fact.first_on_board for fact in facts([came(T), came(T, n=2)])] == [True, True]


def test_days_count_not_meetings() -> None:
    day = T - timedelta(days=30)
    assert facts([came(day, n=1), came(day, n=2), came(T, n=3)])[-1].days_before == 1


@pytest.mark.parametrize(("earlier", "counted"), [(date(2025, 3, 3), 1), (date(2025, 3, 2), 0)])
def test_twelve_months_begin_on_the_same_date_a_year_earlier(earlier: date, counted: int) -> None:
    assert facts([came(earlier), came(T, n=2)])[-1].days_before == counted


@pytest.mark.parametrize(("earlier", "counted"), [(date(2023, 2, 28), 1), (date(2023, 2, 27), 0)])
def test_twelve_months_before_the_leap_day_begin_on_the_28th(earlier: date, counted: int) -> None:
    assert facts([came(earlier), came(date(2024, 2, 29), n=2)])[-1].days_before == counted


def test_a_known_person_can_be_first_on_a_board() -> None:
    second = facts([came(T - timedelta(days=1), board=1), came(T, n=2, board=2)])[1]
    assert second.first_on_board
    assert not second.first_anywhere


def test_a_meeting_without_a_board_is_nobodys_first_on_it() -> None:
    assert not facts([came(T, board=None)])[0].first_on_board


def test_a_fact_fills_its_row() -> None:
    fact = facts([came(T)])[0]
    row = VoiceFact(**fact.columns(person_id=12))
    assert (row.person_id, row.attendance_id, row.day, row.days_before) == (12, 1, T, 0)
    assert set(fact.columns(12)) == set(VoiceFact.model_fields)


def test_facts_are_derived_and_never_journalled() -> None:
    assert not VoiceFact.journalled


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_first_full_day_is_the_earliest_with_twelve_complete_months(complete_from: date) -> None:
    full = first_full_day(complete_from)
    assert year_before(full) >= complete_from
    assert year_before(full - timedelta(days=1)) < complete_from


@pytest.mark.parametrize(
    "complete_from", [date(2024, 2, 29), date(2024, 2, 28), date(2023, 3, 1), date(2023, 2, 28)]
)
def test_the_first_full_day_holds_around_the_leap_day(complete_from: date) -> None:
    full = first_full_day(complete_from)
    assert year_before(full) >= complete_from > year_before(full - timedelta(days=1))
