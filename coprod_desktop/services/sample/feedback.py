"""What people told us of made-up meetings, what they turned out to need, and the notes that were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.feedback import Face, Feedback
from coprod_desktop.domain.meeting_notes import MeetingNotes
from coprod_desktop.domain.new_needs import NewNeed, NewNeedState
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

#: Its own chance: what else is in a sample stays as it was before there was any feedback in it.
_SEED = 4711
_OFTEN, _TOLD_US, _NAMELESS, _IN_WORDS = 80, 74, 12, 30  # percent
_SURPRISED = 2  # percent of those who came
_ASKED_WITHIN = 21  # days
_ASKED = {NewNeedState.KEPT: 60, NewNeedState.ONLY_THEN: 40}
_GOOD = {Face.YES: 78, Face.PARTLY: 16, Face.NO: 6}
_HEARD = {Face.YES: 72, Face.PARTLY: 21, Face.NO: 7}


class FeedbackWriter:
    """Writes the forms that came back after most meetings, and the notes of some."""

    def __init__(self, pen: Writing, today: date) -> None:
        self._dice, self._pen, self._today = Dice(_SEED, today), pen, today

    def write(self, occasion: Occasion, room: list[Someone]) -> None:
        """What came back after one meeting."""
        if not occasion.counts or not self._dice.percent(_OFTEN):
            return
        for someone in room:
            if self._dice.percent(_TOLD_US):
                self._form(occasion, None if self._dice.percent(_NAMELESS) else someone.id)
        self._new_needs(occasion, room)
        notes = {"text": self._dice.one(words("feedback")["notes"]), "taken_by": self._owner()}
        self._pen.write(MeetingNotes, {**self._dice.identity(), "meeting_id": occasion.id, **notes})

    def _form(self, occasion: Occasion, person_id: int | None) -> None:
        texts = words("feedback")
        row = {
            **self._dice.identity(),
            "meeting_id": occasion.id,
            "person_id": person_id,
            "good": self._dice.weighted(_GOOD),
            "heard": self._dice.weighted(_HEARD),
        }
        if self._dice.percent(_IN_WORDS):
            row["best"] = self._dice.one(texts["best"])
        if self._dice.percent(_IN_WORDS):
            row["better"] = self._dice.one(texts["better"])
        self._pen.write(Feedback, row)

    def _new_needs(self, occasion: Occasion, room: list[Someone]) -> None:
        """What some turned out to need; of late, they have still to be asked about it."""
        late = (self._today - occasion.day).days <= _ASKED_WITHIN
        for someone in room:
            if self._dice.percent(_SURPRISED):
                state = NewNeedState.TO_ASK if late else self._dice.weighted(_ASKED)
                told = self._dice.one(words("feedback")["new_need"])
                links = {"meeting_id": occasion.id, "person_id": someone.id}
                self._pen.write(NewNeed, {**self._dice.identity(), **links, **told, "state": state})

    def _owner(self) -> str:
        return str(self._dice.one(words("boards")["meetings"]["owners"]))
