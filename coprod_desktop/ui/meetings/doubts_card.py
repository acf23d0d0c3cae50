"""What the venue leaves open of what people need, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.venues import venue_form
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.support import BookingList
    from coprod_desktop.ui.desk import Desk


class DoubtsCard(Card):
    """Hidden while the venue settles everything it can."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("The venue"))
        self._desk = desk

    def show_doubts(self, found: BookingList) -> None:
        """Each open question in a sentence, and the way to settle them."""
        self.clear()
        venue, doubts = found.venue, found.doubts
        self.setVisible(bool(doubts))
        if venue is None or not doubts:
            return
        self.say(venue.name)
        for doubt in doubts:
            self.add(Words(doubt, Kind.ATTENTION))
        if whom := venue_form.whom_to_ask(venue):
            self.add(Words(whom, Kind.NOTE))
        self.add(
            Button(_("Say what is there"), lambda: venue_form.check(self._desk, self, venue), icon="check")
        )
