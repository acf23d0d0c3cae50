"""The SELECTs of schemes and rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.rates import Rate, RateKind, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable


def schemes(session: Session) -> list[Scheme]:
    """Every scheme: those in force first, then by name."""
    statement = select(Scheme).order_by(col(Scheme.confirmed_on).is_(None), col(Scheme.name), col(Scheme.id))
    return list(session.scalars(statement))


def confirmed(session: Session) -> list[Scheme]:
    """The schemes the organisation pays by."""
    statement = select(Scheme).where(col(Scheme.confirmed_on).is_not(None))
    return list(session.scalars(statement.order_by(col(Scheme.name), col(Scheme.id))))


def of_scheme(session: Session, scheme_id: int) -> list[Rate]:
    """The rows of one scheme, by what they are for and from when they hold."""
    statement = select(Rate).where(col(Rate.scheme_id) == scheme_id)
    return list(session.scalars(statement.order_by(col(Rate.key), col(Rate.from_day), col(Rate.id))))


def of_schemes(session: Session, scheme_ids: Iterable[int]) -> dict[int, list[Rate]]:
    """The rows of each of these schemes."""
    wanted = list(scheme_ids)
    found: dict[int, list[Rate]] = {scheme_id: [] for scheme_id in wanted}
    statement = select(Rate).where(col(Rate.scheme_id).in_(wanted))
    for rate in session.scalars(statement.order_by(col(Rate.key), col(Rate.from_day), col(Rate.id))):
        found[rate.scheme_id or 0].append(rate)
    return found


def of_nobody(session: Session, kind: RateKind) -> list[Rate]:
    """Ceilings or limits: rows that belong to no scheme."""
    statement = select(Rate).where(col(Rate.scheme_id).is_(None), col(Rate.kind) == kind)
    return list(session.scalars(statement.order_by(col(Rate.key), col(Rate.from_day), col(Rate.id))))


def count(session: Session) -> int:
    """How many rates there are at all."""
    return session.scalar(select(func.count()).select_from(Rate)) or 0


def lines_paid_by(session: Session, rate_id: int) -> int:
    """How many lines of claims were priced by this row."""
    statement = select(func.count()).select_from(ClaimLine).where(col(ClaimLine.rate_id) == rate_id)
    return session.scalar(statement) or 0


def uses(session: Session, scheme_id: int) -> int:
    """How many meetings and claims name this scheme."""
    meetings = select(func.count()).select_from(Meeting).where(col(Meeting.scheme_id) == scheme_id)
    claims = select(func.count()).select_from(Claim).where(col(Claim.scheme_id) == scheme_id)
    return (session.scalar(meetings) or 0) + (session.scalar(claims) or 0)
