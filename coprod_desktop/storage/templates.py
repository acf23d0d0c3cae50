"""The SELECTs of the words that papers are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.templates import TemplateKind, TemplateVersion

if TYPE_CHECKING:
    from collections.abc import Iterable


def versions(session: Session, kind: TemplateKind, language: str) -> list[TemplateVersion]:
    """Every version of one paper's words in one language, newest first."""
    statement = (
        select(TemplateVersion)
        .where(col(TemplateVersion.kind) == kind, col(TemplateVersion.language) == language)
        .order_by(col(TemplateVersion.number).desc())
    )
    return list(session.scalars(statement))


def newest(session: Session, kind: TemplateKind) -> dict[str, TemplateVersion]:
    """The version in use of one paper's words, by language."""
    statement = (
        select(TemplateVersion).where(col(TemplateVersion.kind) == kind).order_by(col(TemplateVersion.number))
    )
    return {row.language: row for row in session.scalars(statement)}


def by_id(session: Session, ids: Iterable[int]) -> dict[int, TemplateVersion]:
    """These versions."""
    statement = select(TemplateVersion).where(col(TemplateVersion.id).in_(list(ids)))
    return {row.id: row for row in session.scalars(statement)}
