"""Practice examples: short stories of what came of working together, to share without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.services.practice_examples import ExampleList, ExampleQuery, ExampleRow
from coprod_desktop.ui.examples import example_form
from coprod_desktop.ui.examples.summary import Summary
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.domain.practice_examples import PracticeExample
    from coprod_desktop.ui.desk import Desk


class ExamplesPage(Page):
    """The list, and the example at right."""

    tables = ("practice_example", "board", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Practice examples"), _("What came of working together, to share without names.")
        )
        self.add_action(_("Write an example"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search the examples"))
        nothing = Empty(_none_yet(), _("Write an example"), self.on_add_asked, "book-open")
        self.list: ListView[ExampleRow] = ListView(
            desk.jobs, _columns(), _("Practice examples"), empty=nothing
        )
        self.summary = Summary(desk)
        self.add(columns((ListCard(self.list, (self.search,)), 4), (self.summary, 4)), 1)
        self.search.searched.connect(lambda _text: self._show())
        self.list.opened.connect(lambda _id: self.summary.on_change_asked())
        self.beside = Beside(self, self.list, self.summary)

    def refresh(self) -> None:
        """Ask for the list anew, and for whatever is shown beside it."""
        self._show()
        self.summary.refresh()

    def on_add_asked(self) -> None:
        """A title is enough to begin with."""
        example_form.add(self.desk, self, self.on_added)

    def on_added(self, example: PracticeExample) -> None:
        """Show it."""
        self.thing = example.id
        self._show()

    def _show(self) -> None:
        self.list.show_list(ExampleList(ExampleQuery(self.search.text())))


def _none_yet() -> str:
    return _("No example is written yet. An outcome worth telling makes the case for the next one.")


def _columns() -> list[Column[ExampleRow]]:
    return [
        Column(
            _("Example"),
            lambda row: row.example.title,
            260,
            second=lambda row: row.board,
            strong=True,
            stretch=True,
            least=170,
        ),
        Column(_("Day"), _day, 130, spare=1),
    ]


def _day(row: ExampleRow) -> str:
    return "" if row.example.on is None else language().short_day(row.example.on)
