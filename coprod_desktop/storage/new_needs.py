"""The SELECTs of needs that came to light on the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.new_needs import NewNeed, NewNeedState
from coprod_desktop.domain.people import GONE, Person

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class NewNeedRow:
    """A need that came to light: whose, at which meeting, and what was done about it then."""

    id: int
    need: str
    done: str
    state: NewNeedState
    person_id: int
    person: str
    meeting_id: int
    meeting: str
    day: date


def of_meeting(session: Session, meeting_id: int) -> list[NewNeedRow]:
    """Those of one meeting, in the order they were written down."""
    return _rows(session, _all().where(col(NewNeed.meeting_id) == meeting_id).order_by(col(NewNeed.id)))


def of_person(session: Session, person_id: int) -> list[NewNeedRow]:
    """Those of one person they have still to be asked about."""
    return _rows(session, _open().where(col(NewNeed.person_id) == person_id))


def to_ask(session: Session) -> list[NewNeedRow]:
    """Everything people have still to be asked about, the longest ago first; who has left is left alone."""
    return _rows(session, _open().where(col(Person.status).not_in(GONE)))


def _open() -> Select[Any]:
    still = col(NewNeed.state) == NewNeedState.TO_ASK
    return _all().where(still).order_by(col(Meeting.day), col(NewNeed.id))


def _all() -> Select[Any]:
    columns: list[Any] = [
        col(NewNeed.id),
        col(NewNeed.need),
        col(NewNeed.done),
        col(NewNeed.state),
        col(Person.id),
        col(Person.name),
        col(Meeting.id),
        col(Meeting.title),
        col(Meeting.day),
    ]
    return (
        select(*columns)
        .select_from(NewNeed)
        .join(Person, col(Person.id) == col(NewNeed.person_id))
        .join(Meeting, col(Meeting.id) == col(NewNeed.meeting_id))
    )


def _rows(session: Session, statement: Select[Any]) -> list[NewNeedRow]:
    return [NewNeedRow(*row) for row in session.execute(statement)]
