"""The lists beside the list of people: who is around them, searched alike, with the one chosen at the right."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from coprod_desktop.i18n import _
from coprod_desktop.ui.people.switch import Switch
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.models.column import Column
    from coprod_desktop.ui.models.source import ListSource
    from coprod_desktop.ui.widgets.empty import Empty
    from coprod_desktop.ui.widgets.side_panel import SidePanel

Row = TypeVar("Row")


class AroundPage(Page, Generic[Row]):
    """One list under the switch; ``thing`` is the id of the one to show."""

    def __init__(self, desk: Desk, key: str, title: str, sentence: str) -> None:
        super().__init__(desk, title, sentence)
        self.switch = Switch(desk, key)
        self.search = SearchBox(self.search_words(), _("Search"))
        self.chips = Chips()
        self.chips.add_switch("ended", self.ended_words())
        self.nothing = self.nobody()
        self.list: ListView[Row] = ListView(desk.jobs, self.columns(), title, empty=self.nothing)
        self.summary: SidePanel[Any] = self.panel()
        self.add(self.switch)
        self.add(columns((ListCard(self.list, (self.search, self.chips)), 5), (self.summary, 3)), 1)
        self.search.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(self._show)
        self.list.opened.connect(self.on_opened)
        self.beside = Beside(self, self.list, self.summary)

    @abstractmethod
    def search_words(self) -> str:
        """What can be searched by."""

    @abstractmethod
    def ended_words(self) -> str:
        """What the chip for those who are no longer there says."""

    @abstractmethod
    def nobody(self) -> Empty:
        """What stands in an empty list."""

    @abstractmethod
    def none_yet(self) -> str:
        """The sentence of an empty list nothing was searched in."""

    @abstractmethod
    def columns(self) -> Sequence[Column[Row]]:
        """What each row says."""

    @abstractmethod
    def panel(self) -> SidePanel[Any]:
        """What stands at the right."""

    @abstractmethod
    def source(self, text: str, *, ended: bool) -> ListSource[Row]:
        """The list for what was typed."""

    def on_opened(self, _row_id: int) -> None:
        """Enter or a double click."""

    def refresh(self) -> None:
        """Ask for the list anew, and for whatever is shown beside it."""
        self._show()
        self.summary.refresh()

    def show_one(self, row_id: int) -> None:
        """Show this one, which may have been added just now."""
        self.thing = row_id
        self._show()

    def _show(self) -> None:
        ended = bool(self.chips.value("ended"))
        self.nothing.say(_("Nobody here.") if ended or self.search.text() else self.none_yet())
        self.list.show_list(self.source(self.search.text(), ended=ended))
