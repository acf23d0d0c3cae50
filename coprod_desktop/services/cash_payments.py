"""Cash on the day: what someone would be paid, and paying it from the float, its two boxes apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.cash_floats import CashFloat, FloatState, HandedOut
from coprod_desktop.domain.claims import Claim, ClaimState, ClaimTotals, PaymentMethod
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import claim_lines, drafting, payments, settling
from coprod_desktop.storage import cash_floats as stored
from coprod_desktop.storage import payments as stored_payments

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coprod_desktop.domain.claim_lines import Box
    from coprod_desktop.domain.payments import Payment
    from coprod_desktop.services.claim_lines import CostTyped
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class CashOffer:
    """What someone would be paid in cash now, before anything is written down.

    ``totals`` is what is not paid yet; ``float_id`` the float it comes from, None while there is none to pay from, and then
    ``not_yet`` says why. ``number`` is that of their claim, None before it is drafted.
    """

    person_id: int
    person: str
    number: int | None
    method: PaymentMethod
    totals: ClaimTotals
    float_id: int | None
    limit: Money = NOTHING
    left: HandedOut = field(default_factory=HandedOut)
    had: Money = NOTHING
    not_yet: str = ""

    @property
    def in_vouchers(self) -> bool:
        """Whether they chose vouchers for their time, so that cash is for their expenses."""
        return self.method is PaymentMethod.VOUCHER


def offer(work: Work, meeting_id: int, person_id: int) -> CashOffer:
    """What someone who came is owed for a meeting, and the float it would come from.

    Raises :class:`Problem` when they did not come, when no scheme is in force, and when their claim is with finance or
    paid already.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = drafting.of_person(work, meeting_id, person_id)
    if claim is None:
        method, totals = drafting.foreseen(work, meeting_id, person_id)
    else:
        method, totals = claim.method, _left(work, claim)
    held, not_yet = _float_of(work, meeting_id)
    found = CashOffer(
        person_id=person_id,
        person=work.get(Person, person_id).name,
        number=None if claim is None else claim.number,
        method=method,
        totals=totals,
        float_id=None if held is None else held.id,
        not_yet=not_yet,
    )
    if held is None:
        return found
    mine = stored.handed_out(work.session, held.id, person_id)
    out = stored.handed_out(work.session, held.id)
    return replace(found, limit=held.limit, left=held.left(out), had=mine.cash + mine.vouchers)


def hoped(work: Work, meeting_id: int, person_id: int) -> ClaimTotals:
    """What someone who is expected would be owed, or what is left of their claim.

    Raises :class:`Problem` when no scheme is in force, and when their claim is with finance or paid already.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = drafting.of_person(work, meeting_id, person_id)
    if claim is None:
        return drafting.foreseen(work, meeting_id, person_id, hoped=True)[1]
    return _left(work, claim)


def pay(
    work: Work,
    meeting_id: int,
    person_id: int,
    float_id: int,
    boxes: Collection[Box] = payments.BOTH,
    costs: Sequence[CostTyped] = (),
    reason: str = "",
) -> Payment:
    """Pay someone in cash from a float: their claim is drafted if there is none, counts as approved, and is paid.

    ``costs`` are put on the claim first; ``reason`` says why one without its receipt is paid. Raises :class:`Problem`
    above the limit for one person or what is left, and when it is paid already; then nothing is written down.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    held = work.get(CashFloat, float_id)
    claim = drafting.of_person(work, meeting_id, person_id)
    if claim is None:
        claim = drafting.draft_for_person(work, meeting_id, person_id)
    for cost in costs:
        claim_lines.add_cost(work, claim.id, cost)
    return hand_over(work, held, claim, PaymentMethod.CASH, boxes, reason)


def hand_over(
    work: Work,
    held: CashFloat,
    claim: Claim,
    method: PaymentMethod,
    boxes: Collection[Box] = payments.BOTH,
    reason: str = "",
) -> Payment:
    """Pay boxes of a claim from a float, in cash or in vouchers, on the float's day."""
    work.actor.require(Permission.EDIT_CLAIMS)
    mine = stored.handed_out(work.session, held.id, claim.person_id)
    settling.approve_within(work, held, claim, reason)
    payment = payments.hand_over(work, claim, held.day, method, boxes, held.id)
    _refuse_charity(claim, payment)
    now = HandedOut(vouchers=payment.to_pay) if method is PaymentMethod.VOUCHER else HandedOut(payment.to_pay)
    work.flush()
    out = stored.handed_out(work.session, held.id)
    before = HandedOut(out.cash - now.cash, out.vouchers - now.vouchers)
    held.check(now.cash, now.vouchers, mine.cash + mine.vouchers, before, work.today)
    return payment


def _refuse_charity(claim: Claim, payment: Payment) -> None:
    if payment.charity_pence:
        raise Problem(
            _(
                "Claim {number} gives to a charity, which finance pays. Pay only their expenses in cash."
            ).format(number=claim.number)
        )


def _left(work: Work, claim: Claim) -> ClaimTotals:
    """What is not paid yet of a claim. Raises :class:`Problem` when it is in a run, paid or void."""
    if claim.state is ClaimState.PAID and claim.paid_on is not None:
        raise Problem(
            _("Claim {number} was paid on {day}.").format(
                number=claim.number, day=language().short_day(claim.paid_on)
            )
        )
    if not claim.is_open:
        claim.require_payable()
    totals = claim.totals(stored_payments.unpaid_lines(work.session, claim.id))
    if claim.state is ClaimState.PART_PAID:
        return replace(totals, advance=NOTHING, to_charity=NOTHING)
    return totals


def _float_of(work: Work, meeting_id: int) -> tuple[CashFloat | None, str]:
    """The float to pay from: the first of the meeting that is open; or why there is none."""
    found = stored.of_meeting(work.session, meeting_id)
    for held in found:
        if held.state is FloatState.OPEN:
            return held, ""
    if not found:
        return None, _("There is no cash float for this meeting. A float is approved before the day.")
    if found[-1].state is FloatState.TO_APPROVE:
        return None, _("The cash float of this meeting is not approved yet.")
    return None, _("The cash float of this meeting has been counted, so nothing more is paid from it.")
