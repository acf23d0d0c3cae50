"""Advances: given before the day, taken off a claim, and what is over brought back - nothing is lost from sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.advances import (
    Advance,
    AdvanceFields,
    AdvanceState,
    Reconciled,
    covered_by_advance,
    reconciled,
    waiting,
)
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import PaymentLine
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import payments
from coprod_desktop.services.claim_choices import open_for_change, typed_amount
from coprod_desktop.storage import advances as stored
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import payments as stored_payments

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.storage.database import Work

_NOTE_LENGTH = 300


@dataclass(frozen=True)
class AdvanceRow:
    """One advance in a list: to whom, how far it has come, and the claim it is taken off."""

    id: int
    person_id: int
    person: str
    claim_number: int | None
    stand: Reconciled

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.stand.state is AdvanceState.SETTLED


def give(
    work: Work,
    person_id: int,
    values: Mapping[str, Any],
    *,
    claim_id: int | None = None,
    meeting_id: int | None = None,
) -> Advance:
    """Write down what someone was given beforehand; with ``claim_id`` it is taken off that claim at once.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and :class:`Problem`
    for a day still to come.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    work.get(Person, person_id)
    amount = typed_amount(values.get("amount_pence"), "amount_pence")
    if amount.pence <= 0:
        raise Problem(_("Type an amount of more than zero."), "amount_pence")
    fields = checked(AdvanceFields, {**values, "amount_pence": amount.pence})
    if fields.given_on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "given_on")
    if meeting_id is not None:
        work.get(Meeting, meeting_id)
    made = Advance(
        person_id=person_id, meeting_id=meeting_id, given_by=work.actor.name[:120], **fields.model_dump()
    )
    work.add(made)
    claim = work.get(Claim, claim_id) if claim_id is not None else _open_claim(work, meeting_id, person_id)
    if claim is not None:
        _take_off(work, claim, [made])
    return made


def take_off(work: Work, advance_id: int, claim_id: int) -> Claim:
    """Take an advance off what a claim pays; payment and expenses are still shown in full.

    Raises :class:`Problem` once the claim is in a run or paid, and for the claim of someone else.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    _take_off(work, claim, [work.get(Advance, advance_id)])
    return claim


def take_off_waiting(work: Work, claim: Claim) -> None:
    """Take what the person was given for this meeting off the claim that was just drafted for it."""
    work.actor.require(Permission.EDIT_CLAIMS)
    found = stored.waiting(work.session, claim.person_id) if claim.meeting_id is not None else []
    given = [one for one in found if one.meeting_id == claim.meeting_id and not one.closed]
    if given:
        _take_off(work, claim, given)


def leave(work: Work, advance_id: int) -> None:
    """Take an advance off no claim any more: it waits for another. Raises :class:`Problem` once the claim is paid."""
    work.actor.require(Permission.EDIT_CLAIMS)
    advance = work.get(Advance, advance_id)
    if advance.claim_id is None:
        return
    claim = work.get(Claim, advance.claim_id)
    open_for_change(work, claim)
    advance.leave()
    _count(work, claim)


def let_go(work: Work, claim: Claim) -> None:
    """A claim is not needed: what was taken off it waits for another."""
    work.actor.require(Permission.EDIT_CLAIMS)
    for advance in stored.of_claim(work.session, claim.id):
        advance.leave()
    _count(work, claim)


def remove(work: Work, advance_id: int) -> None:
    """It was written down by mistake. Raises :class:`Problem` once its claim is in a run or paid, or some came back."""
    work.actor.require(Permission.EDIT_CLAIMS)
    leave(work, advance_id)
    advance = work.get(Advance, advance_id)
    if advance.closed:
        raise Problem(_("Some of this advance came back already. Write down the rest the same way."))
    work.delete(advance)


def settle(work: Work, claim_id: int) -> Claim:
    """The advance was enough: the claim counts as paid in full by it, and nothing leaves the house.

    Raises :class:`Problem` before it is approved, and when something is left to pay.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    claim.require_payable()
    lines = stored_payments.unpaid_lines(work.session, claim_id)
    payment = work.add(covered_by_advance(claim, lines))
    for line in lines:
        work.add(PaymentLine(payment_id=payment.id, claim_line_id=line.id, live_line_id=line.id))
    payment.arrive(work.today)
    payments.settle_state(work, claim)
    work.seal()
    return claim


def give_back(work: Work, advance_id: int, amount: str | int | None, on: date) -> Advance:
    """They brought some of it back on this day.

    Raises :class:`Problem` beside the field for more than they have over, and for a day to come or before it was given.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    stand = of_advance(work, advance_id)
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "back_on")
    if on < stand.advance.given_on:
        raise Problem(_("It was given after this day. Check the date."), "back_on")
    stand.advance.give_back(typed_amount(amount, "back_pence"), on, stand.open)
    return stand.advance


def let_be(work: Work, advance_id: int, because: str) -> Advance:
    """What they have over stays with them, and why. Raises :class:`Problem` beside ``let_because`` without a reason."""
    work.actor.require(Permission.EDIT_CLAIMS)
    stand = of_advance(work, advance_id)
    stand.advance.let_be(because[:_NOTE_LENGTH], stand.open)
    return stand.advance


def of_advance(work: Work, advance_id: int) -> Reconciled:
    """One advance beside its claim."""
    work.actor.require(Permission.SEE_CLAIMS)
    advance = work.get(Advance, advance_id)
    if advance.claim_id is None:
        return waiting(advance)
    found = of_claim(work, work.get(Claim, advance.claim_id))
    return next(one for one in found if one.advance.id == advance_id)


def of_claim(work: Work, claim: Claim) -> list[Reconciled]:
    """What is taken off a claim, and what of each the claim used."""
    work.actor.require(Permission.SEE_CLAIMS)
    totals = claim.totals(stored_claims.lines(work.session, claim.id))
    return reconciled(stored.of_claim(work.session, claim.id), claim, totals.payment + totals.expenses)


def waiting_for(work: Work, person_id: int) -> list[Advance]:
    """What someone was given that is taken off no claim."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.waiting(work.session, person_id)


def rows(work: Work) -> list[AdvanceRow]:
    """Every advance: what is not settled first, each the latest given first."""
    work.actor.require(Permission.SEE_CLAIMS)
    stands: dict[int, Reconciled] = {}
    found = stored.rows(work.session)
    for claim in {row.claim.id: row.claim for row in found if row.claim is not None}.values():
        stands |= {one.advance.id: one for one in of_claim(work, claim)}
    made = [
        AdvanceRow(
            id=row.id,
            person_id=row.advance.person_id,
            person=row.person,
            claim_number=None if row.claim is None else row.claim.number,
            stand=stands.get(row.id) or waiting(row.advance),
        )
        for row in found
    ]
    return sorted(made, key=lambda row: row.settled)


def row(work: Work, advance_id: int) -> AdvanceRow:
    """One advance in a list. Raises :class:`~coprod_desktop.domain.problems.Gone` when it is not in the register."""
    work.actor.require(Permission.SEE_CLAIMS)
    work.get(Advance, advance_id)
    return next(one for one in rows(work) if one.id == advance_id)


def open_claims(work: Work, person_id: int) -> list[Claim]:
    """The claims of someone an advance could be taken off, the latest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.open_claims(work.session, person_id)


def _take_off(work: Work, claim: Claim, found: list[Advance]) -> None:
    open_for_change(work, claim)
    for advance in found:
        advance.take_off(claim)
    _count(work, claim)


def _count(work: Work, claim: Claim) -> None:
    """The claim's own figure is the sum of what is taken off it."""
    work.flush()
    claim.advance_pence = Money.total(one.amount for one in stored.of_claim(work.session, claim.id)).pence


def _open_claim(work: Work, meeting_id: int | None, person_id: int) -> Claim | None:
    """Their claim for this meeting, where it may still be changed."""
    found = [] if meeting_id is None else stored_claims.of_meeting(work.session, meeting_id)
    mine = (one for one in found if one.person_id == person_id)
    return next((one for one in mine if one.is_open or one.state is ClaimState.APPROVED), None)
