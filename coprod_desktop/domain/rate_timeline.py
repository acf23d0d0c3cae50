"""Rates over time: days no row holds on, and figures nobody has compared with their source for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from coprod_desktop.domain.period import add_months
from coprod_desktop.domain.rates import RATE_NAMES, Rate, RateKey
from coprod_desktop.i18n import _, language

#: A figure is looked up again once it was last compared so many months ago.
OLD_MONTHS = 12

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Gap:
    """Days between two rows of one key on which none holds, both days included."""

    key: RateKey
    first: date
    last: date

    def sentence(self) -> str:
        """What the editor says: what has no figure, and from when to when."""
        return _(
            "Nothing is set for {what} from {first} to {last}: a claim for those days cannot be worked out."
        ).format(
            what=_(RATE_NAMES[self.key]),
            first=language().short_day(self.first),
            last=language().short_day(self.last),
        )


def gaps(rates: Iterable[Rate]) -> list[Gap]:
    """Every gap between two rows of the same kind and key, by key and day. What lies before the first row is none."""
    ordered = sorted(rates, key=lambda rate: (rate.kind, rate.key, rate.from_day))
    found = []
    for (_kind, key), rows in groupby(ordered, key=lambda rate: (rate.kind, rate.key)):
        for earlier, later in pairwise(rows):
            if earlier.to_day is not None and later.from_day > earlier.to_day + _DAY:
                found.append(Gap(RateKey(key), earlier.to_day + _DAY, later.from_day - _DAY))
    return found


def is_old(rate: Rate, today: date) -> bool:
    """Whether a figure that holds today was last compared with its source over twelve months ago."""
    checked = rate.checked_on
    return checked is not None and rate.period.contains(today) and add_months(checked, OLD_MONTHS) < today


def to_look_up(rates: Iterable[Rate], today: date) -> list[Rate]:
    """The figures in force that are to be compared with their source again."""
    return [rate for rate in rates if is_old(rate, today)]
