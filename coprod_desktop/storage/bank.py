"""The SELECTs of bank details: accounts, finance keys, who opened what, the files of the modulus check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import Attachment, AttachmentContent, RegisterKey
from coprod_desktop.domain.bank import BankAccount, BankReveal, CheckFile, CheckFileKind, FinanceKey
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.people import Person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

#: The register's own key for marks of accounts.
BANK_KEY = "bank"

_USING = [method for method in PaymentMethod if method.uses_account]
#: Of a paid claim with these methods something certainly went there; a gift to a charity may be all there was.
_PAID_INTO = [method for method in _USING if method is not PaymentMethod.CHARITY]


@dataclass(frozen=True)
class ShutAccount:
    """An account whose numbers nobody can open any more, and whose it is."""

    person_id: int
    name: str
    ending: str


def key_for_marks(session: Session) -> bytes:
    """What keys the marks of accounts."""
    return session.scalars(select(col(RegisterKey.key)).where(col(RegisterKey.name) == BANK_KEY)).one()


def current_key(session: Session) -> FinanceKey | None:
    """The finance key details are sealed for now; None where there is none yet."""
    standing = select(FinanceKey).where(col(FinanceKey.retired_on).is_(None))
    return session.scalars(standing.order_by(col(FinanceKey.id).desc()).limit(1)).one_or_none()


def account_of(session: Session, person_id: int) -> BankAccount | None:
    """Where this person's money goes, if it is known."""
    return session.scalars(select(BankAccount).where(col(BankAccount.person_id) == person_id)).one_or_none()


def accounts(session: Session) -> list[BankAccount]:
    """Every account, in the order they were first written down."""
    return list(session.scalars(select(BankAccount).order_by(col(BankAccount.id))))


def alike(session: Session, person_id: int, ending: str, mark: str) -> list[str]:
    """The names of others whose account may be the very same."""
    statement = (
        select(col(Person.name))
        .join(BankAccount, col(BankAccount.person_id) == col(Person.id))
        .where(col(BankAccount.ending) == ending, col(BankAccount.mark) == mark)
        .where(col(BankAccount.person_id) != person_id)
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return list(session.scalars(statement))


def shut(session: Session) -> list[ShutAccount]:
    """Accounts that were sealed for a key that is retired, by name."""
    statement = (
        select(col(Person.id), col(Person.name), col(BankAccount.ending))
        .join(BankAccount, col(BankAccount.person_id) == col(Person.id))
        .join(FinanceKey, col(FinanceKey.id) == col(BankAccount.key_id))
        .where(col(FinanceKey.retired_on).is_not(None))
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return [ShutAccount(*row) for row in session.execute(statement)]


def last_paid(session: Session, person_id: int) -> date | None:
    """The last day money went to this person's account."""
    statement = select(func.max(Claim.paid_on)).where(
        _to_account_of(person_id), col(Claim.method).in_(_PAID_INTO)
    )
    return session.scalar(statement)


def approved_for(session: Session, person_id: int) -> list[Claim]:
    """Approved claims that are to be paid to this person's account."""
    statement = select(Claim).where(
        _to_account_of(person_id), col(Claim.method).in_(_USING), col(Claim.state) == ClaimState.APPROVED
    )
    return list(session.scalars(statement.order_by(col(Claim.number))))


def approved_of(session: Session, person_id: int) -> list[Claim]:
    """Approved claims of this person that are to be paid to themselves or to their supporter, in whatever way."""
    statement = select(Claim).where(col(Claim.person_id) == person_id, col(Claim.payee_person_id).is_(None))
    statement = statement.where(col(Claim.state) == ClaimState.APPROVED)
    return list(session.scalars(statement.order_by(col(Claim.number))))


def last_reveal(session: Session, person_id: int) -> BankReveal | None:
    """When this person's account was last opened, and by whom."""
    statement = select(BankReveal).where(col(BankReveal.person_id) == person_id)
    return session.scalars(statement.order_by(col(BankReveal.id).desc()).limit(1)).one_or_none()


def check_files(session: Session) -> dict[CheckFileKind, CheckFile]:
    """The newest file of each kind that was taken in."""
    return {one.kind: one for one in session.scalars(select(CheckFile).order_by(col(CheckFile.id)))}


def content_of(session: Session, file: CheckFile) -> bytes:
    """What stands in a file of the modulus check."""
    statement = (
        select(col(AttachmentContent.content))
        .join(Attachment, col(Attachment.content_hash) == col(AttachmentContent.content_hash))
        .where(col(Attachment.id) == file.attachment_id)
    )
    return session.scalars(statement).one()


def _to_account_of(person_id: int) -> ColumnElement[bool]:
    """Claims of theirs, or of someone they are paid for."""
    payee = col(Claim.payee_person_id)
    return (payee == person_id) | (payee.is_(None) & (col(Claim.person_id) == person_id))
