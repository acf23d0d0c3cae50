"""The SELECTs of the organisation's settings and staff."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.organisation import OrganisationSetting, StaffUser


def settings(session: Session) -> dict[str, OrganisationSetting]:
    """Every stored setting by key."""
    return {row.key: row for row in session.scalars(select(OrganisationSetting))}


def staff(session: Session) -> list[StaffUser]:
    """Everyone who signs in, in the order they were added."""
    return list(session.scalars(select(StaffUser).order_by(col(StaffUser.id))))
