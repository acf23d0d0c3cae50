"""Meetings: planning them, moving them, calling them off, and how far each has got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Meeting, MeetingFields, MeetingState, check_meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.domain.venues import Venue
from coprod_desktop.i18n import _
from coprod_desktop.services import agenda, change_notices, organisation, support, voices
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import meetings as stored
from coprod_desktop.storage.meetings import MeetingQuery, MeetingRow, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered
    from coprod_desktop.storage.meetings import MeetingCounts

__all__ = ["MeetingQuery", "MeetingRow", "When"]

#: What an edit may change besides the fields of the form.
_LINKS = ("board_id", "scheme_id", "venue_id")

#: A change of these changes whose voices are counted, and when.
_DATING = ("day", "kind", "board_id")


@dataclass(frozen=True)
class Overview:
    """One meeting as its page begins: what it is, and how far each stage of its life has got."""

    meeting: Meeting
    board: Board | None
    counts: MeetingCounts
    papers_due: date
    replies_due: date


@dataclass(frozen=True)
class MeetingList(RegisterList[MeetingRow]):
    """The list of meetings a query shows, fed to a list model by id."""

    query: MeetingQuery

    def ordered(self, work: Work) -> Ordered:
        """The ids it shows, in its order."""
        return stored.ordered(self.query, work.today)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[MeetingRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


def add(work: Work, values: Mapping[str, Any]) -> Meeting:
    """Plan a meeting, of a board (``board_id``) or of none; replies are due the usual days before unless said.

    A meeting of a board aims for as many first-time voices as the board does. Raises
    :class:`~coprod_desktop.domain.problems.FieldProblems` or
    :class:`~coprod_desktop.domain.problems.Problem` beside the field that is wrong.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    links = _checked_links(work, values)
    given = _at_venue(work, values, links)
    meeting = Meeting(**checked(MeetingFields, given).model_dump(), **links)
    if meeting.reply_by is None:
        meeting.reply_by = _usual_reply_by(work, meeting.day)
    if "target_new" not in given and meeting.board_id is not None:
        meeting.target_new = work.get(Board, meeting.board_id).target_new
    check_meeting(meeting)
    return work.add(meeting)


def edit(work: Work, meeting_id: int, version: int | None, values: Mapping[str, Any]) -> Meeting:
    """Change a meeting as it was when the form was opened; fields not named stay as they are.

    When or where it is changes: whoever has an invitation must be told.

    When it moves to another day, what was arranged has to be arranged again, and is due as long before the new day;
    when it moves to or from a venue that is kept, what was arranged has to be arranged again for the new place.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    before = {name: getattr(meeting, name) for name in (*MeetingFields.model_fields, *_LINKS)}
    known = change_notices.occasion(meeting)
    links = _checked_links(work, values)
    if "venue_id" not in links and fold(values.get("venue", meeting.venue)) != fold(meeting.venue):
        links["venue_id"] = None
    given = _at_venue(work, values, links)
    whole = {name: before[name] for name in MeetingFields.model_fields} | given
    fields = checked(MeetingFields, whole)
    if fields.day != meeting.day and "reply_by" not in given:
        fields.reply_by = given["reply_by"] = _usual_reply_by(work, fields.day)
    check_meeting(fields)
    work.edit(meeting, version, {name: getattr(fields, name) for name in given} | links)
    change_notices.keep_in_step(work, meeting, known)
    if meeting.starts != before["starts"]:
        agenda.keep_break(work, meeting)
    if meeting.day != before["day"]:
        support.move(work, meeting_id, meeting.day - before["day"])
    if meeting.venue_id != before["venue_id"] or meeting.way != before["way"]:
        if before["venue"] and fold(before["venue"]) != fold(meeting.venue):
            support.move_elsewhere(work, meeting_id)
        support.follow(work, meeting_id)
    if any(getattr(meeting, name) != before[name] for name in _DATING):
        voices.recompute_meeting(work, meeting_id)
    return meeting


def cancel(work: Work, meeting_id: int) -> None:
    """Call a meeting off; whoever has an invitation must be told.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once it has taken place.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    known = change_notices.occasion(meeting)
    meeting.cancel()
    change_notices.keep_in_step(work, meeting, known)
    voices.recompute_meeting(work, meeting_id)


def took_place(work: Work, meeting_id: int) -> None:
    """The meeting took place.

    Raises :class:`~coprod_desktop.domain.problems.Problem` before its day.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    if meeting.day > work.today:
        raise Problem(_("This meeting is still to come. Mark it on the day or after."), "day")
    work.edit(meeting, None, {"state": MeetingState.TOOK_PLACE})
    voices.recompute_meeting(work, meeting_id)


def plan_again(work: Work, meeting_id: int) -> None:
    """A meeting marked as cancelled or past is planned after all."""
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    known = change_notices.occasion(meeting)
    work.edit(meeting, None, {"state": MeetingState.PLANNED})
    change_notices.keep_in_step(work, meeting, known)
    voices.recompute_meeting(work, meeting_id)


def usual(work: Work, board_id: int | None) -> Meeting | None:
    """The latest meeting of a board: its place, times and scheme are likely the next one's too."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.latest_of(work.session, board_id)


def find(work: Work, text: str, most: int = 8) -> list[MeetingRow]:
    """Meetings found by what was typed: those coming first, then the latest past ones."""
    work.actor.require(Permission.SEE_PEOPLE)
    ids = MeetingList(MeetingQuery(text, When.COMING)).first(work, most)
    if len(ids) < most:
        ids.extend(MeetingList(MeetingQuery(text, When.PAST)).first(work, most - len(ids)))
    return stored.rows(work.session, ids)


def overview(work: Work, meeting_id: int) -> Overview:
    """One meeting, and how far each stage of its life has got."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    settings = organisation.current(work)
    return Overview(
        meeting=meeting,
        board=None if meeting.board_id is None else work.find(Board, meeting.board_id),
        counts=stored.counts(work.session, meeting_id),
        papers_due=meeting.day - timedelta(days=settings.papers_days_before),
        replies_due=meeting.reply_by or meeting.day - timedelta(days=settings.reply_days_before),
    )


def _usual_reply_by(work: Work, day: date) -> date:
    usual = day - timedelta(days=organisation.current(work).reply_days_before)
    return usual if day < work.today else max(usual, work.today)


def _at_venue(work: Work, values: Mapping[str, Any], links: Mapping[str, Any]) -> dict[str, Any]:
    """What was given of the fields; a venue that is kept gives the meeting its name and address."""
    given = {key: value for key, value in values.items() if key not in _LINKS}
    if links.get("venue_id") is not None:
        venue = work.get(Venue, links["venue_id"])
        given |= {"venue": venue.name, "venue_address": venue.address}
    return given


def _checked_links(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    """The board, scheme and venue named, which must be there."""
    links = {key: values[key] for key in _LINKS if key in values}
    for key, kind in (("board_id", Board), ("scheme_id", Scheme), ("venue_id", Venue)):
        if links.get(key) is not None:
            work.get(kind, links[key])
    return links
