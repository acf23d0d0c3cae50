"""The SELECTs of what left the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import RegisterKey
from coprod_desktop.domain.releases import Release

if TYPE_CHECKING:
    from collections.abc import Iterable


def latest(session: Session, most: int) -> list[Release]:
    """What left last, newest first."""
    statement = select(Release).order_by(col(Release.made_at).desc(), col(Release.id).desc())
    return list(session.scalars(statement.limit(most)))


def of_questions(session: Session, question_keys: Iterable[str]) -> list[Release]:
    """Every table that left about these questions, earliest first."""
    statement = select(Release).where(col(Release.question_key).in_(list(question_keys)))
    return list(session.scalars(statement.order_by(col(Release.made_at), col(Release.id))))


def members_key(session: Session) -> bytes:
    """The register's key for the people a release is about."""
    return session.scalars(select(col(RegisterKey.key)).where(col(RegisterKey.name) == "members")).one()
