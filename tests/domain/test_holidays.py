from datetime import date

import pytest

from coprod_desktop.domain.holidays import (
    NATION_NAMES,
    Nation,
    bank_holiday_name,
    bank_holidays,
    bank_holidays_between,
    easter,
)


@pytest.mark.parametrize(
    "sunday", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)]
)
def test_easter_falls_where_the_calendar_says(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def _days(year: int, *month_days: tuple[int, int]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in month_days)


# As listed at gov.uk/bank-holidays.
@pytest.mark.parametrize(
    ("year", "listed"),
    [
        (2024, [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
        (2025, [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
        (2026, [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
        (2027, [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
        (2028, [(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    ],
)
def test_bank_holidays_of_england_and_wales(year: int, listed: list[tuple[int, int]]) -> None:
    assert bank_holidays(year) == _days(year, *listed)


def test_scotland_has_2_january_and_st_andrew_but_no_easter_monday() -> None:
    listed = _days(2025, (1, 1), (1, 2), (4, 18), (5, 5), (5, 26), (8, 4), (12, 1), (12, 25), (12, 26))
    assert bank_holidays(2025, Nation.SCOTLAND) == listed
    assert {date(2028, 1, 3), date(2028, 1, 4)} <= bank_holidays(2028, Nation.SCOTLAND)


def test_northern_ireland_has_st_patrick_and_the_twelfth() -> None:
    shared = bank_holidays(2026)
    assert bank_holidays(2026, Nation.NORTHERN_IRELAND) == shared | {date(2026, 3, 17), date(2026, 7, 13)}


def test_several_years_are_taken_together() -> None:
    several = bank_holidays_between(2026, 2027)
    assert several == bank_holidays(2026) | bank_holidays(2027)
    assert bank_holidays_between(2027, 2026) == frozenset()


def test_an_unknown_nation_has_the_holidays_of_england_and_wales() -> None:
    assert bank_holidays(2026, Nation("atlantis")) == bank_holidays(2026)
    assert set(NATION_NAMES) == set(Nation)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 25), "Spring bank holiday"),
        (date(2026, 5, 26), ""),
    ],
)
def test_a_bank_holiday_is_said_by_its_name(day: date, name: str) -> None:
    assert bank_holiday_name(day) == name


def test_the_twelfth_is_named_where_it_is_kept() -> None:
    assert (
        bank_holiday_name(date(2026, 7, 13), Nation.NORTHERN_IRELAND)
        == "Battle of the Boyne (substitute day)"
    )
    assert bank_holiday_name(date(2026, 7, 13)) == ""
