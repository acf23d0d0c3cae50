from datetime import date

import pytest
from pydantic import ValidationError

from coprod_desktop.domain.claim_lines import (
    LINE_KIND_NAMES,
    Box,
    ClaimLineFields,
    CodedAmount,
    LineKind,
    Receipt,
    coding,
)
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from tests.money_cases import a_line


def test_every_kind_belongs_to_one_box_and_has_a_name() -> None:
    payments = {kind.value for kind in LineKind if kind.box is Box.PAYMENT}
    assert payments == {"involvement payment", "preparation", "late cancellation", "adjustment", "recovery"}
    assert set(LINE_KIND_NAMES) == set(LineKind)


def test_mileage_and_meeting_from_home_need_no_receipt() -> None:
    without = {LineKind.MILEAGE, LineKind.PASSENGER, LineKind.HOME_MEETING, LineKind.EXPENSES_RECOVERY}
    assert without == {kind for kind in LineKind if kind.box is Box.EXPENSES and not kind.needs_receipt}
    assert not LineKind.INVOLVEMENT_PAYMENT.needs_receipt


def test_only_a_line_that_takes_money_back_is_below_zero() -> None:
    with pytest.raises(Problem) as refused:
        a_line(LineKind.FARE, -1).check()
    assert refused.value.field == "claimed_pence"
    with pytest.raises(Problem, match="below zero"):
        a_line(LineKind.FARE, 1, allowed_pence=-1, reason="x").check()
    for kind in (LineKind.RECOVERY, LineKind.EXPENSES_RECOVERY, LineKind.ADJUSTMENT):
        a_line(kind, -5_00).check()


def test_a_different_amount_allowed_needs_a_reason() -> None:
    line = a_line(LineKind.MEAL, 13_50, allowed_pence=10_00)
    with pytest.raises(Problem, match="differs"):
        line.check()
    line.reason = "Lunch is paid up to £10.00."
    line.check()
    assert (line.claimed, line.allowed) == (Money(13_50), Money(10_00))


def test_a_missing_receipt_needs_a_reason_only_if_it_is_paid() -> None:
    taxi = a_line(LineKind.TAXI, 9_00, receipt=Receipt.MISSING)
    with pytest.raises(Problem, match="no receipt"):
        taxi.check()
    assert taxi.is_exception
    unpaid = a_line(LineKind.TAXI, 9_00, allowed_pence=0, receipt=Receipt.MISSING, reason="Not ours to pay.")
    unpaid.check()
    assert not unpaid.is_exception


def test_finance_never_reads_what_support_or_care_it_was() -> None:
    english = Language("en")
    for kind in (LineKind.SUPPORT_COST, LineKind.REPLACEMENT_CARE):
        assert a_line(kind, what="Personal assistant").for_finance(english) == "Agreed support cost"
    assert a_line(LineKind.FARE).for_finance(english) == "Fare"
    assert (
        a_line(LineKind.INVOLVEMENT_PAYMENT, finance_what="Meeting 214").for_finance(english) == "Meeting 214"
    )


def test_the_coding_adds_up_and_keeps_the_boxes_apart() -> None:
    lines = [
        a_line(LineKind.FARE, 2_40, cost_code="SC-09"),
        a_line(LineKind.INVOLVEMENT_PAYMENT, 75_00, cost_code="SC-07"),
        a_line(LineKind.TAXI, 11_60, cost_code="SC-09"),
        a_line(LineKind.INVOLVEMENT_PAYMENT, 10_00, cost_code="SC-01"),
    ]
    assert coding(lines) == [
        CodedAmount("SC-01", Box.PAYMENT, Money(10_00)),
        CodedAmount("SC-07", Box.PAYMENT, Money(75_00)),
        CodedAmount("SC-09", Box.EXPENSES, Money(14_00)),
    ]


def test_a_form_refuses_a_line_without_words() -> None:
    with pytest.raises(ValidationError):
        ClaimLineFields.model_validate({"day": date(2026, 12, 8), "what": ""})
    assert (
        ClaimLineFields.model_validate({"day": date(2026, 12, 8), "what": "Bus", "kind": "fare"}).box
        is Box.EXPENSES
    )
