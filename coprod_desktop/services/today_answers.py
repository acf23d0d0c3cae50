"""What needs doing about what people said: answers promised, answers without a day, and telling everyone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.today_rows import MOST, Place, TodayRow
from coprod_desktop.storage import outcomes as stored

if TYPE_CHECKING:
    from coprod_desktop.domain.outcomes import Outcome
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.outcomes import ToTell, WithoutDay

_TOLD_BACK = timedelta(days=365)


def promised(work: Work) -> list[TodayRow]:
    """Answers people were promised by a day that has come or gone; past the first few, how many more."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.overdue(work.session, work.today)
    rows = [_promised(outcome, meeting, work.today) for outcome, meeting in found[:MOST]]
    title = ngettext("{n} more answer was promised", "{n} more answers were promised", len(found) - MOST)
    last = rows[-1].days_left if rows else None
    return rows + _more("answer", title, len(found) - MOST, last)


def without_day(work: Work) -> list[TodayRow]:
    """What was said at a meeting and nobody promised to answer by a day: so that it is never lost."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.without_day(work.session)
    title = ngettext(
        "{n} more meeting with no day for an answer",
        "{n} more meetings with no day for an answer",
        len(found) - MOST,
    )
    return [_without_day(row) for row in found[:MOST]] + _more("no day", title, len(found) - MOST)


def to_tell(work: Work) -> list[TodayRow]:
    """People who came and have not been told what changed."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.still_to_tell(work.session, work.today - _TOLD_BACK)
    title = ngettext(
        "{n} more meeting with people to tell", "{n} more meetings with people to tell", len(found) - MOST
    )
    return [_to_tell(row) for row in found[:MOST]] + _more("told", title, len(found) - MOST)


def _promised(outcome: Outcome, meeting: str, today: date) -> TodayRow:
    day = outcome.answer_by or today
    return TodayRow(
        kind="answer",
        icon="answer",
        title=_("An answer was promised by {day}").format(day=language().day(day, year=False)),
        detail=_("{meeting} · “{said}”").format(meeting=meeting, said=outcome.said),
        action=_("Answer"),
        place=Place.AFTER,
        target_id=outcome.meeting_id,
        days_left=(day - today).days,
    )


def _without_day(row: WithoutDay) -> TodayRow:
    title = ngettext(
        "{n} thing was said and has no day for an answer",
        "{n} things were said and have no day for an answer",
        row.count,
    )
    return TodayRow(
        kind="no day",
        icon="answer",
        title=title.format(n=language().count(row.count)),
        detail=_("{meeting}, {day}").format(meeting=row.meeting, day=language().day(row.day)),
        action=_("Say who and when"),
        place=Place.AFTER,
        target_id=row.meeting_id,
    )


def _to_tell(row: ToTell) -> TodayRow:
    title = ngettext(
        "What changed: {n} person not yet told", "What changed: {n} people not yet told", row.people
    )
    since = _("{meeting}, decision of {day}").format(
        meeting=row.meeting, day=language().day(row.since or row.day, year=False)
    )
    return TodayRow(
        "told", "told", title.format(n=row.people), since, _("Tell them"), Place.AFTER, row.meeting_id
    )


def _more(kind: str, title: str, count: int, left: int | None = None) -> list[TodayRow]:
    if count <= 0:
        return []
    said = title.format(n=language().count(count))
    icon = "told" if kind == "told" else "answer"
    return [TodayRow(kind, icon, said, "", _("See all"), Place.MEETINGS, None, left)]
