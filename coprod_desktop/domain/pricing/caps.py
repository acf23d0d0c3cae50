"""The most one person is paid for one date: a cap shows as its own line, shared over the cost codes."""

from collections.abc import Mapping, Sequence
from datetime import date

from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.adjustments import payment_lines, take_off
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _, language


def cap_dates(
    lines: Sequence[PricedLine], scheme: Scheme, already: Mapping[date, Money] | None = None
) -> list[PricedLine]:
    """The adjustment lines that bring each date down to the scheme's cap: one for each cost code.

    ``already`` is what other claims of the same person carry for a date, on whichever board. Nothing to adjust,
    or no cap, is an empty list. The adjustments of a date add up to exactly what is above the cap.
    """
    if scheme.cap_per_date_pence is None:
        return []
    cap = Money(scheme.cap_per_date_pence)
    by_day: dict[date, list[PricedLine]] = {}
    for line in payment_lines(lines):
        by_day.setdefault(line.day, []).append(line)
    elsewhere = already or {}
    return [
        adjustment
        for day in sorted(by_day)
        for adjustment in _cap_date(by_day[day], cap, elsewhere.get(day, NOTHING))
    ]


def _cap_date(lines: Sequence[PricedLine], cap: Money, elsewhere: Money) -> list[PricedLine]:
    total = Money.total(line.allowed for line in lines)
    excess = min(total, total + elsewhere - cap)
    return take_off(lines, excess, _("Most for one date"), _why(lines[0].day, total, cap, elsewhere))


def _why(day: date, total: Money, cap: Money, elsewhere: Money) -> str:
    if elsewhere:
        words = _(
            "The most for one person on one date is {cap}. "
            "On {day} this claim comes to {total} and other claims to {elsewhere}."
        )
    else:
        words = _("The most for one person on one date is {cap}. On {day} this comes to {total}.")
    return words.format(
        cap=cap.text(), day=language().short_day(day), total=total.text(), elsewhere=elsewhere.text()
    )
