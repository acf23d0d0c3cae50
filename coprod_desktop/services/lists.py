"""What every list of the window is fed from: an ordered question, its ids, and the rows of a page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from coprod_desktop.domain.permission import Permission
from coprod_desktop.storage.lists import all_ids, first_ids

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

Row = TypeVar("Row")


class RegisterList(ABC, Generic[Row]):
    """A list of rows of the register, by id. Whoever asks needs ``permission``."""

    permission: ClassVar[Permission] = Permission.SEE_PEOPLE

    @abstractmethod
    def ordered(self, work: Work) -> Ordered:
        """The SELECT of its ids, in order."""

    @abstractmethod
    def rows(self, work: Work, wanted: Iterable[int]) -> list[Row]:
        """The rows of one page."""

    def first(self, work: Work, most: int) -> array[int]:
        """The first ids, quick enough to follow each key typed."""
        work.actor.require(self.permission)
        return first_ids(work.session, self.ordered(work), most)

    def ids(self, work: Work) -> array[int]:
        """Every id."""
        work.actor.require(self.permission)
        return all_ids(work.session, self.ordered(work))
