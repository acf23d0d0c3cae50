"""Amounts, days and times as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import language
from coprod_desktop.ui.widgets.day_edit import clock, day
from coprod_desktop.ui.widgets.money_edit import pence, shown

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        ("£1,240.00", 124000),
        (" £ 3 ", 300),
        (".50", 50),
        ("45p", 45),
        ("0", 0),
    ],
)
def test_amounts_are_understood_as_typed(typed: str, meant: int) -> None:
    assert pence(typed) == meant


@pytest.mark.parametrize("typed", ["", "  ", "£"])
def test_no_amount_is_none_and_not_nought(typed: str) -> None:
    assert pence(typed) is None


@pytest.mark.parametrize(
    "typed", ["abc", "12.345", "1.2.3", "-5", "1,2", "1e5", "١٢", "1000000000", ".", "12 50"]
)
def test_what_is_no_amount_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Problem):
        pence(typed)


@given(st.integers(0, 99_999_999))
def test_every_amount_shown_is_understood_again(amount: int) -> None:
    assert pence(shown(amount)) == amount


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/3/58", date(1958, 3, 3)),
        ("03.03.1958", date(1958, 3, 3)),
        ("3-3-58", date(1958, 3, 3)),
        ("3 Mar 1958", date(1958, 3, 3)),
        ("3rd march 58", date(1958, 3, 3)),
        ("Monday 3 March 1958", date(1958, 3, 3)),
        ("1958-03-03", date(1958, 3, 3)),
        ("24/11/26", date(2026, 11, 24)),
        ("25/11/26", date(1926, 11, 25)),
    ],
)
def test_birthdays_are_never_in_the_future(typed: str, meant: date) -> None:
    assert day(typed, TODAY, past=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8 dec", date(2026, 12, 8)),
        ("8/12", date(2026, 12, 8)),
        ("8/12/27", date(2027, 12, 8)),
        ("1/1/40", date(2040, 1, 1)),
    ],
)
def test_days_to_come_may_leave_out_the_century_or_the_year(typed: str, meant: date) -> None:
    assert day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["31/2/2026", "32 March", "ma 3", "3 ma 2026", "13/13/13", "soon", "2026", "3/3/0000"]
)
def test_what_is_no_day_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Problem, match="3 March 2026"):
        day(typed, TODAY)


def test_no_day_is_none() -> None:
    assert day("  ", TODAY) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_shown_is_understood_again(when: date) -> None:
    assert day(language().day(when), TODAY) == when


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:30", time(10, 30)),
        ("10.30am", time(10, 30)),
        ("2pm", time(14)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("9", time(9)),
        ("", None),
    ],
)
def test_times_are_understood_as_typed(typed: str, meant: time | None) -> None:
    assert clock(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "10:75", "13pm", "0am", "ten"])
def test_what_is_no_time_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Problem):
        clock(typed)
