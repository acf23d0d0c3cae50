"""The agenda of a meeting: items and breaks in order, with running times; the break on invitations follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.agenda import (
    LONGEST_STRETCH,
    AgendaItem,
    AgendaItemFields,
    Timed,
    concerns,
    first_break,
    free_minutes,
    timed,
)
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import agenda as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.storage.database import Work

_WELCOME, _BREAK, _CLOSE = 10, 15, 10


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda: its rows, what is not right yet, and the minutes it leaves free."""

    rows: tuple[Timed, ...]
    concerns: tuple[str, ...]
    free: int


def of_meeting(work: Work, meeting_id: int) -> Agenda:
    """The agenda as it stands, with running times."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    rows, minutes = _timed(work, meeting), meeting.minutes()
    return Agenda(rows, tuple(concerns(rows, minutes)), free_minutes(rows, minutes))


def add(work: Work, meeting_id: int, values: Mapping[str, Any]) -> AgendaItem:
    """Add an item at the end.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    fields = checked(AgendaItemFields, values)
    last = max((one.position for one in stored.of_meeting(work.session, meeting_id)), default=0)
    item = work.add(AgendaItem(meeting_id=meeting_id, position=last + 1, **fields.model_dump()))
    keep_break(work, meeting)
    return item


def edit(work: Work, item_id: int, version: int | None, values: Mapping[str, Any]) -> AgendaItem:
    """Change an item as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_MEETINGS)
    item = work.get(AgendaItem, item_id)
    whole = {name: getattr(item, name) for name in AgendaItemFields.model_fields} | dict(values)
    fields = checked(AgendaItemFields, whole)
    work.edit(item, version, {name: getattr(fields, name) for name in values})
    keep_break(work, work.get(Meeting, item.meeting_id))
    return item


def remove(work: Work, item_id: int) -> None:
    """Take an item off; what follows begins earlier."""
    work.actor.require(Permission.EDIT_MEETINGS)
    item = work.get(AgendaItem, item_id)
    meeting = work.get(Meeting, item.meeting_id)
    work.delete(item)
    keep_break(work, meeting)


def move(work: Work, item_id: int, by: int) -> None:
    """Move an item up (``by`` below zero) or down; at the end of the list it stays."""
    work.actor.require(Permission.EDIT_MEETINGS)
    item = work.get(AgendaItem, item_id)
    rows = stored.of_meeting(work.session, item.meeting_id)
    at = next(n for n, row in enumerate(rows) if row.id == item_id)
    rows.insert(max(at + by, 0), rows.pop(at))
    for position, row in enumerate(rows, 1):
        if row.position != position:
            work.edit(row, None, {"position": position})
    keep_break(work, work.get(Meeting, item.meeting_id))


def begin(work: Work, meeting_id: int) -> None:
    """Begin with a usual one: a welcome, the meeting's topic with a break in the middle, and a close.

    Raises :class:`Problem` when there is an agenda already, or the meeting is too short for one.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    if stored.of_meeting(work.session, meeting_id):
        raise Problem(_("This meeting has an agenda already."))
    left = meeting.minutes() - _WELCOME - _CLOSE
    if left <= _BREAK:
        raise Problem(_("The meeting is too short for the usual agenda. Add its items one by one."))
    topic = meeting.about or meeting.title
    parts: list[tuple[str, int, bool]] = [(_("Welcome"), _WELCOME, False)]
    if left > LONGEST_STRETCH // 2:
        half = (left - _BREAK) // 2
        rest = left - _BREAK - half
        parts += [(topic, half, False), (_("Break"), _BREAK, True), (topic, rest, False)]
    else:
        parts.append((topic, left, False))
    parts.append((_("What happens next"), _CLOSE, False))
    for what, minutes, is_break in parts:
        add(work, meeting_id, {"what": what, "minutes": minutes, "is_break": is_break})


def keep_break(work: Work, meeting: Meeting) -> None:
    """The break people are told of is the first one of the agenda, where there is one during the meeting."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.flush()
    at = first_break(_timed(work, meeting))
    during = at is not None and (meeting.starts > meeting.ends or meeting.starts < at < meeting.ends)
    if during and at != meeting.break_at:
        work.edit(meeting, None, {"break_at": at})


def _timed(work: Work, meeting: Meeting) -> tuple[Timed, ...]:
    return timed(stored.of_meeting(work.session, meeting.id), meeting.starts)
