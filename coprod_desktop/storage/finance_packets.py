"""The SELECTs of finance packets: which there are, what is in them, and what finance holds just now."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.finance_packets import FinancePacket, PacketClaim, WithFinance
from coprod_desktop.storage.bank import key_for_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOLDS = [state for state in WithFinance if state.holds]


def packets(session: Session) -> list[FinancePacket]:
    """Every packet, the newest first."""
    return list(session.scalars(select(FinancePacket).order_by(col(FinancePacket.number).desc())))


def last_number(session: Session) -> int:
    """The highest number of a packet."""
    return session.scalar(select(func.max(FinancePacket.number))) or 0


def claims_of(session: Session, packet_id: int) -> list[tuple[PacketClaim, Claim]]:
    """What is in a packet, by claim number."""
    statement = (
        select(PacketClaim, Claim)
        .join(Claim, col(Claim.id) == col(PacketClaim.claim_id))
        .where(col(PacketClaim.packet_id) == packet_id)
        .order_by(col(Claim.number))
    )
    return [(row, claim) for row, claim in session.execute(statement)]


def states(session: Session) -> dict[int, dict[WithFinance, int]]:
    """Of each packet: how many of its claims have come how far."""
    statement = select(col(PacketClaim.packet_id), col(PacketClaim.state), func.count()).group_by(
        col(PacketClaim.packet_id), col(PacketClaim.state)
    )
    found: dict[int, dict[WithFinance, int]] = {}
    for packet_id, state, count in session.execute(statement):
        found.setdefault(packet_id, {})[state] = count
    return found


def held(session: Session, claim_ids: Iterable[int] | None = None) -> dict[int, int]:
    """Claims that finance may pay, or has, by id: each with the number of the packet that holds it."""
    statement = (
        select(col(PacketClaim.claim_id), col(FinancePacket.number))
        .join(FinancePacket, col(FinancePacket.id) == col(PacketClaim.packet_id))
        .where(col(FinancePacket.withdrawn_on).is_(None), col(PacketClaim.state).in_(_HOLDS))
    )
    if claim_ids is not None:
        statement = statement.where(col(PacketClaim.claim_id).in_(list(claim_ids)))
    return {claim_id: number for claim_id, number in session.execute(statement)}


def ready(session: Session) -> list[Claim]:
    """Claims that wait to be approved or paid, the longest wait first."""
    statement = select(Claim).where(col(Claim.state).in_((ClaimState.SUBMITTED, ClaimState.APPROVED)))
    return list(session.scalars(statement.order_by(col(Claim.activity_day), col(Claim.number))))


def register_name(session: Session) -> str:
    """What tells this register from others to finance; it gives nothing away."""
    return _derived(session, b"coprod reg name").hex()[:16]


def secret_for_packets(session: Session) -> bytes:
    """What proves to finance that a packet comes from this register: in finance's key file, and nowhere else outside."""
    return _derived(session, b"coprod packets")


def answer_key(session: Session, packet_id: int) -> bytes:
    """What seals the answers to a packet: only who opened it knows it."""
    return hashlib.blake2b(
        packet_id.to_bytes(8), key=_derived(session, b"coprod answers"), digest_size=32
    ).digest()


def _derived(session: Session, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key_for_marks(session), digest_size=32, person=purpose).digest()
