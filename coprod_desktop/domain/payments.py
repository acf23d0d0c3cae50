"""Payments: what left the house for a claim, in which run, and what came back. A line is paid once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.claim_lines import Box, ClaimLine
from coprod_desktop.domain.claims import Claim, PaymentMethod
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language


class RunKind(TextEnum):
    """What a payment run becomes: a file for the bank, or a list for finance's own ledger."""

    BANK_FILE = "bank file"
    LEDGER = "ledger"
    OTHER = "other"


#: Kinds of run as shown.
RUN_KIND_NAMES: dict[RunKind, str] = {
    RunKind.BANK_FILE: N_("Bank file"),
    RunKind.LEDGER: N_("List for the ledger"),
    RunKind.OTHER: N_("Other"),
}


class PaymentState(TextEnum):
    """How far one payment has come; ``COUNTER`` is the entry that takes one back in the books."""

    PLANNED = "planned"
    SENT = "sent"
    PAID = "paid"
    CAME_BACK = "came back"
    COUNTER = "counter"
    OTHER = "other"

    @property
    def is_live(self) -> bool:
        """Whether its lines may be in no other payment."""
        return self in {PaymentState.PLANNED, PaymentState.SENT, PaymentState.PAID}


#: States of a payment as shown.
PAYMENT_STATE_NAMES: dict[PaymentState, str] = {
    PaymentState.PLANNED: N_("In the run"),
    PaymentState.SENT: N_("Sent"),
    PaymentState.PAID: N_("Paid"),
    PaymentState.CAME_BACK: N_("Came back"),
    PaymentState.COUNTER: N_("Taken back"),
    PaymentState.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class ControlTotals:
    """What two people can compare before and after: how many, the boxes apart, what is paid, and a short code.

    The code is another as soon as one payee, claim, version or penny is.
    """

    count: int
    payment: Money
    expenses: Money
    to_pay: Money
    code: str


class PaymentRun(Entity, table=True):
    """Payments that leave together. Its number is never used again; once it is written it is never written silently twice.

    ``written_times`` counts how often its file was made; ``code``, ``count`` and ``total_pence`` are the control totals it
    was written with.
    """

    __tablename__ = "payment_run"

    number: int = Field(unique=True, sa_type=BigId)
    kind: RunKind = choice(RunKind, RunKind.BANK_FILE)
    made_on: date
    made_by: str = Field(default="", max_length=120)
    pay_on: date
    written_on: date | None = None
    written_by: str = Field(default="", max_length=120)
    written_times: int = 0
    layout: str = Field(default="", max_length=40)
    count: int = 0
    total_pence: int = 0
    code: str = Field(default="", max_length=12)

    def require_open(self) -> None:
        """Go on only while its file has not left; raises :class:`Problem` that says when it did."""
        if self.written_on is not None:
            raise Problem(
                _("Run {number} was written on {day}, so it stays as it is.").format(
                    number=self.number, day=language().short_day(self.written_on)
                )
            )

    def check_first(self) -> None:
        """Go on only if its file was never made; raises :class:`Problem` with when and by whom it was."""
        if self.written_on is not None:
            raise Problem(
                _(
                    "{name} wrote run {number} on {day}. Do not send it a second time: write it again only if that file is lost."
                ).format(name=self.written_by, number=self.number, day=language().short_day(self.written_on))
            )

    def write(self, on: date, by: str, layout: str, totals: ControlTotals) -> None:
        """Its file is made: by whom, when, in which layout, with which control totals.

        Raises :class:`Problem` when it was made before with other totals: something changed that must not have.
        """
        if self.written_on is None:
            self.written_on, self.written_by = on, by
            self.count, self.total_pence, self.code = totals.count, totals.to_pay.pence, totals.code
        elif (self.count, self.total_pence, self.code) != (totals.count, totals.to_pay.pence, totals.code):
            raise Problem(
                _(
                    "Run {number} no longer has the control totals it was written with. Nothing was written."
                ).format(number=self.number)
            )
        self.layout = layout
        self.written_times += 1


class PaymentFields(SQLModel):
    """The amounts of a payment; negative only in a counter entry."""

    payment_pence: int = 0
    expenses_pence: int = 0
    advance_pence: int = 0
    charity_pence: int = 0

    @property
    def to_pay(self) -> Money:
        """What reaches the payee: both boxes less the advance."""
        return max(Money(self.payment_pence + self.expenses_pence - self.advance_pence), NOTHING)


class Payment(PaymentFields, Entity, table=True):
    """What one claim is paid at once. What came back keeps its amounts and is countered by an entry of its own.

    ``counters_id`` names the payment a counter entry takes back, ``float_id`` the cash float of the day it was paid from. Totals of a year count what stands as paid, by the day
    it was: a payment that came back and was made again counts once. ``account_code`` stands for the account it was planned
    for: another account has another.
    """

    claim_id: int = link("claim")
    person_id: int = link("person")
    payee_person_id: int | None = link("person", optional=True)
    run_id: int | None = link("payment_run", optional=True)
    counters_id: int | None = link("payment", optional=True)
    float_id: int | None = link("cash_float", optional=True)
    method: PaymentMethod = choice(PaymentMethod, PaymentMethod.BANK_TRANSFER)
    state: PaymentState = choice(PaymentState, PaymentState.PLANNED, index=True)
    on_day: date | None = None
    because: str = Field(default="", max_length=300)
    reference: str = Field(default="", max_length=18)
    account_code: str = Field(default="", max_length=12)

    @property
    def payee_id(self) -> int:
        """Whose account it goes to."""
        return self.payee_person_id or self.person_id

    def send(self) -> None:
        """Its run was written."""
        if self.state is PaymentState.PLANNED:
            self.state = PaymentState.SENT

    def arrive(self, on: date) -> None:
        """It reached the person on this day. Raises :class:`Problem` when it did before, or came back."""
        if self.state not in {PaymentState.PLANNED, PaymentState.SENT}:
            raise Problem(
                _("This payment is “{state}” already.").format(state=_(PAYMENT_STATE_NAMES[self.state]))
            )
        self.state, self.on_day = PaymentState.PAID, on

    def come_back(self, on: date, because: str) -> "Payment":
        """It did not arrive: it stays as it was, and the entry returned takes it back in the books on this day.

        Raises :class:`Problem` for one that came back before.
        """
        if not self.state.is_live:
            raise Problem(
                _("This payment is “{state}” already.").format(state=_(PAYMENT_STATE_NAMES[self.state]))
            )
        self.state, self.because = PaymentState.CAME_BACK, because
        return Payment(
            claim_id=self.claim_id,
            person_id=self.person_id,
            payee_person_id=self.payee_person_id,
            run_id=self.run_id,
            counters_id=self.id,
            float_id=self.float_id,
            method=self.method,
            state=PaymentState.COUNTER,
            on_day=on,
            because=because,
            reference=self.reference,
            payment_pence=-self.payment_pence,
            expenses_pence=-self.expenses_pence,
            advance_pence=-self.advance_pence,
            charity_pence=-self.charity_pence,
        )


class PaymentLine(Entity, table=True):
    """A line of a claim in a payment. ``live_line_id`` is the line while the payment stands: no line stands twice.

    It points by plain ids: a line of a claim whose payment came back may be changed, and what was sent stays as it was.
    """

    __tablename__ = "payment_line"

    payment_id: int = link("payment")
    claim_line_id: int = Field(sa_type=BigId, index=True)
    live_line_id: int | None = Field(default=None, sa_type=BigId, unique=True)

    def let_go(self) -> None:
        """Its payment came back or was taken out: the line may be paid again."""
        self.live_line_id = None


def boxes_of(lines: Iterable[ClaimLine]) -> tuple[Money, Money]:
    """What these lines come to: for time, and of expenses."""
    held = list(lines)
    return (
        Money.total(line.allowed for line in held if line.box is Box.PAYMENT),
        Money.total(line.allowed for line in held if line.box is Box.EXPENSES),
    )


def payment_of(claim: Claim, lines: Iterable[ClaimLine], boxes: Iterable[Box], *, first: bool) -> Payment:
    """A payment of these boxes of a claim. An advance and a gift to a charity go with the first payment of a claim.

    Raises :class:`Problem` when that would come to nothing, or when an advance would be taken off one box alone.
    """
    wanted = frozenset(boxes)
    time, expenses = boxes_of(line for line in lines if line.box in wanted)
    if claim.advance_pence and len(wanted) == 1:
        raise Problem(
            _("An advance was given on claim {number}, so it is paid whole.").format(number=claim.number)
        )
    made = Payment(
        claim_id=claim.id,
        person_id=claim.person_id,
        payee_person_id=claim.payee_person_id,
        method=claim.method,
        payment_pence=time.pence,
        expenses_pence=expenses.pence,
        advance_pence=claim.advance_pence if first else 0,
        charity_pence=claim.charity_pence if first and Box.PAYMENT in wanted else 0,
    )
    if not (made.to_pay or made.charity_pence):
        raise Problem(_("Claim {number} comes to nothing to pay.").format(number=claim.number))
    return made


def control_totals(payments: Iterable[tuple[Payment, int, int]]) -> ControlTotals:
    """The control totals of payments, each with its claim's number and version."""
    held = sorted(payments, key=lambda entry: (entry[1], entry[0].id))
    told = "\n".join(
        f"{number}|{version}|{payment.payee_id}|{payment.account_code}|{payment.to_pay.pence}|{payment.charity_pence}"
        for payment, number, version in held
    )
    rows = [payment for payment, _number, _version in held]
    return ControlTotals(
        count=len(rows),
        payment=Money.total(Money(row.payment_pence) for row in rows),
        expenses=Money.total(Money(row.expenses_pence) for row in rows),
        to_pay=Money.total(row.to_pay for row in rows),
        code=hashlib.sha256(told.encode()).hexdigest()[:12].upper(),
    )
