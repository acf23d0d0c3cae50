"""What needs doing about access needs: whether they are still right, and what is booked and nobody needs any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import support
from coprod_desktop.services.today_rows import MOST, Place, TodayRow
from coprod_desktop.storage import access_review as stored

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.storage.access_review import ToReview
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.support import Unneeded

#: How long before their next meeting someone is named; everyone else is one row together.
_AHEAD = timedelta(days=28)


def still_right(work: Work, settings: Organisation) -> list[TodayRow]:
    """Who comes soon and was asked long ago, one by one; then how many others there are."""
    work.actor.require(Permission.SEE_PEOPLE)
    days = settings.needs_review_days
    named = stored.coming(work.session, work.today, days, _AHEAD)[:MOST]
    rows = [_one(row) for row in named]
    others = stored.how_many(work.session, work.today, days) - len(named)
    return [*rows, _others(others, days, more=bool(named))] if others else rows


def _one(row: ToReview) -> TodayRow:
    comes = _("{meeting}, {day}").format(meeting=row.meeting, day=language().day(row.day, year=False))
    asked = _("last asked on {day} · comes to {meeting}")
    if row.asked_on is None:
        asked = _("nobody knows when they were asked · comes to {meeting}")
    day = "" if row.asked_on is None else language().day(row.asked_on, weekday=False)
    detail = asked.format(day=day, meeting=comes)
    return TodayRow(
        kind="still right",
        icon="access",
        title=_("{name}: are their access needs still right?").format(name=row.name),
        detail=detail[:1].upper() + detail[1:],
        action=_("Ask"),
        place=Place.STILL_RIGHT,
        target_id=row.person_id,
    )


def _others(n: int, days: int, *, more: bool) -> TodayRow:
    title = ngettext(
        "{n} person to ask whether their access needs are still right",
        "{n} people to ask whether their access needs are still right",
        n,
    )
    if more:
        title = ngettext(
            "{n} more person to ask whether their access needs are still right",
            "{n} more people to ask whether their access needs are still right",
            n,
        )
    return TodayRow(
        kind="still right",
        icon="access",
        title=title.format(n=language().count(n)),
        detail=_("Last asked over {days} days ago").format(days=days),
        action=_("See who"),
        place=Place.NEEDS_TO_REVIEW,
    )


def to_call_off(work: Work) -> list[TodayRow]:
    """Bookings nobody needs any more, meeting by meeting: so that no taxi comes to a door where nobody waits for it."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [_to_call_off(row, work.today) for row in support.to_call_off(work)[:MOST]]


def _to_call_off(row: Unneeded, today: date) -> TodayRow:
    n = len(row.what)
    title = ngettext("{n} booking nobody needs any more", "{n} bookings nobody needs any more", n)
    meeting = _("{meeting}, {day}").format(meeting=row.meeting, day=language().day(row.day, year=False))
    return TodayRow(
        kind="call off",
        icon="call off",
        title=title.format(n=language().count(n)),
        detail=" · ".join((meeting, ", ".join(row.what))),
        action=_("Call off"),
        place=Place.SUPPORT,
        target_id=row.meeting_id,
        days_left=(row.day - today).days - 1,
    )
