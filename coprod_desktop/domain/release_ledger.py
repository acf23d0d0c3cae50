"""Whether a table may follow those that left before: two of them must never be subtracted to single someone out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

#: Two tables may differ by nobody, or by at least this many people each way ("Hiding small numbers", step 9).
FEWEST_CHANGED = 10


@dataclass(frozen=True)
class Earlier:
    """One table that left: the people it was about, as keyed hashes, what it showed, and when."""

    members: frozenset[str]
    cells: str
    made_on: date


def in_the_way(members: frozenset[str], cells: str, earlier: Iterable[Earlier]) -> Earlier | None:
    """The first earlier table with which this one could be compared to learn about fewer than ten people.

    The same people with the same numbers are no news. The same people with other numbers would tell who changed
    their answer.
    """
    return next((table for table in earlier if _too_close(members, cells, table)), None)


def _too_close(members: frozenset[str], cells: str, table: Earlier) -> bool:
    gone, come = len(table.members - members), len(members - table.members)
    if not gone and not come:
        return cells != table.cells
    return any(0 < changed < FEWEST_CHANGED for changed in (gone, come))
