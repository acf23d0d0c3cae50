"""Series: planning many meetings in one go, with each date seen first, and moving what follows together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.entity import new_id
from coprod_desktop.domain.meetings import Meeting, MeetingFields
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import agenda, day_facts, meetings
from coprod_desktop.storage import agenda as stored_agenda
from coprod_desktop.storage import series as stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from coprod_desktop.domain.series import Pattern
    from coprod_desktop.services.day_facts import DayFacts
    from coprod_desktop.storage.database import Work

#: What is said of one occasion alone, and not of the next.
_OWN = ("day", "reply_by", "finance_name")

#: Every field the next meeting shares with the first.
_SHARED = tuple(name for name in MeetingFields.model_fields if name not in _OWN)


@dataclass(frozen=True)
class PreviewDay:
    """One date of a series before it is made: what is good to know about it, and whether it stands in for another."""

    facts: DayFacts
    instead: bool

    @property
    def day(self) -> date:
        """The date."""
        return self.facts.day


def preview(work: Work, meeting_id: int, pattern: Pattern) -> list[PreviewDay]:
    """Every date that would follow this meeting, with holidays and clashes.

    Raises :class:`Problem` beside the field for a pattern that makes no series.
    """
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    following = pattern.days()[1:]
    facts = day_facts.of_days(work, [one.day for one in following], meeting.board_id)
    return [PreviewDay(known, one.instead) for known, one in zip(facts, following, strict=True)]


def make(work: Work, meeting_id: int, days: Sequence[date]) -> list[Meeting]:
    """Plan a meeting like this one on each of these days; together they are a series, and one step to undo.

    Raises :class:`Problem` when there is no day, a day comes twice, or lies before the first.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    first = work.get(Meeting, meeting_id)
    if not days:
        raise Problem(_("Keep at least one date."))
    if len(set(days)) < len(days) or first.day in days:
        raise Problem(_("A date stands there twice. Move or skip one of them."))
    if min(days) < first.day:
        raise Problem(_("A date lies before the first meeting. Choose a later day."))
    if first.series_id is None:
        work.edit(first, None, {"series_id": new_id()})
    return [_like(work, first, day) for day in sorted(days)]


def _like(work: Work, first: Meeting, day: date) -> Meeting:
    values = {name: getattr(first, name) for name in (*_SHARED, "board_id", "scheme_id", "venue_id")}
    made = meetings.add(work, values | {"day": day})
    work.flush()
    work.edit(made, None, {"series_id": first.series_id})
    for item in stored_agenda.of_meeting(work.session, first.id):
        names = ("what", "minutes", "who", "is_break")
        agenda.add(work, made.id, {name: getattr(item, name) for name in names})
    return made


def following(work: Work, meeting_id: int) -> list[Meeting]:
    """This meeting and those of its series planned after it, the earliest first; none where it is in no series."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    if meeting.series_id is None:
        return []
    return stored.planned_from(work.session, meeting.series_id, meeting.day)


def move_following(work: Work, meeting_id: int, by: timedelta) -> list[Meeting]:
    """Move this meeting and those of its series after it by so many days; who was invited has to be told.

    Raises :class:`Problem` when one of them would lie in the past, or nothing would move.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    rows = following(work, meeting_id)
    if not by:
        raise Problem(_("Choose by how many days they move."), "days")
    if any(row.day + by < work.today for row in rows):
        early = language().day(rows[0].day + by)
        raise Problem(_("The first would be on {day}, which is past.").format(day=early), "days")
    for row in rows:
        meetings.edit(work, row.id, None, {"day": row.day + by})
    return rows
