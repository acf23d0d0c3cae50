from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind, Receipt
from coprod_desktop.domain.claims import (
    CLAIM_STATE_NAMES,
    PAYMENT_METHOD_NAMES,
    ApprovalHow,
    Approver,
    Claim,
    ClaimState,
    ClaimTotals,
    PaymentMethod,
)
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from tests.money_cases import FINANCE, PERSON, a_claim, a_line

ON = date(2026, 12, 9)


def _lines(pence: int = 75_00) -> list[ClaimLine]:
    return [a_line(LineKind.INVOLVEMENT_PAYMENT, pence), a_line(LineKind.FARE, 12_40)]


def _submitted(**values: object) -> Claim:
    claim = a_claim(**values)
    claim.submit(ON)
    return claim


def _approved(**values: object) -> Claim:
    claim = _submitted(**values)
    claim.approve(FINANCE, ON, _lines())
    return claim


def test_a_claim_goes_from_draft_to_paid() -> None:
    claim = a_claim()
    assert claim.state is ClaimState.DRAFT
    claim.submit(ON)
    claim.approve(FINANCE, ON, _lines())
    claim.enter_run(claim.totals(_lines()))
    claim.mark_part_paid(date(2026, 12, 15))
    claim.mark_paid(date(2026, 12, 16))
    assert (claim.state, claim.paid_on, claim.approved_by) == (
        ClaimState.PAID,
        date(2026, 12, 16),
        "Priya Vale",
    )
    assert claim.is_settled


def test_it_counts_as_received_on_the_day_it_came_or_else_the_day_it_was_entered() -> None:
    assert _submitted().received_on == ON
    assert _submitted(received_on=date(2026, 12, 8)).received_on == date(2026, 12, 8)


def test_a_late_claim_needs_a_reason_and_is_never_an_automatic_no() -> None:
    claim = a_claim(activity_day=date(2026, 8, 21))
    with pytest.raises(Problem, match="21 Nov 2026") as refused:
        claim.submit(date(2026, 11, 22), deadline=date(2026, 11, 21))
    assert refused.value.field == "late_reason"
    claim.late_reason = "They were in hospital."
    claim.submit(date(2026, 11, 22), deadline=date(2026, 11, 21))
    assert claim.state is ClaimState.SUBMITTED


def test_a_claim_received_in_time_is_in_time_whenever_it_is_typed_in() -> None:
    claim = a_claim(received_on=date(2026, 11, 21))
    claim.submit(date(2026, 12, 1), deadline=date(2026, 11, 21))
    assert claim.state is ClaimState.SUBMITTED


def test_a_claim_is_sent_back_with_a_reason_and_handed_in_again() -> None:
    claim = _submitted()
    with pytest.raises(Problem, match="putting right"):
        claim.return_("  ")
    claim.return_("Receipt 2 cannot be read.")
    assert (claim.state, claim.returned_because) == (ClaimState.RETURNED, "Receipt 2 cannot be read.")
    claim.submit(ON)
    assert claim.returned_because == ""


@pytest.mark.parametrize("values", [{}, {"person_id": 99, "payee_person_id": PERSON}])
def test_nobody_approves_a_claim_that_pays_themselves(values: dict[str, int]) -> None:
    claim = _submitted(**values)
    with pytest.raises(Problem, match="pays themselves"):
        claim.approve(Approver(2, "Priya Vale", person_id=PERSON), ON, _lines())
    claim.approve(Approver(2, "Priya Vale", person_id=8), ON, _lines())
    assert claim.state is ClaimState.APPROVED


def test_an_approver_stays_within_their_limit_before_any_advance() -> None:
    claim = _submitted(advance_pence=50_00)
    with pytest.raises(Problem, match=r"£87\.40 is above your approval limit of £87\.39"):
        claim.approve(Approver(2, "Priya Vale", limit=Money(87_39)), ON, _lines())
    claim.approve(Approver(2, "Priya Vale", limit=Money(87_40)), ON, _lines())
    assert claim.state is ClaimState.APPROVED


def test_a_second_approval_is_refused_with_who_and_when() -> None:
    with pytest.raises(Problem, match="Priya Vale approved this on 9 Dec 2026"):
        _approved().approve(Approver(3, "Sam Lane"), ON, _lines())


def test_a_taxi_without_a_receipt_needs_the_approvers_reason() -> None:
    claim = _submitted()
    lines = [a_line(LineKind.TAXI, 9_00, receipt=Receipt.MISSING, reason="The driver gave none.")]
    with pytest.raises(Problem, match="no receipt") as refused:
        claim.approve(FINANCE, ON, lines)
    assert refused.value.field == "exceptions_reason"
    claim.approve(FINANCE, ON, lines, exceptions_reason=" Agreed, last bus had gone. ")
    assert claim.exceptions_reason == "Agreed, last bus had gone."


def test_approval_on_paper_says_so() -> None:
    claim = _submitted()
    claim.approve(Approver(None, "Chair, M Okoro"), ON, _lines(), how=ApprovalHow.ON_PAPER)
    assert (claim.approved_by_id, claim.approved_by, claim.approved_how) == (
        None,
        "Chair, M Okoro",
        ApprovalHow.ON_PAPER,
    )


def test_a_change_after_approval_cancels_it_and_makes_the_next_version() -> None:
    claim = _approved()
    claim.changed()
    assert (claim.state, claim.version_no, claim.approved_on, claim.approved_by) == (
        ClaimState.SUBMITTED,
        2,
        None,
        "",
    )


def test_a_change_before_approval_makes_no_version() -> None:
    claim = _submitted()
    assert claim.is_open
    claim.changed()
    assert (claim.state, claim.version_no) == (ClaimState.SUBMITTED, 1)


def test_a_claim_in_a_run_or_paid_cannot_be_changed() -> None:
    claim = _approved()
    claim.enter_run(claim.totals(_lines()))
    with pytest.raises(Problem, match="In a payment run"):
        claim.changed()
    claim.leave_run()
    claim.mark_paid(ON)
    with pytest.raises(Problem, match="Paid"):
        claim.changed()


def test_a_claim_that_comes_to_nothing_cannot_enter_a_run() -> None:
    claim = _approved()
    with pytest.raises(Problem, match="nothing to pay"):
        claim.enter_run(ClaimTotals(expenses=Money(31_60), advance=Money(40_00)))
    claim.enter_run(ClaimTotals(to_charity=Money(75_00)))
    assert claim.state is ClaimState.IN_RUN


def test_money_that_came_back_is_owed_again() -> None:
    claim = _approved()
    claim.mark_paid(ON)
    claim.payment_came_back()
    assert (claim.state, claim.paid_on) == (ClaimState.APPROVED, None)


def test_a_void_claim_says_why_and_keeps_its_number() -> None:
    claim = _approved()
    with pytest.raises(Problem, match="not needed"):
        claim.void("")
    claim.void("Entered twice.")
    assert (claim.state, claim.number, claim.void_because, claim.approved_on) == (
        ClaimState.VOID,
        1042,
        "Entered twice.",
        None,
    )


@pytest.mark.parametrize(
    "verb",
    [
        lambda claim: claim.submit(ON),
        lambda claim: claim.return_("x"),
        lambda claim: claim.approve(FINANCE, ON, []),
        lambda claim: claim.changed(),
        lambda claim: claim.enter_run(ClaimTotals(Money(1))),
        lambda claim: claim.leave_run(),
        lambda claim: claim.mark_paid(ON),
        lambda claim: claim.mark_part_paid(ON),
        lambda claim: claim.payment_came_back(),
        lambda claim: claim.void("x"),
    ],
)
def test_nothing_can_be_done_to_a_void_claim(verb: Callable[[Claim], None]) -> None:
    claim = a_claim(state=ClaimState.VOID)
    with pytest.raises(Problem, match="Claim 1042 is now “Void”"):
        verb(claim)


def test_a_paid_claim_is_never_void() -> None:
    claim = _approved()
    claim.mark_paid(ON)
    with pytest.raises(Problem):
        claim.void("x")


def test_the_two_boxes_meet_only_in_the_total_to_pay() -> None:
    totals = a_claim(advance_pence=40_00).totals(_lines())
    assert totals == ClaimTotals(Money(75_00), Money(12_40), Money(40_00))
    assert totals.to_pay == Money(47_40)
    assert totals.owed_back == NOTHING


@pytest.mark.parametrize(
    ("expenses", "to_pay", "owed_back"), [(31_60, 0, 8_40), (55_10, 15_10, 0), (40_00, 0, 0)]
)
def test_an_advance_is_settled_and_the_expenses_shown_in_full(
    expenses: int, to_pay: int, owed_back: int
) -> None:
    totals = a_claim(advance_pence=40_00).totals([a_line(LineKind.FARE, expenses)])
    assert (totals.expenses, totals.to_pay, totals.owed_back) == (
        Money(expenses),
        Money(to_pay),
        Money(owed_back),
    )


def test_what_goes_to_a_charity_is_not_the_persons() -> None:
    totals = a_claim(charity_pence=75_00).totals([a_line(LineKind.FARE, 12_40)])
    assert (totals.payment, totals.to_pay, totals.to_charity) == (NOTHING, Money(12_40), Money(75_00))


def test_the_offer_and_the_choice_are_both_recorded() -> None:
    claim = _approved()
    claim.choose(PaymentMethod.CHARITY, Money(75_00), NOTHING, Money(75_00), "To the hospice")
    assert (claim.offered_pence, claim.chosen_pence, claim.charity_pence) == (75_00, 0, 75_00)
    assert (claim.method, claim.choice_note, claim.version_no) == (PaymentMethod.CHARITY, "To the hospice", 2)


def test_a_voucher_has_no_line_in_a_bank_file() -> None:
    assert {method for method in PaymentMethod if method.has_bank_line} == {
        PaymentMethod.BANK_TRANSFER,
        PaymentMethod.LESS,
    }
    voucher = a_claim(method=PaymentMethod.VOUCHER).totals([a_line(LineKind.INVOLVEMENT_PAYMENT, 25_00)])
    assert voucher.payment == Money(25_00)


def test_every_state_and_method_has_a_name() -> None:
    assert set(CLAIM_STATE_NAMES) == set(ClaimState)
    assert set(PAYMENT_METHOD_NAMES) == set(PaymentMethod)


verbs = st.lists(
    st.sampled_from(["submit", "return", "approve", "change", "run", "leave", "pay", "void"]), max_size=25
)


@given(verbs)
def test_no_sequence_pays_twice_or_pays_without_approval(sequence: list[str]) -> None:
    claim, payments = a_claim(), 0
    for verb in sequence:
        before = claim.state
        payments += _tried(claim, verb)
        if claim.state in {ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PAID}:
            assert claim.approved_on == ON
        assert not (before is ClaimState.PAID and claim.state is not ClaimState.PAID)
    assert payments <= 1


def _tried(claim: Claim, verb: str) -> bool:
    acts: dict[str, Callable[[], None]] = {
        "submit": lambda: claim.submit(ON),
        "return": lambda: claim.return_("x"),
        "approve": lambda: claim.approve(FINANCE, ON, _lines()),
        "change": claim.changed,
        "run": lambda: claim.enter_run(claim.totals(_lines())),
        "leave": claim.leave_run,
        "pay": lambda: claim.mark_paid(ON),
        "void": lambda: claim.void("x"),
    }
    try:
        acts[verb]()
    except Problem:
        return False
    return verb == "pay"
