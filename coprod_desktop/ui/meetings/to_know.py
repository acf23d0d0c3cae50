"""What to know of one person on the day, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ARRANGE_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.services.attendance import SheetRow


class ToKnowCard(Card):
    """How to say hello, what is arranged, whom to ring in trouble."""

    def __init__(self, on_note_asked: Callable[[], object]) -> None:
        super().__init__(_("Need to know"))
        self._on_note_asked = on_note_asked
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
            (_("Buddy"), row.buddy),
            (_("In an emergency"), expected.emergency_contact),
            (_("Note"), expected.note),
        ]
        if row.arranged or not any(value for _label, value in facts):
            self._show_arranged(row)
        if any(value for _label, value in facts):
            self.add(Facts(facts))
        for need in row.new_needs:
            done = _("We did: {done}.").format(done=need.done.rstrip(".")) if need.done else ""
            said = _("New today: {need}.").format(need=need.need.rstrip("."))
            self.add(Words(" ".join(filter(None, (said, done)))))
        if expected.came is not None:
            words = _("Change the note") if expected.note else _("Write a note")
            self.add(Button(words, self._on_note_asked, weight=Weight.LINK))

    def _show_arranged(self, row: SheetRow) -> None:
        for one in row.arranged:
            said = _("{what}: {state}").format(what=one.what, state=_(ARRANGE_NAMES[one.state]).lower())
            self.add(Words(said, Kind.PLAIN if one.there else Kind.ATTENTION))
        if not row.arranged:
            self.add(Words(_("Nothing special to know."), Kind.NOTE))
