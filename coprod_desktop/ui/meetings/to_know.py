"""What to know of one person on the day, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ARRANGE_NAMES, ArrangeState
from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.attendance import SheetRow


#: What somebody on the day has to do something about.
_NOT_THERE = (ArrangeState.TO_ARRANGE, ArrangeState.CANNOT)


class ToKnowCard(Card):
    """How to say hello, what is arranged, whom to ring in trouble."""

    def __init__(self) -> None:
        super().__init__(_("Need to know"))
        self.show_person(None)

    def show_person(self, row: SheetRow | None) -> None:
        """Show one person, or say how to choose one."""
        self.clear()
        if row is None:
            self.say(_("Need to know"))
            self.add(Words(_("Choose someone to see what is arranged for them and whom to ring."), Kind.NOTE))
            return
        expected = row.expected
        self.say(expected.name)
        facts = [
            (_("Helps them"), expected.communication),
            (_("Phone"), expected.phone),
            (_("Comes with"), row.comes_with),
            (_("In an emergency"), expected.emergency_contact),
            (_("Note"), expected.note),
        ]
        if row.arranged or not any(value for _label, value in facts):
            self._show_arranged(row)
        if any(value for _label, value in facts):
            self.add(Facts(facts))

    def _show_arranged(self, row: SheetRow) -> None:
        for what, state in row.arranged:
            said = _("{what}: {state}").format(what=what, state=_(ARRANGE_NAMES[state]).lower())
            self.add(Words(said, Kind.ATTENTION if state in _NOT_THERE else Kind.PLAIN))
        if not row.arranged:
            self.add(Words(_("Nothing special to know."), Kind.NOTE))
