"""The SELECTs of cash floats: which there are, what each has paid, and whom it may have to pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.advances import Advance
from coprod_desktop.domain.cash_floats import CashFloat, HandedOut
from coprod_desktop.domain.claims import Claim, PaymentMethod
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import Payment, PaymentState
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.domain.vouchers import Voucher

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

_BY_HAND = (PaymentChoice.CASH, PaymentChoice.VOUCHER)
_LIVE = [state for state in PaymentState if state.is_live]


@dataclass(frozen=True)
class PaidFromFloat:
    """One payment from a float, its claim, and whom it paid."""

    payment: Payment
    claim: Claim
    person: str


def rows(session: Session) -> list[CashFloat]:
    """Every float, the latest day first."""
    return list(
        session.scalars(select(CashFloat).order_by(col(CashFloat.day).desc(), col(CashFloat.id).desc()))
    )


def of_meeting(session: Session, meeting_id: int) -> list[CashFloat]:
    """The floats of a meeting, the first made first."""
    statement = select(CashFloat).where(col(CashFloat.meeting_id) == meeting_id)
    return list(session.scalars(statement.order_by(col(CashFloat.id))))


def to_review(session: Session) -> list[CashFloat]:
    """Floats that were counted and whose signed sheet nobody has looked at, the earliest day first."""
    statement = select(CashFloat).where(
        col(CashFloat.back_pence).is_not(None), col(CashFloat.reviewed_on).is_(None)
    )
    return list(session.scalars(statement.order_by(col(CashFloat.day), col(CashFloat.id))))


def to_count(session: Session, before: date) -> list[CashFloat]:
    """Approved floats whose day is over and whose cash was not counted, the earliest day first."""
    statement = select(CashFloat).where(
        col(CashFloat.approved_on).is_not(None),
        col(CashFloat.back_pence).is_(None),
        col(CashFloat.day) < before,
    )
    return list(session.scalars(statement.order_by(col(CashFloat.day), col(CashFloat.id))))


def to_approve(session: Session, first: date, last: date) -> list[CashFloat]:
    """Floats for a day between two, both included, that nobody has agreed to, the earliest day first."""
    statement = select(CashFloat).where(
        col(CashFloat.approved_on).is_(None), col(CashFloat.day).between(first, last)
    )
    return list(session.scalars(statement.order_by(col(CashFloat.day), col(CashFloat.id))))


def by_hand(session: Session) -> bool:
    """Whether there is a float, a voucher or an advance, or someone who asked for cash or vouchers."""
    asked = select(col(Person.id)).where(col(Person.payment_choice).in_(_BY_HAND))
    for statement in (select(col(CashFloat.id)), select(col(Voucher.id)), select(col(Advance.id)), asked):
        if session.scalar(statement.limit(1)) is not None:
            return True
    return False


def paid(session: Session, float_id: int) -> list[PaidFromFloat]:
    """What stands as paid from a float, by name."""
    statement = (
        select(Payment, Claim, col(Person.name))
        .join(Claim, col(Claim.id) == col(Payment.claim_id))
        .join(Person, col(Person.id) == col(Payment.person_id))
        .where(col(Payment.float_id) == float_id, col(Payment.state).in_(_LIVE))
        .order_by(col(Person.sort_key), col(Payment.id))
    )
    return [PaidFromFloat(*row) for row in session.execute(statement)]


def handed_out(session: Session, float_id: int, person_id: int | None = None) -> HandedOut:
    """What a float has paid so far; with ``person_id``, what that person had of it."""
    amount = Payment.payment_pence + Payment.expenses_pence - Payment.advance_pence
    of: list[ColumnElement[bool]] = [col(Payment.float_id) == float_id, col(Payment.state).in_(_LIVE)]
    if person_id is not None:
        of.append(col(Payment.person_id) == person_id)
    statement = select(col(Payment.method), func.sum(amount)).where(*of).group_by(col(Payment.method))
    sums = {method: pence or 0 for method, pence in session.execute(statement)}
    vouchers = sums.pop(PaymentMethod.VOUCHER, 0)
    return HandedOut(Money(sum(sums.values())), Money(vouchers))


def was_used(session: Session, float_id: int) -> bool:
    """Whether anything was ever paid from it, also what came back since."""
    return (
        session.scalar(select(col(Payment.id)).where(col(Payment.float_id) == float_id).limit(1)) is not None
    )
