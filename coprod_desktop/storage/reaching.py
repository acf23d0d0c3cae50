"""The SELECTs of what reached people for their time, is on its way to them, or would come of what they are asked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.payments import Payment, PaymentLine, PaymentRun, PaymentState
from coprod_desktop.domain.people import CheckFirst, Person
from coprod_desktop.storage.invitations import HOPED_FOR

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

_PAYMENT = [kind for kind in LineKind if kind.box is Box.PAYMENT]
_SETTLED = (ClaimState.PAID, ClaimState.VOID)
_ON_ITS_WAY = (PaymentState.PLANNED, PaymentState.SENT)


@dataclass(frozen=True)
class PaidPart:
    """What one claim brought, or is on its way to bring, one person for their time on a day."""

    person_id: int
    day: date
    pence: int
    claim_id: int
    number: int
    board_id: int | None


@dataclass(frozen=True)
class OwedPart:
    """What a claim still owes one person for their time."""

    person_id: int
    activity_day: date
    method: PaymentMethod
    pence: int
    claim_id: int
    number: int
    board_id: int | None


def paid(session: Session, people: Collection[int], first: date, last: date) -> list[PaidPart]:
    """What reached these people between two days, both included, or is in a run to be paid between them."""
    day = func.coalesce(col(Payment.on_day), col(PaymentRun.pay_on))
    statement = (
        select(
            col(Payment.person_id),
            day,
            col(Payment.payment_pence),
            col(Claim.id),
            col(Claim.number),
            col(Meeting.board_id),
        )
        .join(Claim, col(Claim.id) == col(Payment.claim_id))
        .outerjoin(Meeting, col(Meeting.id) == col(Claim.meeting_id))
        .outerjoin(PaymentRun, col(PaymentRun.id) == col(Payment.run_id))
        .where(col(Payment.person_id).in_(people), day.between(first, last))
        .where(col(Payment.state).in_((PaymentState.PAID, *_ON_ITS_WAY)), col(Payment.payment_pence) != 0)
    )
    older = (
        select(
            col(Claim.person_id),
            col(Claim.paid_on),
            func.sum(ClaimLine.allowed_pence),
            col(Claim.id),
            col(Claim.number),
            col(Meeting.board_id),
        )
        .join(ClaimLine, col(ClaimLine.claim_id) == col(Claim.id))
        .outerjoin(Meeting, col(Meeting.id) == col(Claim.meeting_id))
        .where(col(Claim.person_id).in_(people), col(Claim.state) == ClaimState.PAID)
        .where(col(Claim.paid_on).between(first, last), col(ClaimLine.kind).in_(_PAYMENT))
        .where(~exists().where(col(Payment.claim_id) == col(Claim.id)))
        .group_by(
            col(Claim.id), col(Claim.person_id), col(Claim.paid_on), col(Claim.number), col(Meeting.board_id)
        )
        .having(func.sum(ClaimLine.allowed_pence) != 0)
    )
    return [PaidPart(*row) for query in (statement, older) for row in session.execute(query)]


def owed(session: Session, people: Collection[int]) -> list[OwedPart]:
    """What claims that are not settled still owe these people for their time, and no payment holds."""
    live = select(col(PaymentLine.live_line_id)).where(col(PaymentLine.live_line_id) == col(ClaimLine.id))
    statement = (
        select(
            col(Claim.person_id),
            col(Claim.activity_day),
            col(Claim.method),
            func.sum(ClaimLine.allowed_pence),
            col(Claim.id),
            col(Claim.number),
            col(Meeting.board_id),
        )
        .join(ClaimLine, col(ClaimLine.claim_id) == col(Claim.id))
        .outerjoin(Meeting, col(Meeting.id) == col(Claim.meeting_id))
        .where(col(Claim.person_id).in_(people), col(Claim.state).not_in(_SETTLED))
        .where(col(ClaimLine.kind).in_(_PAYMENT), ~live.exists())
        .group_by(
            col(Claim.id),
            col(Claim.person_id),
            col(Claim.activity_day),
            col(Claim.method),
            col(Claim.number),
            col(Meeting.board_id),
        )
        .having(func.sum(ClaimLine.allowed_pence) != 0)
    )
    return [OwedPart(*row) for row in session.execute(statement)]


def asked(
    session: Session, people: Collection[int], today: date, replies: Collection[Reply] = HOPED_FOR
) -> list[tuple[int, Meeting]]:
    """Meetings to come these people are chosen for, or gave one of these replies to, for which they have no claim."""
    claimed = exists().where(
        col(Claim.meeting_id) == col(Invitation.meeting_id),
        col(Claim.person_id) == col(Invitation.person_id),
        col(Claim.state) != ClaimState.VOID,
    )
    statement = (
        select(col(Invitation.person_id), Meeting)
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(col(Invitation.person_id).in_(people), col(Invitation.reply).in_(replies))
        .where(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.day) >= today, ~claimed)
        .order_by(col(Meeting.day), col(Meeting.id))
    )
    return [(person_id, meeting) for person_id, meeting in session.execute(statement)]


def people(session: Session, wanted: Collection[int]) -> dict[int, Person]:
    """These people."""
    found = session.scalars(select(Person).where(col(Person.id).in_(wanted)))
    return {person.id: person for person in found}


def boards(session: Session, wanted: Collection[int]) -> dict[int, Board]:
    """These boards."""
    return {board.id: board for board in session.scalars(select(Board).where(col(Board.id).in_(wanted)))}


def to_check_soon(session: Session, today: date, until: date, most: int) -> list[int]:
    """People who asked us to check before paying, and whom money waits for or may come to by a day; by their names."""
    owing = exists().where(
        col(Claim.person_id) == col(Person.id),
        or_(
            col(Claim.state).not_in(_SETTLED),
            and_(col(Claim.state) == ClaimState.PAID, col(Claim.paid_on) >= today),
        ),
    )
    invited = exists().where(
        col(Invitation.person_id) == col(Person.id),
        col(Invitation.reply).in_(HOPED_FOR),
        col(Meeting.id) == col(Invitation.meeting_id),
        col(Meeting.state) == MeetingState.PLANNED,
        col(Meeting.day).between(today, until),
    )
    statement = (
        select(col(Person.id))
        .where(col(Person.check_first) == CheckFirst.YES, or_(owing, invited))
        .order_by(col(Person.sort_key), col(Person.id))
        .limit(most)
    )
    return list(session.scalars(statement))
