"""Finance packets: claims that finance approves or pays on its own computer, and how far each of them has come."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field

from coprod_desktop.domain.claim_lines import Box, ClaimLine
from coprod_desktop.domain.claims import Claim, ClaimTotals, PaymentMethod
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import Payment
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language


class WithFinance(TextEnum):
    """How far a claim in a packet has come. ``ASTRAY``: finance paid it, but by then it was another here."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT = "sent"
    PAID = "paid"
    RETURNED = "returned"
    DECIDED = "decided"
    LEFT = "left as it was"
    ASTRAY = "paid astray"
    OTHER = "other"

    @property
    def holds(self) -> bool:
        """Whether finance may pay it, or has: it is paid here in no other way meanwhile."""
        return self in {WithFinance.WAITING, WithFinance.APPROVED, WithFinance.ASTRAY}


#: States as shown.
WITH_FINANCE_NAMES: dict[WithFinance, str] = {
    WithFinance.WAITING: N_("Waits for finance"),
    WithFinance.APPROVED: N_("Approved, to be paid"),
    WithFinance.SENT: N_("On its way"),
    WithFinance.PAID: N_("Paid"),
    WithFinance.RETURNED: N_("Sent back"),
    WithFinance.DECIDED: N_("Approved, not paid by finance"),
    WithFinance.LEFT: N_("Left as it was"),
    WithFinance.ASTRAY: N_("Paid by finance, and changed here"),
    WithFinance.OTHER: N_("Other"),
}


class FinancePacket(Entity, table=True):
    """A packet that was written. Its number is never used again.

    ``answers`` is the number of the last answer taken in, ``code`` the check code of the file as it left. A withdrawn packet
    holds its claims no longer.
    """

    __tablename__ = "finance_packet"

    number: int = Field(unique=True, sa_type=BigId)
    made_on: date
    made_by: str = Field(default="", max_length=120)
    count: int = 0
    payment_pence: int = 0
    expenses_pence: int = 0
    code: str = Field(default="", max_length=12)
    answers: int = 0
    answered_on: date | None = None
    answered_by: str = Field(default="", max_length=120)
    withdrawn_on: date | None = None
    withdrawn_by: str = Field(default="", max_length=120)

    def check_next(self, answer: int) -> None:
        """Go on only if this answer is newer than the last one taken in; raises :class:`Problem` that says when and by whom."""
        if answer > self.answers or self.answered_on is None:
            return
        told = {
            "answer": answer,
            "last": self.answers,
            "day": language().short_day(self.answered_on),
            "name": self.answered_by,
            "packet": self.number,
        }
        if answer == self.answers:
            raise Problem(
                _(
                    "{name} took this answer in on {day}: answer {answer} to packet {packet}. Nothing was changed."
                ).format(**told)
            )
        raise Problem(
            _(
                "This is answer {answer} to packet {packet}. {name} took in the newer answer {last} on {day}, which says all of it. Nothing was changed."
            ).format(**told)
        )

    def answer(self, number: int, on: date, by: str) -> None:
        """An answer was taken in."""
        self.answers, self.answered_on, self.answered_by = number, on, by

    def withdraw(self, on: date, by: str) -> None:
        """Its claims are no longer finance's to decide. Raises :class:`Problem` when it was withdrawn before."""
        if self.withdrawn_on is not None:
            raise Problem(
                _("{name} withdrew packet {packet} on {day}.").format(
                    name=self.withdrawn_by,
                    packet=self.number,
                    day=language().short_day(self.withdrawn_on),
                )
            )
        self.withdrawn_on, self.withdrawn_by = on, by


class PacketClaim(Entity, table=True):
    """A claim in a packet. ``seen`` stands for what finance knows of it (:func:`as_seen`), ``account_code`` for the account.

    ``note`` says why it was left as it was.
    """

    __tablename__ = "packet_claim"

    packet_id: int = link("finance_packet")
    claim_id: int = link("claim")
    seen: int = Field(default=0, sa_type=BigId)
    account_code: str = Field(default="", max_length=12)
    state: WithFinance = choice(WithFinance, WithFinance.WAITING)
    note: str = Field(default="", max_length=300)


@dataclass(frozen=True)
class PacketLine:
    """A line as finance reads it: in finance's own words. ``receipt`` is the number of its receipt, ``file`` which file it is."""

    id: int
    day: date
    box: Box
    what: str
    quantity: str
    claimed_pence: int
    allowed_pence: int
    cost_code: str
    receipt: str = ""
    no_receipt: bool = False
    file: int | None = None

    @property
    def allowed(self) -> Money:
        """What is paid for it."""
        return Money(self.allowed_pence)


@dataclass(frozen=True)
class PacketAccount:
    """Where the money goes: its numbers sealed for finance, as hexadecimal text, and what is known of them in plain sight."""

    name: str
    ending: str
    sealed: str
    note: str


@dataclass(frozen=True)
class ClaimForFinance:
    """One claim in a packet, and nothing about anyone that finance has no use for.

    ``to_approve`` says that it waits for an approver; ``barred`` are the staff users whom it pays. ``payee_id`` is a number
    without a name. ``by_hand``: it is paid on the day, not by finance.
    """

    id: int
    number: int
    version_no: int
    seen: int
    to_approve: bool
    payee: str
    payee_id: int
    account_code: str
    supplier: str
    reference: str
    method: PaymentMethod
    by_hand: bool
    activity_day: date
    pay_by: date
    payment_pence: int
    expenses_pence: int
    advance_pence: int
    charity_pence: int
    charity: str
    approved: str
    exceptions: tuple[str, ...]
    barred: tuple[int, ...]
    lines: tuple[PacketLine, ...]
    account: PacketAccount | None = None

    @property
    def totals(self) -> ClaimTotals:
        """Its boxes."""
        return ClaimTotals(
            Money(self.payment_pence),
            Money(self.expenses_pence),
            Money(self.advance_pence),
            Money(self.charity_pence),
        )

    @property
    def needs_reason(self) -> bool:
        """Whether a cost is paid although its receipt is missing, so that an approver has to say why."""
        return any(line.no_receipt and line.allowed_pence > 0 for line in self.lines)

    def as_payment(self) -> Payment:
        """What finance pays for it at once, for control totals that are the register's own."""
        return Payment(
            id=self.id,
            claim_id=self.id,
            person_id=self.payee_id,
            method=self.method,
            payment_pence=self.payment_pence,
            expenses_pence=self.expenses_pence,
            advance_pence=self.advance_pence,
            charity_pence=self.charity_pence,
            account_code=self.account_code,
        )


@dataclass(frozen=True)
class PacketApprover:
    """Someone in finance, and the most they may approve on one claim; None has no limit."""

    staff_user_id: int
    name: str
    limit_pence: int | None


@dataclass(frozen=True)
class PacketFile:
    """A receipt in a packet: its number there and how many bytes it has."""

    number: int
    size: int


@dataclass(frozen=True)
class Packet:
    """All that a packet says once it is open. ``answer_key`` is what seals the answer to it (hexadecimal)."""

    register: str
    packet_id: int
    number: int
    made_on: date
    made_by: str
    organisation: str
    nation: str
    bank_columns: str
    answer_key: str
    approvers: tuple[PacketApprover, ...]
    claims: tuple[ClaimForFinance, ...]
    files: tuple[PacketFile, ...] = ()

    def claim(self, claim_id: int) -> ClaimForFinance:
        """One of its claims."""
        return next(one for one in self.claims if one.id == claim_id)

    def head(self) -> "PacketHead":
        """What it says before it is open."""
        return PacketHead(
            register=self.register,
            number=self.number,
            made_on=self.made_on,
            organisation=self.organisation,
            to_approve=sum(one.to_approve for one in self.claims),
            to_pay=sum(not one.to_approve for one in self.claims),
            receipts=len(self.files),
            payment_pence=sum(one.payment_pence for one in self.claims),
            expenses_pence=sum(one.expenses_pence for one in self.claims),
        )


@dataclass(frozen=True)
class PacketHead:
    """What stands on a packet in plain sight: whose it is, how many claims, and the two boxes, which are never added up."""

    register: str
    number: int
    made_on: date
    organisation: str
    to_approve: int
    to_pay: int
    receipts: int
    payment_pence: int
    expenses_pence: int

    @property
    def payment(self) -> Money:
        """For their time."""
        return Money(self.payment_pence)

    @property
    def expenses(self) -> Money:
        """Of expenses."""
        return Money(self.expenses_pence)


def as_seen(claim: Claim, lines: Iterable[ClaimLine]) -> int:
    """One number that is another as soon as anything is that finance decides by; approving or paying leaves it as it is."""
    payee = (claim.person_id, claim.payee_person_id, claim.method.value)
    whole = (claim.number, claim.version_no, claim.activity_day, claim.advance_pence, claim.charity_pence)
    told = (payee, whole, sorted(_as_seen(line) for line in lines))
    digest = hashlib.blake2b(repr(told).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 2


def _as_seen(line: ClaimLine) -> tuple[object, ...]:
    amounts = (line.quantity_milli, line.claimed_pence, line.allowed_pence)
    receipt = (line.receipt.value, line.receipt_id or 0)
    return (line.id, line.kind.value, line.day, *amounts, *receipt, line.cost_code)


def comes_to_nothing(totals: ClaimTotals) -> bool:
    """Whether there is nothing that finance could pay."""
    return max(totals.to_pay, totals.to_charity) == NOTHING
