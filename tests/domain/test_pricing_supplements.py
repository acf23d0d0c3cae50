from datetime import date
from typing import Any

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.supplements import supplementary_lines
from coprod_desktop.domain.rates import Rate, RateKey, RateUnit
from tests.money_cases import a_line, the_scheme

SCHEME, RATES = the_scheme()
DRIVEN = date(2026, 4, 10)


def _paid(**values: Any) -> ClaimLine:
    given = {
        "day": DRIVEN,
        "what": "Drive to Town Hall",
        "quantity_milli": 40_000,
        "rate_amount_milli": 45_000,
    }
    return a_line(
        LineKind.MILEAGE, 18_00, **{**given, "rate_key": RateKey.MILE_CAR, "cost_code": "A", **values}
    )


def test_a_rise_adopted_later_is_a_supplementary_line_and_the_original_is_untouched() -> None:
    paid = _paid()
    (line,) = supplementary_lines([paid], RATES)
    assert (line.kind, line.day, line.allowed, line.cost_code) == (LineKind.MILEAGE, DRIVEN, Money(4_00), "A")
    assert (line.what, line.finance_what) == ("Difference: Drive to Town Hall", "")
    assert line.why.startswith(
        "Drive to Town Hall on 10 Apr 2026 was paid at 45p and is now 55p, so £4.00 more"
    )
    assert (paid.allowed, paid.rate_amount_milli) == (Money(18_00), 45_000)


def test_the_name_finance_knows_it_by_is_kept() -> None:
    (line,) = supplementary_lines([_paid(finance_what="Meeting 214")], RATES)
    assert line.finance_what == "Difference: Meeting 214"


def test_a_difference_is_never_paid_twice() -> None:
    paid = _paid()
    (line,) = supplementary_lines([paid], RATES)
    earlier = line.to_claim_line(2, 0)
    assert supplementary_lines([paid], RATES, [earlier, a_line()]) == []
    assert supplementary_lines([earlier], RATES) == []


def test_a_second_rise_adds_only_what_is_new() -> None:
    paid = _paid()
    earlier = supplementary_lines([paid], RATES)[0].to_claim_line(2, 0)
    sixty = Rate(key=RateKey.MILE_CAR, unit=RateUnit.MILE, amount_milli=60_000, from_day=DRIVEN)
    (line,) = supplementary_lines([paid], [sixty], [earlier])
    assert line.allowed == Money(2_00)


def test_nothing_is_ever_taken_back() -> None:
    lower = Rate(key=RateKey.MILE_CAR, unit=RateUnit.MILE, amount_milli=40_000, from_day=DRIVEN)
    assert supplementary_lines([_paid()], [lower]) == []


def test_what_no_rate_can_settle_is_left_to_a_person() -> None:
    blank = Rate(key=RateKey.MILE_CAR, unit=RateUnit.MILE, amount_milli=None, from_day=DRIVEN)
    assert supplementary_lines([_paid()], [blank]) == []
    assert supplementary_lines([_paid()], []) == []
    assert supplementary_lines([a_line()], RATES) == []
    assert supplementary_lines([_paid(allowed_pence=10_00)], RATES) == []
