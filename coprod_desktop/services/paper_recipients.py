"""Whom each paper of a meeting may go to, and who still waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import ATTENDED, Reply
from coprod_desktop.domain.people import GONE
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.templates import TemplateKind
from coprod_desktop.services import meeting_notes, outcomes
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import invitations as stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.domain.meetings import Invitation
    from coprod_desktop.services.paper_plan import PlannedPaper
    from coprod_desktop.storage.database import Work

#: Before the meeting: whoever said no or withdrew gets none, and whoever is in reserve only the letter about that.
_REPLIES: dict[TemplateKind, tuple[Reply, ...]] = {
    TemplateKind.INVITATION: (Reply.NOT_SENT, Reply.SENT, Reply.YES, Reply.MAYBE, Reply.NO_REPLY),
    TemplateKind.REMINDER: (Reply.SENT, Reply.YES, Reply.MAYBE, Reply.NO_REPLY),
    TemplateKind.RESERVE: (Reply.RESERVE,),
    TemplateKind.COVER: (Reply.YES, Reply.MAYBE),
}


@dataclass(frozen=True)
class Recipient:
    """One person a paper may go to: their invitation where they were invited, and when it was sent."""

    person_id: int
    sent_on: date | None = None
    invitation: Invitation | None = None


def of_meeting(work: Work, meeting_id: int, kind: TemplateKind) -> list[Recipient]:
    """Before the meeting those whose reply asks for this paper; after it everyone who came."""
    work.actor.require(Permission.MAKE_PAPERS)
    if kind not in _REPLIES:
        return _came(work, meeting_id)
    return [one for one in everyone(work, meeting_id, kind) if _reply(one) in _REPLIES[kind]]


def everyone(work: Work, meeting_id: int, kind: TemplateKind) -> list[Recipient]:
    """The same whatever they replied meanwhile: for a paper that has been made already."""
    work.actor.require(Permission.MAKE_PAPERS)
    if kind not in _REPLIES:
        return _came(work, meeting_id)
    return [Recipient(row.person_id, row.sent_on, row) for row in stored.of_meeting(work.session, meeting_id)]


def waiting(work: Work, meeting_id: int, kind: TemplateKind, rows: Sequence[PlannedPaper]) -> set[int]:
    """Who of these still waits for it: an invitation not sent, an answer they were not told of, else a first paper."""
    work.actor.require(Permission.MAKE_PAPERS)
    if kind is TemplateKind.INVITATION:
        return {row.person_id for row in rows if row.sent_on is None}
    if kind is TemplateKind.CHANGED:
        return {row.person_id for row in outcomes.what_changed(work, meeting_id).not_told}
    if kind is TemplateKind.NOTES and not meeting_notes.rows(work, meeting_id):
        return set()
    return {row.person_id for row in rows if not row.made}


def _came(work: Work, meeting_id: int) -> list[Recipient]:
    came = [
        n for n, row in stored_attendance.of_meeting(work.session, meeting_id).items() if row.came in ATTENDED
    ]
    people = stored.people(work.session, came)
    return [Recipient(n) for n in came if people[n].status not in GONE]


def _reply(one: Recipient) -> Reply | None:
    return None if one.invitation is None else one.invitation.reply
