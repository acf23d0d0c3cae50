"""What the next meeting of a sample register's first board talks about, and how that board looked at its year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.board_reviews import BoardReview
from coprod_desktop.services import board_reviews
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.texts import words
from coprod_desktop.storage import registers

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.board_reviews import ReviewFigures
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.storage.database import Store, Work

_SEED = 103


def write_agenda(pen: Writing, meeting_id: int, today: date) -> None:
    """Its items in order, by chance of its own, so that nothing else of a sample changes."""
    dice = Dice(_SEED, today)
    for position, entry in enumerate(words("agenda")["item"]):
        given: dict[str, Any] = {
            "what": entry["what"],
            "minutes": entry["minutes"],
            "who": entry.get("who", ""),
        }
        row = {"meeting_id": meeting_id, "position": position, "is_break": entry.get("break", False), **given}
        pen.write(AgendaItem, {**dice.identity(), **row})


def write_review(store: Store, pen: Writing, board_id: int, today: date) -> None:
    """The board's review some weeks ago, with the figures as they were on that day."""
    said = words("agenda")["review"]
    held_on = today - timedelta(days=said["days_ago"])
    held = datetime.combine(held_on, time(12), UTC)

    def figures(work: Work) -> ReviewFigures:
        return board_reviews.figures(replace(work, now=held), board_id)

    known = store.read(registers.FOUNDER, figures)
    wrote = {name: said[name] for name in ("who", "good", "better", "next_steps")}
    row = {**Dice(_SEED + 1, today).identity(), "board_id": board_id, "held_on": held_on}
    pen.write(BoardReview, {**row, **wrote, **known.model_dump()})
