from datetime import date, time

import pytest

from coprod_desktop.domain.claim_lines import LineKind, Receipt
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.costs import (
    MEAL_NAMES,
    Away,
    Cost,
    Meal,
    price_cost,
    price_home_meeting,
    price_meal,
    receipt_of,
)
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import ReceiptsRule, Scheme
from tests.money_cases import DAY, the_scheme

SCHEME, RATES = the_scheme()


def _cost(pence: int, kind: LineKind = LineKind.MEAL, *, has_receipt: bool = True) -> Cost:
    return Cost(
        kind=kind, day=DAY, what="Café", amount=Money(pence), has_receipt=has_receipt, cost_code="SC-09"
    )


def test_a_fare_is_allowed_as_it_was() -> None:
    line = price_cost(_cost(12_40, LineKind.FARE), SCHEME)
    assert (line.claimed, line.allowed, line.why, line.cost_code) == (
        Money(12_40),
        Money(12_40),
        "What it cost: £12.40.",
        "SC-09",
    )
    with pytest.raises(Problem, match="zero or more"):
        price_cost(_cost(-1), SCHEME)


def test_lunch_is_allowed_up_to_its_cap_with_the_reason() -> None:
    line = price_meal(_cost(13_50), Meal.LUNCH, Away(), SCHEME)
    assert (line.claimed, line.allowed) == (Money(13_50), Money(10_00))
    assert line.reason == "Lunch is paid up to £10.00."
    within = price_meal(_cost(10_00), Meal.LUNCH, Away(), SCHEME)
    assert (within.allowed, within.reason) == (Money(10_00), "")


@pytest.mark.parametrize(("left_at", "pence"), [(time(6, 59), 4_20), (time(7, 0), 0), (time(7, 30), 0)])
def test_breakfast_is_paid_only_after_leaving_before_seven(left_at: time, pence: int) -> None:
    line = price_meal(_cost(4_20), Meal.BREAKFAST, Away(left_at=left_at), SCHEME)
    assert line.allowed == Money(pence)
    assert bool(line.reason) == (pence == 0)


def test_breakfast_asks_when_they_left_home() -> None:
    with pytest.raises(Problem) as refused:
        price_meal(_cost(4_20), Meal.BREAKFAST, Away(), SCHEME)
    assert refused.value.field == "left_at"


def test_dinner_may_depend_on_coming_home_late() -> None:
    scheme = Scheme(name="x", dinner_cap_pence=20_00, dinner_back_after=time(20, 0))
    assert price_meal(_cost(25_00), Meal.DINNER, Away(back_at=time(20, 1)), scheme).allowed == Money(20_00)
    early = price_meal(_cost(25_00), Meal.DINNER, Away(back_at=time(20, 0)), scheme)
    assert (early.allowed, early.reason) == (
        NOTHING,
        "An evening meal is paid when someone comes home after 8pm.",
    )
    with pytest.raises(Problem) as refused:
        price_meal(_cost(25_00), Meal.DINNER, Away(), scheme)
    assert refused.value.field == "back_at"
    assert price_meal(_cost(25_00), Meal.DINNER, Away(), SCHEME).allowed == Money(20_00)


def test_a_scheme_without_caps_pays_the_meal() -> None:
    for meal in Meal:
        assert price_meal(_cost(30_00), meal, Away(), Scheme(name="x")).allowed == Money(30_00)
    assert set(MEAL_NAMES) == set(Meal)


def test_meeting_from_home_is_paid_once_a_date() -> None:
    first = price_home_meeting(DAY, "Online meeting", RATES)
    second = price_home_meeting(DAY, "Online meeting", RATES, paid_days={DAY})
    other_day = price_home_meeting(date(2026, 12, 9), "Online meeting", RATES, paid_days={DAY})
    assert [line.allowed for line in (first, second, other_day)] == [Money(5_00), NOTHING, Money(5_00)]
    assert "once a date" in second.reason


@pytest.mark.parametrize(
    ("kind", "receipt"),
    [
        (LineKind.TAXI, Receipt.MISSING),
        (LineKind.SUPPORT_COST, Receipt.MISSING),
        (LineKind.MILEAGE, Receipt.NOT_NEEDED),
        (LineKind.HOME_MEETING, Receipt.NOT_NEEDED),
        (LineKind.INVOLVEMENT_PAYMENT, Receipt.NOT_NEEDED),
    ],
)
def test_everything_but_mileage_and_meeting_from_home_needs_a_receipt(
    kind: LineKind, receipt: Receipt
) -> None:
    assert receipt_of(_cost(9_00, kind, has_receipt=False), SCHEME) is receipt


def test_a_receipt_rule_may_be_softer() -> None:
    over = Scheme(name="x", receipts=ReceiptsRule.OVER, receipts_over_pence=5_00)
    taxi = LineKind.TAXI
    assert receipt_of(_cost(5_00, taxi, has_receipt=False), over) is Receipt.NOT_NEEDED
    assert receipt_of(_cost(5_01, taxi, has_receipt=False), over) is Receipt.MISSING
    none = Scheme(name="x", receipts=ReceiptsRule.NONE)
    assert receipt_of(_cost(5_01, taxi, has_receipt=False), none) is Receipt.NOT_NEEDED
    assert receipt_of(_cost(5_01, taxi), SCHEME) is Receipt.ATTACHED
