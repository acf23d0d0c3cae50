"""Taking an amount off the payment box: its own lines, shared over the cost codes so that everything adds up."""

from collections.abc import Sequence

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.priced_line import PricedLine


def payment_lines(lines: Sequence[PricedLine]) -> list[PricedLine]:
    """What is offered for time: the payment box without money taken back, which is no part of an offer."""
    return [line for line in lines if line.kind.box is Box.PAYMENT and line.kind is not LineKind.RECOVERY]


def take_off(lines: Sequence[PricedLine], amount: Money, what: str, why: str) -> list[PricedLine]:
    """Adjustment lines, one for each cost code of the payment lines, that add up to ``amount`` taken off.

    Shared in proportion to what each code carries, by largest remainder; no code falls below zero as long as the
    amount is no more than the payment lines come to.
    """
    codes: dict[str, Money] = {}
    for line in payment_lines(lines):
        codes[line.cost_code] = codes.get(line.cost_code, NOTHING) + line.allowed
    if amount <= NOTHING:
        return []
    parts = amount.share([carried.pence for carried in codes.values()])
    return [
        _adjustment(lines[0], -part, code, what, why) for code, part in zip(codes, parts, strict=True) if part
    ]


def _adjustment(first: PricedLine, amount: Money, cost_code: str, what: str, why: str) -> PricedLine:
    return PricedLine(
        kind=LineKind.ADJUSTMENT,
        day=first.day,
        what=what,
        finance_what=what,
        claimed=amount,
        allowed=amount,
        why=why,
        cost_code=cost_code,
    )
