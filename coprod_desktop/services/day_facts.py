"""What to know about a day before a meeting is planned on it: holidays, days of faith, what else is on, the clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.clock_change import which_is_meant
from coprod_desktop.domain.holidays import bank_holiday_name
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.religious_days import LAST_YEAR, religious_days
from coprod_desktop.i18n import _
from coprod_desktop.storage import clashes as stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.storage.clashes import OtherMeeting
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Clash:
    """Another meeting on the same day, and how many people both would ask."""

    other: OtherMeeting
    both: int


@dataclass(frozen=True)
class DayFacts:
    """One day. Nothing here is enforced: it is said, so that someone can ask."""

    day: date
    notes: tuple[str, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to know."""
        return not (self.notes or self.clashes)


def said_of(day: date) -> tuple[str, ...]:
    """Bank holidays, days of faith and weekends, each a short sentence."""
    holiday = bank_holiday_name(day)
    notes = [_("Bank holiday: {holiday}").format(holiday=holiday)] if holiday else []
    faith = [one.sentence() for one in religious_days(day)]
    if faith:
        notes.append(_("Faith: {festivals}").format(festivals=", ".join(faith)))
    if day.year > LAST_YEAR:
        notes.append(_("Days of faith are known up to {year}.").format(year=LAST_YEAR))
    return tuple(notes)


def of_meeting(work: Work, meeting_id: int) -> DayFacts:
    """What to know about the day of a meeting that is planned."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    clock = which_is_meant(meeting.day, (meeting.starts, meeting.ends), meeting.zone)
    notes = (*said_of(meeting.day), *((clock,) if clock else ()))
    ours = stored.would_ask(work.session, meeting_id, meeting.board_id, meeting.day)
    others = [one for one in stored.planned_on(work.session, [meeting.day]) if one.meeting_id != meeting_id]
    return DayFacts(meeting.day, notes, tuple(_clash(work, one, ours) for one in others))


def of_days(work: Work, days: Iterable[date], board_id: int | None) -> list[DayFacts]:
    """What to know about each of these days, were this board to meet on it."""
    work.actor.require(Permission.SEE_PEOPLE)
    wanted = list(days)
    others = stored.planned_on(work.session, wanted)
    found = []
    for day in wanted:
        ours = stored.would_ask(work.session, None, board_id, day)
        clashes = tuple(_clash(work, one, ours) for one in others if one.day == day)
        found.append(DayFacts(day, said_of(day), clashes))
    return found


def _clash(work: Work, other: OtherMeeting, ours: set[int]) -> Clash:
    theirs = stored.would_ask(work.session, other.meeting_id, other.board_id, other.day)
    return Clash(other, len(ours & theirs))
