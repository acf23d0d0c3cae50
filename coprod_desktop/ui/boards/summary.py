"""The board at the right of the list: what it is for, its seats by experience, its next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.services import boards
from coprod_desktop.ui import theme
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.meetings_card import coming_card
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.squares import SquaresTable
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.boards import BoardPage as Shown
    from coprod_desktop.ui.desk import Desk


class Summary(QWidget):
    """Shows one board beside the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.desk = desk
        self.board_id: int | None = None
        inner = QWidget()
        inner.setObjectName("bare")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.current().px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner))

    def show_board(self, board_id: int | None) -> None:
        """Ask for this board."""
        self.board_id = board_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again for whichever is shown."""
        wanted = self.board_id
        if wanted is not None:
            self.desk.jobs.read(
                lambda work: boards.page(work, wanted),
                self.on_read,
                lambda _gone: empty(self._cards),
                key="board summary",
                owner=self,
            )

    def on_read(self, shown: Shown) -> None:
        """Draw the board."""
        if shown.board.id != self.board_id:
            return
        empty(self._cards)
        for card in (self._what(shown), self._seats(shown), coming_card(self.desk, shown)):
            self._cards.addWidget(card)
        self._cards.addStretch(1)

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
