"""The weight table: for each range of sort codes, how an account number there is checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: Six figures of a sort code, called u to z, and eight of an account number, called a to h.
FIGURES = 14


class Method(StrEnum):
    """How weighted figures are added up."""

    MOD10 = "MOD10"
    MOD11 = "MOD11"
    DBLAL = "DBLAL"

    @property
    def modulus(self) -> int:
        """What the total is divided by."""
        return 11 if self is Method.MOD11 else 10


@dataclass(frozen=True)
class WeightRow:
    """One line of the table: sort codes from ``first`` to ``last`` (both included), and how they are checked.

    ``exception`` is the number of a rule of its own, 0 for none.
    """

    first: str
    last: str
    method: Method
    weights: tuple[int, ...]
    exception: int = 0


@dataclass(frozen=True)
class WeightTable:
    """All lines, in the order of the file: a sort code's first line is its first check."""

    rows: tuple[WeightRow, ...]

    def of(self, sort_code: str) -> tuple[WeightRow, ...]:
        """The lines for a sort code: none, one or two."""
        return tuple(row for row in self.rows if row.first <= sort_code <= row.last)[:2]


@dataclass(frozen=True)
class Substitutions:
    """Sort codes that are checked as if they were another (exception 5)."""

    pairs: tuple[tuple[str, str], ...]

    def of(self, sort_code: str) -> str:
        """The sort code to check with."""
        return dict(self.pairs).get(sort_code, sort_code)

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]]) -> "Substitutions":
        """These pairs."""
        return cls(tuple(pairs))
