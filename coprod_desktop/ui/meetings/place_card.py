"""Where a meeting is: what is known of the venue and whether somebody asked lately, or what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Way
from coprod_desktop.i18n import _
from coprod_desktop.services import place_words, venues
from coprod_desktop.services.venues import TypedPlace
from coprod_desktop.ui.venues import venue_form, words
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.ui.meetings.part import Part


class PlaceCard(Card):
    """Hidden for a meeting online. ``plain`` on the day itself: what is there, the way in, whom to ask."""

    def __init__(self, part: Part, *, plain: bool = False) -> None:
        super().__init__(_("Where"))
        self._part, self._plain = part, plain

    def refresh(self) -> None:
        """Ask what is known of the place of the meeting shown."""
        meeting = self._part.shown.meeting
        self.setVisible(meeting.way is not Way.ONLINE)
        if meeting.place_id is None:
            self.show_place(None)
        else:
            self._part.read(lambda work: venues.of_meeting(work, meeting), self.show_place)

    def show_place(self, venue: Venue | None) -> None:
        """The venue, or the place as it was typed."""
        self.clear()
        meeting = self._part.shown.meeting
        self.say(meeting.venue or _("Where"))
        if venue is not None:
            self._show_venue(venue, meeting)
        elif meeting.venue:
            self._show_typed(meeting)
        else:
            self.add(Words(_("Place not known yet. Invitations need it."), Kind.NOTE))

    def _show_venue(self, venue: Venue, meeting: Meeting) -> None:
        if self._plain:
            there = words.what_is_there(venue)[:1]
            self.add(Facts([*there, *words.way_in(venue), (_("This time"), meeting.venue_access)]))
            return
        if venue.address:
            self.add(Words(venue.address))
        facts = [*words.what_is_there(venue), *words.way_there(venue), (_("This time"), meeting.venue_access)]
        self.add(Facts(facts))
        today, desk = self._part.desk.today(), self._part.desk
        believed = venue.believed_on(today)
        self.add(Words(place_words.last_checked(venue, today), Kind.NOTE if believed else Kind.ATTENTION))
        flow = Flow()
        if not believed:
            flow.addWidget(
                Button(_("Checked today"), lambda: venue_form.check(desk, self, venue), icon="check")
            )
        name = _("Open {name}").format(name=venue.name)
        flow.addWidget(Button(_("Open the venue"), lambda: desk.navigate("venues", venue.id), name=name))
        self.add(flow)

    def _show_typed(self, meeting: Meeting) -> None:
        self.add(Facts([(_("Address"), meeting.venue_address), (_("What is there"), meeting.venue_access)]))
        if self._plain:
            return
        self.add(
            Words(_("Keep it as a venue, and its facts fill every meeting there by themselves."), Kind.NOTE)
        )
        self.add(Button(_("Keep it as a venue"), lambda: self._keep(meeting), icon="plus"))

    def _keep(self, meeting: Meeting) -> None:
        typed = TypedPlace(meeting.venue, meeting.venue_address, meeting.venue_access, 1)
        venue_form.add(self._part.desk, self, lambda _venue: None, typed)
