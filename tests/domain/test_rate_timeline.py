"""Rates over time: gaps are named, and figures older than a year are to be looked up."""

from datetime import date
from typing import Any

from coprod_desktop.domain.rate_seeds import example_schemes, mileage_ceilings
from coprod_desktop.domain.rate_timeline import (
    Gap,
    Standing,
    ceiling_beside,
    gaps,
    is_old,
    timeline,
    to_look_up,
)
from coprod_desktop.domain.rates import Rate, RateKey, RateKind

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


def test_what_hmrc_allows_stands_beside_what_we_pay_on_the_day_that_matters() -> None:
    def beside(key: RateKey, first: date, last: date | None = None) -> int | None:
        found = ceiling_beside(a_rate(first, last, key=key), mileage_ceilings(), TODAY)
        return None if found is None else found.amount_milli

    assert beside(RateKey.MILE_CAR, date(2025, 1, 1)) == 55_000
    assert beside(RateKey.MILE_CAR_SMALL, date(2025, 1, 1), date(2026, 4, 5)) == 45_000
    assert beside(RateKey.MILE_BICYCLE, date(2027, 1, 1)) == 20_000
    assert beside(RateKey.HALF_DAY, date(2025, 1, 1)) is None
    blank = [a_rate(date(2025, 1, 1), key=RateKey.MILE_CAR, amount_milli=None, kind=RateKind.CEILING)]
    assert ceiling_beside(a_rate(date(2025, 1, 1), key=RateKey.MILE_CAR), blank, TODAY) is None


def test_a_timeline_has_a_row_a_key_with_its_figures_its_gaps_and_what_is_old() -> None:
    rows = timeline(
        [
            a_rate(date(2026, 3, 1), amount_milli=82_50_000, checked_on=date(2025, 11, 21)),
            a_rate(date(2025, 1, 1), date(2025, 12, 31)),
            a_rate(date(2026, 1, 1), key=RateKey.HOUR, amount_milli=None),
        ],
        TODAY,
    )
    assert [(row.name, [one.standing for one in row.stretches]) for row in rows] == [
        ("An hour", [Standing.BLANK]),
        ("A half day", [Standing.SET, Standing.GAP, Standing.OLD]),
    ]
    assert rows[1].sentence() == (
        "£75.00 from 1 Jan 2025 to 31 Dec 2025; nothing set from 1 Jan 2026 to 28 Feb 2026; "
        "£82.50 from 1 Mar 2026, last compared with its source over twelve months ago"
    )
