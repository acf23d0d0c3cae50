"""What was arranged for each meeting so that everyone could take part, and whether it worked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState, MarkedBy, Worked
from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.usual_adjustments import SEEDS, UsualSeed
from coprod_desktop.domain.venues import Feature
from coprod_desktop.services.sample.venues import surely_has, venue_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_USUAL = {seed.need: seed for seed in SEEDS}
_PAST = {ArrangeState.ARRANGED: 95, ArrangeState.CANNOT: 3, ArrangeState.TO_ARRANGE: 2}
_WORKED = {Worked.YES: 92, Worked.PARTLY: 5, Worked.NO: 3}
_TOLD_US = 78
_NOTES = {Worked.PARTLY: "It came late.", Worked.NO: "It was not there on the day."}


class SupportWriter:
    """Writes the booking list of one meeting after another."""

    def __init__(self, dice: Dice, pen: Writing, today: date) -> None:
        self._dice, self._pen, self._today = dice, pen, today

    def write(self, occasion: Occasion, expected: Iterable[Someone], day: date | None = None) -> None:
        """One line for a need that one booking serves for everyone, else a line for each person.

        ``day`` is given where lines were due by another day than the meeting's.
        """
        day = day or occasion.day
        lines: dict[str, int] = {}
        for someone in expected:
            for need_id, need in someone.needs:
                usual = _USUAL[need]
                adjustment_id = lines.get(need) if usual.shared else None
                if adjustment_id is None:
                    adjustment_id = lines[need] = self._line(occasion, day, usual)
                self._for(adjustment_id, need_id, someone, past=day < self._today)

    def _line(self, occasion: Occasion, day: date, usual: UsualSeed) -> int:
        by_when = day - timedelta(days=usual.lead_days)
        identity = self._dice.identity()
        state, marked_by = self._standing(occasion, day, usual)
        row = {
            **identity,
            "meeting_id": occasion.id,
            "need": usual.need,
            "what": usual.what,
            "who": usual.who,
            "by_when": by_when,
            "cost_pence": usual.cost_pence,
            "state": state,
            "marked_by": marked_by,
        }
        self._pen.write(Adjustment, row)
        return identity["id"]

    def _standing(self, occasion: Occasion, day: date, usual: UsualSeed) -> tuple[ArrangeState, MarkedBy]:
        if occasion.way is not Way.ONLINE:
            venue = venue_rows(self._today)[occasion.venue]
            if surely_has(venue, usual.met_by, self._today):
                return ArrangeState.VENUE_HAS_IT, MarkedBy.VENUE
        state = self._state(day, usual)
        return state, MarkedBy.NOBODY if state is ArrangeState.TO_ARRANGE else MarkedBy.US

    def _state(self, day: date, usual: UsualSeed) -> ArrangeState:
        if usual.who == "Venue" and usual.met_by is Feature.NONE and self._dice.percent(80):
            return ArrangeState.VENUE_HAS_IT
        if day < self._today:
            return self._dice.weighted(_PAST)
        if usual.lead_days >= (day - self._today).days:
            return ArrangeState.TO_ARRANGE
        return ArrangeState.ARRANGED if self._dice.percent(40) else ArrangeState.TO_ARRANGE

    def _for(self, adjustment_id: int, need_id: int, someone: Someone, *, past: bool) -> None:
        told = past and self._dice.percent(_TOLD_US)
        worked = self._dice.weighted(_WORKED) if told else Worked.NOT_ASKED
        self._pen.write(
            AdjustmentFor,
            {
                **self._dice.identity(),
                "adjustment_id": adjustment_id,
                "access_need_id": need_id,
                "person_id": someone.id,
                "worked": worked,
                "worked_note": _NOTES.get(worked, ""),
            },
        )
