"""The SELECTs of advances: of a claim, of a person, and everything that is not settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.advances import Advance
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.people import Person

if TYPE_CHECKING:
    from sqlalchemy import Select


@dataclass(frozen=True)
class AdvanceRow:
    """One advance, to whom, and the claim it is taken off."""

    advance: Advance
    person: str
    claim: Claim | None

    @property
    def id(self) -> int:
        """The advance's id."""
        return self.advance.id


def of_claim(session: Session, claim_id: int) -> list[Advance]:
    """What is taken off a claim, the earliest given first."""
    return list(session.scalars(_in_order().where(col(Advance.claim_id) == claim_id)))


def waiting(session: Session, person_id: int) -> list[Advance]:
    """What a person was given that is taken off no claim, and did not all come back."""
    statement = _in_order().where(
        col(Advance.person_id) == person_id,
        col(Advance.claim_id).is_(None),
        Advance.amount_pence > col(Advance.back_pence) + col(Advance.let_pence),
    )
    return list(session.scalars(statement))


def rows(session: Session) -> list[AdvanceRow]:
    """Every advance, the latest given first."""
    statement = (
        select(Advance, col(Person.name), Claim)
        .join(Person, col(Person.id) == col(Advance.person_id))
        .outerjoin(Claim, col(Claim.id) == col(Advance.claim_id))
        .order_by(col(Advance.given_on).desc(), col(Advance.id).desc())
    )
    return [AdvanceRow(*row) for row in session.execute(statement)]


def open_claims(session: Session, person_id: int) -> list[Claim]:
    """A person's claims that may still be changed, the latest first."""
    states = (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.RETURNED, ClaimState.APPROVED)
    statement = select(Claim).where(col(Claim.person_id) == person_id, col(Claim.state).in_(states))
    return list(session.scalars(statement.order_by(col(Claim.number).desc())))


def _in_order() -> Select[Advance]:
    return select(Advance).order_by(col(Advance.given_on), col(Advance.id))
