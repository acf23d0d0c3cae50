"""Requests for the disclosure tests: a test names only the counts that matter."""

from datetime import date

from coprod_desktop.domain.disclosure import Group, Level, ReleasedTable, Request, release
from coprod_desktop.domain.disclosure_rules import SPECIAL, Audience, Limits
from coprod_desktop.domain.disclosure_words import Asked
from coprod_desktop.domain.period import Period
from coprod_desktop.i18n import Language

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def a_level(*counts: int, name: str = "groups", expected: dict[str, int] | None = None) -> Level:
    """A level whose groups are keyed a, b, c ... in order."""
    keys = [chr(ord("a") + n) for n in range(len(counts))]
    shares = expected or {}
    groups = [
        Group(key, key.upper(), people, shares.get(key)) for key, people in zip(keys, counts, strict=True)
    ]
    return Level(name, tuple(groups))


def a_request(
    *levels: Level,
    audience: Audience = Audience.LEAD,
    limits: Limits = SPECIAL,
    asked: Asked | None = None,
    period: Period = YEAR,
    compared_with: str = "",
) -> Request:
    """A request about people who were all asked and all answered."""
    base = sum(group.people for group in levels[0].groups) if levels else 0
    return Request(audience, limits, levels, asked or Asked(base, base, base), period, compared_with)


def texts(*counts: int, limits: Limits = SPECIAL) -> list[str]:
    """What a lead sees of one level."""
    return [cell.text for cell in made(a_request(a_level(*counts), limits=limits)).cells]


def made(request: Request) -> ReleasedTable:
    """The released table in English."""
    return release(request, Language("en"))
