"""Did they get it? what was made for whom, in which form, when and how it went - and the paper itself once more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.domain.templates import TemplateKind, TemplateVersion
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments, paper_ways
from coprod_desktop.services import invitation_texts as texts
from coprod_desktop.storage import attachments as stored
from coprod_desktop.storage import templates as stored_templates

if TYPE_CHECKING:
    from coprod_desktop.domain.content import Content
    from coprod_desktop.storage.database import Work

#: The papers whose words can be put together again.
_KINDS: dict[PaperKind, TemplateKind] = {
    PaperKind.INVITATION: TemplateKind.INVITATION,
    PaperKind.REMINDER: TemplateKind.REMINDER,
    PaperKind.RESERVE_LETTER: TemplateKind.RESERVE,
    PaperKind.COVERING_LETTER: TemplateKind.COVER,
    PaperKind.NOTES: TemplateKind.NOTES,
    PaperKind.WHAT_CHANGED: TemplateKind.CHANGED,
}


@dataclass(frozen=True)
class SentPaper:
    """One paper as it was recorded; ``meeting`` is what it was about, ``supporter`` whose copy it is, if one's."""

    paper: Paper
    meeting: str
    supporter: str

    @property
    def can_be_shown(self) -> bool:
        """Whether it was kept, or can be put together again."""
        return self.paper.attachment_id is not None or self.paper.kind in _KINDS


@dataclass(frozen=True)
class ShownAgain:
    """A paper once more: ``kept`` exactly as it left, or made again from what the register says today."""

    pdf: bytes
    kept: bool


def of_person(work: Work, person_id: int) -> list[SentPaper]:
    """Every paper made for someone or their supporters, newest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [SentPaper(*row) for row in stored.of_person(work.session, person_id)]


def of_meeting(work: Work, meeting_id: int, person_id: int) -> list[SentPaper]:
    """Those about one meeting."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [row for row in of_person(work, person_id) if row.paper.meeting_id == meeting_id]


def look_again(work: Work, paper_id: int) -> ShownAgain:
    """The paper in the form and language and with the words it had.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when it was not kept and cannot be put together again.
    """
    work.actor.require(Permission.SEE_PEOPLE)
    paper = work.get(Paper, paper_id)
    if paper.attachment_id is not None:
        return ShownAgain(attachments.content(work, paper.attachment_id), kept=True)
    work.actor.require(Permission.MAKE_PAPERS)
    if paper.kind not in _KINDS or paper.person_id is None or paper.meeting_id is None:
        raise Problem(_("This paper was not kept, and cannot be put together again."))
    from coprod_desktop.documents import forms

    contents = forms.in_form(
        _contents(work, paper, paper.meeting_id, paper.person_id), paper_ways.FORMS[paper.form]
    )
    return ShownAgain(forms.pdf(contents), kept=False)


def _contents(work: Work, paper: Paper, meeting_id: int, person_id: int) -> tuple[Content, ...]:
    from coprod_desktop.documents import invitation, invitation_copy

    person, meeting = work.get(Person, person_id), work.get(Meeting, meeting_id)
    gathered = texts.gather(work, meeting, [person_id])
    about = texts.worded(work, gathered, _KINDS[paper.kind], _words(work, paper))
    if paper.supporter_id is not None:
        beside = work.get(Supporter, paper.supporter_id)
        copies = [texts.copy(about, person, beside, words) for words in languages(paper.language)]
        return tuple(invitation_copy.content(copy) for copy in copies)
    return tuple(
        invitation.content(replace(texts.text(about, person, words), dated=paper.made_on))
        for words in languages(paper.language)
    )


def _words(work: Work, paper: Paper) -> dict[str, TemplateVersion]:
    """The words it was made with. Of a paper in two languages one is recorded; the other was in use when that was made."""
    used = (
        None if paper.template_version_id is None else work.find(TemplateVersion, paper.template_version_id)
    )
    if used is None:
        return {}
    found = {used.language: used}
    for code in (words.code for words in languages(paper.language) if words.code != used.language):
        versions = stored_templates.versions(work.session, _KINDS[paper.kind], code)
        before = [version for version in versions if version.made_at <= used.made_at]
        if before:
            found[code] = before[0]
    return found
