"""Bank holidays of the nations of the United Kingdom.

The lasting rules as listed at gov.uk/bank-holidays: a holiday on a weekend is given on the next weekday that is
free. Holidays proclaimed for one year only (a coronation, say) are not rules: the organisation adds their dates.
"""

from collections.abc import Container, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.i18n import N_, _

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

_CHRISTMAS: tuple[tuple[int, int, str], ...] = (
    (12, 25, N_("Christmas Day")),
    (12, 26, N_("Boxing Day")),
)
_NEW_YEAR = (1, 1, N_("New Year's Day"))

#: Holidays on a date of their own: month, day and name, in the order substitutes are given.
_FIXED: dict[Nation, tuple[tuple[int, int, str], ...]] = {
    Nation.SCOTLAND: (
        _NEW_YEAR,
        (1, 2, N_("2 January holiday")),
        (11, 30, N_("St Andrew's Day")),
        *_CHRISTMAS,
    ),
    Nation.NORTHERN_IRELAND: (
        _NEW_YEAR,
        (3, 17, N_("St Patrick's Day")),
        (7, 12, N_("Battle of the Boyne")),
        *_CHRISTMAS,
    ),
}
_FIXED_ELSEWHERE = (_NEW_YEAR, *_CHRISTMAS)

#: The date of its own of each of them.
_FIXED_DATES = {name: (month, day) for fixed in _FIXED.values() for month, day, name in fixed}


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


def bank_holidays(year: int, nation: Nation = Nation.ENGLAND_AND_WALES) -> frozenset[date]:
    """The bank holidays of one year; an unknown nation has those of England and Wales."""
    return frozenset(_named(year, nation))


def bank_holiday_name(day: date, nation: Nation = Nation.ENGLAND_AND_WALES) -> str:
    """What the bank holiday on this day is called, in the window's language; nothing on any other day."""
    name = _named(day.year, nation).get(day, "")
    if not name:
        return ""
    moved = _FIXED_DATES.get(name, (day.month, day.day)) != (day.month, day.day)
    return _("{holiday} (substitute day)").format(holiday=_(name)) if moved else _(name)


def bank_holidays_between(
    first_year: int, last_year: int, nation: Nation = Nation.ENGLAND_AND_WALES
) -> frozenset[date]:
    """The bank holidays of several years, the last one included."""
    return frozenset().union(*(bank_holidays(year, nation) for year in range(first_year, last_year + 1)))


@cache
def _named(year: int, nation: Nation) -> Mapping[date, str]:
    days = _moving(year, nation)
    for month, day, name in _FIXED.get(nation, _FIXED_ELSEWHERE):
        days[_free_weekday(date(year, month, day), days)] = name
    return MappingProxyType(days)


def _moving(year: int, nation: Nation) -> dict[date, str]:
    scotland = nation is Nation.SCOTLAND
    summer = _first_monday(year, 8) if scotland else _last_monday(year, 8)
    days = {
        easter(year) - 2 * _DAY: N_("Good Friday"),
        _first_monday(year, 5): N_("Early May bank holiday"),
        _last_monday(year, 5): N_("Spring bank holiday"),
        summer: N_("Summer bank holiday"),
    }
    if not scotland:
        days[easter(year) + _DAY] = N_("Easter Monday")
    return days


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + _DAY * (-first.weekday() % _WEEK)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - _DAY * last.weekday()


def _free_weekday(day: date, taken: Container[date]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += _DAY
    return day
