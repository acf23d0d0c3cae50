"""The SELECTs of vouchers: which are here, who has which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.payments import Payment
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.vouchers import Voucher

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class VoucherRow:
    """One voucher, who has it and for which claim; empty and None while it is here."""

    voucher: Voucher
    person: str
    claim_id: int | None
    claim_number: int | None

    @property
    def id(self) -> int:
        """The voucher's id."""
        return self.voucher.id


def rows(session: Session) -> list[VoucherRow]:
    """The whole register: what is here first, then what was given, the latest first."""
    statement = (
        select(Voucher, col(Person.name), col(Claim.id), col(Claim.number))
        .outerjoin(Person, col(Person.id) == col(Voucher.person_id))
        .outerjoin(Payment, col(Payment.id) == col(Voucher.payment_id))
        .outerjoin(Claim, col(Claim.id) == col(Payment.claim_id))
        .order_by(
            col(Voucher.gone_because) != "",
            col(Voucher.given_on).is_not(None),
            col(Voucher.given_on).desc(),
            col(Voucher.serial),
        )
    )
    return [
        VoucherRow(row, name or "", claim, number) for row, name, claim, number in session.execute(statement)
    ]


def in_hand(session: Session) -> list[Voucher]:
    """What is here to be given, by serial."""
    statement = select(Voucher).where(col(Voucher.given_on).is_(None), col(Voucher.gone_because) == "")
    return list(session.scalars(statement.order_by(col(Voucher.value_pence), col(Voucher.serial))))


def by_ids(session: Session, wanted: Iterable[int]) -> list[Voucher]:
    """These vouchers, by serial."""
    return list(
        session.scalars(
            select(Voucher).where(col(Voucher.id).in_(list(wanted))).order_by(col(Voucher.serial))
        )
    )


def of_payment(session: Session, payment_id: int) -> list[Voucher]:
    """What was handed over as part of a payment."""
    return list(session.scalars(select(Voucher).where(col(Voucher.payment_id) == payment_id)))


def known(session: Session, serials: Iterable[str]) -> list[str]:
    """Which of these serials are in the register already."""
    wanted = list(serials)
    return list(
        session.scalars(
            select(col(Voucher.serial)).where(col(Voucher.serial).in_(wanted)).order_by(col(Voucher.serial))
        )
    )
