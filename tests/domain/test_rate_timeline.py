"""Rates over time: gaps are named, and figures older than a year are to be looked up."""

from datetime import date
from typing import Any

from coprod_desktop.domain.rate_seeds import example_schemes
from coprod_desktop.domain.rate_timeline import Gap, gaps, is_old, to_look_up
from coprod_desktop.domain.rates import Rate, RateKey

TODAY = date(2026, 11, 22)


def a_rate(first: date, last: date | None = None, **values: Any) -> Rate:
    return Rate(
        **{"key": RateKey.HALF_DAY, "amount_milli": 75_00_000, "from_day": first, "to_day": last, **values}
    )


def test_days_between_two_rows_on_which_none_holds_are_named() -> None:
    rows = [a_rate(date(2026, 3, 1)), a_rate(date(2025, 1, 1), date(2025, 12, 31))]
    (gap,) = gaps(rows)
    assert gap == Gap(RateKey.HALF_DAY, date(2026, 1, 1), date(2026, 2, 28))
    assert gap.sentence().startswith("Nothing is set for a half day from 1 Jan 2026 to 28 Feb 2026")


def test_rows_that_follow_each_other_overlap_or_are_for_other_things_leave_no_gap() -> None:
    follows = [a_rate(date(2025, 1, 1), date(2025, 12, 31)), a_rate(date(2026, 1, 1))]
    open_end = [a_rate(date(2025, 1, 1)), a_rate(date(2026, 1, 1))]
    others = [a_rate(date(2025, 1, 1), date(2025, 1, 31)), a_rate(date(2026, 1, 1), key=RateKey.DAY)]
    assert [gaps(rows) for rows in (follows, open_end, others, [])] == [[], [], [], []]


def test_no_example_has_a_gap() -> None:
    assert [gaps(seeded.rates) for seeded in example_schemes()] == [[]] * len(example_schemes())


def test_a_figure_in_force_that_was_checked_over_twelve_months_ago_is_to_be_looked_up() -> None:
    old = a_rate(date(2025, 1, 1), checked_on=date(2025, 11, 21))
    rows = [
        old,
        a_rate(date(2025, 1, 1), checked_on=date(2025, 11, 22)),
        a_rate(date(2025, 1, 1), date(2026, 1, 1), checked_on=date(2025, 1, 1)),
        a_rate(date(2025, 1, 1)),
    ]
    assert [is_old(row, TODAY) for row in rows] == [True, False, False, False]
    assert to_look_up(rows, TODAY) == [old]
