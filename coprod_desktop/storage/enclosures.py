"""The SELECTs of the files in a meeting's pack."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.enclosures import Enclosure


def of_meeting(session: Session, meeting_id: int) -> list[tuple[Enclosure, Attachment]]:
    """The files of a meeting, in their order."""
    statement = (
        select(Enclosure, Attachment)
        .join(Attachment, col(Attachment.id) == col(Enclosure.attachment_id))
        .where(col(Enclosure.meeting_id) == meeting_id)
        .order_by(col(Enclosure.position), col(Enclosure.id))
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def count(session: Session, meeting_id: int) -> int:
    """How many files a meeting's pack holds."""
    return len(
        session.scalars(select(col(Enclosure.id)).where(col(Enclosure.meeting_id) == meeting_id)).all()
    )
