"""The names of days and months in a language, and the dates that a sentence names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from coprod_desktop.i18n import Language

_A_MONDAY = date(2024, 1, 1)
_MONTHS = 12
_DAYS = 7


@dataclass(frozen=True)
class Named:
    """The names of a language: months from January on, weekdays from Monday on, and how a date is found."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Written:
    """A date as it is written; ``weekday`` counts from Monday, ``ordinal`` is the part with letters after the number."""

    words: str
    weekday: int | None
    day: int
    month: int
    year: int | None
    ordinal: str


@cache
def named(code: str) -> Named:
    """The names of one language."""
    language = Language(code)
    months = tuple(
        language.day(date(2024, month, 1), weekday=False, year=False).removeprefix("1 ")
        for month in range(1, _MONTHS + 1)
    )
    weekdays = tuple(_weekday(language, _A_MONDAY + timedelta(days)) for days in range(_DAYS))
    pattern = re.compile(
        rf"(?:(?P<weekday>{'|'.join(weekdays)}),?\s+(?:the\s+)?)?"
        rf"(?P<ordinal>(?<!\w)(?P<day>\d{{1,2}})(?P<suffix>st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(?:of\s+|o\s+)?"
        rf"(?P<month>{'|'.join(months)}))(?!\w)(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )
    return Named(months, weekdays, pattern)


def dates(text: str, language: Language) -> Iterator[Written]:
    """Every date that a sentence names in words."""
    names = named(language.code)
    for found in names.pattern.finditer(text):
        weekday, year = found["weekday"], found["year"]
        yield Written(
            words=found.group().strip(),
            weekday=None if weekday is None else _place(weekday, names.weekdays),
            day=int(found["day"]),
            month=_place(found["month"], names.months) + 1,
            year=None if year is None else int(year),
            ordinal=found["ordinal"] if found["suffix"] else "",
        )


def _weekday(language: Language, day: date) -> str:
    return language.day(day, year=False).removesuffix(language.day(day, weekday=False, year=False)).strip()


def _place(name: str, names: tuple[str, ...]) -> int:
    return [each.casefold() for each in names].index(name.casefold())
