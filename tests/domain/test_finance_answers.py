"""What finance decides of a packet, and what that does to a claim by then."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import Box, ClaimLine
from coprod_desktop.domain.claims import Claim, ClaimState, ClaimTotals, PaymentMethod
from coprod_desktop.domain.finance_answers import Answer, Decision, LineReason, Verdict
from coprod_desktop.domain.finance_effects import Effect, Here, effect
from coprod_desktop.domain.finance_packets import (
    ClaimForFinance,
    FinancePacket,
    Packet,
    PacketApprover,
    PacketLine,
    WithFinance,
    as_seen,
    comes_to_nothing,
)
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.problems import Problem

DAY = date(2026, 11, 22)
BEFORE, AFTER = DAY - timedelta(days=3), DAY + timedelta(days=3)


def a_line(**values: Any) -> PacketLine:
    given: dict[str, Any] = {"id": 5, "day": DAY, "box": Box.PAYMENT, "what": "Meeting 7", "quantity": ""}
    given |= {"claimed_pence": 7500, "allowed_pence": 7500, "cost_code": ""}
    return PacketLine(**given | values)


def a_claim(claim_id: int = 1, **values: Any) -> ClaimForFinance:
    given: dict[str, Any] = {
        "id": claim_id,
        "number": 1000 + claim_id,
        "version_no": 1,
        "seen": 9,
        "to_approve": True,
        "payee": "A Quill",
        "payee_id": 70,
        "account_code": "abc",
        "supplier": "",
        "reference": "QUILL 1001",
        "method": PaymentMethod.BANK_TRANSFER,
        "by_hand": False,
        "activity_day": BEFORE,
        "pay_by": AFTER,
        "payment_pence": 7500,
        "expenses_pence": 0,
        "advance_pence": 0,
        "charity_pence": 0,
        "charity": "",
        "approved": "",
        "exceptions": (),
        "barred": (),
        "lines": (a_line(),),
    }
    return ClaimForFinance(**given | values)


def a_packet(*claims: ClaimForFinance, limit: int | None = None) -> Packet:
    return Packet(
        register="r",
        packet_id=4,
        number=1,
        made_on=BEFORE,
        made_by="Jo",
        organisation="Marlow Vale",
        nation="england and wales",
        bank_columns="",
        answer_key="00",
        approvers=(PacketApprover(2, "Priya", limit), PacketApprover(8, "Max", None)),
        claims=claims or (a_claim(),),
    )


def begun(packet: Packet, by_id: int = 2) -> Answer:
    return Answer.begin(packet, by_id, "Priya")


def test_a_packet_says_what_is_in_it_with_the_boxes_apart() -> None:
    head = a_packet(a_claim(1), a_claim(2, to_approve=False, expenses_pence=310)).head()
    assert (head.to_approve, head.to_pay, head.payment.pence, head.expenses.pence) == (1, 1, 15000, 310)


def test_what_is_approved_is_paid_and_what_was_approved_before_too() -> None:
    packet = a_packet(a_claim(1), a_claim(2, to_approve=False), a_claim(3, by_hand=True))
    answer = begun(packet).approve(packet, 1, DAY).approve(packet, 3, DAY)
    assert [one.id for one in packet.claims if answer.may_pay(one)] == [1, 2]
    paid = answer.pay(packet, [1, 2], DAY, DAY)
    assert [one.is_final for one in paid.decisions] == [True, True, False]
    assert not paid.may_pay(packet.claims[0])


@pytest.mark.parametrize(
    ("claim", "by_id", "on", "words"),
    [
        (a_claim(barred=(2,)), 2, DAY, "Nobody approves a claim that pays themselves"),
        (a_claim(), 77, DAY, "not in finance"),
        (a_claim(), 2, BEFORE - timedelta(days=1), "Put the computer's date right"),
        (a_claim(payment_pence=9000), 2, DAY, "above your approval limit of £80.00"),
        (a_claim(lines=(a_line(no_receipt=True),)), 2, DAY, "A cost has no receipt"),
    ],
)
def test_what_stands_in_the_way_of_an_approval_is_said(
    claim: ClaimForFinance, by_id: int, on: date, words: str
) -> None:
    packet = a_packet(claim, limit=8000)
    with pytest.raises(Problem, match=words):
        begun(packet, by_id).approve(packet, 1, on)


def test_a_missing_receipt_is_approved_with_a_reason() -> None:
    packet = a_packet(a_claim(lines=(a_line(no_receipt=True),)))
    assert begun(packet).approve(packet, 1, DAY, " Lost ").of(1).exceptions_reason == "Lost"


def test_a_claim_is_sent_back_only_with_a_reason_and_before_money_moved() -> None:
    packet = a_packet()
    with pytest.raises(Problem, match="Say what needs putting right"):
        begun(packet).return_(packet, 1, DAY, " ")
    back = begun(packet).return_(packet, 1, DAY, "Which bus? ", [LineReason(5, " "), LineReason(6, "This")])
    assert (back.of(1).because, back.of(1).lines) == ("Which bus?", (LineReason(6, "This"),))
    assert back.think_again(1).of(1) == Decision(1, 9)
    paid = begun(packet).approve(packet, 1, DAY).pay(packet, [1], DAY, DAY)
    with pytest.raises(Problem, match="cannot be sent back"):
        paid.return_(packet, 1, DAY, "No")
    with pytest.raises(Problem, match="it stays approved"):
        paid.think_again(1)


def test_what_an_answer_told_stays_decided_and_an_answer_needs_news() -> None:
    packet = a_packet()
    with pytest.raises(Problem, match="Nothing was decided"):
        begun(packet).write(DAY)
    told = begun(packet).approve(packet, 1, DAY).write(DAY)
    assert (told.number, told.of(1).told, told.has_news) == (1, 1, False)
    deeds: Any = (
        lambda: told.think_again(1),
        lambda: told.approve(packet, 1, DAY),
        lambda: told.return_(packet, 1, DAY, "No"),
    )
    for deed in deeds:
        with pytest.raises(Problem, match="Answer 1 said what was decided"):
            deed()
    run = told.run_of(packet, [1], RunKind.LEDGER, "ledger", AFTER, DAY)
    sent = told.send(packet, [1], run)
    assert sent.has_news
    again = sent.write(DAY)
    assert not again.has_news
    paid = again.pay(packet, [1], DAY, DAY).write(DAY)
    assert (paid.of(1).told, paid.of(1).paid_told) == (1, 3)


def test_a_run_holds_what_can_be_paid_and_nothing_twice() -> None:
    packet = a_packet(a_claim(1, to_approve=False), a_claim(2), a_claim(3, to_approve=False, payment_pence=0))
    answer = begun(packet)
    for wanted, words in (([], "at least one"), ([2], "not approved"), ([3], "not approved")):
        with pytest.raises(Problem, match=words):
            answer.run_of(packet, wanted, RunKind.LEDGER, "ledger", DAY, DAY)
    run = answer.run_of(packet, [1], RunKind.LEDGER, "ledger", AFTER, DAY)
    assert (run.count, run.to_pay_pence, len(run.code)) == (1, 7500, 12)
    sent = answer.send(packet, [1], run)
    with pytest.raises(Problem, match="paid or sent already"):
        sent.send(packet, [1], run)
    with pytest.raises(Problem, match="approved or sent after this day"):
        sent.pay(packet, [1], BEFORE, DAY)
    assert sent.pay(packet, [1], DAY, DAY).of(1).paid_on == DAY


def test_a_day_to_come_or_before_the_packet_pays_nothing() -> None:
    packet = a_packet(a_claim(1, to_approve=False), a_claim(2))
    with pytest.raises(Problem, match="still to come"):
        begun(packet).pay(packet, [1], AFTER, DAY)
    with pytest.raises(Problem, match="approved or sent after this day"):
        begun(packet).pay(packet, [1], BEFORE - timedelta(days=1), DAY)
    with pytest.raises(Problem, match="not approved"):
        begun(packet).pay(packet, [2], DAY, DAY)


# in the register

APPROVED = Decision(1, 9, Verdict.APPROVE, decided_on=DAY)
WAITS = Here(WithFinance.WAITING, ClaimState.SUBMITTED, same=True)


@pytest.mark.parametrize(
    ("said", "here", "does"),
    [
        (APPROVED, WAITS, Effect(Verdict.APPROVE)),
        (replace(APPROVED, run=1), WAITS, Effect(Verdict.APPROVE, run=1)),
        (replace(APPROVED, paid_on=DAY), WAITS, Effect(Verdict.APPROVE, paid_on=DAY)),
        (Decision(1, 9), WAITS, Effect()),
        (replace(APPROVED, verdict=Verdict.RETURN), WAITS, Effect(Verdict.RETURN)),
        (
            replace(APPROVED, paid_on=DAY),
            Here(WithFinance.APPROVED, ClaimState.APPROVED, same=True),
            Effect(paid_on=DAY),
        ),
        (
            Decision(1, 9, run=1),
            Here(WithFinance.WAITING, ClaimState.APPROVED, same=True),
            Effect(run=1),
        ),
        (
            Decision(1, 9, run=1, paid_on=DAY),
            Here(WithFinance.SENT, ClaimState.IN_RUN, same=True),
            Effect(paid_on=DAY),
        ),
        (
            Decision(1, 9, run=1, paid_on=DAY),
            Here(WithFinance.SENT, ClaimState.PAID, same=True),
            Effect(settled=True),
        ),
        (APPROVED, Here(WithFinance.RETURNED, ClaimState.SUBMITTED, same=True), Effect()),
        (APPROVED, Here(WithFinance.LEFT, ClaimState.SUBMITTED, same=False), Effect()),
    ],
)
def test_a_decision_does_what_is_left_to_do(said: Decision, here: Here, does: Effect) -> None:
    assert effect(said, here, DAY) == does
    assert does.does_something == (does not in {Effect(), Effect(settled=True)})


@pytest.mark.parametrize(
    ("said", "here", "words", "astray"),
    [
        (APPROVED, replace(WAITS, state=None), "no longer in the register", False),
        (APPROVED, replace(WAITS, same=False), "It changed after", False),
        (replace(APPROVED, run=1), replace(WAITS, same=False), "Finance sent it to be paid", True),
        (replace(APPROVED, paid_on=DAY), replace(WAITS, same=False), "Finance paid it on", True),
        (replace(APPROVED, run=1), Here(WithFinance.LEFT, ClaimState.SUBMITTED, same=True), "changed", True),
        (APPROVED, replace(WAITS, withdrawn=True), "was withdrawn", False),
        (APPROVED, replace(WAITS, in_packet=3), "in packet 3 now", False),
        (replace(APPROVED, decided_on=AFTER), WAITS, "still to come here", False),
        (APPROVED, replace(WAITS, state=ClaimState.VOID), "no longer waiting", False),
        (APPROVED, replace(WAITS, state=ClaimState.IN_RUN), "no longer waiting", False),
        (Decision(1, 9, paid_on=DAY), WAITS, "finance approved nothing", True),
        (APPROVED, replace(WAITS, state=ClaimState.PAID), "paid already, on .", False),
        (APPROVED, replace(WAITS, state=ClaimState.PAID, paid_on=DAY), "paid already, on 22", False),
        (
            Decision(1, 9, run=1, paid_on=DAY),
            Here(WithFinance.SENT, ClaimState.APPROVED, same=True),
            "taken back here",
            False,
        ),
    ],
)
def test_what_cannot_be_followed_is_said_and_money_astray_with_it(
    said: Decision, here: Here, words: str, *, astray: bool
) -> None:
    found = effect(said, here, DAY)
    assert words in found.left
    assert (found.astray, found.does_something) == (astray, False)


days = st.sampled_from((None, BEFORE, DAY, AFTER))


@given(
    said=st.builds(
        Decision,
        claim_id=st.just(1),
        seen=st.just(9),
        verdict=st.sampled_from(list(Verdict)),
        decided_on=days,
        run=st.sampled_from((None, 1)),
        paid_on=days,
    ),
    here=st.builds(
        Here,
        with_finance=st.sampled_from(list(WithFinance)),
        state=st.sampled_from([None, *ClaimState]),
        same=st.booleans(),
        withdrawn=st.booleans(),
        in_packet=st.sampled_from((None, 3)),
    ),
)
def test_money_never_moves_for_a_claim_that_is_paid_changed_or_elsewhere(said: Decision, here: Here) -> None:
    found = effect(said, here, DAY)
    if found.run is not None or found.paid_on is not None:
        assert here.same
        assert here.in_packet is None
        assert here.state in {ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.IN_RUN}
        assert (here.state is ClaimState.IN_RUN) == (here.with_finance is WithFinance.SENT)
    assert not (found.left and found.does_something)


# the packet itself


def test_an_answer_that_is_not_newer_is_refused_in_words() -> None:
    packet = FinancePacket(number=7, made_on=DAY)
    packet.check_next(1)
    packet.answer(2, DAY, "Jo")
    packet.check_next(3)
    with pytest.raises(Problem, match="Jo took this answer in"):
        packet.check_next(2)
    with pytest.raises(Problem, match="took in the newer answer 2"):
        packet.check_next(1)


def test_what_finance_may_pay_is_held() -> None:
    assert [one for one in WithFinance if one.holds] == [
        WithFinance.WAITING,
        WithFinance.APPROVED,
        WithFinance.ASTRAY,
    ]


def test_a_packet_is_withdrawn_once() -> None:
    packet = FinancePacket(number=7, made_on=DAY)
    packet.withdraw(DAY, "Jo")
    with pytest.raises(Problem, match="Jo withdrew packet 7"):
        packet.withdraw(AFTER, "Max")


def test_what_finance_decides_by_is_another_only_when_that_is() -> None:
    claim = Claim(number=1, person_id=2, scheme_id=3, activity_day=DAY)
    line = ClaimLine(claim_id=claim.id, day=DAY, what="Bus", claimed_pence=240, allowed_pence=240)
    seen = as_seen(claim, [line])
    claim.state, line.why, line.what = ClaimState.APPROVED, "Because", "The bus"
    assert as_seen(claim, [line]) == seen
    line.allowed_pence = 200
    assert as_seen(claim, [line]) != seen
    line.allowed_pence, claim.version_no = 240, 2
    assert as_seen(claim, [line]) != seen


def test_what_comes_to_nothing_is_no_payment() -> None:
    assert comes_to_nothing(ClaimTotals())
    assert not comes_to_nothing(ClaimTotals(to_charity=Money(5)))
    assert a_line().allowed.pence == 7500
