from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.period import (
    Period,
    Quarter,
    add_months,
    add_working_days,
    is_working_day,
    month_of,
    next_working_day,
    quarters,
    tax_year,
    tax_year_name,
    week_of,
    working_days_between,
)
from coprod_desktop.domain.problems import Problem

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
EASTER = {date(2026, 4, 3), date(2026, 4, 6)}


def test_both_the_first_and_the_last_day_are_in_a_period() -> None:
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert period.contains(date(2026, 1, 1))
    assert period.contains(date(2026, 1, 31))
    assert not period.contains(date(2025, 12, 31))
    assert not period.contains(date(2026, 2, 1))


def test_a_period_without_an_end_goes_on() -> None:
    period = Period(date(2026, 1, 1))
    assert period.contains(date(2999, 1, 1))
    assert not period.contains(date(2025, 12, 31))


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(Problem) as refused:
        Period(date(2026, 1, 2), date(2026, 1, 1))
    assert refused.value.field == "end"


def test_periods_overlap_when_they_share_a_day() -> None:
    older = Period(date(2025, 1, 1), date(2025, 12, 15))
    assert older.overlaps(Period(date(2025, 12, 15)))
    assert Period(date(2025, 12, 15)).overlaps(older)
    assert not older.overlaps(Period(date(2025, 12, 16)))
    assert not Period(date(2025, 12, 16)).overlaps(older)


def test_a_quarter_knows_its_days_and_its_name() -> None:
    quarter = Quarter.of(date(2026, 12, 8))
    assert quarter.label == "Q4 2026"
    assert (quarter.start, quarter.end) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.period == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.add(1) == Quarter(2027, 1)
    assert quarter.add(-4) == Quarter(2025, 4)


def test_quarters_list_everyone_touched() -> None:
    labels = [quarter.label for quarter in quarters(date(2026, 9, 30), date(2027, 1, 1))]
    assert labels == ["Q3 2026", "Q4 2026", "Q1 2027"]
    assert quarters(date(2026, 5, 2), date(2026, 3, 31)) == []


@given(days)
def test_a_day_is_in_its_own_quarter_week_month_and_tax_year(day: date) -> None:
    for period in (Quarter.of(day).period, week_of(day), month_of(day), tax_year(day)):
        assert period.contains(day)


def test_a_tax_year_begins_on_6_april() -> None:
    assert tax_year(date(2026, 4, 5)) == Period(date(2025, 4, 6), date(2026, 4, 5))
    assert tax_year(date(2026, 4, 6)) == Period(date(2026, 4, 6), date(2027, 4, 5))
    assert tax_year_name(date(2026, 4, 6)) == "2026/27"
    assert tax_year_name(date(2000, 4, 5)) == "1999/00"


def test_a_week_is_monday_to_sunday_and_a_month_is_whole() -> None:
    assert week_of(date(2026, 12, 13)) == Period(date(2026, 12, 7), date(2026, 12, 13))
    assert month_of(date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 22), 3, date(2026, 11, 22)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 1, 15), -2, date(2025, 11, 15)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_weekends_and_bank_holidays_are_no_working_days() -> None:
    assert is_working_day(date(2026, 4, 2), EASTER)
    assert not is_working_day(date(2026, 4, 3), EASTER)
    assert not is_working_day(date(2026, 4, 4), EASTER)
    assert not is_working_day(date(2026, 4, 5), EASTER)
    assert next_working_day(date(2026, 4, 3), EASTER) == date(2026, 4, 7)
    assert next_working_day(date(2026, 4, 7), EASTER) == date(2026, 4, 7)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2026, 4, 2), 1, EASTER) == date(2026, 4, 7)
    assert add_working_days(date(2026, 12, 8), 10, ()) == date(2026, 12, 22)
    assert add_working_days(date(2026, 4, 4), 0, EASTER) == date(2026, 4, 4)
    assert working_days_between(date(2026, 4, 2), date(2026, 4, 7), EASTER) == 1
    assert working_days_between(date(2026, 12, 10), date(2026, 12, 10), ()) == 0
    assert working_days_between(date(2026, 12, 10), date(2026, 12, 1), ()) == 0


@given(days, st.integers(0, 30))
def test_counting_forward_and_counting_between_agree(day: date, count: int) -> None:
    assert working_days_between(day, add_working_days(day, count, EASTER), EASTER) == count
