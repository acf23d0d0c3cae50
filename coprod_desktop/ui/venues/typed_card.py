"""Places typed on meetings that could be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.venues import venue_form
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.venues import TypedPlace
    from coprod_desktop.ui.venues.page import VenuesPage

_MOST = 6


class TypedCard(Card):
    """Hidden while every place is kept. A press opens the form with what was typed."""

    def __init__(self, page: VenuesPage) -> None:
        super().__init__(_("Typed on meetings, not kept yet"))
        self._page = page
        self.hide()

    def show_places(self, places: Sequence[TypedPlace]) -> None:
        """Offer to keep these, the most used first."""
        self.clear()
        self.setVisible(bool(places))
        flow = Flow()
        for place in places[:_MOST]:
            count = ngettext("{n} meeting", "{n} meetings", place.meetings).format(
                n=language().count(place.meetings)
            )
            words = f"{place.name} · {count}"
            name = _("Keep {venue} as a venue").format(venue=place.name)
            flow.addWidget(
                Button(
                    words, partial(self.on_keep_asked, place), weight=Weight.FILTER, icon="plus", name=name
                )
            )
        self.add(flow)
        more = len(places) - _MOST
        if more > 0:
            said = ngettext("and {n} more", "and {n} more", more).format(n=language().count(more))
            self.add(Words(said, Kind.NOTE))

    def on_keep_asked(self, place: TypedPlace) -> None:
        """The form, begun with what was typed."""
        venue_form.add(self._page.desk, self._page, self._page.on_added, place)
