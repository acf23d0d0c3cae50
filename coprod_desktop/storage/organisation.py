"""The SELECTs of the organisation's settings and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from coprod_desktop.domain.organisation import OrganisationSetting

if TYPE_CHECKING:
    from sqlmodel import Session


def settings(session: Session) -> dict[str, OrganisationSetting]:
    """Every stored setting by key."""
    return {row.key: row for row in session.scalars(select(OrganisationSetting))}
