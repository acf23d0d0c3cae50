"""What was paid for a claim: written down line by line, so that no line is paid twice and nothing is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import (
    PAYMENT_STATE_NAMES,
    Payment,
    PaymentLine,
    PaymentRun,
    PaymentState,
    boxes_of,
    payment_of,
)
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import bank
from coprod_desktop.storage import finance_packets as stored_packets
from coprod_desktop.storage import payments as stored
from coprod_desktop.storage import vouchers as stored_vouchers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from coprod_desktop.domain.claims import PaymentMethod
    from coprod_desktop.domain.period import Period
    from coprod_desktop.storage.database import Work

BOTH = (Box.PAYMENT, Box.EXPENSES)


@dataclass(frozen=True)
class PaymentEntry:
    """One entry of what was paid for a claim: a counter entry is below zero."""

    id: int
    state: PaymentState
    on_day: date | None
    payment: Money
    expenses: Money
    run_number: int | None
    because: str

    @property
    def state_name(self) -> str:
        """The state in the window's language."""
        return _(PAYMENT_STATE_NAMES[self.state])


@dataclass(frozen=True)
class YearSoFar:
    """What reached a person in a time, by the day it did: two figures that are never added up."""

    payment: Money
    expenses: Money


def plan(work: Work, claim: Claim, boxes: Collection[Box] = BOTH) -> Payment:
    """A payment of what is not paid yet of these boxes of a claim, its lines held by it alone.

    Raises :class:`Problem` when that comes to nothing, and while finance has the claim in a packet.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    work.flush()
    _refuse_held(work, claim)
    first = not any(one.state.is_live for one in stored.of_claim(work.session, claim.id))
    lines = [line for line in stored.unpaid_lines(work.session, claim.id) if line.box in boxes]
    payment = work.add(payment_of(claim, lines, boxes, first=first))
    for line in lines:
        work.add(PaymentLine(payment_id=payment.id, claim_line_id=line.id, live_line_id=line.id))
    return payment


def pay(work: Work, claim: Claim, on: date, boxes: Collection[Box] = BOTH) -> None:
    """It reached the person: what was sent of it, or else these boxes of it now.

    Raises :class:`Problem` while it stands in a run that has not been written.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim.require_payable()
    entries = stored.of_claim(work.session, claim.id)
    _refuse_planned(work, claim, entries)
    sent = [one for one in entries if one.state is PaymentState.SENT]
    for payment in sent or [plan(work, claim, boxes)]:
        payment.arrive(on)
    settle_state(work, claim)


def hand_over(
    work: Work,
    claim: Claim,
    on: date,
    method: PaymentMethod,
    boxes: Collection[Box] = BOTH,
    float_id: int | None = None,
) -> Payment:
    """These boxes of it were put into the person's hand: in cash or vouchers, perhaps out of a float.

    Raises :class:`Problem` while it stands in a run that has not been written, and when nothing of it is left to pay.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim.require_payable()
    _refuse_planned(work, claim, stored.of_claim(work.session, claim.id))
    payment = plan(work, claim, boxes)
    payment.method, payment.float_id = method, float_id
    payment.arrive(on)
    settle_state(work, claim)
    work.seal()
    return payment


def all_back(work: Work, claim: Claim, because: str) -> None:
    """Nothing of what was paid or sent for a claim arrived: it is owed again, approved as before."""
    work.actor.require(Permission.EDIT_CLAIMS)
    entries = stored.of_claim(work.session, claim.id)
    _refuse_planned(work, claim, entries)
    standing = [one for one in entries if one.state.is_live]
    for payment in standing:
        take_back(work, payment, because)
    if not standing:
        claim.payment_came_back()
        if claim.method.uses_account:
            bank.doubt(work, claim.payee_person_id or claim.person_id)
    work.seal()


def settle_state(work: Work, claim: Claim) -> None:
    """Bring a claim's own state in line with its payments."""
    work.actor.require(Permission.EDIT_CLAIMS)
    work.flush()
    entries = stored.of_claim(work.session, claim.id)
    paid = [one.on_day for one in entries if one.state is PaymentState.PAID and one.on_day]
    left = any(line.allowed_pence for line in stored.unpaid_lines(work.session, claim.id))
    if any(_is_waiting(one) for one in entries):
        return
    if not paid:
        claim.payment_came_back()
    elif left:
        claim.mark_part_paid(max(paid))
    else:
        claim.mark_paid(max(paid))


def take_back(work: Work, payment: Payment, because: str) -> None:
    """One payment did not arrive: two entries stand, counted once, and its lines may be paid again."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, payment.claim_id)
    counter = payment.come_back(work.today, because)
    work.add(counter)
    for line in stored.lines_of(work.session, payment.id):
        line.let_go()
    for voucher in stored_vouchers.of_payment(work.session, payment.id):
        voucher.come_back()
    if payment.method.uses_account:
        bank.doubt(work, payment.payee_id)
    settle_state(work, claim)
    work.seal()


def of_claim(work: Work, claim_id: int) -> list[PaymentEntry]:
    """Every entry of a claim, in the order they were made."""
    work.actor.require(Permission.SEE_CLAIMS)
    runs = {run.id: run.number for run in stored.runs(work.session)}
    return [
        PaymentEntry(
            id=one.id,
            state=one.state,
            on_day=one.on_day,
            payment=Money(one.payment_pence),
            expenses=Money(one.expenses_pence),
            run_number=runs.get(one.run_id or 0),
            because=one.because,
        )
        for one in stored.of_claim(work.session, claim_id)
    ]


def reached(work: Work, person_id: int, period: Period) -> YearSoFar:
    """What reached a person in a time. What came back and was made again counts once, on the day it arrived."""
    work.actor.require(Permission.SEE_CLAIMS)
    rows = stored.paid_in(work.session, person_id, period.start, period.last)
    older = stored.paid_without_payments(work.session, person_id, period.start, period.last)
    time, expenses = boxes_of(older)
    return YearSoFar(
        payment=time + Money.total(Money(row.payment_pence) for row in rows),
        expenses=expenses + Money.total(Money(row.expenses_pence) for row in rows),
    )


def live(work: Work, claim: Claim) -> list[Payment]:
    """The payments of a claim that stand."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [one for one in stored.of_claim(work.session, claim.id) if one.state.is_live]


def _refuse_held(work: Work, claim: Claim) -> None:
    packet = stored_packets.held(work.session, [claim.id]).get(claim.id)
    if packet is not None:
        raise Problem(
            _(
                "Claim {number} is with finance in packet {packet}, who may pay it. Take in finance’s answer, or withdraw the packet first."
            ).format(number=claim.number, packet=packet)
        )


def _refuse_planned(work: Work, claim: Claim, entries: Iterable[Payment]) -> None:
    for one in entries:
        if one.state is PaymentState.PLANNED:
            run = work.get(PaymentRun, one.run_id or 0)
            raise Problem(
                _(
                    "Claim {number} is in run {run}, which has not been written. Take it out of the run first."
                ).format(number=claim.number, run=run.number)
            )


def _is_waiting(payment: Payment) -> bool:
    return payment.state in {PaymentState.PLANNED, PaymentState.SENT}
