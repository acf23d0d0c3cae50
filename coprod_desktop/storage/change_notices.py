"""The SELECTs of who must be told that a meeting changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.change_notices import ChangeNotice
from coprod_desktop.domain.meetings import Invitation, Meeting, Reply
from coprod_desktop.domain.people import GONE, Person

if TYPE_CHECKING:
    from datetime import date

#: Who said so is not coming anyway.
_NOT_COMING = (Reply.NO, Reply.WITHDREW)


@dataclass(frozen=True)
class MeetingToTell:
    """A meeting of which people must be told that it changed; ``soonest`` is the nearer of the old and the new day."""

    meeting_id: int
    title: str
    people: int
    soonest: date


def of_meeting(session: Session, meeting_id: int) -> list[ChangeNotice]:
    """Every notice of a meeting, told or not, in the order they came about."""
    statement = select(ChangeNotice).where(col(ChangeNotice.meeting_id) == meeting_id)
    return list(session.scalars(statement.order_by(col(ChangeNotice.id))))


def written_to(session: Session, meeting_id: int) -> list[int]:
    """People whose invitation has gone out and who have not said no."""
    statement = select(col(Invitation.person_id)).where(
        col(Invitation.meeting_id) == meeting_id,
        col(Invitation.sent_on).is_not(None),
        col(Invitation.reply).not_in(_NOT_COMING),
    )
    return list(session.scalars(statement.order_by(col(Invitation.id))))


def to_tell(session: Session, meeting_id: int) -> list[tuple[ChangeNotice, Person]]:
    """Who has still to be told of a meeting's change, by name; nobody who has left or died."""
    statement = (
        select(ChangeNotice, Person)
        .join(Person, col(Person.id) == col(ChangeNotice.person_id))
        .where(col(ChangeNotice.meeting_id) == meeting_id, _still())
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return [(notice, person) for notice, person in session.execute(statement)]


def meetings_to_tell(session: Session, today: date) -> list[MeetingToTell]:
    """Meetings to come, then or now, of which someone has still to be told; the soonest first."""
    statement = (
        select(
            col(Meeting.id),
            col(Meeting.title),
            func.count(func.distinct(ChangeNotice.person_id)),
            func.min(ChangeNotice.old_day),
            col(Meeting.day),
        )
        .select_from(ChangeNotice)
        .join(Meeting, col(Meeting.id) == col(ChangeNotice.meeting_id))
        .join(Person, col(Person.id) == col(ChangeNotice.person_id))
        .where((col(Meeting.day) >= today) | (col(ChangeNotice.old_day) >= today), _still())
        .group_by(col(Meeting.id))
    )
    rows = [
        MeetingToTell(meeting_id, title, people, min(old, day) if min(old, day) >= today else max(old, day))
        for meeting_id, title, people, old, day in session.execute(statement)
    ]
    return sorted(rows, key=lambda row: (row.soonest, row.meeting_id))


def _still() -> ColumnElement[bool]:
    """Nobody has told them yet, and they are still with us."""
    return col(ChangeNotice.told_on).is_(None) & col(Person.status).not_in(GONE)
