"""The SELECTs of the organisation's own pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import Attachment, AttachmentContent
from coprod_desktop.domain.own_pictures import OwnPicture

if TYPE_CHECKING:
    from collections.abc import Sequence


def kept(session: Session) -> Sequence[OwnPicture]:
    """Every picture of the set, without its bytes."""
    return session.scalars(select(OwnPicture).order_by(col(OwnPicture.idea))).all()


def with_bytes(session: Session) -> list[tuple[OwnPicture, bytes]]:
    """Every picture of the set with its bytes."""
    statement = (
        select(OwnPicture, col(AttachmentContent.content))
        .join(Attachment, col(Attachment.id) == col(OwnPicture.attachment_id))
        .join(AttachmentContent, col(AttachmentContent.content_hash) == col(Attachment.content_hash))
    )
    return [(row, content) for row, content in session.execute(statement)]


def count(session: Session) -> int:
    """How many ideas have a picture of their own."""
    return session.scalar(select(func.count()).select_from(OwnPicture)) or 0
