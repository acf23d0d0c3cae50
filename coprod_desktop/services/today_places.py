"""What needs doing about the places we meet at and the people around the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services.today_rows import MOST, Place, TodayRow
from coprod_desktop.storage import venues as stored

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.venues import Unchecked


def venues(work: Work) -> list[TodayRow]:
    """Venues nobody has asked for a year, where a meeting is to come."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [_venue(row) for row in stored.unchecked(work.session, work.today)[:MOST]]


def _venue(row: Unchecked) -> TodayRow:
    title = _("{venue}: nobody has checked yet what is there")
    checked = ""
    if row.checked_on is not None:
        title = _("{venue}: last checked on {checked}")
        checked = language().day(row.checked_on, weekday=False)
    return TodayRow(
        kind="venue",
        icon="venue",
        title=title.format(venue=row.name, checked=checked),
        detail=_("Ask before {meeting}, {day}").format(
            meeting=row.meeting, day=language().day(row.day, year=False)
        ),
        action=_("Checked today"),
        place=Place.VENUE,
        target_id=row.venue_id,
    )
