"""The paid list that comes back from finance: matched to claims, and what fits is marked as paid on its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.paid_list import fits, read_rows, together
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import payments, settling
from coprod_desktop.storage import payments as stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.documents.sheet import Sheet
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.domain.paid_list import PaidColumns, PaidRow
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Fits:
    """A claim that was paid: on which day, and which of its two boxes."""

    claim_id: int
    number: int
    on: date
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class PaidList:
    """What a list says: the claims it pays, and the rows that stay as they are, each with why."""

    fits: tuple[Fits, ...]
    left: tuple[str, ...]


def look(work: Work, sheet: Sheet, columns: PaidColumns, day: date | None) -> PaidList:
    """Match a list to the claims; nothing is written. ``day`` is when all was paid, where no column says."""
    work.actor.require(Permission.SEE_CLAIMS)
    if day is not None and day > work.today:
        raise Problem(_("This day is still to come. Check the date."), "day")
    rows = read_rows(sheet.rows, sheet.first_row, columns, day, work.today)
    known = stored.by_numbers(work.session, {number for row in rows for number in row.numbers})
    found: dict[int, list[PaidRow]] = {}
    left = []
    for row in rows:
        number = next((number for number in row.numbers if number in known), None)
        if row.problem or number is None:
            left.append(_said(row, row.problem or _("No claim has this number.")))
        else:
            found.setdefault(number, []).append(row)
    paid = []
    for number, its in found.items():
        answer = _fit(work, known[number], together(its))
        if isinstance(answer, Fits):
            paid.append(answer)
        else:
            left.append(_said(its[0], answer))
    return PaidList(tuple(paid), tuple(left))


def take_in(work: Work, sheet: Sheet, columns: PaidColumns, day: date | None) -> PaidList:
    """Mark what fits as paid; what it found. It cannot be undone, and taking the same list in twice marks nothing twice.

    Raises :class:`Problem` when no row fits.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    found = look(work, sheet, columns, day)
    if not found.fits:
        raise Problem(_("No row of this list marks a claim as paid."))
    for one in found.fits:
        settling.mark_paid(work, [one.claim_id], one.on, one.boxes)
    return found


def _fit(work: Work, claim: Claim, row: PaidRow) -> Fits | str:
    """Which part of a claim a row pays, or why it pays none."""
    if claim.state is ClaimState.PAID and claim.paid_on is not None:
        return _("It is marked as paid already, on {day}.").format(day=language().short_day(claim.paid_on))
    if claim.state not in {ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PART_PAID} or row.on is None:
        return _("It is not approved.")
    if claim.approved_on is not None and row.on < claim.approved_on:
        return _("It was approved after this day.")
    owed = _owed(work, claim)
    at = fits(row.amount, [amount for amount, _boxes in owed])
    if at is None:
        paid = "" if row.amount is None else row.amount.text()
        return _("The list says {paid}, the claim comes to {owed}.").format(paid=paid, owed=owed[0][0].text())
    return Fits(claim.id, claim.number, row.on, owed[at][1])


def _owed(work: Work, claim: Claim) -> list[tuple[Money, tuple[Box, ...]]]:
    """What may be paid of a claim: all of it, or one of its boxes where no advance was given."""
    if claim.state is ClaimState.IN_RUN:
        sent = [one for one in payments.live(work, claim) if one.on_day is None]
        whole = Money.total(one.to_pay + Money(one.charity_pence) for one in sent)
        return [(whole, payments.BOTH)]
    lines = stored.unpaid_lines(work.session, claim.id)
    totals = claim.totals(lines)
    if claim.state is ClaimState.PART_PAID:
        return [(totals.payment + totals.expenses, payments.BOTH)]
    owed: list[tuple[Money, tuple[Box, ...]]] = [(totals.to_pay + totals.to_charity, payments.BOTH)]
    if totals.payment and totals.expenses and not totals.advance:
        owed += [(totals.payment + totals.to_charity, (Box.PAYMENT,)), (totals.expenses, (Box.EXPENSES,))]
    return owed


def _said(row: PaidRow, why: str) -> str:
    return _("Row {row}, “{said}”: {why}").format(row=row.row, said=row.said[:40], why=why)


def sentence(found: PaidList, most: int = 6) -> Sequence[str]:
    """What a question or a notice says of the rows that were left."""
    named = list(found.left[:most])
    more = len(found.left) - len(named)
    return [*named, _("And {n} more.").format(n=language().count(more))] if more > 0 else named
