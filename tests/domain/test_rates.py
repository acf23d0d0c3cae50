from datetime import date
from typing import Any

import pytest

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import (
    RATE_NAMES,
    DeadlineUnit,
    Rate,
    RateKey,
    RateKind,
    Scheme,
    check_overlaps,
    find_rate,
    rate_on,
)

OLD_ENDS, NEW_BEGINS = date(2025, 12, 15), date(2025, 12, 16)


def _half_day(milli: int | None, from_day: date, to_day: date | None = None, **values: Any) -> Rate:
    return Rate(
        key=RateKey.HALF_DAY, amount_milli=milli, from_day=from_day, to_day=to_day, source="Minutes", **values
    )


def _risen() -> list[Rate]:
    return [_half_day(75_00_000, date(2020, 1, 1), OLD_ENDS), _half_day(82_50_000, NEW_BEGINS)]


def test_the_rate_is_that_of_the_date_to_the_day() -> None:
    assert rate_on(_risen(), RateKey.HALF_DAY, OLD_ENDS).money() == Money(75_00)
    assert rate_on(_risen(), RateKey.HALF_DAY, NEW_BEGINS).money() == Money(82_50)


def test_a_gap_is_refused_and_names_the_date() -> None:
    with pytest.raises(Problem, match="no rate for a half day on 31 Dec 2019"):
        rate_on(_risen(), RateKey.HALF_DAY, date(2019, 12, 31))
    with pytest.raises(Problem, match="no rate for a task"):
        rate_on(_risen(), RateKey.TASK, NEW_BEGINS)


def test_a_blank_rate_is_refused_and_names_its_source() -> None:
    blank = _half_day(None, NEW_BEGINS)
    with pytest.raises(Problem, match=r"on 17 Dec 2025 is still blank.*Minutes"):
        rate_on([blank], RateKey.HALF_DAY, date(2025, 12, 17))
    with pytest.raises(Problem, match="still blank"):
        blank.money()
    assert blank.text() == "blank"


def test_what_we_pay_and_what_hmrc_allows_are_apart() -> None:
    ceiling = _half_day(1_000, NEW_BEGINS, kind=RateKind.CEILING)
    assert rate_on([*_risen(), ceiling], RateKey.HALF_DAY, NEW_BEGINS).money() == Money(82_50)
    assert find_rate([*_risen(), ceiling], RateKey.HALF_DAY, NEW_BEGINS, kind=RateKind.CEILING) is ceiling
    assert find_rate(_risen(), RateKey.HALF_DAY, NEW_BEGINS, kind=RateKind.CEILING) is None


def test_two_rates_on_one_day_are_refused() -> None:
    doubled = [_half_day(1, date(2020, 1, 1)), _half_day(2, NEW_BEGINS)]
    with pytest.raises(Problem, match="Two rates for a half day hold on 16 Dec 2025"):
        rate_on(doubled, RateKey.HALF_DAY, NEW_BEGINS)
    with pytest.raises(Problem, match="from 1 Jan 2020 and from 16 Dec 2025"):
        check_overlaps(reversed(doubled))


def test_rates_that_follow_each_other_or_belong_to_others_do_not_overlap() -> None:
    others = [_half_day(1, NEW_BEGINS, scheme_id=5), _half_day(1, NEW_BEGINS, kind=RateKind.CEILING)]
    check_overlaps([*_risen(), *others])


def test_a_rate_says_its_amount_and_name() -> None:
    rate = _risen()[0]
    assert (rate.text(), rate.name, rate.milli) == ("£75.00", "a half day", 75_00_000)
    assert set(RATE_NAMES) == set(RateKey)


def test_a_scheme_is_off_until_it_is_confirmed() -> None:
    scheme = Scheme(name="Ours")
    with pytest.raises(Problem, match="Ours"):
        scheme.require_confirmed()
    scheme.confirm(date(2026, 1, 5))
    scheme.require_confirmed()
    assert scheme.confirmed_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"half_day_minutes": 300, "day_minutes": 240}, "day_minutes"),
        ({"time_step_minutes": 7}, "time_step_minutes"),
        ({"deadline_unit": DeadlineUnit.DAYS}, "deadline_count"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_not_confirmed(values: dict[str, Any], field: str) -> None:
    scheme = Scheme(name="Ours", **values)
    with pytest.raises(Problem) as refused:
        scheme.confirm(date(2026, 1, 5))
    assert refused.value.field == field
    assert scheme.confirmed_on is None
