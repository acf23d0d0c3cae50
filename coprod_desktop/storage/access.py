"""The SELECTs of access needs and of what is usually done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import AccessNeed, AdjustmentFor, UsualAdjustment
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import Person
from coprod_desktop.storage.invitations import can_be_asked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def needs_of(session: Session, person_id: int) -> list[AccessNeed]:
    """One person's needs, in the order they were recorded."""
    statement = select(AccessNeed).where(col(AccessNeed.person_id) == person_id).order_by(col(AccessNeed.id))
    return list(session.scalars(statement))


def needs_of_people(session: Session, people: Iterable[int]) -> dict[int, list[AccessNeed]]:
    """The needs of these people, each one's in the order they were recorded."""
    found: dict[int, list[AccessNeed]] = {}
    statement = (
        select(AccessNeed).where(col(AccessNeed.person_id).in_(list(people))).order_by(col(AccessNeed.id))
    )
    for need in session.scalars(statement):
        found.setdefault(need.person_id, []).append(need)
    return found


def needs_counted(session: Session, today: date, people: Iterable[int] | None = None) -> dict[str, int]:
    """How many people have each need, by its words: of these people, or of everyone who can be asked today."""
    among = can_be_asked(today) if people is None else col(Person.id).in_(list(people))
    statement = (
        select(col(AccessNeed.need), func.count(func.distinct(AccessNeed.person_id)))
        .join(Person, col(Person.id) == col(AccessNeed.person_id))
        .where(among)
        .group_by(col(AccessNeed.need))
    )
    return {need: count for need, count in session.execute(statement)}


def usual(session: Session) -> list[UsualAdjustment]:
    """What is usually done about each need, by category and need."""
    statement = select(UsualAdjustment).order_by(col(UsualAdjustment.category), col(UsualAdjustment.need))
    return list(session.scalars(statement))


def served_by(session: Session, access_need_id: int) -> list[AdjustmentFor]:
    """What was put on booking lists for this need."""
    return list(
        session.scalars(select(AdjustmentFor).where(col(AdjustmentFor.access_need_id) == access_need_id))
    )


def coming_meetings(session: Session, person_id: int, today: date) -> list[int]:
    """Planned meetings, from today on, this person said yes to."""
    statement = (
        select(col(Meeting.id))
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .where(col(Invitation.person_id) == person_id, col(Invitation.reply) == Reply.YES)
        .where(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.day) >= today)
        .order_by(col(Meeting.day))
    )
    return list(session.scalars(statement))
