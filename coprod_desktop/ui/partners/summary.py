"""The partner organisation at the right of the list: what it is, what was said, whom it introduced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.partners import CHOICE_NAMES
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import partners
from coprod_desktop.ui.partners import partner_form
from coprod_desktop.ui.people.contact_part import LogCard
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.partners import Partner
    from coprod_desktop.services.partners import PartnerPage as Shown
    from coprod_desktop.ui.jobs import Work


class Summary(SidePanel["Shown"]):
    """Shows one partner, and everything that can be done with it."""

    shown: Shown | None = None

    def read(self, work: Work, thing: int) -> Shown:
        """The partner, whole."""
        return partners.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """What it is, whom it introduced, what was said."""
        self.shown = shown
        log = LogCard(self.desk)
        log.show_rows(shown.partner, shown.contacts)
        return (self._what(shown), self._introduced(shown), log)

    def nothing(self) -> Sequence[Card]:
        """What to do to see one here."""
        self.shown = None
        card = Card()
        card.add(Empty(_("Choose a partner organisation to see whom it reaches and when you last spoke.")))
        return (card,)

    def on_change_asked(self) -> None:
        """Everything about it in one form."""
        if self.shown is not None:
            partner_form.change(self.desk, self, self.shown.partner)

    def on_spoke(self) -> None:
        """A line for the log."""
        if self.shown is not None:
            partner_form.spoke(self.desk, self, self.shown.partner)

    def _what(self, shown: Shown) -> Card:
        partner = shown.partner
        card = Card()
        card.add(Words(partner.name, Kind.HEADING))
        card.add(Words(_(CHOICE_NAMES[partner.kind]), Kind.NOTE))
        if partner.ended is not None:
            day = language().day(partner.ended, weekday=False)
            card.add(Words(_("No longer partners since {day}.").format(day=day), Kind.ATTENTION))
        if partner.what:
            card.add(Words(partner.what))
        card.add(
            Facts(
                [
                    (_("Whom it reaches"), partner.reaches),
                    (_("Brought together by"), partner.introduced_by),
                    (_("Ask there"), partner.contact),
                    (_("Phone"), partner.phone),
                    (_("E-mail"), partner.email),
                    (_("Address"), partner.address),
                    (_("Last spoke"), _last_spoke(shown)),
                    (_("Note"), partner.note),
                ]
            )
        )
        card.add(self._verbs(shown))
        return card

    def _verbs(self, shown: Shown) -> Flow:
        partner, flow = shown.partner, Flow()
        flow.addWidget(Button(_("We spoke…"), self.on_spoke, weight=Weight.MAIN, icon="comments"))
        flow.addWidget(Button(_("Change"), self.on_change_asked, icon="pen"))
        if partner.ended is not None:
            again = self._writes(_("{name} is a partner again"), partner, partners.start_again)
            flow.addWidget(Button(_("Partners again"), again))
        else:
            end = self._writes(_("{name} is no longer a partner"), partner, partners.end)
            flow.addWidget(Button(_("No longer partners"), end))
        if not shown.introduced_in_all:
            gone = self._writes(_("Removed {name}"), partner, partners.remove)
            flow.addWidget(Button(_("Remove"), gone))
        return flow

    def _introduced(self, shown: Shown) -> Card:
        card = Card(_("Introduced"))
        for person_id, name in shown.introduced:
            card.add(Link(name, partial(self.desk.navigate, "person", person_id)))
        more = shown.introduced_in_all - len(shown.introduced)
        if more:
            said = ngettext("and {n} more", "and {n} more", more).format(n=language().count(more))
            card.add(Words(said, Kind.NOTE))
        if not shown.introduced:
            card.add(Words(_("Nobody yet. Say so under “Introduced by” in a person's details."), Kind.NOTE))
        return card

    def _writes(
        self, label: str, partner: Partner, verb: Callable[[Work, int], object]
    ) -> Callable[[], object]:
        said = label.format(name=partner.name)
        return lambda: self.desk.jobs.write(said, lambda work: verb(work, partner.id))


def _last_spoke(shown: Shown) -> str:
    if not shown.contacts:
        return _("Not yet")
    return language().day(shown.contacts[0].on, weekday=False)
