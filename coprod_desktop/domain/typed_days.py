"""Dates as people type them, the British way: the day first."""

import re
from datetime import date

from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.typed_text import tidy
from coprod_desktop.i18n import _

#: English and Welsh months by the fewest letters that tell them apart; longer spellings begin the same.
_MONTHS: dict[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "ion": 1, "chw": 2, "maw": 3, "ebr": 4, "mai": 5, "meh": 6,
    "gor": 7, "aws": 8, "med": 9, "hyd": 10, "tach": 11, "rhag": 12,
}  # fmt: skip
_WEEKDAYS = (
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "llun", "maw", "merch", "iau", "gwen", "sad", "sul", "dydd",
)  # fmt: skip
_ORDINAL = re.compile(r"^(\d{1,2})(st|nd|rd|th|af|ail|ydd|fed|eg|ain)$")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_FULL_YEAR = 4
_SHORT_YEAR = 2
_PARTS = 3
_OLDEST = 125
_EARLIEST, _LATEST = 1850, 2200
_AHEAD = 20
_MONTHS_A_YEAR, _LONGEST_MONTH = 12, 31


def day_from(text: str, today: date) -> date:
    """The day typed as ``text``: "3/3/26", "03-Mar-2026", "3 March 2026", "2026-03-03", in English or Welsh.

    A year of two digits is the one from 79 years ago to 20 years ahead. Raises :class:`Problem` naming ``text``.
    """
    day = _read(text, today.year + _AHEAD)
    if day is None:
        raise _not_a_date(text)
    return day


def past_day_from(text: str, today: date) -> date:
    """As :func:`day_from`, for a day that has been: a year of two digits is never in the future.

    Raises :class:`Problem` naming ``text`` also when the day has not come yet.
    """
    day = _read(text, today.year)
    if day is None:
        raise _not_a_date(text)
    if day > today:
        day = _a_century_earlier(text, day)
    return day


def birthday_from(text: str, today: date) -> date:
    """As :func:`past_day_from`, for a date of birth: nobody is born more than 125 years ago.

    Raises :class:`Problem` naming ``text``.
    """
    day = past_day_from(text, today)
    if day.year < today.year - _OLDEST:
        raise Problem(_("“{typed}” is more than 125 years ago. Check the year.").format(typed=_short(text)))
    return day


def _not_a_date(text: str) -> Problem:
    if _is_missing_day(text):
        sentence = _("“{typed}” is a day that does not exist. Check the day and the month.")
        return Problem(sentence.format(typed=_short(text)))
    sentence = _("“{typed}” is not a date. Write the day first, like 3/3/1958 or 3 March 1958.")
    return Problem(sentence.format(typed=_short(text)))


def _a_century_earlier(text: str, day: date) -> date:
    """A day later this very year, typed with two digits, was a hundred years ago; with four it is a mistake."""
    if str(day.year) in text:
        raise Problem(_("“{typed}” has not come yet. Check the year.").format(typed=_short(text)))
    earlier = _real(day.year - 100, day.month, day.day)
    if earlier is None:
        raise _not_a_date(text)
    return earlier


def _short(text: str) -> str:
    line = tidy(text)
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 - enough to find the cell by


def _is_missing_day(text: str) -> bool:
    """Whether it is written like a day, but its month is shorter: 31 April, or 29 February in most years."""
    numbers = _numbers(text, _LATEST)
    if numbers is None:
        return False
    year, month, day = numbers
    return bool(year) and 1 <= month <= _MONTHS_A_YEAR and 1 <= day <= _LONGEST_MONTH


def _read(text: str, last_year: int) -> date | None:
    numbers = _numbers(text, last_year)
    return None if numbers is None else _real(*numbers)


def _numbers(text: str, last_year: int) -> tuple[int, int, int] | None:
    """Year, month and day as they are typed, nought where one cannot be."""
    parts = _parts(text)
    if len(parts) != _PARTS:
        return None
    if len(parts[0]) == _FULL_YEAR and parts[0].isdecimal():
        year, month, day = parts
    elif parts[0].isdecimal():
        day, month, year = parts
    else:
        month, day, year = parts
    if not (day.isdecimal() and year.isdecimal()):
        return None
    return _year(year, last_year), _month(month), int(day)


def _parts(text: str) -> list[str]:
    bare = _CLOCK.sub("", tidy(text)[:80])
    if re.fullmatch(r"\d{8}", bare, re.ASCII):
        return _compact(bare)
    words = re.findall(r"\w+", fold(bare))
    return [_ORDINAL.sub(r"\1", word) for word in _without_weekday(words)]


def _compact(digits: str) -> list[str]:
    if digits[:2] in ("19", "20") and int(digits[4:6]) <= 12:  # noqa: PLR2004 - a month
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _without_weekday(words: list[str]) -> list[str]:
    while len(words) > _PARTS and words[0].startswith(_WEEKDAYS):
        words = words[1:]
    return [word for word in words if word not in ("of", "o")]


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return next((number for start, number in _MONTHS.items() if word.startswith(start)), 0)


def _year(digits: str, last_year: int) -> int:
    """The full year, nought if it cannot be one; of two digits, the latest not after ``last_year``."""
    year = int(digits)
    if len(digits) == _FULL_YEAR:
        return year if _EARLIEST <= year <= _LATEST else 0
    if len(digits) != _SHORT_YEAR:
        return 0
    century = last_year // 100 * 100
    return century + year if century + year <= last_year else century - 100 + year


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
