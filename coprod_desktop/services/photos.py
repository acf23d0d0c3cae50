"""An organisation's own photos - the building, whoever meets people there - kept inside the register, and shown on papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.content import Photograph
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.venues import Venue
from coprod_desktop.services import attachments
from coprod_desktop.storage import colleagues as stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_desktop.documents.meeting_rows import Faces
    from coprod_desktop.domain.colleagues import Colleague
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.database import Work

    Shown = Venue | Colleague


def read(path: Path, pulse: Callable[[], None]) -> bytes:
    """The photo in a file, made small, in a process that can be killed; it takes no register.

    ``pulse`` may raise to stop. Raises :class:`~coprod_desktop.domain.problems.Problem` when it is none.
    """
    from coprod_desktop.documents import photo

    return photo.read(path, pulse)


def keep(work: Work, of: Shown, photo: bytes) -> None:
    """Keep a photo, as :mod:`~coprod_desktop.documents.photo` made it, in place of any before."""
    work.actor.require(Permission.EDIT_MEETINGS)
    _replace(work, of, attachments.keep(work, f"{of.name}.jpg", "image/jpeg", photo))


def remove(work: Work, of: Shown) -> None:
    """It is out of date."""
    work.actor.require(Permission.EDIT_MEETINGS)
    _replace(work, of, None)


def content(work: Work, of: Shown) -> bytes:
    """The photo as a JPEG; empty where there is none."""
    work.actor.require(Permission.SEE_PEOPLE)
    return b"" if of.photo_id is None else attachments.content(work, of.photo_id)


def on_paper(work: Work, of: Shown | None) -> Photograph | None:
    """The photo as papers show it, named; None where there is none."""
    work.actor.require(Permission.MAKE_PAPERS)
    if of is None or of.photo_id is None:
        return None
    return Photograph(content(work, of), of.name)


def of_meeting(work: Work, meeting: Meeting) -> Faces:
    """The building people come to, and whoever meets them there: a colleague's name means that colleague."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.meeting_rows import Faces

    venue = None if meeting.place_id is None else work.find(Venue, meeting.place_id)
    named = stored.named(work.session, meeting.welcome) if meeting.welcome else []
    return Faces(on_paper(work, venue), meeting.welcome, on_paper(work, next(iter(named), None)))


def _replace(work: Work, of: Shown, kept: Attachment | None) -> None:
    before = None if of.photo_id is None else work.find(Attachment, of.photo_id)
    work.edit(of, None, {"photo_id": None if kept is None else kept.id})
    if before is not None:
        work.delete(before)
