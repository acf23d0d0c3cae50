"""What would reach one person in a week or month, beside a limit recorded for that date: facts, never advice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.period import Period, month_of, week_of
from coprod_desktop.domain.rates import Rate, RateKey, RateKind, RateUnit, find_rate
from coprod_desktop.i18n import _, language


@dataclass(frozen=True)
class LimitComparison:
    """Involvement payments and vouchers reaching a person in one period, beside the limit and its source."""

    period: Period
    reaching: Money
    limit: Money | None
    source: str

    @property
    def is_above(self) -> bool:
        """Whether more would reach them than the limit recorded; no limit is never above."""
        return self.limit is not None and self.reaching > self.limit

    def sentence(self) -> str:
        """What to show, with the source; it says what is recorded and leaves the rest to an adviser."""
        days = {
            "start": language().short_day(self.period.start),
            "end": language().short_day(self.period.last),
            "reaching": self.reaching.text(),
        }
        if self.limit is None:
            return _("From {start} to {end}: {reaching}. No figure recorded to compare with.").format(**days)
        return _("From {start} to {end}: {reaching}. The limit recorded is {limit} ({source}).").format(
            **days, limit=self.limit.text(), source=self.source
        )


def compare_with_limit(
    reaching: Iterable[tuple[date, Money]], limits: Sequence[Rate], key: RateKey, paid_on: date
) -> LimitComparison:
    """Everything that reaches the person in the week (Monday to Sunday) or month of the day they are paid.

    ``reaching`` are involvement payments and vouchers of all boards by the day they reach the person, never
    expenses. The limit is the row of the day of payment, not of the activity.
    """
    row = find_rate(limits, key, paid_on, kind=RateKind.LIMIT)
    monthly = row is not None and row.unit is RateUnit.MONTH
    period = month_of(paid_on) if monthly else week_of(paid_on)
    total = Money.total(amount for day, amount in reaching if period.contains(day))
    if row is None or row.amount_milli is None:
        return LimitComparison(period, total, None, "")
    return LimitComparison(period, total, row.money(), row.source)
