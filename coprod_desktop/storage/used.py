"""Whether there is anything of a kind at all."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.meetings import Attendance


def has_boards(session: Session) -> bool:
    """Whether there is a board."""
    return session.scalar(select(col(Board.id)).limit(1)) is not None


def has_attendances(session: Session) -> bool:
    """Whether anyone ever came to anything."""
    return session.scalar(select(col(Attendance.id)).limit(1)) is not None
