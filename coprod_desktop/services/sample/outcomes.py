"""What was said at made-up meetings, what came of it, and who has been told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.outcomes import Outcome, OutcomeState, Told
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_OFTEN = 38  # percent of meetings
_OPEN_FOR = 50  # days after which an answer has usually been given
_DECIDED_AGO = 10  # days since the answer nobody has been told of yet


class OutcomeWriter:
    """Writes outcomes: older ones answered and told, recent ones open, and one decided that nobody knows of yet."""

    def __init__(self, dice: Dice, pen: Writing, today: date) -> None:
        self._dice, self._pen, self._today = dice, pen, today

    def write(self, occasion: Occasion, room: list[Someone]) -> None:
        """What came of one meeting, if something was written down."""
        if occasion.special == "decided":
            self._write(occasion, OutcomeState.DECIDED, self._today - timedelta(days=_DECIDED_AGO))
            return
        if not occasion.counts or not self._dice.percent(_OFTEN):
            return
        if (self._today - occasion.day).days <= _OPEN_FOR:
            self._write(occasion, OutcomeState.OPEN, None)
            return
        state = OutcomeState.NOT_POSSIBLE if self._dice.percent(14) else OutcomeState.DONE
        decided = occasion.day + timedelta(days=self._dice.number(10, 30))
        outcome_id = self._write(occasion, state, decided)
        told = decided + timedelta(days=self._dice.number(2, 14))
        self._tell(outcome_id, [someone for someone in room if self._dice.percent(94)], told)

    def _write(self, occasion: Occasion, state: OutcomeState, decided_on: date | None) -> int:
        texts = words("outcomes")
        entry = self._dice.one(texts["outcome"])
        row: dict[str, Any] = {
            **self._dice.identity(),
            "meeting_id": occasion.id,
            "said": entry["said"],
            "owner": self._dice.one(words("boards")["meetings"]["owners"]),
            "answer_by": occasion.day + timedelta(days=30),
            "decided_on": decided_on,
            "state": state,
        }
        if state is OutcomeState.NOT_POSSIBLE:
            row["decided"] = texts["not_possible"]["why"]
        elif state is not OutcomeState.OPEN:
            row["decided"] = entry["decided"]
        if state is OutcomeState.DONE:
            row["changed"] = entry["changed"]
        self._pen.write(Outcome, row)
        return int(row["id"])

    def _tell(self, outcome_id: int, people: list[Someone], on: date) -> None:
        for someone in people:
            self._pen.write(
                Told,
                {
                    **self._dice.identity(),
                    "outcome_id": outcome_id,
                    "person_id": someone.id,
                    "how": someone.reach,
                    "on": on,
                },
            )
