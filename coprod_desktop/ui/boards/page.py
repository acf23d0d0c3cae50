"""Boards: which there are, how their seats stand, when each meets next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import boards
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.board_form import add_board
from coprod_desktop.ui.boards.summary import Summary
from coprod_desktop.ui.models.column import Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.domain.seat_load import SeatLoad
    from coprod_desktop.storage.boards import BoardRow
    from coprod_desktop.ui.desk import Desk


class BoardsPage(Page):
    """The list of boards; choosing one shows its seats at right, opening one goes to its page."""

    tables = ("board", "seat", "term", "meeting", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Boards"))
        self.add_action(_("Add a board"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search by name, host or topic"), _("Search boards"))
        self.chips = Chips()
        self.chips.add_switch("ended", _("Ended boards"))
        self.nothing = Empty(_none_yet(), _("Add a board"), self.on_add_asked, "chair")
        self.list: ListView[BoardRow] = ListView(desk.jobs, _columns(), _("Boards"), empty=self.nothing)
        self.summary = Summary(desk)
        card = ListCard(self.list, (self.search, self.chips))
        self.add(columns((card, 5), (self.summary, 3)), 1)
        self.search.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(self._show)
        self.list.opened.connect(lambda board_id: desk.navigate("board", board_id))
        self.beside = Beside(self, self.list, self.summary)

    def refresh(self) -> None:
        """Ask for the list anew, and how the seats are shared out."""
        self._show()
        self.summary.refresh()
        self.desk.jobs.read(boards.load, self.on_load_read, key="seat load")

    def on_load_read(self, load: SeatLoad) -> None:
        """Say on how few the seats rest."""
        self.set_title(_("Boards"), load.sentence())

    def on_add_asked(self) -> None:
        """One short form."""
        add_board(self.desk, self)

    def _show(self) -> None:
        text, ended = self.search.text(), bool(self.chips.value("ended"))
        self.nothing.say(_("No board matches.") if text or ended else _none_yet())
        self.list.show_list(of_rows(lambda work: boards.rows(work, text, ended=ended)))


def _columns() -> list[Column[BoardRow]]:
    return [
        Column(_("Board"), lambda row: row.name, 260, second=lambda row: row.host, strong=True, stretch=True),
        Column(_("Seats held"), words.seats, 100),
        Column(_("To do"), no_text, 180, chips=words.standing),
        Column(_("Next meeting"), words.next_meeting, 150, spare=1),
    ]


def _none_yet() -> str:
    return _(
        "No boards yet. A board has seats, each for one kind of experience; meetings work without one too."
    )
