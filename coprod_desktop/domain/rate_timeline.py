"""Rates over time: days no row holds on, and figures nobody has compared with their source for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, pairwise

from coprod_desktop.domain.period import add_months
from coprod_desktop.domain.rates import RATE_NAMES, Rate, RateKey, RateKind, find_rate
from coprod_desktop.i18n import _, language

#: A figure is looked up again once it was last compared so many months ago.
OLD_MONTHS = 12

_DAY = timedelta(days=1)

#: HMRC knows no size of engine.
_ENGINES = {RateKey.MILE_CAR_SMALL: RateKey.MILE_CAR, RateKey.MILE_CAR_LARGE: RateKey.MILE_CAR}


class Standing(StrEnum):
    """How a stretch of a rate's time stands: a figure, none typed in yet, a figure to look up again, or nothing at all."""

    SET = "set"
    BLANK = "blank"
    OLD = "old"
    GAP = "gap"


@dataclass(frozen=True)
class Stretch:
    """Days of one key on which one figure holds, or none does; ``last`` is None where it holds until it changes."""

    first: date
    last: date | None
    figure: str
    standing: Standing

    def sentence(self) -> str:
        """What a reader who does not see the drawing hears."""
        day = language().short_day
        figure = self.figure if self.standing is not Standing.GAP else _("nothing set")
        if self.last is None:
            said = _("{figure} from {first}").format(figure=figure, first=day(self.first))
        else:
            said = _("{figure} from {first} to {last}").format(
                figure=figure, first=day(self.first), last=day(self.last)
            )
        if self.standing is Standing.OLD:
            return _("{rate}, last compared with its source over twelve months ago").format(rate=said)
        return said


@dataclass(frozen=True)
class TimeRow:
    """Everything set for one key, in the order of time, its gaps named."""

    key: RateKey
    stretches: tuple[Stretch, ...]

    @property
    def name(self) -> str:
        """What it is for."""
        said = _(RATE_NAMES[self.key])
        return said[:1].upper() + said[1:]

    def sentence(self) -> str:
        """The row in words."""
        return "; ".join(one.sentence() for one in self.stretches)


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


def timeline(rates: Iterable[Rate], today: date) -> list[TimeRow]:
    """A row a key: its figures over time, and the gaps between them."""
    held = sorted(rates, key=lambda rate: (list(RateKey).index(rate.key), rate.from_day))
    between = gaps(held)
    rows = []
    for key, same in groupby(held, key=lambda rate: rate.key):
        figures = [Stretch(one.from_day, one.to_day, one.text(), _standing(one, today)) for one in same]
        empty = [Stretch(gap.first, gap.last, "", Standing.GAP) for gap in between if gap.key is key]
        rows.append(TimeRow(key, tuple(sorted([*figures, *empty], key=lambda one: one.first))))
    return rows


def _standing(rate: Rate, today: date) -> Standing:
    if rate.amount_milli is None:
        return Standing.BLANK
    return Standing.OLD if is_old(rate, today) else Standing.SET


def is_old(rate: Rate, today: date) -> bool:
    """Whether a figure that holds today was last compared with its source over twelve months ago."""
    checked = rate.checked_on
    return checked is not None and rate.period.contains(today) and add_months(checked, OLD_MONTHS) < today


def ceiling_beside(rate: Rate, ceilings: Iterable[Rate], today: date) -> Rate | None:
    """What HMRC allows for the same miles as a rate we pay: today, or when the rate began or ended; None where nothing is known."""
    key = _ENGINES.get(rate.key, rate.key)
    day = min(max(today, rate.from_day), rate.period.last)
    found = find_rate(ceilings, key, day, kind=RateKind.CEILING)
    return None if found is None or found.amount_milli is None else found


def to_look_up(rates: Iterable[Rate], today: date) -> list[Rate]:
    """The figures in force that are to be compared with their source again."""
    return [rate for rate in rates if is_old(rate, today)]
