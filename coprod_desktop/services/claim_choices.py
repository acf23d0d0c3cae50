"""What brings the payment box of one claim in order: the cap of each date, then what the person chose to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind
from coprod_desktop.domain.claims import PaymentMethod
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.caps import cap_dates
from coprod_desktop.domain.pricing.choices import apply_choice
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import claims as stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.domain.pricing.choices import Choice
    from coprod_desktop.domain.rates import Scheme
    from coprod_desktop.storage.database import Work

#: What a person told us, as a way to pay a claim; who was not asked yet is offered a bank transfer.
METHODS: dict[PaymentChoice, PaymentMethod] = {
    PaymentChoice.NOT_ASKED: PaymentMethod.BANK_TRANSFER,
    PaymentChoice.BANK: PaymentMethod.BANK_TRANSFER,
    PaymentChoice.CASH: PaymentMethod.CASH,
    PaymentChoice.VOUCHER: PaymentMethod.VOUCHER,
    PaymentChoice.CHEQUE: PaymentMethod.CHEQUE,
    PaymentChoice.CHARITY: PaymentMethod.CHARITY,
    PaymentChoice.TIME_CREDITS: PaymentMethod.TIME_CREDITS,
    PaymentChoice.LESS: PaymentMethod.LESS,
    PaymentChoice.NONE: PaymentMethod.NONE,
    PaymentChoice.OTHER: PaymentMethod.OTHER,
}


def open_for_change(work: Work, claim: Claim) -> None:
    """Make ready to change a claim: an approval is cancelled, and what was printed belongs to an older version.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once it is in a run, paid or void.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    before = claim.version_no
    claim.changed()
    printed = stored_papers.printed(work.session, [claim.id])[claim.id]
    here = f" v{claim.version_no} "
    if claim.version_no == before and any(here in name for _paper, name in printed):
        claim.version_no += 1


def amount_unknown(claim: Claim) -> bool:
    """Whether they asked for a lower amount and nobody has written down how much."""
    return claim.method is PaymentMethod.LESS and 0 < claim.offered_pence == claim.chosen_pence


def known_less(claim: Claim) -> Money | None:
    """The lower amount written down before, or None while nobody knows it."""
    known = claim.method is PaymentMethod.LESS and not amount_unknown(claim)
    return Money(claim.chosen_pence) if known else None


def settle(
    work: Work, claim: Claim, scheme: Scheme, method: PaymentMethod, less: Money | None, note: str
) -> None:
    """Work out the cap and the choice afresh from the lines of payment, each as lines of their own.

    Without an amount, a lower amount stays at the whole offer until somebody types it; such a claim cannot be
    handed in. Expenses are left alone.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    work.flush()
    lines = stored.lines(work.session, claim.id)
    paid = [_priced(line) for line in lines if line.box is Box.PAYMENT and not _made_here(line)]
    choice = chosen(work, claim, scheme, paid, method, less)
    _replace(work, claim, [line for line in lines if _made_here(line)], choice.lines[len(paid) :])
    claim.choose(method, choice.offered, choice.chosen, choice.to_charity, note)


def chosen(
    work: Work,
    claim: Claim,
    scheme: Scheme,
    paid: Sequence[PricedLine],
    method: PaymentMethod,
    less: Money | None,
) -> Choice:
    """These lines of payment held to the most for one date, then what the person chose to have of them."""
    work.actor.require(Permission.EDIT_CLAIMS)
    capped = [*paid, *cap_dates(paid, scheme, _elsewhere(work, claim))]
    offered = Money.total(line.allowed for line in capped if line.kind is not LineKind.RECOVERY)
    if method is PaymentMethod.LESS:
        less = offered if less is None else min(less, offered)
    return apply_choice(capped, method, less)


def _made_here(line: ClaimLine) -> bool:
    return line.kind is LineKind.ADJUSTMENT and line.supplements_id is None


def _replace(work: Work, claim: Claim, old: Sequence[ClaimLine], fresh: Sequence[PricedLine]) -> None:
    same = [(line.day, line.what, line.allowed, line.cost_code, line.why) for line in fresh]
    if same == [(line.day, line.what, line.allowed, line.cost_code, line.why) for line in old]:
        return
    for gone in old:
        work.delete(gone)
    for place, line in enumerate(fresh):
        work.add(line.to_claim_line(claim.id, _AFTER_ALL + place))


#: Adjustments stand after every other line.
_AFTER_ALL = 1000


def _elsewhere(work: Work, claim: Claim) -> dict[date, Money]:
    sums: dict[date, Money] = {}
    others = stored.payments_elsewhere(work.session, claim) + stored.given_elsewhere(work.session, claim)
    for other in others:
        sums[other.day] = sums.get(other.day, NOTHING) + Money(other.pence)
    return sums


def _priced(line: ClaimLine) -> PricedLine:
    return PricedLine(
        kind=line.kind,
        day=line.day,
        what=line.what,
        claimed=line.claimed,
        allowed=line.allowed,
        why=line.why,
        cost_code=line.cost_code,
    )


def lower_amount(note: str) -> Money | None:
    """The amount someone told us they would rather have, where what they told us is one."""
    try:
        return max(Money.parse(note), NOTHING) if note.strip() else None
    except Problem:
        return None


def typed_amount(value: str | int | None, field: str) -> Money:
    """An amount from a form: text as typed, or whole pence; raises :class:`Problem` beside ``field``."""
    if value is None:
        raise Problem(_("Type an amount, for example 12.40."), field)
    return Money.parse(value, field=field) if isinstance(value, str) else Money(value)
