"""Dates by the real calendar, and times as people say them."""

import re
from collections.abc import Iterator
from datetime import date

from coprod_desktop.domain.easyread.calendar_words import Written, dates, named
from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.reading import Reading

_IN_FIGURES = re.compile(
    r"(?<![\w£.,/-])(?:\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4})(?![\w/-])"
)
_HALF = r"(?!\d)(?!\s?(?:am|pm|[ap]\.m))"
_CLOCK_24 = re.compile(
    rf"(?<![\w:£.])(?:1[3-9]|2[0-3]|0\d):[0-5]\d{_HALF}"
    rf"|(?:(?<=\bat )|(?<=\bfrom )|(?<=\bto )|(?<=\bby )|(?<=\buntil ))(?:1[3-9]|2[0-3]|0\d)\.[0-5]\d{_HALF}",
    re.IGNORECASE,
)
_NO_HALF = re.compile(
    rf"(?<![\w:£.–-])(?:1[0-2]|[1-9]):[0-5]\d{_HALF}(?!\s?[-–])"
    rf"|(?:(?<=\bat )|(?<=\bfrom )|(?<=\bby )|(?<=\buntil ))(?:1[0-2]|[1-9])\.[0-5]\d{_HALF}",
    re.IGNORECASE,
)
_MIDDAY = re.compile(r"(?<![\w:£.])12(?:[:.]00)?\s?(?:am|pm|noon)(?!\w)|(?<!\w)noon(?!\w)", re.IGNORECASE)
_TIME = r"\d{1,4}(?:[:.]\d\d)?\s?(?:am|pm|p)?"
_RANGE = re.compile(rf"(?<![\w/.,–-])£?{_TIME}\s?[-–—]\s?£?{_TIME}(?![\w/–-]|[.:]\d)", re.IGNORECASE)


def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """Dates whose day of the week is another, with the right one; a date without a year is of the paper's only year."""
    names = named(reading.content.language.code).weekdays
    for hit, written, day in _dated(reading):
        if day is not None and written.weekday is not None and day.weekday() != written.weekday:
            yield Hit(hit.block, hit.sentence, written.words, plain=names[day.weekday()])


def no_such_date(reading: Reading) -> Iterator[Hit]:
    """Dates that are in no calendar: 31 June; 29 February in a year without one."""
    for hit, written, day in _dated(reading):
        if day is None and (written.year is not None or not _exists(written, 2024)):
            yield Hit(hit.block, hit.sentence, written.words)


def ordinal_dates(reading: Reading) -> Iterator[Hit]:
    """Dates with letters after the number: "3rd March"."""
    return (
        Hit(hit.block, hit.sentence, written.ordinal)
        for hit, written, _day in _dated(reading)
        if written.ordinal
    )


def dates_in_figures(reading: Reading) -> Iterator[Hit]:
    """Dates such as 3/12/26."""
    return _matching(_IN_FIGURES, reading)


def clock_24(reading: Reading) -> Iterator[Hit]:
    """Times such as 14:30."""
    return _matching(_CLOCK_24, reading)


def no_half(reading: Reading) -> Iterator[Hit]:
    """Times such as 2:30 that say neither am nor pm."""
    return _matching(_NO_HALF, reading)


def twelve(reading: Reading) -> Iterator[Hit]:
    """Twelve o'clock as 12pm or 12am: few people are sure which is which."""
    return _matching(_MIDDAY, reading)


def ranges(reading: Reading) -> Iterator[Hit]:
    """Times, numbers, weekdays or months with a line between: "10am-12pm", "Monday–Friday"."""
    names = named(reading.content.language.code)
    days, months = "|".join(names.weekdays), "|".join(names.months)
    pattern = re.compile(
        rf"(?<!\w)(?:{days})\s?[-–—]\s?(?:{days})|(?<!\w)(?:{months})\s?[-–—]\s?(?:{months})"
    )
    yield from _matching(_RANGE, reading)
    yield from _matching(pattern, reading)


def _matching(pattern: re.Pattern[str], reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        for found in pattern.finditer(passage.text):
            yield passage.hit(found.group().strip())


def _dated(reading: Reading) -> Iterator[tuple[Hit, Written, date | None]]:
    """Every date with where it stands and which day it is; None when that is not known or there is none."""
    language = reading.content.language
    found = [(passage.hit(), each) for passage in reading.passages for each in dates(passage.text, language)]
    years = {written.year for _hit, written in found} - {None}
    only = years.pop() if len(years) == 1 else None
    for hit, written in found:
        year = written.year or only
        yield (
            hit,
            written,
            None if year is None or not _exists(written, year) else date(year, written.month, written.day),
        )


def _exists(written: Written, year: int) -> bool:
    try:
        date(year, written.month, written.day)
    except ValueError:
        return False
    return True
