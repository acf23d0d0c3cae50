"""The supporter at the right of the list: whom they support, and what the person decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.people import CHOICE_NAMES as PEOPLE_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services import supporters
from coprod_desktop.ui.people import supporters_card
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.supporters import SupporterRow as Shown
    from coprod_desktop.ui.jobs import Work


class Summary(SidePanel["Shown"]):
    """Shows one supporter, and the way to the person."""

    def read(self, work: Work, thing: int) -> Shown:
        """The supporter, and whom they support."""
        return supporters.one(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """Who they are and what was decided."""
        row = shown.supporter
        card = Card()
        card.add(Words(supporters_card.who(row), Kind.HEADING))
        card.add(Words(_("supports {name}").format(name=shown.person)))
        for line in supporters_card.decided(row):
            card.add(Words(line, Kind.NOTE))
        card.add(
            Facts(
                [
                    (_("Phone"), row.phone),
                    (_("E-mail"), row.email),
                    (_("Address"), row.address),
                    (_("Would rather have"), _(PEOPLE_NAMES[row.preferred_reach])),
                    (_("Papers in"), _(PEOPLE_NAMES[row.paper_form])),
                    (_("Note"), row.note),
                ]
            )
        )
        go = partial(self.desk.navigate, "person", (row.person_id, "who"))
        card.add(Button(_("Open {name}").format(name=shown.person), go))
        return (card,)

    def nothing(self) -> Sequence[Card]:
        """What to do to see one here."""
        card = Card()
        card.add(Empty(_("Choose a supporter to see whom they support and what was decided.")))
        return (card,)
