"""The SELECTs of budgets: what stands on claims by cost code and day, and what is likely to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, ArrangeState
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.budgets import Budget
from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import (
    ATTENDED,
    EXPECTED,
    Attendance,
    Invitation,
    Meeting,
    MeetingState,
)
from coprod_desktop.domain.payments import Payment, PaymentLine, PaymentState
from coprod_desktop.domain.people import PaymentChoice, Person

if TYPE_CHECKING:
    from datetime import date

#: What those who take no money for their time chose.
_NO_MONEY = (PaymentChoice.NONE, PaymentChoice.TIME_CREDITS)


@dataclass(frozen=True)
class Expected:
    """A meeting of a board with a cost code, and how many would be paid for it who have no claim yet."""

    meeting: Meeting
    cost_code: str
    people: int


def all_of_them(session: Session) -> list[Budget]:
    """Every budget, the newest year first, by cost code."""
    statement = select(Budget).order_by(col(Budget.starts).desc(), col(Budget.cost_code), col(Budget.id))
    return list(session.scalars(statement))


def on_claims(session: Session) -> dict[int, tuple[int, int]]:
    """Of each budget: pence claimed and not paid, and pence paid, by the days of the lines."""
    sent = exists().where(
        col(PaymentLine.live_line_id) == col(ClaimLine.id),
        col(Payment.id) == col(PaymentLine.payment_id),
        col(Payment.state) == PaymentState.PAID,
    )
    is_paid = or_(col(Claim.state) == ClaimState.PAID, and_(col(Claim.state) == ClaimState.PART_PAID, sent))
    amount = col(ClaimLine.allowed_pence)
    statement = (
        select(
            col(Budget.id),
            func.sum(case((is_paid, 0), else_=amount)),
            func.sum(case((is_paid, amount), else_=0)),
        )
        .join(ClaimLine, _in_budget(ClaimLine.cost_code, ClaimLine.day))
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .where(col(Claim.state) != ClaimState.VOID)
        .group_by(col(Budget.id))
    )
    return {budget: (claimed or 0, paid or 0) for budget, claimed, paid in session.execute(statement)}


def to_charities(session: Session) -> dict[int, tuple[int, int]]:
    """Of each budget: what people gave to a charity out of their payment, not paid yet and paid."""
    is_paid = col(Claim.state) == ClaimState.PAID
    amount = col(Claim.charity_pence)
    statement = (
        select(
            col(Budget.id),
            func.sum(case((is_paid, 0), else_=amount)),
            func.sum(case((is_paid, amount), else_=0)),
        )
        .join(Board, func.lower(col(Board.cost_code)) == func.lower(col(Budget.cost_code)))
        .join(Meeting, col(Meeting.board_id) == col(Board.id))
        .join(
            Claim,
            and_(
                col(Claim.meeting_id) == col(Meeting.id),
                col(Claim.activity_day).between(col(Budget.starts), col(Budget.ends)),
            ),
        )
        .where(col(Claim.state) != ClaimState.VOID, amount > 0)
        .group_by(col(Budget.id))
    )
    return {budget: (claimed or 0, paid or 0) for budget, claimed, paid in session.execute(statement)}


def booked(session: Session) -> dict[int, int]:
    """Of each budget: pence of support booked or to book for meetings in its year, on the code for expenses."""
    code = case((col(Board.expenses_code) != "", col(Board.expenses_code)), else_=col(Board.cost_code))
    statement = (
        select(col(Budget.id), func.sum(Adjustment.cost_pence))
        .join(Board, func.lower(code) == func.lower(col(Budget.cost_code)))
        .join(
            Meeting,
            and_(
                col(Meeting.board_id) == col(Board.id),
                col(Meeting.day).between(col(Budget.starts), col(Budget.ends)),
            ),
        )
        .join(Adjustment, col(Adjustment.meeting_id) == col(Meeting.id))
        .where(col(Meeting.state) != MeetingState.CANCELLED)
        .where(col(Adjustment.state).not_in((ArrangeState.CANNOT, ArrangeState.VENUE_HAS_IT)))
        .group_by(col(Budget.id))
    )
    return {budget: pence or 0 for budget, pence in session.execute(statement)}


def expected(session: Session, today: date, since: date) -> list[Expected]:
    """Meetings of boards with a budget: to come, with who said yes; held since a day, with who came and has no claim."""
    has_budget = exists().where(_in_budget(Board.cost_code, Meeting.day))
    yes = (
        select(func.count())
        .select_from(Invitation)
        .join(Person, col(Person.id) == col(Invitation.person_id))
        .where(col(Invitation.meeting_id) == col(Meeting.id), col(Invitation.reply).in_(EXPECTED))
        .where(col(Person.payment_choice).not_in(_NO_MONEY))
        .correlate(Meeting)
        .scalar_subquery()
    )
    claim = exists().where(
        col(Claim.meeting_id) == col(Attendance.meeting_id),
        col(Claim.person_id) == col(Attendance.person_id),
        col(Claim.state) != ClaimState.VOID,
    )
    came = (
        select(func.count())
        .select_from(Attendance)
        .join(Person, col(Person.id) == col(Attendance.person_id))
        .where(col(Attendance.meeting_id) == col(Meeting.id), col(Attendance.came).in_(ATTENDED), ~claim)
        .where(col(Person.payment_choice).not_in(_NO_MONEY))
        .correlate(Meeting)
        .scalar_subquery()
    )
    to_come = col(Meeting.day) > today
    statement = (
        select(Meeting, col(Board.cost_code), case((to_come, yes), else_=came))
        .join(Board, col(Board.id) == col(Meeting.board_id))
        .where(col(Meeting.state) != MeetingState.CANCELLED, col(Meeting.day) >= since, has_budget)
    )
    return [Expected(*row) for row in session.execute(statement) if row[2]]


def _in_budget(code: Any, day: Any) -> ColumnElement[bool]:
    return and_(
        func.lower(col(code)) == func.lower(col(Budget.cost_code)),
        col(day).between(col(Budget.starts), col(Budget.ends)),
    )
