"""The SELECTs of series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from datetime import date


def planned_from(session: Session, series_id: int, day: date) -> list[Meeting]:
    """The planned meetings of a series from a day on, the earliest first."""
    statement = select(Meeting).where(
        col(Meeting.series_id) == series_id,
        col(Meeting.day) >= day,
        col(Meeting.state) == MeetingState.PLANNED,
    )
    return list(session.scalars(statement.order_by(col(Meeting.day), col(Meeting.id))))
