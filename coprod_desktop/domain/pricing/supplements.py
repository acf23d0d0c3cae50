"""A rate went up after a claim was paid: the difference, line by line, on a claim of its own."""

from collections.abc import Sequence

from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.money import NOTHING, Money, rate_text
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.rates import Rate, find_rate
from coprod_desktop.i18n import _, language


def supplementary_lines(
    paid: Sequence[ClaimLine], rates: Sequence[Rate], earlier: Sequence[ClaimLine] = ()
) -> list[PricedLine]:
    """What is still owed under today's rows for lines that were paid by a rate; the originals stay as they are.

    ``earlier`` are lines of supplementary claims made before, so that no difference is paid twice. Only rises are
    listed: nothing is ever taken back this way. A line whose allowed amount was changed by hand is left to a
    person, and so is one whose rate is gone or blank.
    """
    added: dict[int, Money] = {}
    for line in earlier:
        if line.supplements_id is not None:
            added[line.supplements_id] = added.get(line.supplements_id, NOTHING) + line.allowed
    return [line for old in paid for line in _difference(old, rates, added.get(old.id, NOTHING))]


def _difference(old: ClaimLine, rates: Sequence[Rate], added: Money) -> list[PricedLine]:
    if not old.rate_amount_milli or old.supplements_id is not None or old.claimed_pence != old.allowed_pence:
        return []
    rate = find_rate(rates, old.rate_key, old.day)
    if rate is None or rate.amount_milli is None:
        return []
    rise = rate.money(old.quantity_milli) - Money.times(old.rate_amount_milli, old.quantity_milli)
    return [_line(old, rate, rise - added)] if rise > added else []


def _line(old: ClaimLine, rate: Rate, owed: Money) -> PricedLine:
    why = _("{what} on {day} was paid at {old} and is now {new}, so {owed} more is owed. Source: {source}.")
    why = why.format(
        what=old.what,
        day=language().short_day(old.day),
        old=rate_text(old.rate_amount_milli or 0),
        new=rate.text(),
        owed=owed.text(),
        source=rate.source,
    )
    return PricedLine(
        kind=old.kind,
        day=old.day,
        what=_("Difference: {what}").format(what=old.what),
        finance_what=_("Difference: {what}").format(what=old.finance_what) if old.finance_what else "",
        claimed=owed,
        allowed=owed,
        why=why,
        cost_code=old.cost_code,
        supplements_id=old.id,
    )
