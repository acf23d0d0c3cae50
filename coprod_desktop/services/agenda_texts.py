"""What the easy-read agenda of a meeting says, in each of the languages it is wanted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.permission import Permission
from coprod_desktop.services import agenda, organisation, photos

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.documents.agenda import AgendaText
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.i18n import Language
    from coprod_desktop.storage.database import Work


def of_meeting(work: Work, meeting: Meeting, wanted: Iterable[Language]) -> tuple[AgendaText, ...]:
    """One in each language; none while the meeting has no agenda."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.agenda import AgendaPart, AgendaText
    from coprod_desktop.domain.content import Contact

    settings, faces = organisation.current(work), photos.of_meeting(work, meeting)
    contact = Contact(settings.contact_name or settings.name, settings.contact_phone, settings.contact_email)
    parts = tuple(
        AgendaPart(row.starts, row.item.minutes, row.item.what, row.item.who, row.item.is_break)
        for row in agenda.of_meeting(work, meeting.id).rows
    )
    if not parts:
        return ()
    return tuple(
        AgendaText(
            organisation=settings.name,
            meeting=meeting.title,
            day=meeting.day,
            starts=meeting.starts,
            ends=meeting.ends,
            place=place(meeting, one),
            parts=parts,
            contact=contact,
            language=one,
            faces=faces,
        )
        for one in wanted
    )


def place(meeting: Meeting, words: Language) -> str:
    """Where it is, as a paper says it."""
    return words.gettext("Online") if meeting.way is Way.ONLINE else meeting.venue
