"""What to know about the day: holidays, days of faith, other meetings - said, never enforced."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import day_facts
from coprod_desktop.ui.meetings.words import hours_of
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.day_facts import Clash, DayFacts
    from coprod_desktop.ui.meetings.part import Part


def advice(typed: str) -> str:
    """What to know about the day typed in a form."""
    return " · ".join(day_facts.said_of(date.fromisoformat(typed))) if typed else ""


def clash_words(clash: Clash) -> str:
    """Another meeting on the same day, and how many people both would ask."""
    other = clash.other
    said = _("{meeting}, {hours}").format(meeting=other.title, hours=hours_of(other.starts, other.ends))
    if not clash.both:
        return _("{meeting}: nobody is asked to both").format(meeting=said)
    both = ngettext("{n} person would be asked to both", "{n} people would be asked to both", clash.both)
    return _("{meeting}: {both}").format(meeting=said, both=both.format(n=language().count(clash.both)))


class DayCard(Card):
    """Hidden on a day with nothing to know."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Good to know about this day"))
        self._part = part
        self.hide()

    def refresh(self) -> None:
        """Ask about the day of the meeting shown."""
        meeting_id = self._part.meeting_id
        self._part.read(lambda work: day_facts.of_meeting(work, meeting_id), self.on_facts)

    def on_facts(self, facts: DayFacts) -> None:
        """Show what there is to know."""
        self.clear()
        self.setVisible(not facts.quiet)
        for note in facts.notes:
            self.add(Words(note, Kind.ATTENTION))
        if facts.clashes:
            self.add(Words(_("Also on this day:"), Kind.NOTE))
        for clash in facts.clashes:
            go = partial(self._part.desk.navigate, "meeting", clash.other.meeting_id)
            self.add(Link(clash_words(clash), go))
        self.add(Words(_("Nothing here stops you. Ask people what suits them."), Kind.NOTE))
