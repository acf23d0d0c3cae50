"""What was said on the phone and by letter in a sample register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.contacts import Contact, Direction
from coprod_desktop.domain.people import Reach
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_SEED = 99
_OF_A_HUNDRED, _AGAIN = 30, 35
_WAYS = {Reach.PHONE: 55, Reach.EMAIL: 20, Reach.TEXT: 15, Reach.IN_PERSON: 7, Reach.POST: 3}
_SAID = {
    "Rang to say the last meeting was worth coming to.": 10,
    "Asked when the money comes. Told them the date.": 12,
    "Has a new mobile. Changed it here.": 8,
    "Would rather be rung in the mornings.": 9,
    "Cannot do evenings until the spring.": 7,
    "Asked what the next board is about.": 10,
    "Wanted to know whether their sister may come too. Yes.": 5,
    "Left a message. They have not rung back.": 8,
}
#: Promises still open today: what was said, what we do, and in how many days.
_PROMISED = (
    ("Wants to talk about the papers before the board.", "Ring to go through the papers", 0),
    ("Did not get the last letter. It may be the new address.", "Check the address and post it again", 1),
)


class ContactWriter:
    """Writes a log for some people by chance of its own, so that it changes nothing else of a sample."""

    def __init__(self, pen: Writing, today: date) -> None:
        self._pen, self._today = pen, today
        self._dice = Dice(_SEED, today)
        self._promised = list(_PROMISED)

    def write(self, people: Iterable[Someone]) -> None:
        """A few lines for about a third of the people; the first of them were promised something."""
        for someone in people:
            if not self._dice.percent(_OF_A_HUNDRED) or someone.joined >= self._today:
                continue
            self._write(someone, {"said": self._dice.weighted(_SAID)})
            while self._dice.percent(_AGAIN):
                self._write(someone, {"said": self._dice.weighted(_SAID)})
            if self._promised:
                said, to_do, days = self._promised.pop(0)
                due = {"to_do": to_do, "do_by": self._today + timedelta(days=days)}
                on = max(someone.joined, self._today - timedelta(days=3))
                self._write(someone, {"said": said, "on": on, **due})

    def _write(self, someone: Someone, values: dict[str, Any]) -> None:
        first = max(someone.joined, self._today - timedelta(days=400))
        row = {
            **self._dice.identity(),
            "person_id": someone.id,
            "on": self._dice.day(first, self._today - timedelta(days=1)),
            "way": self._dice.weighted(_WAYS),
            "direction": Direction.WE_DID if self._dice.percent(35) else Direction.THEY_DID,
            "by": words("boards")["staff"]["coordinator"],
        }
        self._pen.write(Contact, row | values)
