"""Advances: money given before a claim, tracked until it is taken off one and what is over has come back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import Payment, boxes_of
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class AdvanceState(TextEnum):
    """How far an advance has come."""

    WAITING = "waiting"
    ON_CLAIM = "on claim"
    OWED_BACK = "owed back"
    SETTLED = "settled"
    OTHER = "other"


#: States of an advance as shown.
ADVANCE_STATE_NAMES: dict[AdvanceState, str] = {
    AdvanceState.WAITING: N_("Waits for a claim"),
    AdvanceState.ON_CLAIM: N_("On a claim"),
    AdvanceState.OWED_BACK: N_("Some owed back"),
    AdvanceState.SETTLED: N_("Settled"),
    AdvanceState.OTHER: N_("Other"),
}

#: Ways an advance reaches someone, as shown.
GIVEN_NAMES: dict[PaymentMethod, str] = {
    PaymentMethod.CASH: N_("Cash"),
    PaymentMethod.BANK_TRANSFER: N_("Bank transfer"),
    PaymentMethod.CHEQUE: N_("Cheque"),
    PaymentMethod.OTHER: N_("Ticket or other"),
}


class AdvanceFields(SQLModel):
    """An advance as typed. ``amount_pence`` is what they were given; ``what_for`` is read by finance too."""

    amount_pence: int = Field(ge=1)
    given_on: date
    method: PaymentMethod = choice(PaymentMethod, PaymentMethod.CASH)
    what_for: str = Field(default="", max_length=200)


class Advance(AdvanceFields, Entity, table=True):
    """Money someone was given beforehand.

    ``claim_id`` is the claim it is taken off, None while it waits for one. ``back_pence`` is what they brought back of it
    on ``back_on``, ``let_pence`` what is left with them, with ``let_because``.
    """

    person_id: int = link("person")
    meeting_id: int | None = link("meeting", optional=True)
    claim_id: int | None = link("claim", optional=True)
    given_by: str = Field(default="", max_length=120)
    back_pence: int = 0
    back_on: date | None = None
    let_pence: int = 0
    let_because: str = Field(default="", max_length=300)

    @property
    def amount(self) -> Money:
        """What they were given."""
        return Money(self.amount_pence)

    @property
    def closed(self) -> Money:
        """What came back of it, or was left with them."""
        return Money(self.back_pence + self.let_pence)

    def take_off(self, claim: Claim) -> None:
        """Take it off what this claim pays.

        Raises :class:`Problem` for the claim of someone else, and when it is taken off another or some came back already.
        """
        if claim.person_id != self.person_id:
            raise Problem(_("This advance was given to someone else."))
        if self.claim_id is not None:
            raise Problem(_("This advance is taken off a claim already."))
        if self.closed:
            raise Problem(_("Some of this advance came back already. Write down the rest the same way."))
        self.claim_id = claim.id

    def leave(self) -> None:
        """It is taken off no claim any more."""
        if self.closed:
            raise Problem(_("Some of this advance came back already, so it stays with its claim."))
        self.claim_id = None

    def give_back(self, amount: Money, on: date, open_: Money) -> None:
        """They brought some of it back; ``open_`` is what they still have over.

        Raises :class:`Problem` beside ``back_pence`` for nothing, or more than that.
        """
        if not NOTHING < amount <= open_:
            raise Problem(
                _("They have {amount} of it over. Type that or less.").format(amount=open_.text()),
                "back_pence",
            )
        self.back_pence += amount.pence
        self.back_on = on

    def let_be(self, because: str, open_: Money) -> None:
        """What they have over stays with them. Raises :class:`Problem` beside ``let_because`` without a reason."""
        if not open_:
            raise Problem(_("Nothing of this advance is owed back."))
        if not because.strip():
            raise Problem(_("Say why it is left with them."), "let_because")
        self.let_pence += open_.pence
        self.let_because = because.strip()


@dataclass(frozen=True)
class Reconciled:
    """One advance beside its claim: what the claim used of it, and what the person still has over."""

    advance: Advance
    used: Money
    state: AdvanceState

    @property
    def owed_back(self) -> Money:
        """What the person still has over, once their claim is settled."""
        if self.state is not AdvanceState.OWED_BACK:
            return NOTHING
        return self.advance.amount - self.used - self.advance.closed

    @property
    def open(self) -> Money:
        """What could be brought back now: all of it while it waits for a claim."""
        if self.state is AdvanceState.WAITING:
            return self.advance.amount - self.advance.closed
        return self.owed_back


def waiting(advance: Advance) -> Reconciled:
    """An advance that is taken off no claim."""
    done = advance.amount <= advance.closed
    return Reconciled(advance, NOTHING, AdvanceState.SETTLED if done else AdvanceState.WAITING)


def reconciled(advances: Iterable[Advance], claim: Claim, gross: Money) -> list[Reconciled]:
    """Advances of one claim beside what it comes to in both boxes, the earliest given used first."""
    found = []
    for advance in sorted(advances, key=lambda one: (one.given_on, one.id)):
        used = max(min(advance.amount, gross), NOTHING)
        gross -= used
        found.append(Reconciled(advance, used, _state(advance, claim, used)))
    return found


def _state(advance: Advance, claim: Claim, used: Money) -> AdvanceState:
    if claim.state is not ClaimState.PAID:
        return AdvanceState.ON_CLAIM
    return AdvanceState.OWED_BACK if advance.amount > used + advance.closed else AdvanceState.SETTLED


def covered_by_advance(claim: Claim, lines: Iterable[ClaimLine]) -> Payment:
    """The payment of a claim whose advance was enough: both boxes in full, and nothing left to pay.

    Raises :class:`Problem` when something is left to pay, or when the claim comes to nothing at all.
    """
    held = list(lines)
    totals = claim.totals(held)
    gross = totals.payment + totals.expenses
    if totals.to_pay or totals.to_charity:
        raise Problem(
            _("The advance does not cover claim {number}. Pay what is left of it.").format(
                number=claim.number
            )
        )
    if not gross:
        raise Problem(_("Claim {number} comes to nothing to pay.").format(number=claim.number))
    time, expenses = boxes_of(held)
    return Payment(
        claim_id=claim.id,
        person_id=claim.person_id,
        payee_person_id=claim.payee_person_id,
        method=PaymentMethod.OTHER,
        payment_pence=time.pence,
        expenses_pence=expenses.pence,
        advance_pence=gross.pence,
    )
