"""What a list is fed from."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from coprod_desktop.ui.jobs import Work

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class ListSource(Protocol[Row_co]):
    """A query of ordered ids, and the rows of some of them. Everything runs away from the window."""

    def first(self, work: Work, n: int) -> Sequence[int]:
        """The first ``n`` ids, quickly."""
        ...

    def ids(self, work: Work) -> "array[int]":
        """Every id, packed."""
        ...

    def rows(self, work: Work, ids: Sequence[int]) -> Sequence[Row_co]:
        """The rows of these ids, in any order; each has an ``id``. Those no longer there are left out."""
        ...


@dataclass(frozen=True)
class Source(Generic[Row]):
    """A source made of three functions."""

    first: Callable[[Work, int], Sequence[int]]
    ids: Callable[[Work], "array[int]"]
    rows: Callable[[Work, Sequence[int]], Sequence[Row]]


def of_rows(fetch: Callable[[Work], Sequence[Row]]) -> Source[Row]:
    """A source for a short list whose rows are simply all fetched, in their order."""

    def keep(work: Work) -> "array[int]":
        return array("q", (row.id for row in fetch(work)))  # type: ignore[attr-defined]

    def rows(work: Work, ids: Sequence[int]) -> list[Row]:
        wanted = set(ids)
        return [row for row in fetch(work) if row.id in wanted]  # type: ignore[attr-defined]

    return Source(lambda work, n: keep(work)[:n], keep, rows)
