"""The SELECTs of miles: what someone declared elsewhere, and the lines we paid for miles in a tax year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.miles import MilesElsewhere

if TYPE_CHECKING:
    from datetime import date


def declared(session: Session, person_id: int, year: int) -> MilesElsewhere | None:
    """What one person declared for the tax year that begins in ``year``."""
    statement = select(MilesElsewhere).where(
        col(MilesElsewhere.person_id) == person_id, col(MilesElsewhere.year) == year
    )
    return session.scalars(statement).first()


def lines_between(session: Session, person_id: int, first: date, last: date) -> list[ClaimLine]:
    """The lines that pay one person miles between two days of travel, in the order of travel."""
    statement = (
        select(ClaimLine)
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .where(col(Claim.person_id) == person_id, col(Claim.state) != ClaimState.VOID)
        .where(col(ClaimLine.kind) == LineKind.MILEAGE, col(ClaimLine.allowed_pence) > 0)
        .where(col(ClaimLine.day).between(first, last))
        .order_by(col(ClaimLine.day), col(Claim.number), col(ClaimLine.position))
    )
    return list(session.scalars(statement))
