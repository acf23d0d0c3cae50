"""One amount over several cost codes, by percentages that must come to exactly 100."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprod_desktop.domain.money import Money, quantity_text
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

_WHOLE_MILLI = 100_000


@dataclass(frozen=True)
class Part:
    """One cost code's part, in thousandths of a per cent."""

    cost_code: str
    percent_milli: int


def split(amount: Money, parts: Sequence[Part]) -> list[Money]:
    """The amount in parts that add up to it; raises :class:`Problem` unless they are 100% together."""
    whole = sum(part.percent_milli for part in parts)
    if whole != _WHOLE_MILLI:
        raise Problem(
            _("The parts come to {percent}%. They need to come to 100%.").format(
                percent=quantity_text(whole)
            ),
            "parts",
        )
    return amount.share([part.percent_milli for part in parts])


def split_line(line: PricedLine, parts: Sequence[Part]) -> list[PricedLine]:
    """The line once for each cost code, claimed and allowed quantity, claimed and allowed all split."""
    claimed, allowed = split(line.claimed, parts), split(line.allowed, parts)
    quantities = split(Money(line.quantity_milli), parts)
    return [
        replace(
            line,
            cost_code=part.cost_code,
            quantity_milli=quantity.pence,
            claimed=one,
            allowed=other,
            why=_("{why} This is {percent}% of it.").format(
                why=line.why, percent=quantity_text(part.percent_milli)
            ),
        )
        for part, quantity, one, other in zip(parts, quantities, claimed, allowed, strict=True)
    ]
