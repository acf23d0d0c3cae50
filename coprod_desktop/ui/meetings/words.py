"""How meetings are said on screen: when, where, how far, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.meetings import MeetingState, Way
from coprod_desktop.domain.people import Reach
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.models.column import Chip, ChipKind

if TYPE_CHECKING:
    from datetime import date, time
    from typing import Protocol

    from coprod_desktop.storage.meetings import MeetingRow

    class Occasion(Protocol):
        """What says when and where a meeting is."""

        @property
        def day(self) -> date:
            """The day."""

        @property
        def starts(self) -> time:
            """When it starts."""

        @property
        def ends(self) -> time:
            """When it ends."""

        @property
        def venue(self) -> str:
            """Where."""

        @property
        def way(self) -> Way:
            """How people join."""


def by_way(way: Reach) -> str:
    """How something reaches someone: "by post", "in person"."""
    said = {
        Reach.POST: _("by post"),
        Reach.PHONE: _("by phone"),
        Reach.TEXT: _("by text message"),
        Reach.EMAIL: _("by e-mail"),
        Reach.IN_PERSON: _("in person"),
    }
    return said.get(way, _("another way"))


def need_icon(picture: str) -> str:
    """The icon of a need's picture; one we do not know has the general one."""
    return concepts().get(picture, "universal-access")


def hours(meeting: Occasion) -> str:
    """From when to when: "10:30am to midday"."""
    return hours_of(meeting.starts, meeting.ends)


def hours_of(starts: time, ends: time) -> str:
    """From one time to another."""
    said = language()
    return _("{starts} to {ends}").format(starts=said.clock(starts), ends=said.clock(ends))


def when(meeting: Occasion, today: date) -> str:
    """The day and the hours; the year only when it is another: "Tuesday 8 December, 10:30am to midday"."""
    day = language().day(meeting.day, year=meeting.day.year != today.year)
    return _("{day}, {hours}").format(day=day, hours=hours(meeting))


def where(meeting: Occasion) -> str:
    """The place, and whether people may join online."""
    if meeting.way is Way.ONLINE:
        return _("Online")
    if meeting.way is Way.HYBRID:
        return (
            _("{venue} and online").format(venue=meeting.venue)
            if meeting.venue
            else _("In person and online")
        )
    return meeting.venue or _("Place not known yet")


def in_days(day: date, today: date) -> str:
    """How far a day is from today: "in 16 days", "yesterday"."""
    days = (day - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days).format(n=language().count(days))
    return ngettext("{n} day ago", "{n} days ago", -days).format(n=language().count(-days))


def due(day: date | None, days_left: int | None) -> str:
    """By when, and how many days are left: "by 1 Dec, 9 days left", "by 20 Nov, 2 days late"."""
    if day is None or days_left is None:
        return ""
    by = language().short_day(day, year=False)
    if days_left < 0:
        late = ngettext("{n} day late", "{n} days late", -days_left).format(n=-days_left)
        return _("by {day}, {late}").format(day=by, late=late)
    if days_left == 0:
        return _("due today")
    left = ngettext("{n} day left", "{n} days left", days_left).format(n=days_left)
    return _("by {day}, {left}").format(day=by, left=left)


def standing(row: MeetingRow, today: date) -> list[Chip]:
    """The counts that matter at this point of a meeting's life."""
    if row.state is MeetingState.CANCELLED:
        return [Chip(_("Cancelled"), ChipKind.CALM)]
    if row.day < today or row.came:
        if row.came:
            return [Chip(ngettext("{n} came", "{n} came", row.came).format(n=row.came), ChipKind.GOOD)]
        return [Chip(_("Who came is not ticked yet"), ChipKind.ATTENTION)] if row.chosen else []
    if not row.chosen:
        return [Chip(_("Nobody chosen yet"), ChipKind.ATTENTION)]
    chosen = ngettext("{n} chosen", "{n} chosen", row.chosen).format(n=row.chosen)
    said_yes = ngettext("{n} said yes", "{n} said yes", row.said_yes).format(n=row.said_yes)
    return [Chip(chosen, ChipKind.CALM), *([Chip(said_yes, ChipKind.GOOD)] if row.said_yes else [])]


def to_arrange(row: MeetingRow, today: date) -> list[Chip]:
    """What is still to arrange, while there is time to."""
    if not row.to_arrange or row.day < today or row.state is MeetingState.CANCELLED:
        return []
    return [Chip(_("{n} to arrange").format(n=row.to_arrange), ChipKind.ATTENTION)]
