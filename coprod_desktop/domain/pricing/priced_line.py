"""A priced line: an amount with the sentence that explains it, ready to become a line of a claim."""

from dataclasses import dataclass, replace
from datetime import date

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind, Receipt
from coprod_desktop.domain.money import Money, quantity_text
from coprod_desktop.domain.rates import Rate, RateUnit
from coprod_desktop.i18n import _, language


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """One amount with its "why this amount?"; ``reason`` says why claimed and allowed differ, if they do."""

    kind: LineKind
    day: date
    what: str
    claimed: Money
    allowed: Money
    why: str
    finance_what: str = ""
    reason: str = ""
    quantity_milli: int = 1000
    rate: Rate | None = None
    receipt: Receipt = Receipt.NOT_NEEDED
    cost_code: str = ""
    supplements_id: int | None = None

    def allow(self, amount: Money, reason: str) -> "PricedLine":
        """The same line with another amount allowed, and the reason."""
        return replace(self, allowed=amount, reason=reason)

    def to_claim_line(self, claim_id: int, position: int) -> ClaimLine:
        """The line as it is stored, with a copy of the rate it was priced by."""
        line = ClaimLine(
            claim_id=claim_id,
            position=position,
            kind=self.kind,
            day=self.day,
            what=self.what,
            finance_what=self.finance_what,
            quantity_milli=self.quantity_milli,
            claimed_pence=self.claimed.pence,
            allowed_pence=self.allowed.pence,
            reason=self.reason,
            receipt=self.receipt,
            cost_code=self.cost_code,
            why=self.why,
            supplements_id=self.supplements_id,
        )
        if self.rate is not None:
            line.unit = self.rate.unit
            line.rate_id, line.rate_key = self.rate.id, self.rate.key
            line.rate_amount_milli, line.rate_source = self.rate.milli, self.rate.source
        return line

    @property
    def unit(self) -> RateUnit:
        """What one of the quantity is."""
        return RateUnit.FIXED if self.rate is None else self.rate.unit


@dataclass(frozen=True)
class Query:
    """Something to ask before going on; unlike a Problem it does not stop anything."""

    message: str
    field: str = ""


def priced_by(
    rate: Rate,
    kind: LineKind,
    day: date,
    what: str,
    quantity_milli: int = 1000,
    *,
    cost_code: str = "",
    finance_what: str = "",
    because: str = "",
) -> PricedLine:
    """So many units at a rate, rounded once; ``because`` adds a sentence to the explanation."""
    amount = rate.money(quantity_milli)
    sum_ = _("{quantity} × {rate} = {amount}. The rate for {what} on {day}.").format(
        quantity=quantity_text(quantity_milli),
        rate=rate.text(),
        amount=amount.text(),
        what=rate.name,
        day=language().short_day(day),
    )
    return PricedLine(
        kind=kind,
        day=day,
        what=what,
        claimed=amount,
        allowed=amount,
        why=f"{sum_} {because}".strip(),
        quantity_milli=quantity_milli,
        rate=rate,
        cost_code=cost_code,
        finance_what=finance_what,
    )
