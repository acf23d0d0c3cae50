from datetime import date

import pytest

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.holidays import bank_holidays
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.deadlines import last_day_to_claim, price_late_cancellation
from coprod_desktop.domain.rates import DeadlineUnit, PaymentBasis, Scheme
from tests.money_cases import a_session, the_scheme

SCHEME, RATES = the_scheme()


@pytest.mark.parametrize(
    ("activity", "last"),
    [
        (date(2026, 8, 22), date(2026, 11, 22)),
        (date(2026, 8, 21), date(2026, 11, 21)),
        (date(2025, 11, 30), date(2026, 2, 28)),
    ],
)
def test_three_calendar_months_to_claim(activity: date, last: date) -> None:
    assert last_day_to_claim(SCHEME, activity) == last


def test_a_deadline_may_be_in_days_or_there_may_be_none() -> None:
    days = Scheme(name="x", deadline_unit=DeadlineUnit.DAYS, deadline_count=28)
    assert last_day_to_claim(days, date(2026, 2, 1)) == date(2026, 3, 1)
    assert last_day_to_claim(Scheme(name="x"), date(2026, 2, 1)) is None


@pytest.mark.parametrize(
    ("cancelled", "meets", "is_late"),
    [
        (date(2026, 12, 10), date(2026, 12, 11), True),  # Thursday for Friday
        (date(2026, 12, 9), date(2026, 12, 11), False),  # Wednesday for Friday
        (date(2026, 12, 11), date(2026, 12, 14), True),  # Friday for Monday
        (date(2026, 4, 2), date(2026, 4, 7), True),  # over Easter only Tuesday counts
        (date(2026, 4, 2), date(2026, 4, 8), False),
        (date(2026, 12, 11), date(2026, 12, 11), True),
    ],
)
def test_notice_is_counted_in_working_days(cancelled: date, meets: date, *, is_late: bool) -> None:
    line = price_late_cancellation(a_session(meets), cancelled, SCHEME, RATES, bank_holidays(2026))
    assert (line is not None) == is_late


def test_a_late_fee_is_a_kind_of_its_own_and_says_why() -> None:
    line = price_late_cancellation(a_session(date(2026, 12, 11)), date(2026, 12, 10), SCHEME, RATES, ())
    assert line is not None
    assert (line.kind, line.allowed) == (LineKind.LATE_CANCELLATION, Money(75_00))
    assert "We cancelled on 10 Dec 2026. Working days' notice: 1; under 2, 100% is still paid." in line.why


def test_a_late_fee_may_be_part_of_the_payment() -> None:
    scheme = Scheme(name="x", late_percent=50, late_working_days=2)
    line = price_late_cancellation(a_session(date(2026, 12, 11)), date(2026, 12, 10), scheme, RATES, ())
    assert line is not None
    assert (line.quantity_milli, line.allowed) == (500, Money(37_50))


def test_without_a_rule_or_a_payment_there_is_no_late_fee() -> None:
    session = a_session(date(2026, 12, 11))
    without = Scheme(name="x", late_working_days=2)
    unpaid = Scheme(name="x", basis=PaymentBasis.UNPAID, late_percent=100, late_working_days=2)
    for scheme in (without, unpaid):
        assert price_late_cancellation(session, date(2026, 12, 10), scheme, RATES, ()) is None
