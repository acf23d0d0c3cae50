"""What would reach one person in a week or month, beside a limit recorded for that date: facts, never advice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.period import Period, month_of, week_of
from coprod_desktop.domain.rates import RATE_NAMES, Rate, RateKey, RateKind, RateUnit, find_rate
from coprod_desktop.i18n import _, language


@dataclass(frozen=True)
class LimitComparison:
    """Involvement payments and vouchers reaching a person in one period, beside the limit and its source."""

    key: RateKey
    period: Period
    reaching: Money
    limit: Money | None
    source: str

    @property
    def is_above(self) -> bool:
        """Whether more would reach them than the limit recorded; no limit is never above."""
        return self.limit is not None and self.reaching > self.limit

    def amount_sentence(self) -> str:
        """From when to when, and how much."""
        return _("From {start} to {end}: {reaching}.").format(
            start=language().short_day(self.period.start),
            end=language().short_day(self.period.last),
            reaching=self.reaching.text(),
        )

    def limit_sentence(self) -> str:
        """The limit recorded for that day and who says so, or that none is."""
        name = _(RATE_NAMES[self.key])
        if self.limit is None:
            return _("{limit}: no figure recorded.").format(limit=name)
        said = _("{limit}: {amount} ({source}).")
        if self.is_above:
            said = _("This is more than the {limit} of {amount} ({source}).")
        return said.format(limit=name, amount=self.limit.text(), source=self.source)


def compare_with_limit(
    reaching: Iterable[tuple[date, Money]], limits: Sequence[Rate], key: RateKey, paid_on: date
) -> LimitComparison:
    """Everything that reaches the person in the week (Monday to Sunday) or month of the day they are paid.

    ``reaching`` are involvement payments and vouchers of all boards by the day they reach the person, never
    expenses. The limit is the row of the day of payment, not of the activity.
    """
    row = find_rate(limits, key, paid_on, kind=RateKind.LIMIT)
    monthly = any(rate.key is key and rate.unit is RateUnit.MONTH for rate in limits)
    period = month_of(paid_on) if monthly else week_of(paid_on)
    total = Money.total(amount for day, amount in reaching if period.contains(day))
    if row is None or row.amount_milli is None:
        return LimitComparison(key, period, total, None, "")
    return LimitComparison(key, period, total, row.money(), row.source)


def compare_with_limits(
    reaching: Sequence[tuple[date, Money]], limits: Sequence[Rate], paid_on: date
) -> list[LimitComparison]:
    """The week and the month of one payment beside every limit known: we never ask which benefit someone has."""
    keys = dict.fromkeys(rate.key for rate in limits if rate.kind is RateKind.LIMIT)
    return [compare_with_limit(reaching, limits, key, paid_on) for key in keys or (RateKey.OTHER,)]
