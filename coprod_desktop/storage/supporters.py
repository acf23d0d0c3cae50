"""The SELECTs of supporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment
from coprod_desktop.domain.meetings import Invitation
from coprod_desktop.domain.papers import Paper
from coprod_desktop.domain.supporters import Supporter

if TYPE_CHECKING:
    from collections.abc import Iterable


def of_people(session: Session, people: Iterable[int]) -> dict[int, list[Supporter]]:
    """The supporters of each of these people, those there are now first, in the order they were recorded."""
    found: dict[int, list[Supporter]] = {}
    statement = select(Supporter).where(col(Supporter.person_id).in_(list(people)))
    for one in session.scalars(statement.order_by(col(Supporter.ended).is_not(None), col(Supporter.id))):
        found.setdefault(one.person_id, []).append(one)
    return found


def of_person(session: Session, person_id: int) -> list[Supporter]:
    """One person's supporters."""
    return of_people(session, [person_id]).get(person_id, [])


def left_traces(session: Session, supporter_id: int) -> bool:
    """Whether anything says that they supported: a copy they got, an answer they gave, a place kept for them."""
    traces = (
        select(func.count()).where(col(Paper.supporter_id) == supporter_id),
        select(func.count()).where(
            or_(col(Invitation.answered_by_id) == supporter_id, col(Invitation.comes_with_id) == supporter_id)
        ),
        select(func.count()).where(col(Adjustment.supporter_id) == supporter_id),
    )
    return any(session.scalar(statement) for statement in traces)


def coming(session: Session, meeting_id: int) -> list[tuple[Invitation, Supporter]]:
    """The invitations of a meeting whose person comes with a supporter, in the order they were chosen."""
    statement = (
        select(Invitation, Supporter)
        .join(Supporter, col(Supporter.id) == col(Invitation.comes_with_id))
        .where(col(Invitation.meeting_id) == meeting_id)
        .order_by(col(Invitation.id))
    )
    return [(invitation, supporter) for invitation, supporter in session.execute(statement)]
