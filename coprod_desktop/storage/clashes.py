"""The SELECTs of what else is on a day, and whom each meeting asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.storage.boards import holders

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

#: Who said so is not asked to come any more.
_NOT_COMING = (Reply.NO, Reply.WITHDREW)


@dataclass(frozen=True)
class OtherMeeting:
    """A planned meeting on a day we look at."""

    meeting_id: int
    title: str
    board_id: int | None
    board: str
    day: date
    starts: time
    ends: time


def planned_on(session: Session, days: Iterable[date]) -> list[OtherMeeting]:
    """The planned meetings of these days, the earliest first."""
    statement = (
        select(
            col(Meeting.id),
            col(Meeting.title),
            col(Meeting.board_id),
            col(Board.name),
            col(Meeting.day),
            col(Meeting.starts),
            col(Meeting.ends),
        )
        .outerjoin(Board, col(Board.id) == col(Meeting.board_id))
        .where(col(Meeting.day).in_(list(days)), col(Meeting.state) == MeetingState.PLANNED)
        .order_by(col(Meeting.day), col(Meeting.starts), col(Meeting.id))
    )
    return [
        OtherMeeting(meeting_id, title, board_id, board or "", day, starts, ends)
        for meeting_id, title, board_id, board, day, starts, ends in session.execute(statement)
    ]


def would_ask(session: Session, meeting_id: int | None, board_id: int | None, day: date) -> set[int]:
    """Whom a meeting asks: those chosen who have not said no, and everyone who holds a seat on its board that day."""
    people = set() if board_id is None else set(holders(session, board_id, day))
    if meeting_id is None:
        return people
    chosen = select(col(Invitation.person_id), col(Invitation.reply)).where(
        col(Invitation.meeting_id) == meeting_id
    )
    replies = {person_id: reply for person_id, reply in session.execute(chosen)}
    gone = {person_id for person_id, reply in replies.items() if reply in _NOT_COMING}
    return (people | set(replies)) - gone
