"""People as they come out of a coordinator's spreadsheet: details, some needs, no history with the program."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.people import CheckFirst, NeedsAsked, PaymentChoice, TakenBefore
from coprod_desktop.services.sample.people import PeopleWriter
from coprod_desktop.services.sample.sizes import FRESH_PEOPLE
from coprod_desktop.services.sample.someone import Part, Someone

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing

_YEARS = 5
_TAKEN_BEFORE = {TakenBefore.YES: 38, TakenBefore.NO: 18, TakenBefore.NOT_ASKED: 44}


def write_fresh_people(dice: Dice, pen: Writing, today: date) -> list[Someone]:
    """Write 80 people nobody has recorded anything of but what a spreadsheet holds."""
    people = []
    writer = PeopleWriter(dice, pen, today)
    for _nth in range(FRESH_PEOPLE):
        joined = today - timedelta(days=dice.number(20, 365 * _YEARS))
        someone = Someone(id=dice.id(), part=Part.NEVER, joined=joined)
        writer.write(someone, _as_typed(dice))
        people.append(someone)
    return people


def _as_typed(dice: Dice) -> dict[str, Any]:
    """A spreadsheet says nothing about how people are paid or what they asked us to check, and seldom all else."""
    blank: dict[str, Any] = {
        "check_first": CheckFirst.NOT_ASKED,
        "payment_choice": PaymentChoice.NOT_ASKED,
        "needs_reviewed_on": None,
        "needs_asked": NeedsAsked.NOT_ASKED,
    }
    before = dice.weighted(_TAKEN_BEFORE)
    often = dice.number(1, 12) if before is TakenBefore.YES else None
    return blank | {"taken_before": before, "days_declared": often}
