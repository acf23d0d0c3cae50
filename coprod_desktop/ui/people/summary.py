"""The person at the right of the list: who they are, what they need, when they took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import CHOICE_NAMES, NeedsAsked
from coprod_desktop.i18n import _, language
from coprod_desktop.services import people
from coprod_desktop.ui.people.words import connections
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.ui.jobs import Work

_LAST_FEW = 5


class Summary(SidePanel["Shown"]):
    """Shows one person beside the list; nobody chosen yet is said kindly."""

    def read(self, work: Work, thing: int) -> Shown:
        """The person, whole."""
        return people.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """Who they are, what they need, when they took part."""
        return (self._who(shown), self._needs(shown), self._part(shown))

    def nothing(self) -> Sequence[Card]:
        """What to do to see someone here."""
        card = Card()
        card.add(
            Empty(
                _("Choose someone in the list to see who they are, what they need and when they took part.")
            )
        )
        return (card,)

    def _who(self, shown: Shown) -> Card:
        person = shown.person
        card = Card()
        card.add(Words(person.name, Kind.HEADING))
        said = [person.pronouns, connections(shown.connections), person.town]
        card.add(
            Words(" · ".join(part for part in said if part) or _("Nothing more is known yet."), Kind.NOTE)
        )
        if person.topics:
            card.add(Words(_("Knows about {topics}").format(topics=person.topics)))
        form, reach = _(CHOICE_NAMES[person.paper_form]), _(CHOICE_NAMES[person.preferred_reach])
        card.add(
            Words(_("Papers: {form}. Would rather have: {reach}.").format(form=form, reach=reach), Kind.NOTE)
        )
        wanted = person.id
        card.add(
            Button(
                _("Open"),
                lambda: self.desk.navigate("person", wanted),
                name=_("Open {name}").format(name=person.name),
            )
        )
        return card

    @staticmethod
    def _needs(shown: Shown) -> Card:
        card = Card(_("Access needs"))
        for need in shown.needs:
            card.add(Words(f"{need.need}: {need.detail}" if need.detail else need.need))
        if not shown.needs:
            nothing = shown.person.needs_asked is NeedsAsked.NONE
            card.add(
                Words(
                    _("Asked, none.") if nothing else _("Not asked yet. Ask before the first invitation."),
                    Kind.NOTE,
                )
            )
        return card

    @staticmethod
    def _part(shown: Shown) -> Card:
        card = Card(_("Taking part"))
        for board, experience, ends in shown.seats:
            until = (
                _("until {day}").format(day=language().short_day(ends)) if ends else _("until further notice")
            )
            card.add(
                Words(
                    _("Holds a seat: {board}, {experience}, {until}").format(
                        board=board, experience=experience, until=until
                    )
                )
            )
        for row in shown.timeline[:_LAST_FEW]:
            card.add(Words(f"{language().short_day(row.day)} · {row.title}", Kind.NOTE))
        if not shown.timeline and not shown.seats:
            card.add(Words(_("Not asked to anything yet."), Kind.NOTE))
        return card
