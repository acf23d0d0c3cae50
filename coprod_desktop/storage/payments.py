"""The SELECTs of payments and payment runs: what stands, what came back, what may still be paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.payments import Payment, PaymentLine, PaymentRun, PaymentState
from coprod_desktop.domain.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_LIVE = [state for state in PaymentState if state.is_live]


@dataclass(frozen=True)
class StoredPayment:
    """A payment with its claim and the name of whom it pays."""

    payment: Payment
    claim: Claim
    person: str


def of_claim(session: Session, claim_id: int) -> list[Payment]:
    """Every payment of a claim, what came back and its counter entries too, in the order they were made."""
    statement = select(Payment).where(col(Payment.claim_id) == claim_id).order_by(col(Payment.id))
    return list(session.scalars(statement))


def of_run(session: Session, run_id: int) -> list[StoredPayment]:
    """The payments of a run and what was taken back of them, by claim number."""
    statement = (
        select(Payment, Claim, col(Person.name))
        .join(Claim, col(Claim.id) == col(Payment.claim_id))
        .join(Person, col(Person.id) == col(Payment.person_id))
        .where(col(Payment.run_id) == run_id)
        .order_by(col(Claim.number), col(Payment.id))
    )
    return [StoredPayment(*row) for row in session.execute(statement)]


def lines_of(session: Session, payment_id: int) -> list[PaymentLine]:
    """What a payment is made of."""
    return list(session.scalars(select(PaymentLine).where(col(PaymentLine.payment_id) == payment_id)))


def unpaid_lines(session: Session, claim_id: int) -> list[ClaimLine]:
    """The lines of a claim that stand in no payment."""
    live = select(col(PaymentLine.live_line_id)).where(col(PaymentLine.live_line_id).is_not(None))
    statement = select(ClaimLine).where(col(ClaimLine.claim_id) == claim_id, col(ClaimLine.id).not_in(live))
    return list(session.scalars(statement.order_by(col(ClaimLine.position), col(ClaimLine.id))))


def claim_lines_of(session: Session, payment_ids: Iterable[int]) -> dict[int, list[ClaimLine]]:
    """The lines each payment pays."""
    wanted = list(payment_ids)
    found: dict[int, list[ClaimLine]] = {payment_id: [] for payment_id in wanted}
    statement = (
        select(col(PaymentLine.payment_id), ClaimLine)
        .join(ClaimLine, col(ClaimLine.id) == col(PaymentLine.claim_line_id))
        .where(col(PaymentLine.payment_id).in_(wanted))
        .order_by(col(ClaimLine.position), col(ClaimLine.id))
    )
    for payment_id, line in session.execute(statement):
        found[payment_id].append(line)
    return found


def runs(session: Session) -> list[PaymentRun]:
    """Every run, the newest first."""
    return list(session.scalars(select(PaymentRun).order_by(col(PaymentRun.number).desc())))


def states(session: Session) -> dict[int, dict[PaymentState, tuple[int, int]]]:
    """Of each run: how many payments stand in each state, and what they come to in pence, the advance taken off."""
    amount = Payment.payment_pence + Payment.expenses_pence - Payment.advance_pence
    statement = (
        select(col(Payment.run_id), col(Payment.state), func.count(), func.sum(amount))
        .where(col(Payment.run_id).is_not(None))
        .group_by(col(Payment.run_id), col(Payment.state))
    )
    found: dict[int, dict[PaymentState, tuple[int, int]]] = {}
    for run_id, state, count, pence in session.execute(statement):
        found.setdefault(run_id, {})[state] = (count, pence or 0)
    return found


def last_run(session: Session) -> int:
    """The highest number of a run."""
    return session.scalar(select(func.max(PaymentRun.number))) or 0


def to_pay(session: Session) -> list[Claim]:
    """Claims that are approved and in no run, the longest wait first."""
    statement = select(Claim).where(col(Claim.state).in_((ClaimState.APPROVED, ClaimState.PART_PAID)))
    return list(session.scalars(statement.order_by(col(Claim.activity_day), col(Claim.number))))


def paid_in(session: Session, person_id: int, first: date, last: date) -> list[Payment]:
    """What reached a person between two days, both included: what came back does not stand as paid."""
    statement = select(Payment).where(
        col(Payment.person_id) == person_id,
        col(Payment.state) == PaymentState.PAID,
        col(Payment.on_day).between(first, last),
    )
    return list(session.scalars(statement.order_by(col(Payment.on_day), col(Payment.id))))


def paid_without_payments(session: Session, person_id: int, first: date, last: date) -> list[ClaimLine]:
    """Lines of claims paid between two days before payments were written down one by one."""
    known = select(col(Payment.claim_id))
    statement = (
        select(ClaimLine)
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .where(col(Claim.person_id) == person_id, col(Claim.state) == ClaimState.PAID)
        .where(col(Claim.paid_on).between(first, last), col(Claim.id).not_in(known))
    )
    return list(session.scalars(statement))


def by_numbers(session: Session, numbers: Iterable[int]) -> dict[int, Claim]:
    """Claims by their number."""
    wanted = list(numbers)
    return {
        claim.number: claim for claim in session.scalars(select(Claim).where(col(Claim.number).in_(wanted)))
    }
