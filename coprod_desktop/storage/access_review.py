"""The SELECTs behind "are they still right?": who should be asked again, and how needs were met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.storage.invitations import can_be_asked


@dataclass(frozen=True)
class ToReview:
    """Someone who comes to a meeting soon, and was last asked about their needs long ago."""

    person_id: int
    name: str
    asked_on: date | None
    meeting: str
    day: date


def due(today: date, days: int) -> ColumnElement[bool]:
    """People to ask whether what they told us is still right: asked so many days ago or more, or nobody knows when."""
    asked_on = col(Person.needs_reviewed_on)
    return and_(
        col(Person.needs_asked).in_([NeedsAsked.RECORDED, NeedsAsked.NONE]),
        or_(asked_on.is_(None), asked_on <= today - timedelta(days=days)),
        can_be_asked(today),
    )


def coming(session: Session, today: date, days: int, ahead: timedelta) -> list[ToReview]:
    """Those to ask again who come to a meeting within ``ahead``, the soonest first; each with their next meeting."""
    statement = (
        select(
            col(Person.id),
            col(Person.name),
            col(Person.needs_reviewed_on),
            col(Meeting.title),
            col(Meeting.day),
        )
        .join(Invitation, col(Invitation.person_id) == col(Person.id))
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(due(today, days), col(Invitation.reply) == Reply.YES)
        .where(col(Meeting.state) == MeetingState.PLANNED)
        .where(col(Meeting.day) >= today, col(Meeting.day) <= today + ahead)
        .order_by(col(Meeting.day), col(Person.sort_key))
    )
    found: dict[int, ToReview] = {}
    for row in session.execute(statement):
        found.setdefault(row[0], ToReview(*row))
    return list(found.values())


def how_many(session: Session, today: date, days: int) -> int:
    """How many people there are to ask again."""
    return session.scalar(select(func.count()).select_from(Person).where(due(today, days))) or 0


def worked_for(session: Session, person_id: int) -> tuple[int, int]:
    """How often they said that what they needed was there, and how often they told us at all."""
    answer = col(AdjustmentFor.worked)
    yes: Any = func.sum(case((answer == Worked.YES, 1), else_=0))
    statement = select(yes, func.count()).where(
        col(AdjustmentFor.person_id) == person_id, answer != Worked.NOT_ASKED
    )
    row = session.execute(statement).one()
    return row[0] or 0, row[1]


def still_to_arrange(session: Session, person_id: int, today: date) -> int:
    """How much is still to arrange for them at meetings to come."""
    statement = (
        select(func.count(col(Adjustment.id).distinct()))
        .join(AdjustmentFor, col(AdjustmentFor.adjustment_id) == col(Adjustment.id))
        .join(Meeting, col(Meeting.id) == col(Adjustment.meeting_id))
        .where(col(AdjustmentFor.person_id) == person_id, col(Adjustment.state) == ArrangeState.TO_ARRANGE)
        .where(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.day) >= today)
    )
    return session.scalar(statement) or 0
