from datetime import date

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.pricing.benefits import compare_with_limit, compare_with_limits
from coprod_desktop.domain.rate_seeds import benefit_limits
from coprod_desktop.domain.rates import RateKey
from tests.money_cases import FINANCE, a_claim, a_line

LIMITS = benefit_limits()
MONDAY, THURSDAY = date(2026, 12, 7), date(2026, 12, 10)


def test_only_payments_of_the_week_are_compared_and_the_claim_can_still_be_approved() -> None:
    claim = a_claim()
    lines = [a_line(LineKind.INVOLVEMENT_PAYMENT, 150_00), a_line(LineKind.FARE, 80_00)]
    reaching = [
        (MONDAY, claim.totals(lines).payment),
        (THURSDAY, Money(150_00)),
        (date(2026, 12, 14), Money(75_00)),
        (date(2026, 12, 6), Money(75_00)),
    ]
    compared = compare_with_limit(reaching, LIMITS, RateKey.CARERS_ALLOWANCE, THURSDAY)
    assert (compared.reaching, compared.limit, compared.is_above) == (Money(300_00), Money(204_00), True)
    assert compared.amount_sentence() == "From 7 Dec 2026 to 13 Dec 2026: £300.00."
    assert compared.limit_sentence() == (
        "This is more than the Carer's Allowance earnings limit of £204.00 "
        "(Department for Work and Pensions, benefit and pension rates 2026/27)."
    )
    claim.submit(MONDAY)
    claim.approve(FINANCE, MONDAY, lines)


def test_the_limit_is_that_of_the_day_of_payment() -> None:
    compared = compare_with_limit([], LIMITS, RateKey.CARERS_ALLOWANCE, date(2026, 4, 8))
    assert compared.limit == Money(204_00)
    earned = compare_with_limit([], LIMITS, RateKey.CARERS_ALLOWANCE, date(2026, 3, 30))
    assert earned.limit == Money(196_00)


def test_exactly_the_limit_is_not_above_it() -> None:
    compared = compare_with_limit([(MONDAY, Money(204_00))], LIMITS, RateKey.CARERS_ALLOWANCE, MONDAY)
    assert not compared.is_above
    assert compared.limit_sentence() == (
        "Carer's Allowance earnings limit: £204.00 "
        "(Department for Work and Pensions, benefit and pension rates 2026/27)."
    )


def test_a_monthly_limit_takes_the_calendar_month() -> None:
    day = date(2026, 2, 10)
    reaching = [(date(2026, 2, 28), Money(300_00)), (date(2026, 3, 1), Money(300_00))]
    compared = compare_with_limit(reaching, LIMITS, RateKey.WORK_ALLOWANCE_HOUSING, day)
    assert compared.period == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert (compared.reaching, compared.limit) == (Money(300_00), Money(411_00))


def test_without_a_figure_nothing_is_compared_and_it_says_so() -> None:
    for key in (RateKey.PERMITTED_WORK, RateKey.OTHER):
        compared = compare_with_limit([(MONDAY, Money(150_00))], LIMITS, key, MONDAY)
        assert (compared.limit, compared.is_above) == (None, False)
        assert compared.amount_sentence() == "From 7 Dec 2026 to 13 Dec 2026: £150.00."
        assert compared.limit_sentence().endswith(": no figure recorded.")


def test_every_limit_known_stands_beside_a_payment_and_a_blank_month_stays_a_month() -> None:
    found = compare_with_limits([(MONDAY, Money(150_00))], LIMITS, MONDAY)
    assert [(one.key, one.limit, one.period.last.day) for one in found] == [
        (RateKey.CARERS_ALLOWANCE, Money(204_00), 13),
        (RateKey.PERMITTED_WORK, None, 13),
        (RateKey.WORK_ALLOWANCE_HOUSING, None, 31),
        (RateKey.WORK_ALLOWANCE, None, 31),
    ]


def test_without_any_limit_the_week_is_still_added_up() -> None:
    (only,) = compare_with_limits([(MONDAY, Money(150_00))], [], MONDAY)
    assert (only.reaching, only.limit, only.period.start) == (Money(150_00), None, MONDAY)
