"""Meetings that repeat: which days they fall on, and what no series can be."""

from datetime import date

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.series import MOST, Pattern, Repeats


def days(*args: object, **values: object) -> list[date]:
    return [one.day for one in Pattern(*args, **values).days()]  # type: ignore[arg-type]


def test_every_two_weeks_so_many_times() -> None:
    found = days(date(2026, 12, 8), Repeats.WEEKS, every=2, times=3)
    assert found == [date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5)]


def test_every_week_until_a_day_that_counts_too() -> None:
    found = days(date(2026, 12, 8), Repeats.WEEKS, until=date(2026, 12, 22))
    assert found[-1] == date(2026, 12, 22)
    assert len(found) == 3


def test_the_same_weekday_of_each_month() -> None:
    second_tuesday = days(date(2026, 12, 8), Repeats.MONTH_WEEKDAY, times=3)
    assert second_tuesday == [date(2026, 12, 8), date(2027, 1, 12), date(2027, 2, 9)]


def test_a_month_without_a_fifth_monday_takes_its_last_and_says_so() -> None:
    found = Pattern(date(2026, 11, 30), Repeats.MONTH_WEEKDAY, times=3).days()
    assert [(one.day, one.instead) for one in found] == [
        (date(2026, 11, 30), False),
        (date(2026, 12, 28), True),
        (date(2027, 1, 25), True),
    ]


def test_29_february_comes_again_and_in_between_the_last_of_february_stands_in() -> None:
    found = Pattern(date(2028, 2, 29), Repeats.MONTH_DATE, every=12, times=5).days()
    assert [one.day for one in found][::4] == [date(2028, 2, 29), date(2032, 2, 29)]
    assert [(one.day, one.instead) for one in found][1] == (date(2029, 2, 28), True)
    monthly = days(date(2026, 1, 31), Repeats.MONTH_DATE, times=3)
    assert monthly == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "times"),
        ({"times": 1}, "times"),
        ({"times": MOST + 1}, "times"),
        ({"every": 0, "times": 3}, "every"),
        ({"every": 13, "times": 3}, "every"),
        ({"until": date(2026, 12, 9)}, "until"),
        ({"until": date(2026, 1, 1)}, "until"),
        ({"until": date(2040, 1, 1)}, "until"),
    ],
)
def test_what_makes_no_series_is_said_beside_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(Problem) as refusal:
        days(date(2026, 12, 8), Repeats.WEEKS, **values)
    assert refusal.value.field == field
