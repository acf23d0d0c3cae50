"""The SELECTs of receipts kept with lines of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class ReceiptUse:
    """A line that has a receipt: which, on which claim, and what it was for."""

    line_id: int
    claim_number: int
    what: str


def uses(session: Session, hashes: Iterable[str]) -> list[ReceiptUse]:
    """The lines whose receipt came from one of these files or looks exactly the same; void claims do not count."""
    wanted = list(hashes)
    statement = (
        select(col(ClaimLine.id), col(Claim.number), col(ClaimLine.what))
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .join(Attachment, col(Attachment.id) == col(ClaimLine.receipt_id))
        .where(col(Claim.state) != ClaimState.VOID)
        .where(or_(col(Attachment.source_hash).in_(wanted), col(Attachment.content_hash).in_(wanted)))
        .order_by(col(Claim.number), col(ClaimLine.id))
    )
    return [ReceiptUse(*row) for row in session.execute(statement)]


def kinds(session: Session, attachment_id: int) -> set[LineKind]:
    """What kinds of cost this file is the receipt of."""
    return set(session.scalars(select(col(ClaimLine.kind)).where(col(ClaimLine.receipt_id) == attachment_id)))


def of_claim(session: Session, claim_id: int) -> list[ClaimLine]:
    """The lines of a claim that have a receipt here."""
    statement = select(ClaimLine).where(
        col(ClaimLine.claim_id) == claim_id, col(ClaimLine.receipt_id).is_not(None)
    )
    return list(session.scalars(statement))
