"""Venues: the places we meet, what is there, and which of them somebody should ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import place_words, venues
from coprod_desktop.services.venues import VenueList, VenueQuery
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.venues import venue_form, words
from coprod_desktop.ui.venues.summary import Summary
from coprod_desktop.ui.venues.typed_card import TypedCard
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.storage.venues import VenueRow
    from coprod_desktop.ui.desk import Desk


class VenuesPage(Page):
    """The list, and the venue at right; ``thing`` is the id of the one to show."""

    tables = ("venue", "meeting", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Venues"), _("Asked once, used by every invitation, booking list and day there.")
        )
        self.set_crumbs([(_("Meetings"), lambda: desk.navigate("meetings"))])
        self.add_action(_("Add a venue"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search by name, address or stop"), _("Search venues"))
        self.chips = Chips()
        self.chips.add_switch("ended", _("No longer used"))
        self.nothing = Empty(_none_yet(), _("Add a venue"), self.on_add_asked, "building")
        self.list: ListView[VenueRow] = ListView(desk.jobs, _columns(), _("Venues"), empty=self.nothing)
        self.summary = Summary(desk)
        self.typed = TypedCard(self)
        card = ListCard(self.list, (self.search, self.chips))
        left = stack(self.typed, card, stretch_last=True)
        self.add(columns((left, 5), (self.summary, 3)), 1)
        self.search.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(self._show)
        self.list.opened.connect(lambda _id: self.summary.on_change_asked())
        self.beside = Beside(self, self.list, self.summary)
        self.list.loaded.connect(self.on_loaded)

    def refresh(self) -> None:
        """Ask for the list anew, and for places that are only typed."""
        self._show()
        self.summary.refresh()
        self.desk.jobs.read(venues.typed, self.typed.show_places, key="typed places")

    def on_loaded(self) -> None:
        """Where no venue is kept there is nothing to show beside the list."""
        self.summary.setVisible(self.list.model.rowCount() > 0)

    def on_add_asked(self) -> None:
        """A form, empty but for today."""
        venue_form.add(self.desk, self, self.on_added)

    def on_added(self, venue: Venue) -> None:
        """Show it."""
        self.thing = venue.id
        self._show()

    def _show(self) -> None:
        ended = self.chips.value("ended")
        self.nothing.say(_("No venue here.") if ended or self.search.text() else _none_yet())
        self.list.show_list(VenueList(VenueQuery(self.search.text(), ended)))


def _none_yet() -> str:
    return _("No venue is kept yet. Keep the places you meet at, and nobody has to ask about them twice.")


def _columns() -> list[Column[VenueRow]]:
    return [
        Column(
            _("Venue"),
            lambda row: row.name,
            220,
            second=lambda row: row.address,
            strong=True,
            stretch=True,
            least=160,
            wraps=2,
        ),
        Column(
            _("What is there"),
            lambda row: place_words.names(row.there) or _("Nothing known yet"),
            240,
            second=words.missing,
            stretch=True,
            least=150,
            spare=2,
        ),
        Column(_("Checked"), words.checked, 130, chips=words.doubts, least=120),
        Column(_("Next there"), words.next_day, 110, spare=3),
    ]
