"""Payments: what stands, what came back, and control totals that tell when anything changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import (
    PAYMENT_STATE_NAMES,
    RUN_KIND_NAMES,
    ControlTotals,
    Payment,
    PaymentLine,
    PaymentRun,
    PaymentState,
    RunKind,
    control_totals,
    payment_of,
)
from coprod_desktop.domain.problems import Problem
from tests.money_cases import a_claim, a_line

ON, LATER = date(2026, 12, 8), date(2026, 12, 15)
BOTH = (Box.PAYMENT, Box.EXPENSES)
LINES = [a_line(LineKind.INVOLVEMENT_PAYMENT, 75_00), a_line(LineKind.FARE, 12_50)]


def a_payment(**values: Any) -> Payment:
    """£87.50 for one claim."""
    return Payment(
        **{"claim_id": 1, "person_id": 7, "payment_pence": 75_00, "expenses_pence": 12_50, **values}
    )


def a_run(**values: Any) -> PaymentRun:
    """A run put together today."""
    return PaymentRun(**{"number": 5, "made_on": ON, "pay_on": ON, **values})


def test_87_50_returned_and_made_again_are_two_entries_that_count_once() -> None:
    first = a_payment()
    first.arrive(ON)
    counter = first.come_back(LATER, "Account closed")
    again = a_payment()
    again.arrive(LATER)
    entries = [first, counter, again]
    assert [one.payment_pence + one.expenses_pence for one in entries] == [87_50, -87_50, 87_50]
    assert [one.state for one in entries] == [PaymentState.CAME_BACK, PaymentState.COUNTER, PaymentState.PAID]
    counted = [one for one in entries if one.state is PaymentState.PAID]
    assert [(one.to_pay, one.on_day) for one in counted] == [(Money(87_50), LATER)]
    assert (counter.counters_id, counter.on_day, counter.because) == (first.id, LATER, "Account closed")


def test_a_payment_arrives_once_and_comes_back_once() -> None:
    payment = a_payment()
    payment.send()
    payment.send()
    payment.arrive(ON)
    with pytest.raises(Problem, match="“Paid” already"):
        payment.arrive(ON)
    payment.come_back(LATER, "Account closed")
    with pytest.raises(Problem, match="“Came back” already"):
        payment.come_back(LATER, "Again")
    payment.send()
    assert payment.state is PaymentState.CAME_BACK


def test_an_advance_is_taken_off_what_is_paid_and_a_gift_stands_apart() -> None:
    claim = a_claim(advance_pence=40_00, charity_pence=10_00)
    payment = payment_of(claim, LINES, BOTH, first=True)
    assert (payment.to_pay, payment.charity_pence) == (Money(47_50), 10_00)
    rest = payment_of(claim, LINES, BOTH, first=False)
    assert (rest.to_pay, rest.charity_pence) == (Money(87_50), 0)


def test_time_and_expenses_may_be_paid_apart_but_not_when_an_advance_was_given() -> None:
    claim = a_claim(charity_pence=10_00)
    time = payment_of(claim, LINES, (Box.PAYMENT,), first=True)
    expenses = payment_of(claim, LINES, (Box.EXPENSES,), first=True)
    assert (time.to_pay, time.charity_pence) == (Money(75_00), 10_00)
    assert (expenses.to_pay, expenses.charity_pence) == (Money(12_50), 0)
    with pytest.raises(Problem, match="paid whole"):
        payment_of(a_claim(advance_pence=1), LINES, (Box.EXPENSES,), first=True)


def test_what_comes_to_nothing_is_no_payment_but_a_gift_alone_is_one() -> None:
    with pytest.raises(Problem, match="comes to nothing"):
        payment_of(a_claim(advance_pence=90_00), LINES, BOTH, first=True)
    assert payment_of(a_claim(charity_pence=75_00), [], BOTH, first=True).to_pay == NOTHING


def test_money_for_someone_else_goes_to_the_payee() -> None:
    assert (a_payment().payee_id, a_payment(payee_person_id=9).payee_id) == (7, 9)


def test_control_totals_count_keep_the_boxes_apart_and_change_with_every_penny_payee_version_and_account() -> (
    None
):
    one, two = a_payment(), a_payment(advance_pence=10_00)
    totals = control_totals([(one, 1042, 1), (two, 1043, 1)])
    assert replace(totals, code="") == ControlTotals(2, Money(150_00), Money(25_00), Money(165_00), "")
    assert totals == control_totals([(two, 1043, 1), (one, 1042, 1)])
    codes = {totals.code}
    for other in (
        a_payment(expenses_pence=12_51),
        a_payment(payee_person_id=9),
        a_payment(account_code="f00"),
    ):
        codes.add(control_totals([(other, 1042, 1), (two, 1043, 1)]).code)
    codes.add(control_totals([(one, 1042, 2), (two, 1043, 1)]).code)
    assert len(codes) == 5


def test_a_run_is_written_once_and_says_so_when_asked_again() -> None:
    run, totals = a_run(), control_totals([(a_payment(), 1042, 1)])
    run.check_first()
    run.require_open()
    run.write(ON, "Priya Vale", "bankline", totals)
    with pytest.raises(Problem, match="Priya Vale wrote run 5 on 8 Dec 2026"):
        run.check_first()
    with pytest.raises(Problem, match="so it stays as it is"):
        run.require_open()
    run.write(LATER, "Sam Lane", "lloyds", totals)
    assert (run.written_on, run.written_by, run.written_times, run.layout) == (ON, "Priya Vale", 2, "lloyds")


def test_a_run_with_other_totals_is_not_written_again() -> None:
    run = a_run()
    run.write(ON, "Priya Vale", "bankline", control_totals([(a_payment(), 1042, 1)]))
    with pytest.raises(Problem, match="no longer has the control totals"):
        run.write(ON, "Priya Vale", "bankline", control_totals([]))


def test_a_line_that_is_let_go_may_be_paid_again() -> None:
    line = PaymentLine(payment_id=1, claim_line_id=2, live_line_id=2)
    line.let_go()
    assert (line.claim_line_id, line.live_line_id) == (2, None)


def test_every_kind_and_state_has_a_name() -> None:
    assert set(RUN_KIND_NAMES) == set(RunKind)
    assert set(PAYMENT_STATE_NAMES) == set(PaymentState)
    assert [state for state in PaymentState if state.is_live] == [
        PaymentState.PLANNED,
        PaymentState.SENT,
        PaymentState.PAID,
    ]
