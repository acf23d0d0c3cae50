"""The SELECTs of the day itself: who came, and the sheet that is taken along."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState
from coprod_desktop.domain.meetings import Attendance, Came, Invitation, Reply
from coprod_desktop.domain.people import Person


@dataclass(frozen=True)
class ExpectedRow:
    """Someone expected, or who came without being expected; ``came`` is None until it is ticked."""

    person_id: int
    name: str
    pronouns: str
    phone: str
    emergency_contact: str
    communication: str
    attendance_id: int | None
    came: Came | None
    walk_in: bool
    online: bool
    note: str


@dataclass(frozen=True)
class Arranged:
    """One thing arranged for someone: what it answers in a few words, what was to be done, and how far it has got."""

    need: str
    what: str
    state: ArrangeState

    @property
    def there(self) -> bool:
        """Whether it will be there on the day."""
        return self.state in (ArrangeState.ARRANGED, ArrangeState.VENUE_HAS_IT)


def of_meeting(session: Session, meeting_id: int) -> dict[int, Attendance]:
    """What was ticked for a meeting, by person."""
    statement = select(Attendance).where(col(Attendance.meeting_id) == meeting_id)
    return {row.person_id: row for row in session.scalars(statement)}


def one(session: Session, meeting_id: int, person_id: int) -> Attendance | None:
    """What was ticked for one person."""
    statement = select(Attendance).where(col(Attendance.meeting_id) == meeting_id)
    return session.scalars(statement.where(col(Attendance.person_id) == person_id)).one_or_none()


def said_yes(session: Session, meeting_id: int) -> list[int]:
    """Those who said yes, in the order in which they were chosen."""
    statement = select(col(Invitation.person_id)).where(
        col(Invitation.meeting_id) == meeting_id, col(Invitation.reply) == Reply.YES
    )
    return list(session.scalars(statement.order_by(col(Invitation.id))))


def expected(session: Session, meeting_id: int) -> list[ExpectedRow]:
    """Those who said yes or maybe, and everyone ticked, by name."""
    hoped = select(col(Invitation.person_id)).where(
        col(Invitation.meeting_id) == meeting_id, col(Invitation.reply).in_([Reply.YES, Reply.MAYBE])
    )
    ticked = (col(Attendance.person_id) == col(Person.id)) & (col(Attendance.meeting_id) == meeting_id)
    statement = (
        select(Person, Attendance)
        .outerjoin(Attendance, ticked)
        .where(or_(col(Person.id).in_(hoped), col(Attendance.id).is_not(None)))
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return [_row(person, attendance) for person, attendance in session.execute(statement)]


def languages(session: Session, meeting_id: int) -> list[str]:
    """The languages of those who said yes or came, each once."""
    there = select(col(Attendance.person_id)).where(col(Attendance.meeting_id) == meeting_id)
    yes = select(col(Invitation.person_id)).where(
        col(Invitation.meeting_id) == meeting_id, col(Invitation.reply) == Reply.YES
    )
    statement = select(col(Person.language)).where(or_(col(Person.id).in_(yes), col(Person.id).in_(there)))
    return list(session.scalars(statement.distinct().order_by(col(Person.language))))


def _row(person: Person, attendance: Attendance | None) -> ExpectedRow:
    return ExpectedRow(
        person_id=person.id,
        name=person.name,
        pronouns=person.pronouns,
        phone=person.mobile or person.phone,
        emergency_contact=person.emergency_contact,
        communication=person.communication,
        attendance_id=attendance.id if attendance else None,
        came=attendance.came if attendance else None,
        walk_in=attendance.walk_in if attendance else False,
        online=attendance.online if attendance else False,
        note=attendance.note if attendance else "",
    )


def arranged_for(session: Session, meeting_id: int) -> dict[int, tuple[Arranged, ...]]:
    """What is arranged for each person at a meeting."""
    statement = (
        select(
            col(AdjustmentFor.person_id), col(Adjustment.need), col(Adjustment.what), col(Adjustment.state)
        )
        .join(Adjustment, col(Adjustment.id) == col(AdjustmentFor.adjustment_id))
        .where(col(Adjustment.meeting_id) == meeting_id)
        .order_by(col(Adjustment.by_when), col(Adjustment.what), col(Adjustment.id))
    )
    found: dict[int, tuple[Arranged, ...]] = {}
    for person_id, need, what, state in session.execute(statement):
        found[person_id] = (*found.get(person_id, ()), Arranged(need or what, what, state))
    return found
