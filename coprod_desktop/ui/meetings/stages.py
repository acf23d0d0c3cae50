"""How far each stage of a meeting has got, and the next step of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.widgets.action_row import ActionRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coprod_desktop.services.meetings import Overview


def stage_rows(overview: Overview, today: date, turn_to: Callable[[str], object]) -> list[ActionRow]:
    """The five stages after planning; the one whose promise is near is tinted."""
    past = overview.meeting.day < today
    rows = [
        _row("user-plus", _invite(overview), _("Invite"), "invite", turn_to),
        _row("envelope", _papers(overview, today), _("Papers"), "papers", turn_to),
        _row("universal-access", _support(overview), _("Support"), "support", turn_to),
        _row("clipboard-check", _day(overview, today), _("On the day"), "day", turn_to),
    ]
    return [*rows, _row("bullhorn", _after(overview), _("After"), "after", turn_to)] if past else rows


_Said = tuple[str, str, bool]


def _row(icon: str, said: _Said, verb: str, key: str, turn_to: Callable[[str], object]) -> ActionRow:
    title, second, urgent = said
    return ActionRow(icon, title, second, verb, lambda: turn_to(key), urgent=urgent)


def _invite(overview: Overview) -> _Said:
    counts, places = overview.counts, overview.meeting.places
    if not counts.chosen:
        return _("Nobody chosen yet"), _("Those who have waited longest stand first"), False
    title = ngettext("{n} person chosen", "{n} people chosen", counts.chosen).format(
        n=language().count(counts.chosen)
    )
    room = ngettext("for {n} place", "for {n} places", places).format(n=language().count(places))
    return title, room, False


def _papers(overview: Overview, today: date) -> _Said:
    counts, said = overview.counts, language()
    due = said.day(overview.papers_due, year=False)
    if not counts.chosen:
        return _("No papers to make yet"), _("In people's hands by {day}").format(day=due), False
    if counts.not_sent:
        title = ngettext("{n} invitation to make", "{n} invitations to make", counts.not_sent)
        late = overview.papers_due <= today
        return (
            title.format(n=said.count(counts.not_sent)),
            _("In people's hands by {day}").format(day=due),
            late,
        )
    replied = counts.chosen - counts.waiting - counts.reserve
    title = _("{n} of {all} replied").format(
        n=said.count(replied), all=said.count(counts.chosen - counts.reserve)
    )
    by = said.day(overview.replies_due, year=False)
    return title, _("Replies by {day}").format(day=by), bool(counts.waiting) and overview.replies_due <= today


def _support(overview: Overview) -> _Said:
    counts = overview.counts
    if not counts.adjustments:
        return _("Nothing to arrange yet"), _("Needs come here as people say yes"), False
    if counts.to_arrange:
        title = ngettext("{n} thing still to arrange", "{n} things still to arrange", counts.to_arrange)
        return title.format(n=counts.to_arrange), _("of {n}").format(n=counts.adjustments), True
    return _("Everything is arranged"), "", False


def _day(overview: Overview, today: date) -> _Said:
    counts = overview.counts
    if counts.came:
        title = ngettext("{n} person came", "{n} people came", counts.came).format(
            n=language().count(counts.came)
        )
        left = ngettext("{n} not ticked yet", "{n} not ticked yet", counts.not_ticked).format(
            n=counts.not_ticked
        )
        return title, left if counts.not_ticked else "", bool(counts.not_ticked)
    late = overview.meeting.day < today and bool(counts.not_ticked)
    said_yes = ngettext("{n} person said yes", "{n} people said yes", counts.said_yes)
    return said_yes.format(n=language().count(counts.said_yes)), _("Tick who came on the day"), late


def _after(overview: Overview) -> _Said:
    counts = overview.counts
    if counts.not_told:
        title = ngettext("{n} answer still to tell", "{n} answers still to tell", counts.not_told)
        return (
            title.format(n=language().count(counts.not_told)),
            _("Everyone who came hears what changed"),
            True,
        )
    if counts.outcomes:
        title = ngettext("{n} thing written down", "{n} things written down", counts.outcomes)
        return title.format(n=counts.outcomes), "", False
    return _("Nothing written down yet"), _("What was said, and what changed"), False
