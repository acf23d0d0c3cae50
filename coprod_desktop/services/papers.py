"""Invitations on paper: who gets what and how, read; then made into a folder; then recorded in one action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.domain.templates import TEMPLATE_NAMES, TemplateKind
from coprod_desktop.i18n import _
from coprod_desktop.services import invitation_texts as texts
from coprod_desktop.services import mailing, outcomes, paper_plan, paper_ways, supporters
from coprod_desktop.services import paper_recipients as recipients
from coprod_desktop.services.mailing import Letter
from coprod_desktop.services.paper_files import nothing
from coprod_desktop.services.paper_plan import PaperPlan, PlannedCopy, PlannedPaper
from coprod_desktop.services.paper_ways import FORMS
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import invitations as stored
from coprod_desktop.storage import templates as stored_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from coprod_desktop.documents.invitation import InvitationText
    from coprod_desktop.documents.invitation_copy import CopyText
    from coprod_desktop.domain.content import Content
    from coprod_desktop.domain.easyread import Finding
    from coprod_desktop.domain.people import PaperForm
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.mailing import Mailing
    from coprod_desktop.services.paper_files import Progress
    from coprod_desktop.services.paper_recipients import Recipient
    from coprod_desktop.storage.database import Work

#: Which kind of paper is made of each template.
PAPERS: dict[TemplateKind, PaperKind] = {
    TemplateKind.INVITATION: PaperKind.INVITATION,
    TemplateKind.REMINDER: PaperKind.REMINDER,
    TemplateKind.RESERVE: PaperKind.RESERVE_LETTER,
    TemplateKind.COVER: PaperKind.COVERING_LETTER,
    TemplateKind.NOTES: PaperKind.NOTES,
    TemplateKind.CHANGED: PaperKind.WHAT_CHANGED,
}


@dataclass(frozen=True)
class InvitationToMake:
    """One invitation as read from the register: a text for each language it is in, the first one first.

    The versions tell whether anything changed before it is recorded. With a ``copy`` it is a supporter's.
    """

    planned: PlannedPaper
    texts: tuple[InvitationText | CopyText, ...]
    person_version: int
    sent: Sending
    copy: PlannedCopy | None = None
    template_version_id: int | None = None

    @property
    def got(self) -> PlannedPaper | PlannedCopy:
        """What whoever it is for gets."""
        return self.planned if self.copy is None else self.copy

    def contents(self) -> tuple[Content, ...]:
        """What it says, in each of its languages."""
        from coprod_desktop.documents import invitation, invitation_copy
        from coprod_desktop.documents.invitation import InvitationText

        return tuple(
            invitation.content(text) if isinstance(text, InvitationText) else invitation_copy.content(text)
            for text in self.texts
        )

    def letter(self) -> Letter:
        """It on its way, for whoever makes papers."""
        name, said = self.planned.name, _("{supporter} for {name}")
        return Letter(
            name=name if self.copy is None else said.format(supporter=self.copy.name, name=name),
            form=self.got.form,
            way=self.got.way,
            contents=self.contents,
            email=self.sent.email,
            numbers=self.sent.numbers,
            times=self.sent.times,
            care=self.sent.care,
            supporter=self.copy is not None,
        )


@dataclass(frozen=True)
class Sending:
    """How to reach whoever a paper is for, and what keeps them safe."""

    email: str = ""
    numbers: tuple[str, ...] = ()
    times: str = ""
    care: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """Invitations of one meeting, ready to be made; ``name`` is what their folder is called, ``at`` when they were read."""

    meeting_id: int
    meeting_version: int
    name: str
    at: datetime
    papers: tuple[InvitationToMake, ...]
    kind: TemplateKind = TemplateKind.INVITATION


@dataclass(frozen=True)
class PaperPreview:
    """A paper to look at before it is made: its PDF, and what is hard to read in it."""

    pdf: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class MadePaper:
    """A paper that was made for someone: the evidence that it went in their form."""

    paper: Paper
    person: str


def plan(work: Work, meeting_id: int) -> PaperPlan:
    """Who gets which form in which language and how, and what still has to be filled in."""
    work.actor.require(Permission.MAKE_PAPERS)
    meeting, invited, people = _invited(work, meeting_id, TemplateKind.INVITATION)
    about = texts.gather(work, meeting, ())
    return PaperPlan(_planned(work, meeting, invited, people), texts.problems(about), about.no_payment_why)


def to_make(
    work: Work,
    meeting_id: int,
    person_ids: Iterable[int] | None = None,
    kind: TemplateKind = TemplateKind.INVITATION,
) -> Batch:
    """Read what the papers of a kind say: of everyone who has none yet, or of the people named.

    Raises :class:`FieldProblems` that say which setting to fill in, and :class:`Problem` when there is nobody to
    write to or the meeting was cancelled.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    meeting, invited, people = _invited(work, meeting_id, kind)
    if meeting.state is MeetingState.CANCELLED:
        raise Problem(_("This meeting was cancelled, so nobody can be invited to it."))
    rows = list(_planned(work, meeting, invited, people, kind))
    wanted = recipients.waiting(work, meeting_id, kind, rows) if person_ids is None else set(person_ids)
    rows = [row for row in rows if row.person_id in wanted]
    about = _texts(work, meeting, [row.person_id for row in rows], kind)
    if found := texts.problems(about):
        raise FieldProblems(found)
    if not rows:
        raise Problem(_("There is nobody to write to. Choose people first."))
    beside = supporters.told_of_meetings(work, [row.person_id for row in rows])
    papers = [
        paper
        for row in rows
        for paper in _each(about, row, people[row.person_id], beside.get(row.person_id, []))
    ]
    papers.sort(key=lambda paper: paper_plan.WAYS.index(paper.got.way))
    name = _folder_name(kind).format(
        paper=_(TEMPLATE_NAMES[kind]), meeting=meeting.title, day=meeting.day.isoformat()
    )
    return Batch(meeting_id, meeting.version, name, work.now, tuple(papers), kind)


def _folder_name(kind: TemplateKind) -> str:
    if kind is TemplateKind.INVITATION:
        return _("Invitations {meeting} {day}")
    return _("{paper} {meeting} {day}")


def _texts(work: Work, meeting: Meeting, person_ids: Iterable[int], kind: TemplateKind) -> texts.MeetingTexts:
    gathered = texts.gather(work, meeting, person_ids)
    return texts.worded(work, gathered, kind, stored_templates.newest(work.session, kind))


def _each(
    about: texts.MeetingTexts, row: PlannedPaper, person: Person, beside: list[Supporter]
) -> Iterator[InvitationToMake]:
    """The person's own, and the copy of each supporter who is told."""
    sending = Sending(
        person.email, paper_ways.numbers(person, row.way), person.good_times, paper_ways.care(person)
    )
    own = tuple(texts.text(about, person, words) for words in languages(person.language))
    used = _made_with(about, person.language)
    yield InvitationToMake(row, own, person.version, sending, template_version_id=used)
    for supporter, planned in zip(beside, row.copies, strict=True):
        said = tuple(texts.copy(about, person, supporter, words) for words in languages(supporter.language))
        reached = Sending(supporter.email, (supporter.phone,) if supporter.phone else ())
        used = _made_with(about, supporter.language)
        yield InvitationToMake(row, said, person.version, reached, planned, used)


def _made_with(about: texts.MeetingTexts, reads: str) -> int | None:
    """The version of our own words, of the first language that has any; none, the program's."""
    used = [about.wordings[words.code] for words in languages(reads) if words.code in about.wordings]
    return used[0].id if used else None


def others_to_make(work: Work, meeting_id: int) -> dict[TemplateKind, int]:
    """For how many people each paper besides the invitation can be made now; those who have one do not count."""
    work.actor.require(Permission.MAKE_PAPERS)
    meeting = work.get(Meeting, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        return {}
    found = {}
    for kind in (one for one in PAPERS if one is not TemplateKind.INVITATION):
        _meeting, invited, people = _invited(work, meeting_id, kind)
        rows = _planned(work, meeting, invited, people, kind)
        found[kind] = len(recipients.waiting(work, meeting_id, kind, rows))
    return {kind: n for kind, n in found.items() if n}


def preview(
    work: Work, meeting_id: int, person_id: int, kind: TemplateKind = TemplateKind.INVITATION
) -> PaperPreview:
    """One person's paper to look at, as far as it can be filled in; nothing is recorded."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents import forms, invitation, reading_check
    from coprod_desktop.documents.preview import page_count

    meeting, person = work.get(Meeting, meeting_id), work.get(Person, person_id)
    about = _texts(work, meeting, [person_id], kind)
    form = FORMS[paper_ways.form_for(person)]
    said = tuple(invitation.content(texts.text(about, person, words)) for words in languages(person.language))
    contents = forms.in_form(said, form)
    pdf = forms.pdf(contents)
    pages = page_count(pdf) // len(contents)
    found = [
        finding for content in said for finding in reading_check.check(replace(content, form=form), pages)
    ]
    return PaperPreview(pdf, tuple(found))


def make(batch: Batch, place: Path, progress: Progress = nothing) -> Mailing:
    """Make the invitations into a fresh folder at this place; it takes no register, so nobody waits for it.

    One that cannot be made stops no other. Raises :class:`~coprod_desktop.domain.problems.Problem`, with each person's
    name, when none can be.
    """
    letters = [paper.letter() for paper in batch.papers]
    return mailing.make(letters, place, batch.name, progress, made=batch.at)


def record(work: Work, batch: Batch, made: Mailing) -> None:
    """Note each invitation that was made as sent today, in the form it really has.

    It has left the house, so it cannot be undone. Raises Conflict when the meeting, a person or a supporter changed
    while the papers were made: then none of them counts, and whoever made them takes them away.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    rows = {row.person_id: row for row in recipients.everyone(work, batch.meeting_id, batch.kind)}
    people, sent = stored.people(work.session, rows), {n: row.sent_on for n, row in rows.items()}
    told = supporters.told_of_meetings(work, rows)
    beside = {one.id: one.version for each in told.values() for one in each}
    if work.get(Meeting, batch.meeting_id).version != batch.meeting_version:
        raise _changed()
    for place, form in sorted(made.forms.items()):
        paper = batch.papers[place]
        row = rows.get(paper.planned.person_id)
        if row is None:
            raise Gone
        if (
            people[row.person_id].version != paper.person_version
            or sent[row.person_id] != paper.planned.sent_on
        ):
            raise _changed()
        if paper.copy is not None and beside.get(paper.copy.supporter_id) != paper.copy.version:
            raise _changed()
        _record(work, batch, row, paper, form)
    if batch.kind is TemplateKind.CHANGED:
        _tell(work, batch, made)
    work.flush()
    work.seal()


def made(work: Work, meeting_id: int) -> list[MadePaper]:
    """The papers made for a meeting, for whom, in which form and when: newest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [MadePaper(paper, name) for paper, name in stored_papers.of_meeting(work.session, meeting_id)]


def _record(work: Work, batch: Batch, row: Recipient, paper: InvitationToMake, form: PaperForm) -> None:
    invites = batch.kind is TemplateKind.INVITATION and paper.copy is None
    if invites and row.invitation is not None and row.sent_on is None:
        row.invitation.send(work.today)
    work.add(
        Paper(
            kind=PAPERS[batch.kind],
            person_id=row.person_id,
            supporter_id=None if paper.copy is None else paper.copy.supporter_id,
            meeting_id=batch.meeting_id,
            form=form,
            language=paper.got.language,
            made_on=work.today,
            sent_on=work.today,
            sent_by=paper.got.way,
            reprint=paper.planned.made,
            template_version_id=paper.template_version_id,
        )
    )


def _tell(work: Work, batch: Batch, made: Mailing) -> None:
    """Whoever got the letter has been told of every answer in it, the way it went."""
    got = [batch.papers[place] for place in made.forms]
    for outcome in outcomes.what_changed(work, batch.meeting_id).outcomes:
        for way in {paper.got.way for paper in got} if outcome.answered() else ():
            people = [paper.planned.person_id for paper in got if paper.copy is None and paper.got.way is way]
            outcomes.tell(work, outcome.id, people, way)
    copies = {paper.copy.supporter_id for paper in got if paper.copy is not None}
    outcomes.tell_supporters(work, batch.meeting_id, only=copies)


def _changed() -> Conflict:
    return Conflict(_("Something changed while the invitations were made. Make them again."))


def _invited(
    work: Work, meeting_id: int, kind: TemplateKind
) -> tuple[Meeting, list[Recipient], dict[int, Person]]:
    meeting = work.get(Meeting, meeting_id)
    invited = recipients.of_meeting(work, meeting_id, kind)
    return meeting, invited, stored.people(work.session, [row.person_id for row in invited])


def _planned(
    work: Work,
    meeting: Meeting,
    invited: list[Recipient],
    people: dict[int, Person],
    kind: TemplateKind = TemplateKind.INVITATION,
) -> tuple[PlannedPaper, ...]:
    times = stored_papers.times_made(work.session, meeting.id, PAPERS[kind])
    return paper_plan.planned(invited, people, times, supporters.told_of_meetings(work, people))
