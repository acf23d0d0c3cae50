"""The papers a made-up organisation sent lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.papers import Paper, PaperKind

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone


class PaperWriter:
    """Notes that an invitation was made and sent, for the last so many days."""

    def __init__(self, dice: Dice, pen: Writing, today: date, days: int) -> None:
        self._dice, self._pen, self._today, self._days = dice, pen, today, days

    def invitation(self, meeting_id: int, someone: Someone, sent_on: date) -> None:
        """The evidence that this invitation went to them in their form and language."""
        if (self._today - sent_on).days > self._days:
            return
        row = {
            **self._dice.identity(),
            "kind": PaperKind.INVITATION,
            "person_id": someone.id,
            "meeting_id": meeting_id,
            "form": someone.form,
            "language": someone.language,
            "made_on": sent_on,
            "sent_on": sent_on,
            "sent_by": someone.reach,
        }
        self._pen.write(Paper, row)
