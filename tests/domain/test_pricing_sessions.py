from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.caps import cap_dates
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.pricing.sessions import price_preparation, price_session, price_task
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rate_seeds import nhs_england_example, nihr_example, skills_for_care_example
from coprod_desktop.domain.rates import PaymentBasis, PreparationRule, Rate, RateKey, RateUnit, Scheme
from tests.money_cases import DAY, a_session, the_scheme

SCHEME, RATES = the_scheme()


def _half_day(code: str, minutes: int = 90) -> PricedLine:
    line = price_session(a_session(minutes=minutes, cost_code=code), SCHEME, RATES)
    assert line is not None
    return line


@pytest.mark.parametrize(("minutes", "pence"), [(1, 75_00), (240, 75_00), (241, 150_00), (480, 150_00)])
def test_up_to_four_hours_is_a_half_day_and_over_is_a_day(minutes: int, pence: int) -> None:
    for scheme, rates in ((SCHEME, RATES), (nhs_england_example().scheme, nhs_england_example().rates)):
        line = price_session(a_session(minutes=minutes), scheme, rates)
        assert line is not None
        assert (line.claimed, line.allowed, line.kind) == (
            Money(pence),
            Money(pence),
            LineKind.INVOLVEMENT_PAYMENT,
        )


def test_a_session_is_paid_at_the_rate_of_its_date() -> None:
    rates = [
        Rate(
            key=RateKey.HALF_DAY, amount_milli=75_00_000, from_day=date(2020, 1, 1), to_day=date(2025, 12, 15)
        ),
        Rate(key=RateKey.HALF_DAY, amount_milli=82_50_000, from_day=date(2025, 12, 16)),
    ]
    lines = [price_session(a_session(date(2025, 12, day)), SCHEME, rates) for day in (15, 16)]
    assert [line and line.allowed for line in lines] == [Money(75_00), Money(82_50)]


def test_the_line_says_why_in_a_sentence() -> None:
    assert _half_day("").why == (
        "1 × £75.00 = £75.00. The rate for a half day on 8 Dec 2026. "
        "It lasted 1 hour 30 minutes; up to 4 hours is a half day."
    )
    assert "lasted 4 hours 1 minute; over 4 hours is a day" in _half_day("", 241).why


@pytest.mark.parametrize(
    ("minutes", "pence"), [(30, 12_50), (31, 25_00), (60, 25_00), (120, 50_00), (121, 75_00), (300, 150_00)]
)
def test_steps_pay_the_smallest_one_that_covers_the_session(minutes: int, pence: int) -> None:
    seeded = nihr_example()
    line = price_session(a_session(date(2025, 12, 15), minutes), seeded.scheme, seeded.rates)
    assert line is not None
    assert line.allowed == Money(pence)


def test_a_blank_rate_is_never_guessed() -> None:
    seeded = nihr_example()
    with pytest.raises(Problem, match="still blank"):
        price_session(a_session(date(2025, 12, 16)), seeded.scheme, seeded.rates)


@pytest.mark.parametrize(
    ("minutes", "quantity", "pence"), [(60, 1000, 15_00), (61, 1250, 18_75), (90, 1500, 22_50)]
)
def test_hours_are_rounded_up_to_the_step(minutes: int, quantity: int, pence: int) -> None:
    seeded = skills_for_care_example()
    line = price_session(a_session(minutes=minutes), seeded.scheme, seeded.rates)
    assert line is not None
    assert (line.quantity_milli, line.allowed, line.unit) == (quantity, Money(pence), RateUnit.HOUR)
    assert "rounded up to the next 15" in line.why


def test_a_scheme_that_pays_no_time_offers_nothing() -> None:
    assert price_session(a_session(), Scheme(name="x", basis=PaymentBasis.UNPAID), RATES) is None


def test_a_session_has_a_length() -> None:
    with pytest.raises(Problem, match="how long"):
        price_session(a_session(minutes=0), SCHEME, RATES)


def test_preparation_inside_the_rate_is_not_paid_again() -> None:
    hourly = Scheme(name="x", preparation=PreparationRule.HOURLY)
    rates = [Rate(key=RateKey.PREPARATION, unit=RateUnit.HOUR, amount_milli=10_00_000, from_day=DAY)]
    assert price_preparation(a_session(minutes=45), SCHEME, rates) is None
    assert price_preparation(a_session(minutes=0), hourly, rates) is None
    line = price_preparation(a_session(minutes=45), hourly, rates)
    assert line is not None
    assert (line.kind, line.allowed) == (LineKind.PREPARATION, Money(7_50))


def test_a_task_is_a_fixed_sum() -> None:
    rates = [Rate(key=RateKey.TASK, unit=RateUnit.TASK, amount_milli=12_50_000, from_day=DAY)]
    assert price_task(a_session(), rates, count=2).allowed == Money(25_00)


def test_three_half_days_on_one_date_are_capped_and_shared_over_their_codes() -> None:
    lines = [_half_day(code) for code in ("A", "B", "C")]
    capped = cap_dates(lines, SCHEME)
    assert [(line.kind, line.cost_code, line.allowed) for line in capped] == [
        (LineKind.ADJUSTMENT, code, Money(-25_00)) for code in ("A", "B", "C")
    ]
    assert Money.total(line.allowed for line in [*lines, *capped]) == Money(150_00)


def test_a_half_day_and_a_day_for_two_boards_are_capped_and_both_see_why() -> None:
    capped = cap_dates([_half_day("A"), _half_day("B", 400)], SCHEME)
    assert [line.allowed for line in capped] == [Money(-25_00), Money(-50_00)]
    assert all("The most for one person on one date is £150.00" in line.why for line in capped)


def test_a_cap_counts_what_another_board_already_pays_for_the_date() -> None:
    capped = cap_dates([_half_day("B", 400)], SCHEME, {DAY: Money(75_00)})
    assert [line.allowed for line in capped] == [Money(-75_00)]
    assert "this claim comes to £150.00 and other claims to £75.00" in capped[0].why
    used_up = cap_dates([_half_day("B")], SCHEME, {DAY: Money(200_00)})
    assert [line.allowed for line in used_up] == [Money(-75_00)]


def test_each_date_has_its_own_cap_and_expenses_none() -> None:
    next_day = price_session(a_session(date(2026, 12, 9), 400), SCHEME, RATES)
    assert next_day is not None
    fare = PricedLine(
        kind=LineKind.FARE, day=DAY, what="Train", claimed=Money(90_00), allowed=Money(90_00), why=""
    )
    assert cap_dates([_half_day("A", 400), next_day, fare], SCHEME) == []


def test_a_scheme_without_a_cap_takes_nothing_off() -> None:
    assert cap_dates([_half_day("A", 400)] * 3, Scheme(name="x")) == []


@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 300_00)), min_size=1), st.integers(0, 400_00)
)
def test_a_cap_always_foots_and_no_code_falls_below_zero(
    amounts: list[tuple[str, int]], elsewhere: int
) -> None:
    lines = [
        PricedLine(
            kind=LineKind.INVOLVEMENT_PAYMENT,
            day=DAY,
            what="x",
            claimed=Money(pence),
            allowed=Money(pence),
            why="",
            cost_code=code,
        )
        for code, pence in amounts
    ]
    everything = [*lines, *cap_dates(lines, SCHEME, {DAY: Money(elsewhere)})]
    before = sum(pence for _code, pence in amounts)
    expected = min(before, max(150_00 - elsewhere, 0))
    assert Money.total(line.allowed for line in everything) == Money(expected)
    for code in "ABCD":
        assert Money.total(line.allowed for line in everything if line.cost_code == code) >= NOTHING


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "1 minute."), (45, "45 minutes."), (60, "1 hour."), (61, "1 hour 1 minute.")]
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    seeded = nihr_example()
    line = price_session(a_session(date(2025, 12, 15), minutes), seeded.scheme, seeded.rates)
    assert line is not None
    assert line.why.endswith(f"It lasted {said}")
