"""How much rests on how few: seats held across all boards."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop import i18n
from coprod_desktop.i18n import Language

#: With this many people or fewer, saying how few hold half would only say how small the board is.
_FEW = 3


@dataclass(frozen=True)
class SeatLoad:
    """People who hold seats, the seats they hold, and the fewest people who together hold half of them."""

    people: int = 0
    seats: int = 0
    hold_half: int = 0

    @classmethod
    def of(cls, seats_each: Iterable[int]) -> "SeatLoad":
        """The load from the number of seats each person holds."""
        held = sorted((n for n in seats_each if n > 0), reverse=True)
        seats = sum(held)
        reached = fewest = 0
        for n in held:
            if 2 * reached >= seats:
                break
            reached += n
            fewest += 1
        return cls(len(held), seats, fewest)

    def sentence(self, language: Language | None = None) -> str:
        """For the page: "4 people hold half of the 22 seats"."""
        words = language or i18n.language()
        if not self.people:
            return words.gettext("Nobody holds a seat yet.")
        if self.people <= _FEW or self.people == self.seats:
            said = words.ngettext("{n} person holds {seats}.", "{n} people hold {seats}.", self.people)
            seats = words.ngettext("{n} seat", "{n} seats", self.seats).format(n=words.count(self.seats))
            return said.format(n=words.count(self.people), seats=seats)
        said = words.ngettext(
            "{n} person holds half of the {seats} seats.",
            "{n} people hold half of the {seats} seats.",
            self.hold_half,
        )
        return said.format(n=words.count(self.hold_half), seats=words.count(self.seats))
