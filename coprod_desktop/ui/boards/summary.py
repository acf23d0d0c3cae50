"""The board at the right of the list: what it is for, its seats by experience, its next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import boards
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.meetings_card import coming_card
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.squares import SquaresTable
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.boards import BoardPage as Shown
    from coprod_desktop.ui.jobs import Work


class Summary(SidePanel["Shown"]):
    """Shows one board beside the list."""

    def read(self, work: Work, thing: int) -> Shown:
        """The board, whole."""
        return boards.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """What it is for, its seats, its next meetings."""
        return (self._what(shown), self._seats(shown), coming_card(self.desk, shown))

    def _what(self, shown: Shown) -> Card:
        board = shown.board
        card = Card()
        card.add(Words(board.name, Kind.HEADING))
        if board.purpose:
            card.add(Words(board.purpose))
        if board.topics:
            card.add(Words(_("Topics: {topics}").format(topics=board.topics), Kind.NOTE))
        name = _("Open {name}").format(name=board.name)
        card.add(Button(_("Open"), lambda: self.desk.navigate("board", board.id), name=name))
        return card

    @staticmethod
    def _seats(shown: Shown) -> Card:
        card = Card(_("Seats by experience"))
        card.add(Words(words.summary(shown), Kind.NOTE))
        if shown.seats:
            card.add(SquaresTable(words.by_experience(shown.seats)))
        return card
