"""The SELECTs of what people told us of a meeting, and of its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.feedback import Face, Feedback, Heard, Tally
from coprod_desktop.domain.meeting_notes import MeetingNotes
from coprod_desktop.domain.meetings import ATTENDED, Attendance, Meeting
from coprod_desktop.domain.people import Person

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Came:
    """Someone who came, in the order of a list of names."""

    attendance_id: int
    person_id: int
    name: str


def came(session: Session, meeting_id: int) -> list[Came]:
    """Everyone who came to a meeting, by name."""
    statement = (
        select(col(Attendance.id), col(Person.id), col(Person.name))
        .join(Person, col(Person.id) == col(Attendance.person_id))
        .where(col(Attendance.meeting_id) == meeting_id, col(Attendance.came).in_(ATTENDED))
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return [Came(*row) for row in session.execute(statement)]


def of_meeting(session: Session, meeting_id: int) -> list[Feedback]:
    """What was told of a meeting: by those who came, and on forms without a name."""
    statement = _counted(select(Feedback)).where(col(Feedback.meeting_id) == meeting_id)
    return list(session.scalars(statement.order_by(col(Feedback.id))))


def one(session: Session, meeting_id: int, person_id: int) -> Feedback | None:
    """What one person told us of a meeting."""
    statement = select(Feedback).where(
        col(Feedback.meeting_id) == meeting_id, col(Feedback.person_id) == person_id
    )
    return session.scalars(statement).one_or_none()


def of_board(session: Session, board_id: int, first: date, last: date) -> Heard:
    """What people told us of a board's meetings in a span of days, both ends included."""
    held = (col(Meeting.board_id) == board_id, col(Meeting.day) >= first, col(Meeting.day) <= last)
    there = (
        select(func.count())
        .select_from(Attendance)
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .where(*held, col(Attendance.came).in_(ATTENDED))
    )
    columns: list[Any] = [func.count(), *_faces(Feedback.good), *_faces(Feedback.heard)]
    told = _counted(select(*columns).select_from(Feedback)).join(
        Meeting, col(Meeting.id) == col(Feedback.meeting_id)
    )
    forms, *faces = session.execute(told.where(*held)).one()
    return Heard(session.scalar(there) or 0, forms, Tally(*faces[:3]), Tally(*faces[3:]))


def notes(session: Session, meeting_id: int) -> MeetingNotes | None:
    """The notes of a meeting."""
    return session.scalars(
        select(MeetingNotes).where(col(MeetingNotes.meeting_id) == meeting_id)
    ).one_or_none()


def _faces(column: Any) -> list[ColumnElement[int]]:
    return [func.count(case((column == face, 1))) for face in (Face.YES, Face.PARTLY, Face.NO)]


def _counted(statement: Select[Any]) -> Select[Any]:
    """Only forms of those who came: an attendance taken back leaves nothing to count."""
    there = select(col(Attendance.id)).where(
        col(Attendance.meeting_id) == col(Feedback.meeting_id),
        col(Attendance.person_id) == col(Feedback.person_id),
        col(Attendance.came).in_(ATTENDED),
    )
    return statement.where(or_(col(Feedback.person_id).is_(None), there.exists()))
