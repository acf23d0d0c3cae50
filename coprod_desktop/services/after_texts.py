"""What papers say after a meeting, from the register: its notes with their pictures, the answers people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.documents.after_meeting import Answer, Note
from coprod_desktop.domain.outcomes import OutcomeState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import TemplateKind
from coprod_desktop.i18n import _
from coprod_desktop.services import meeting_notes, outcomes

if TYPE_CHECKING:
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.database import Work


def said(work: Work, meeting: Meeting, kind: TemplateKind) -> dict[str, Any]:
    """The ``notes`` or ``answers`` a paper of this kind holds; nothing for a paper of another.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while there is nothing to tell.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    if kind is TemplateKind.NOTES:
        return {"notes": _notes(work, meeting.id)}
    if kind is TemplateKind.CHANGED:
        return {"answers": _answers(work, meeting.id)}
    return {}


def _notes(work: Work, meeting_id: int) -> tuple[Note, ...]:
    rows = meeting_notes.rows(work, meeting_id)
    if not rows:
        raise Problem(_("Nobody has written notes of this meeting yet."))
    return tuple(Note(row.sentences, row.picture) for row in rows)


def _answers(work: Work, meeting_id: int) -> tuple[Answer, ...]:
    answered = [one for one in outcomes.what_changed(work, meeting_id).outcomes if one.answered()]
    if not answered:
        raise Problem(_("There is no answer to tell people yet. Write down what was decided first."))
    return tuple(
        Answer(one.said, one.decided, one.changed, one.state is not OutcomeState.NOT_POSSIBLE)
        for one in answered
    )
