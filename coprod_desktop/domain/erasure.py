"""Erasing a person: by which words they would be known again, what takes the place of those, and what the law keeps."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from coprod_desktop.domain.people import Person
from coprod_desktop.domain.period import tax_year

#: Payment records are kept for so many years after the tax year they are of (HMRC; NHS records code, "financial records").
LEDGER_YEARS = 6

_LEAST_FIGURES = 6


def known_by(person: Person, *, shares_name: bool) -> tuple[str, ...]:
    """The words that mean this person and nobody else, wherever they stand.

    A name of one word ("May") and a name that somebody else has too mean more than them, so they are not among these.
    """
    names = (person.name, person.legal_name) if not shares_name else ()
    whole = [name.strip() for name in names if len(name.split()) > 1]
    numbers = [one for one in (person.phone, person.mobile) if _figures(one) >= _LEAST_FIGURES]
    return tuple(dict.fromkeys([*whole, *([person.email] if "@" in person.email else []), *numbers]))


def _figures(number: str) -> int:
    return sum(letter.isdigit() for letter in number)


def names(words: Iterable[str], text: str) -> bool:
    """Whether any of these words stands in a text, as a word of its own and however it is spelled."""
    return any(_pattern(word).search(text) for word in words)


def without(words: Iterable[str], text: str, instead: str) -> str:
    """The text with ``instead`` wherever one of these words stood."""
    for word in words:
        text = _pattern(word).sub(lambda _found: instead, text)
    return text


def _pattern(word: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(part) for part in word.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def kept_until(last: date) -> date:
    """How long records of a payment for something on this day are kept: six tax years after the one it was in."""
    begins = tax_year(last).start
    return begins.replace(year=begins.year + 1 + LEDGER_YEARS) - timedelta(days=1)
