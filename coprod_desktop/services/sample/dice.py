"""Chance that comes out the same for the same seed, ids included."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

_IDS_START = datetime(2020, 1, 1, tzinfo=UTC)  # where the milliseconds of every id are counted from
_CHANCE_BITS = 22
_VERSION_BITS = 62


class Dice:
    """A seeded source of chance. Ids have the usual form: 41 bits of milliseconds, 22 of chance, later is larger."""

    def __init__(self, seed: int, today: date) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up people, nothing to keep secret
        self.chance = self._random.random
        self._tables: dict[int, tuple[Any, list[Any], list[int]]] = {}
        two_days_ago = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=2)
        self._milliseconds = (two_days_ago - _IDS_START) // timedelta(milliseconds=1)

    def id(self) -> int:
        """The next id, larger than every one before."""
        self._milliseconds += 1
        return (self._milliseconds << _CHANCE_BITS) | self._random.getrandbits(_CHANCE_BITS)

    def version(self) -> int:
        """A version token."""
        return self._random.getrandbits(_VERSION_BITS)

    def identity(self) -> dict[str, int]:
        """Id and version of a new row."""
        return {"id": self.id(), "version": self.version()}

    def percent(self, of_a_hundred: int) -> bool:
        """True so many times in a hundred."""
        return self.chance() * 100 < of_a_hundred

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.chance() * (high - low + 1))

    def one(self, choices: Sequence[T]) -> T:
        """Any one of them."""
        return choices[int(self.chance() * len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones, or all there are."""
        return self._random.sample(choices, min(count, len(choices)))

    def weighted(self, choices: Mapping[T, int]) -> T:
        """One of them, the heavier the likelier."""
        table = self._tables.get(id(choices))
        if table is None:  # the mapping is kept too, so that its id stays its own
            table = self._tables[id(choices)] = (choices, list(choices), list(accumulate(choices.values())))
        return cast("T", self._random.choices(table[1], cum_weights=table[2])[0])

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self._random.sample(choices, len(choices))

    def day(self, first: date, last: date) -> date:
        """A day, both ends included; the first when they are the wrong way round."""
        return first + timedelta(days=self.number(0, max((last - first).days, 0)))


class Carry:
    """Shares of whole people that add up: 0.6 of three meetings of one is 0, 1, 1 - never by luck 0, 0, 0."""

    def __init__(self) -> None:
        self._left = 0.5

    def take(self, exact: float) -> int:
        """The whole part due now; the rest is carried to the next time."""
        self._left += exact
        whole = int(self._left)
        self._left -= whole
        return whole
