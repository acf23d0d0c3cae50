"""The SELECTs of voices: one person's history, and the facts derived from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from coprod_desktop.domain.meetings import ATTENDED, Attendance, Meeting, MeetingKind, MeetingState
from coprod_desktop.domain.voice_facts import Attended, VoiceFact, facts

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT_ONCE = 500


def histories(
    session: Session, people: Iterable[int], uncounted: Iterable[MeetingKind]
) -> dict[int, list[Attended]]:
    """Everything these people came to that counts: not called off, and of a kind that counts."""
    found: dict[int, list[Attended]] = {person_id: [] for person_id in people}
    statement = (
        select(
            col(Attendance.person_id),
            col(Attendance.id),
            col(Meeting.id),
            col(Meeting.board_id),
            col(Meeting.day),
        )
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .where(col(Attendance.person_id).in_(list(found)), col(Attendance.came).in_(ATTENDED))
        .where(col(Meeting.state) != MeetingState.CANCELLED, col(Meeting.kind).not_in(list(uncounted)))
    )
    for person_id, *attended in session.execute(statement):
        found[person_id].append(Attended(*attended))
    return found


def rebuild(session: Session, people: Iterable[int], uncounted: Iterable[MeetingKind]) -> None:
    """Write the facts of these people afresh from their histories."""
    wanted = sorted(people)
    kinds = list(uncounted)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        session.execute(delete(VoiceFact).where(col(VoiceFact.person_id).in_(some)))
        fresh = [
            fact.columns(person_id)
            for person_id, history in histories(session, some, kinds).items()
            for fact in facts(history)
        ]
        if fresh:
            session.execute(insert(VoiceFact), fresh)


def people_at(session: Session, meeting_id: int) -> set[int]:
    """Everyone with an attendance at this meeting."""
    return set(
        session.scalars(select(col(Attendance.person_id)).where(col(Attendance.meeting_id) == meeting_id))
    )


def everyone(session: Session) -> set[int]:
    """Everyone with an attendance anywhere."""
    return set(session.scalars(select(col(Attendance.person_id)).distinct()))
