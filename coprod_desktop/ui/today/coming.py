"""The next meetings, and how each stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.meetings import words
from coprod_desktop.ui.widgets.action_row import ActionRow, ActionRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.services.meetings import MeetingRow
    from coprod_desktop.ui.desk import Desk


class Coming(ActionRows):
    """A few meetings to come, the next first; each opens at the stage of its life it has reached."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Next meetings"))
        self._desk = desk

    def show_meetings(self, rows: Sequence[MeetingRow], today: date) -> None:
        """Show these; without any the card is not there."""
        self.setVisible(bool(rows))
        self.show_rows([self._row(row, today) for row in rows])

    def _row(self, row: MeetingRow, today: date) -> ActionRow:
        chips = [*words.standing(row, today), *words.to_arrange(row, today)]
        said = " · ".join([words.when(row, today), *(chip.words for chip in chips)])
        go = partial(self._desk.navigate, "meeting", row.id)
        return ActionRow("calendar-day", row.title, said, _("Open"), go)
