"""The person at the right of the list: who they are, what they need, when they took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.people import CHOICE_NAMES, NeedsAsked
from coprod_desktop.i18n import _, language
from coprod_desktop.services import people
from coprod_desktop.ui import theme
from coprod_desktop.ui.people.words import connections
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.ui.desk import Desk

_LAST_FEW = 5


class Summary(QWidget):
    """Shows one person beside the list; nobody chosen yet is said kindly."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.desk = desk
        self.person_id: int | None = None
        inner = QWidget()
        inner.setObjectName("bare")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.current().px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner, fills=True))
        self._show_nobody()

    def show_person(self, person_id: int | None) -> None:
        """Ask for this person."""
        self.person_id = person_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again for whoever is shown."""
        if self.person_id is None:
            return
        wanted = self.person_id
        self.desk.jobs.read(
            lambda work: people.page(work, wanted),
            self.on_read,
            lambda _gone: self._show_nobody(),
            key="summary",
            owner=self,
        )

    def on_read(self, shown: Shown) -> None:
        """Draw the person."""
        if shown.person.id != self.person_id:
            return
        empty(self._cards)
        for card in (self._who(shown), self._needs(shown), self._part(shown)):
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _show_nobody(self) -> None:
        empty(self._cards)
        card = Card()
        card.add(
            Empty(
                _("Choose someone in the list to see who they are, what they need and when they took part.")
            )
        )
        self._cards.addWidget(card)
        self._cards.addStretch(1)

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
