"""The SELECTs of agendas."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.agenda import AgendaItem


def of_meeting(session: Session, meeting_id: int) -> list[AgendaItem]:
    """The items of a meeting's agenda, in their order."""
    statement = select(AgendaItem).where(col(AgendaItem.meeting_id) == meeting_id)
    return list(session.scalars(statement.order_by(col(AgendaItem.position), col(AgendaItem.id))))
