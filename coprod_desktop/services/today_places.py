"""What needs doing about the places we meet at and the people around the register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import board_reviews, change_notices
from coprod_desktop.services.today_rows import MOST, Place, TodayRow
from coprod_desktop.storage import contacts as stored_contacts
from coprod_desktop.storage import new_needs as stored_new_needs
from coprod_desktop.storage import venues as stored

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.board_reviews import DueReview
    from coprod_desktop.storage.change_notices import MeetingToTell
    from coprod_desktop.storage.contacts import Promised
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.new_needs import NewNeedRow
    from coprod_desktop.storage.venues import Unchecked


#: How long before its day something promised appears.
_PROMISED_AHEAD = timedelta(days=2)


def promised(work: Work) -> list[TodayRow]:
    """What was said to someone that we would do, and is due."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored_contacts.promised(work.session, work.today + _PROMISED_AHEAD)
    return [_promised(row, work.today) for row in found[:MOST]]


def _promised(row: Promised, today: date) -> TodayRow:
    said, due = (language().day(day, year=False) for day in (row.on, row.do_by))
    return TodayRow(
        kind="contact",
        icon="contact",
        title=_("{person}: {what}").format(person=row.name, what=row.to_do),
        detail=_("Promised for {due} · said on {day}").format(due=due, day=said),
        action=_("Open"),
        place=Place.CONTACT if row.partner_id is None else Place.PARTNER,
        target_id=row.person_id if row.partner_id is None else row.partner_id,
        days_left=(row.do_by - today).days,
    )


def to_tell(work: Work) -> list[TodayRow]:
    """Meetings that moved or were called off, until everyone with an invitation knows."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [_to_tell(row, work.today) for row in change_notices.meetings_to_tell(work)[:MOST]]


def _to_tell(row: MeetingToTell, today: date) -> TodayRow:
    title = ngettext(
        "{n} person to tell that a meeting changed", "{n} people to tell that a meeting changed", row.people
    )
    return TodayRow(
        kind="changed",
        icon="told",
        title=title.format(n=language().count(row.people)),
        detail=_("{meeting}, {day}").format(meeting=row.title, day=language().day(row.soonest, year=False)),
        action=_("Tell them"),
        place=Place.PLAN,
        target_id=row.meeting_id,
        days_left=min((row.soonest - today).days - 1, 1),
    )


def reviews(work: Work) -> list[TodayRow]:
    """Boards whose yearly look at themselves is due."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [_review(row, work.today) for row in board_reviews.due(work)[:MOST]]


def _review(row: DueReview, today: date) -> TodayRow:
    due = language().day(row.due, weekday=False)
    days_left = (row.due - today).days
    if row.last is None:  # nobody was promised the first: it waits behind what is overdue
        detail, days_left = _("None yet; a year is a good time to look back"), max(days_left, 0)
    else:
        last = language().day(row.last, weekday=False)
        detail = _("Last on {last} · due on {day}").format(last=last, day=due)
    return TodayRow(
        kind="review",
        icon="review",
        title=_("{board}: yearly review").format(board=row.board),
        detail=detail,
        action=_("Write it"),
        place=Place.BOARD,
        target_id=row.board_id,
        days_left=days_left,
    )


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


def new_needs(work: Work) -> list[TodayRow]:
    """What people turned out to need on the day, to be asked about so that it is known next time."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [_new_need(row) for row in stored_new_needs.to_ask(work.session)[:MOST]]


def _new_need(row: NewNeedRow) -> TodayRow:
    came = _("{meeting}, {day}").format(meeting=row.meeting, day=language().day(row.day, year=False))
    return TodayRow(
        kind="new need",
        icon="access",
        title=_("Ask {name}: {need}").format(name=row.person, need=row.need),
        detail=_("Needed and not known before: {meeting}").format(meeting=came),
        action=_("Ask"),
        place=Place.NEW_NEED,
        target_id=row.id,
    )
