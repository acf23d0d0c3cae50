"""Bank holidays of the nations of the United Kingdom.

The lasting rules as listed at gov.uk/bank-holidays: a holiday on a weekend is given on the next weekday that is
free. Holidays proclaimed for one year only (a coronation, say) are not rules: the organisation adds their dates.
"""

from datetime import date, timedelta
from functools import cache

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.i18n import N_

_SATURDAY = 5
_WEEK = 7
_DAY = timedelta(days=1)


class Nation(TextEnum):
    """Whose bank holidays count."""

    ENGLAND_AND_WALES = "england and wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"
    OTHER = "other"


#: Nation names as shown.
NATION_NAMES: dict[Nation, str] = {
    Nation.ENGLAND_AND_WALES: N_("England and Wales"),
    Nation.SCOTLAND: N_("Scotland"),
    Nation.NORTHERN_IRELAND: N_("Northern Ireland"),
    Nation.OTHER: N_("Other"),
}

#: Holidays on a date of their own: month and day, in the order substitutes are given.
_FIXED: dict[Nation, tuple[tuple[int, int], ...]] = {
    Nation.SCOTLAND: ((1, 1), (1, 2), (11, 30), (12, 25), (12, 26)),
    Nation.NORTHERN_IRELAND: ((1, 1), (3, 17), (7, 12), (12, 25), (12, 26)),
}
_FIXED_ELSEWHERE = ((1, 1), (12, 25), (12, 26))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped = century - (century + 8) // 25 + 1
    moon = (19 * golden + century - century // 4 - skipped // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int, nation: Nation = Nation.ENGLAND_AND_WALES) -> frozenset[date]:
    """The bank holidays of one year; an unknown nation has those of England and Wales."""
    days = _moving(year, nation)
    for month, day in _FIXED.get(nation, _FIXED_ELSEWHERE):
        days.add(_free_weekday(date(year, month, day), days))
    return frozenset(days)


def bank_holidays_between(
    first_year: int, last_year: int, nation: Nation = Nation.ENGLAND_AND_WALES
) -> frozenset[date]:
    """The bank holidays of several years, the last one included."""
    return frozenset().union(*(bank_holidays(year, nation) for year in range(first_year, last_year + 1)))


def _moving(year: int, nation: Nation) -> set[date]:
    scotland = nation is Nation.SCOTLAND
    days = {easter(year) - 2 * _DAY, _first_monday(year, 5), _last_monday(year, 5)}
    days.add(_first_monday(year, 8) if scotland else _last_monday(year, 8))
    if not scotland:
        days.add(easter(year) + _DAY)
    return days


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + _DAY * (-first.weekday() % _WEEK)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - _DAY * last.weekday()


def _free_weekday(day: date, taken: set[date]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += _DAY
    return day
