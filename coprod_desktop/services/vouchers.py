"""The voucher register: serials taken in, given as an involvement payment, signed for - or written off with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.cash_floats import CashFloat
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import Claim, PaymentMethod
from coprod_desktop.domain.payments import boxes_of
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.domain.vouchers import Voucher, VoucherFields, check_worth, serials
from coprod_desktop.i18n import _
from coprod_desktop.services import cash_payments, claim_lines, drafting, payments, settling
from coprod_desktop.services.claim_choices import typed_amount
from coprod_desktop.storage import payments as stored_payments
from coprod_desktop.storage import vouchers as stored
from coprod_desktop.storage.vouchers import VoucherRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from coprod_desktop.domain.payments import Payment
    from coprod_desktop.services.claim_lines import CostTyped
    from coprod_desktop.storage.database import Work

__all__ = ["VoucherRow"]

_ONLY_TIME = (Box.PAYMENT,)
_REASON_LENGTH = 200
_NAMED = 5


def take_in(work: Work, typed: str, values: Mapping[str, Any]) -> list[Voucher]:
    """Put vouchers of one kind in the register: their serials, one a line or a row "A100-A119", each worth the same.

    Raises :class:`Problem` beside ``serials`` when one is in the register already, and beside the other fields.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    found = serials(typed)
    known = stored.known(work.session, found)
    if known:
        raise Problem(
            _("In the register already: {serials}.").format(serials=", ".join(known[:_NAMED])), "serials"
        )
    value = typed_amount(values.get("value_pence"), "value_pence")
    if value.pence <= 0:
        raise Problem(_("Type an amount of more than zero."), "value_pence")
    given = {"got_on": work.today, **values, "value_pence": value.pence}
    fields = [checked(VoucherFields, given | {"serial": serial}) for serial in found]
    if fields[0].got_on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "got_on")
    return [work.add(Voucher(**one.model_dump())) for one in fields]


def give(
    work: Work,
    claim_id: int,
    voucher_ids: Collection[int],
    *,
    signed: bool,
    on: date | None = None,
    float_id: int | None = None,
) -> Payment:
    """Pay someone's time in vouchers that come to exactly what is owed for it; no bank is told.

    The claim is approved, or within ``float_id``, a float of the day. Raises :class:`Problem` when a voucher is not here,
    when they come to another sum, and when the time is paid already.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    held = stored.by_ids(work.session, voucher_ids)
    if not held or len(held) != len(set(voucher_ids)):
        raise Gone
    owed, _expenses = boxes_of(
        line for line in stored_payments.unpaid_lines(work.session, claim_id) if line.box is Box.PAYMENT
    )
    check_worth(held, owed)
    payment = _pay(work, claim, on or work.today, float_id)
    for voucher in held:
        voucher.give(
            payment.id, claim.person_id, payment.on_day or work.today, work.actor.name[:120], signed=signed
        )
    return payment


def give_on_day(
    work: Work,
    meeting_id: int,
    person_id: int,
    float_id: int,
    voucher_ids: Collection[int],
    *,
    signed: bool,
    costs: Sequence[CostTyped] = (),
    reason: str = "",
) -> Payment:
    """On the day: vouchers for someone's time within a float, and their expenses from it in cash, as one action.

    Their claim is drafted if there is none. Raises :class:`Problem` where either would; then nothing is written down.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = drafting.of_person(work, meeting_id, person_id)
    claim = claim or drafting.draft_for_person(work, meeting_id, person_id)
    for cost in costs:
        claim_lines.add_cost(work, claim.id, cost)
    settling.approve_within(work, work.get(CashFloat, float_id), claim, reason)
    _time, expenses = boxes_of(stored_payments.unpaid_lines(work.session, claim.id))
    if expenses:
        cash_payments.pay(work, meeting_id, person_id, float_id, (Box.EXPENSES,))
    return give(work, claim.id, voucher_ids, signed=signed, float_id=float_id)


def _pay(work: Work, claim: Claim, on: date, float_id: int | None) -> Payment:
    if float_id is not None:
        held = work.get(CashFloat, float_id)
        return cash_payments.hand_over(work, held, claim, PaymentMethod.VOUCHER, _ONLY_TIME)
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "given_on")
    if claim.approved_on is not None and on < claim.approved_on:
        raise Problem(
            _("Claim {number} was approved after this day. Check the date.").format(number=claim.number),
            "given_on",
        )
    return payments.hand_over(work, claim, on, PaymentMethod.VOUCHER, _ONLY_TIME)


def sign(work: Work, voucher_id: int) -> Voucher:
    """The person signed for it today. Raises :class:`Problem` while nobody has it."""
    work.actor.require(Permission.EDIT_CLAIMS)
    voucher = work.get(Voucher, voucher_id)
    voucher.sign(work.today)
    return voucher


def lose(work: Work, voucher_id: int, because: str) -> Voucher:
    """It will never be given, and why: lost, expired, sent back."""
    work.actor.require(Permission.EDIT_CLAIMS)
    voucher = work.get(Voucher, voucher_id)
    voucher.lose(because[:_REASON_LENGTH])
    return voucher


def remove(work: Work, voucher_id: int) -> None:
    """It was typed in by mistake. Raises :class:`Problem` when someone has it."""
    work.actor.require(Permission.EDIT_CLAIMS)
    voucher = work.get(Voucher, voucher_id)
    if voucher.given_on is not None:
        raise Problem(_("Someone has voucher {serial} already.").format(serial=voucher.serial))
    work.delete(voucher)


def one(work: Work, voucher_id: int) -> VoucherRow:
    """One voucher and who has it. Raises :class:`~coprod_desktop.domain.problems.Gone` when it is not in the register."""
    work.actor.require(Permission.SEE_CLAIMS)
    work.get(Voucher, voucher_id)
    return next(row for row in stored.rows(work.session) if row.id == voucher_id)


def rows(work: Work) -> list[VoucherRow]:
    """The whole register: what is here first, then who has which, the latest given first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.rows(work.session)


def in_hand(work: Work) -> list[Voucher]:
    """What is here to be given."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.in_hand(work.session)
