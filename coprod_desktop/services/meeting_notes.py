"""The notes of a meeting: written while it goes on or afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meeting_notes import MeetingNotes, MeetingNotesFields, NoteRow
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, Gone
from coprod_desktop.storage import feedback as stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_desktop.storage.database import Work


def of_meeting(work: Work, meeting_id: int) -> MeetingNotes | None:
    """The notes kept of a meeting, if there are any."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.notes(work.session, meeting_id)


def keep(work: Work, meeting_id: int, version: int | None, values: Mapping[str, Any]) -> None:
    """Keep the notes as they are now; without a word left there are none.

    ``version`` is that of the notes when they were opened, None where there were none. Raises
    :class:`~coprod_desktop.domain.problems.Conflict` when someone else wrote meanwhile.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    work.get(Meeting, meeting_id)
    fields = checked(MeetingNotesFields, values)
    row = stored.notes(work.session, meeting_id)
    if (row is None) is not (version is None):
        raise Conflict
    if row is None:
        if fields.text:
            work.add(MeetingNotes(meeting_id=meeting_id, **fields.model_dump()))
        return
    if row.version != version:
        raise Conflict
    if fields.text:
        work.edit(row, version, fields.model_dump())
    else:
        work.delete(row)


def rows(work: Work, meeting_id: int) -> tuple[NoteRow, ...]:
    """The notes as easy read has them, each few sentences with their picture."""
    work.actor.require(Permission.SEE_PEOPLE)
    kept = stored.notes(work.session, meeting_id)
    return () if kept is None else kept.rows()


def choose_pictures(work: Work, meeting_id: int, version: int | None, pictures: Sequence[str]) -> None:
    """Give each row the picture that stands at its place; an empty one is none.

    Raises :class:`~coprod_desktop.domain.problems.Conflict` when someone wrote meanwhile.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    row = stored.notes(work.session, meeting_id)
    if row is None:
        raise Gone
    known = [picture if picture in concepts() else "" for picture in pictures]
    work.edit(row, version, {"pictures_json": row.with_pictures(known)})
