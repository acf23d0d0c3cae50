"""The way of a claim from draft to paid: handing in, sending back, approving, paying, and saying it is not needed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ApprovalHow, Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.money import NOTHING
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.deadlines import last_day_to_claim
from coprod_desktop.domain.problems import Conflict, Gone, Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _
from coprod_desktop.services import advances, approvers, finance_words, payments
from coprod_desktop.services.claim_choices import amount_unknown, open_for_change, settle, typed_amount
from coprod_desktop.services.claims import token
from coprod_desktop.storage import claims as stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from coprod_desktop.domain.cash_floats import CashFloat
    from coprod_desktop.domain.claim_lines import Box, ClaimLine
    from coprod_desktop.storage.database import Work

_NAME_LENGTH = 120
_NOTE_LENGTH = 300


def choose(
    work: Work, claim_id: int, method: PaymentMethod, chosen: str | int | None = None, note: str = ""
) -> Claim:
    """Record how the person wants to be paid for this claim; ``chosen`` is the amount where they want less.

    The offer and the choice are both kept. Raises :class:`Problem` beside ``chosen_pence`` for a lower amount that
    is missing or more than the offer.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    less = None
    if method is PaymentMethod.LESS:
        less = typed_amount(chosen, "chosen_pence")
        if less < NOTHING or less.pence >= claim.offered_pence:
            raise Problem(_("Type an amount that is less than the offer."), "chosen_pence")
    open_for_change(work, claim)
    said = note.strip()[:_NOTE_LENGTH]
    if not said and finance_words.claim_read(work, claim).choice_note != claim.choice_note:
        said = claim.choice_note  # who was not shown the note has not taken it away
    settle(work, claim, work.get(Scheme, claim.scheme_id), method, less, said)
    return claim


def submit(work: Work, claim_id: int, late_reason: str = "", received_on: date | None = None) -> Claim:
    """Hand a claim in for approval; after the deadline only with a reason, never an automatic no."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    if received_on is not None:
        if received_on > work.today:
            raise Problem(_("This day is still to come. Check the date."), "received_on")
        claim.received_on = received_on
    if late_reason.strip():
        claim.late_reason = late_reason.strip()[:_NOTE_LENGTH]
    _submit(work, claim)
    return claim


def submit_all(work: Work, claim_ids: Iterable[int]) -> int:
    """Hand in several drafts at once; how many. Nothing is handed in when one of them cannot be."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claims = _all(work, claim_ids)
    for claim in claims:
        with _named(claim):
            _submit(work, claim)
    return len(claims)


def approve_within(work: Work, held: CashFloat, claim: Claim, reason: str = "") -> None:
    """Count a claim as approved by whoever approved the cash float it is paid from, if it is not approved yet.

    ``reason`` says why a cost without its receipt is paid all the same. Raises :class:`Problem` when the whole claim is
    more than the float allows one person, or when its approver is the person or the payee.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    if claim.state in {ClaimState.DRAFT, ClaimState.RETURNED}:
        _submit(work, claim)
    if claim.state is not ClaimState.SUBMITTED or held.approved_on is None:
        return
    lines = stored.lines(work.session, claim.id)
    totals = claim.totals(lines)
    whole = totals.payment + totals.expenses + totals.to_charity
    if whole > held.limit:
        raise Problem(
            _(
                "Claim {number} comes to {amount}, and the float approves up to {limit} a person. Have the claim approved, then pay part of it in cash."
            ).format(number=claim.number, amount=whole.text(), limit=held.limit.text())
        )
    claim.approve(
        approvers.by_float(work, claim, held),
        held.approved_on,
        lines,
        how=ApprovalHow.CASH_FLOAT,
        exceptions_reason=reason,
    )


def _submit(work: Work, claim: Claim) -> None:
    if amount_unknown(claim):
        raise Problem(_("They asked for a lower amount. Type how much before handing it in."), "chosen_pence")
    for line in stored.lines(work.session, claim.id):
        line.check()
        line.returned_because = ""
    scheme = work.get(Scheme, claim.scheme_id)
    claim.submit(work.today, last_day_to_claim(scheme, claim.activity_day))


def return_(
    work: Work, claim_id: int, because: str, lines: Mapping[int, str] | None = None, seen: int | None = None
) -> Claim:
    """Send a claim back with what needs putting right: for the whole, and for lines by their id."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    held = stored.lines(work.session, claim_id)
    _check_seen(claim, held, seen)
    claim.return_(because)
    for line in held:
        line.returned_because = (lines or {}).get(line.id, "").strip()[:_NOTE_LENGTH]
    return claim


def approve(work: Work, claim_id: int, seen: int | None = None, exceptions_reason: str = "") -> Claim:
    """Agree to pay a claim, here in the program; ``seen`` is what the approver looked at (``ClaimPage.seen``).

    Raises :class:`Problem` when someone approved it already (naming who and when), when the approver is the person
    or the payee, and when a cost lacks its receipt without a reason; Conflict when it changed since it was read.
    """
    work.actor.require(Permission.APPROVE_CLAIMS)
    claim = work.get(Claim, claim_id)
    lines = stored.lines(work.session, claim_id)
    if claim.state is ClaimState.SUBMITTED:
        _check_seen(claim, lines, seen)
    by = approvers.in_program(work, claim)
    claim.approve(by, work.today, lines, exceptions_reason=exceptions_reason)
    return claim


def approve_all(work: Work, claim_ids: Iterable[int]) -> int:
    """Approve several claims at once; how many. Nothing is approved when one of them cannot be."""
    work.actor.require(Permission.APPROVE_CLAIMS)
    claims = _all(work, claim_ids)
    for claim in claims:
        with _named(claim):
            approve(work, claim.id)
    return len(claims)


def approve_on_paper(
    work: Work, claim_id: int, by: str, on: date, seen: int | None = None, exceptions_reason: str = ""
) -> Claim:
    """Write down that someone approved a claim with their signature on paper: who, and when.

    Raises :class:`Problem` beside the field when the name is missing, the day is still to come, or the approver is
    the person or the payee, or above a limit they have here.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    name = by.strip()[:_NAME_LENGTH]
    if not name:
        raise Problem(_("Say who signed it."), "approved_by")
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "approved_on")
    lines = stored.lines(work.session, claim_id)
    if claim.state is ClaimState.SUBMITTED:
        _check_seen(claim, lines, seen)
    claim.approve(
        approvers.on_paper(work, claim, name),
        on,
        lines,
        how=ApprovalHow.ON_PAPER,
        exceptions_reason=exceptions_reason,
    )
    return claim


def mark_paid(work: Work, claim_ids: Iterable[int], on: date, boxes: Collection[Box] = payments.BOTH) -> int:
    """Finance paid these on a day: one claim or many; how many. This cannot be undone, only countered.

    ``boxes`` names one where payment for time and expenses are paid apart: the rest is still owed.

    Raises :class:`Problem` for a day to come or before the approval, a claim that is not approved, and one that
    comes to nothing; then none of them is marked.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claims = _all(work, claim_ids)
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "paid_on")
    lines = stored.lines_of(work.session, [claim.id for claim in claims])
    for claim in claims:
        _check_payable(claim, lines[claim.id], on)
        payments.pay(work, claim, on, boxes)
    work.seal()
    return len(claims)


def payment_came_back(work: Work, claim_id: int, because: str = "") -> Claim:
    """The money did not arrive, or the claim was marked as paid by mistake: it is owed again, approved as before."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    payments.all_back(work, claim, because.strip()[:_NOTE_LENGTH])
    return claim


def void(work: Work, claim_id: int, because: str) -> Claim:
    """This claim is not needed, and why; its number is not used again."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    claim.void(because)
    advances.let_go(work, claim)
    return claim


def _check_payable(claim: Claim, lines: list[ClaimLine], on: date) -> None:
    totals = claim.totals(lines)
    if not (totals.to_pay or totals.to_charity):
        raise Problem(_("Claim {number} comes to nothing to pay.").format(number=claim.number))
    if claim.approved_on is not None and on < claim.approved_on:
        raise Problem(
            _("Claim {number} was approved after this day. Check the date.").format(number=claim.number),
            "paid_on",
        )


def _check_seen(claim: Claim, lines: Iterable[ClaimLine], seen: int | None) -> None:
    if seen is not None and token(claim, lines) != seen:
        raise Conflict


@contextmanager
def _named(claim: Claim) -> Iterator[None]:
    """Say which claim of many a problem is about."""
    try:
        yield
    except Problem as problem:
        words = _("Claim {number}: {problem}").format(number=claim.number, problem=problem.message)
        raise Problem(words, problem.field) from problem


def _all(work: Work, claim_ids: Iterable[int]) -> list[Claim]:
    wanted = set(claim_ids)
    found = stored.by_ids(work.session, wanted)
    if not wanted or len(found) != len(wanted):
        raise Gone
    return found
