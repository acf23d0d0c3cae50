"""How large a sample register is, and how its people take part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SizeName = Literal["small", "council", "national", "stress", "fresh"]


@dataclass(frozen=True)
class Size:
    """One size of sample register.

    ``room`` is how many people attend a usual meeting; ``core`` how many are asked again and again;
    ``now_and_then`` how many come a few times a year; ``first_timers`` thousandths of all places that go to someone
    new before the last year (twice that in it); ``never_asked`` the percentage nobody has asked;
    ``longest_wait`` months. Support, claims and papers are written out for the last so many days only.
    """

    people: int
    boards: int
    meetings: int
    room: int
    core: int
    now_and_then: int
    first_timers: int
    never_asked: int
    longest_wait: int
    support_days: int = 1200
    claim_days: int = 1200
    claim_percent: int = 60
    paper_days: int = 120
    has_cast: bool = True


SIZES: dict[str, Size] = {
    "small": Size(150, 3, 62, 7, 7, 16, 60, 45, 14),
    "council": Size(2_500, 9, 170, 10, 20, 200, 60, 60, 26),
    "national": Size(25_000, 60, 2_600, 14, 420, 3_400, 60, 60, 30, support_days=365, claim_days=365),
    "stress": Size(
        100_000,
        900,
        25_000,
        37,
        5_000,
        32_000,
        15,
        42,
        30,
        support_days=40,
        claim_days=90,
        claim_percent=40,
        paper_days=40,
        has_cast=False,
    ),
}

#: A register fresh from a spreadsheet.
FRESH_PEOPLE = 80
