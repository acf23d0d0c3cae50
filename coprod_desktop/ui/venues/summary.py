"""The venue at the right of the list: what is there, how to get there, who meets there next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.services import place_words, venues
from coprod_desktop.ui.venues import venue_form, words
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.photo_card import PhotoCard
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.services.venues import VenuePage as Shown
    from coprod_desktop.ui.jobs import Work

_NEXT_FEW = 5


class Summary(SidePanel["Shown"]):
    """Shows one venue, and everything that can be done with it."""

    shown: Shown | None = None

    def read(self, work: Work, thing: int) -> Shown:
        """The venue, whole."""
        return venues.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """What is there, what we need to know, and the meetings to come."""
        self.shown = shown
        return (self._what(shown), self._photo(shown), self._coming(shown))

    def nothing(self) -> Sequence[Card]:
        """What to do to see one here."""
        self.shown = None
        card = Card()
        card.add(Empty(_("Choose a venue to see what is there and who meets there next.")))
        return (card,)

    def on_change_asked(self) -> None:
        """Everything about it in one form."""
        if self.shown is not None:
            venue_form.change(self.desk, self, self.shown.venue)

    def on_check_asked(self) -> None:
        """Somebody has just asked."""
        if self.shown is not None:
            venue_form.check(self.desk, self, self.shown.venue)

    def _what(self, shown: Shown) -> Card:
        venue = shown.venue
        card = Card()
        card.add(Words(venue.name, Kind.HEADING))
        if venue.address:
            card.add(Words(venue.address))
        if venue.ended is not None:
            card.add(Words(words.since(venue.ended), Kind.ATTENTION))
        card.add(Facts([*words.what_is_there(venue), *words.way_there(venue), *words.for_us(venue)]))
        today = self.desk.today()
        kind = Kind.NOTE if venue.believed_on(today) else Kind.ATTENTION
        card.add(Words(place_words.last_checked(venue, today), kind))
        card.add(self._verbs(shown))
        return card

    def _verbs(self, shown: Shown) -> Flow:
        venue = shown.venue
        flow = Flow()
        flow.addWidget(Button(_("Checked today"), self.on_check_asked, icon="check"))
        flow.addWidget(Button(_("Change"), self.on_change_asked, icon="pen"))
        if venue.ended is not None:
            again = partial(self._write, _("{venue} is used again"), venue, _of(venue, venues.use_again))
            flow.addWidget(Button(_("Use it again"), again))
        elif shown.times_used:
            stop = partial(self._write, _("{venue} is no longer used"), venue, _of(venue, venues.stop_using))
            flow.addWidget(Button(_("We no longer use it"), stop))
        if not shown.times_used:
            gone = partial(self._write, _("{venue} removed"), venue, _of(venue, venues.remove))
            flow.addWidget(Button(_("Remove"), gone))
        return flow

    def _photo(self, shown: Shown) -> Card:
        why = _("People find a building more easily when they have seen it. Invitations show it.")
        of = (shown.venue.id, shown.venue.name)
        card = PhotoCard(self.desk, _("Photo of the building"), why, of, shown.photo)
        return card.saves_with(venues.keep_photo, venues.remove_photo)

    def _coming(self, shown: Shown) -> Card:
        card = Card(_("Meetings to come there"))
        for meeting in shown.coming[:_NEXT_FEW]:
            said = f"{language().short_day(meeting.day)} · {meeting.title}"
            go = partial(self.desk.navigate, "meeting", (meeting.id, "plan"))
            card.add(Button(said, go, weight=Weight.LINK))
        if not shown.coming:
            card.add(Words(_("None is planned there."), Kind.NOTE))
        return card

    def _write(self, label: str, venue: Venue, verb: Callable[[Work], object]) -> None:
        self.desk.jobs.write(label.format(venue=venue.name), verb)


def _of(venue: Venue, verb: Callable[[Work, int], object]) -> Callable[[Work], object]:
    return lambda work: verb(work, venue.id)
