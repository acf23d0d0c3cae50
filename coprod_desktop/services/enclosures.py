"""The files in a meeting's pack: taken in safely, kept as they are, told of in a few easy sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.enclosures import Enclosure, EnclosureFields
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.services import attachments
from coprod_desktop.storage import enclosures as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from coprod_desktop.documents.enclosed_file import EnclosedFile
    from coprod_desktop.storage.database import Work


def open_file(path: Path, pulse: Callable[[], None] = lambda: None) -> EnclosedFile:
    """The file, looked at safely; ``pulse`` is called often and may raise to stop.

    Raises :class:`~coprod_desktop.domain.problems.Problem` with one sentence about what is wrong with the file.
    """
    from coprod_desktop.documents import enclosed_file

    return enclosed_file.read(path, pulse)


def of_meeting(work: Work, meeting_id: int) -> list[Enclosure]:
    """The files of a meeting's pack, in their order."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [enclosure for enclosure, _kept in stored.of_meeting(work.session, meeting_id)]


def add(work: Work, meeting_id: int, file: EnclosedFile, values: Mapping[str, Any]) -> Enclosure:
    """Keep a file with the meeting, at the end of its pack.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    fields = checked(EnclosureFields, values)
    before = stored.of_meeting(work.session, meeting_id)
    kept = attachments.keep(work, file.name[:200], file.kind, file.content)
    position = max((one.position for one, _file in before), default=0) + 1
    return work.add(
        Enclosure(
            meeting_id=meeting.id,
            attachment_id=kept.id,
            pages=file.pages,
            position=position,
            **fields.model_dump(),
        )
    )


def edit(work: Work, enclosure_id: int, version: int | None, values: Mapping[str, Any]) -> Enclosure:
    """Change what is said of a file, as it was when the form was opened."""
    work.actor.require(Permission.EDIT_MEETINGS)
    enclosure = work.get(Enclosure, enclosure_id)
    whole = {name: getattr(enclosure, name) for name in EnclosureFields.model_fields} | dict(values)
    fields = checked(EnclosureFields, whole)
    work.edit(enclosure, version, {name: getattr(fields, name) for name in values})
    return enclosure


def move(work: Work, enclosure_id: int, by: int) -> None:
    """Move a file up (``by`` below zero) or down; at the end of the pack it stays."""
    work.actor.require(Permission.EDIT_MEETINGS)
    moved = work.get(Enclosure, enclosure_id)
    rows = [one for one, _kept in stored.of_meeting(work.session, moved.meeting_id)]
    at = next(n for n, row in enumerate(rows) if row.id == enclosure_id)
    rows.insert(max(at + by, 0), rows.pop(at))
    for position, row in enumerate(rows, 1):
        if row.position != position:
            work.edit(row, None, {"position": position})


def remove(work: Work, enclosure_id: int) -> None:
    """Take a file out of the pack and out of the register."""
    work.actor.require(Permission.EDIT_MEETINGS)
    enclosure = work.get(Enclosure, enclosure_id)
    kept = work.get(Attachment, enclosure.attachment_id)
    work.delete(enclosure)
    work.flush()
    work.delete(kept)
