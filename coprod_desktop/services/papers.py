"""Invitations on paper: who gets what and how, read; then drawn; then recorded and written in one action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Meeting, MeetingState, Reply
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Person, Reach
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import invitation_texts as texts
from coprod_desktop.services import supporters
from coprod_desktop.services.paper_files import PaperFile, not_made_sentences, nothing, tidy_name, write_files
from coprod_desktop.services.slip_texts import paper_language
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import invitations as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from coprod_desktop.documents.invitation import InvitationText
    from coprod_desktop.documents.invitation_copy import CopyText
    from coprod_desktop.domain.content import Content
    from coprod_desktop.domain.easyread import Finding
    from coprod_desktop.domain.meetings import Invitation
    from coprod_desktop.domain.people import PaperForm
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.paper_files import Progress
    from coprod_desktop.storage.database import Work

#: People an invitation may go to: whoever said no, withdrew or is in reserve gets none.
_INVITED = (Reply.NOT_SENT, Reply.SENT, Reply.YES, Reply.MAYBE, Reply.NO_REPLY)

#: What is put in envelopes first, then what is handed over, sent or said.
_WAYS = (Reach.POST, Reach.IN_PERSON, Reach.EMAIL, Reach.PHONE, Reach.TEXT, Reach.OTHER)


@dataclass(frozen=True)
class PlannedCopy:
    """What someone's supporter gets, in their own name, because the person wants them told of meetings."""

    supporter_id: int
    version: int
    name: str
    form: PaperForm
    language: str
    way: Reach


@dataclass(frozen=True)
class PlannedPaper:
    """What one person gets: the form and language it is really in, how it reaches them, and what falls short.

    ``sent_on`` is the day an invitation left before; ``made`` how many were made for them for this meeting; ``for_now``
    says that they asked for another form or language than they get. ``copies`` go to their supporters besides.
    """

    person_id: int
    name: str
    form: PaperForm
    language: str
    way: Reach
    notes: tuple[str, ...]
    sent_on: date | None
    made: int
    for_now: bool = False
    copies: tuple[PlannedCopy, ...] = ()


@dataclass(frozen=True)
class PaperPlan:
    """Who gets which invitation and how, sorted by way; and what must be filled in before any is made."""

    rows: tuple[PlannedPaper, ...]
    problems: tuple[Problem, ...]
    no_payment_why: str

    @property
    def to_make(self) -> tuple[PlannedPaper, ...]:
        """Those not sent yet."""
        return tuple(row for row in self.rows if row.sent_on is None)

    def by_way(self, way: Reach) -> tuple[PlannedPaper, ...]:
        """Those that go this way: print and post, e-mail, phone."""
        return tuple(row for row in self.rows if row.way is way)

    @property
    def sentence(self) -> str:
        """What the page says under its title."""
        n = len(self.to_make)
        if not n:
            return _("Every invitation has been made.")
        return ngettext("{n} invitation to make.", "{n} invitations to make.", n).format(
            n=language().count(n)
        )


@dataclass(frozen=True)
class InvitationToMake:
    """One invitation as read from the register; the versions tell whether anything changed before it is recorded.

    With a ``copy`` it is a supporter's.
    """

    planned: PlannedPaper
    text: InvitationText | CopyText
    person_version: int
    copy: PlannedCopy | None = None

    @property
    def way(self) -> Reach:
        """How it reaches whoever it is for."""
        return self.planned.way if self.copy is None else self.copy.way

    @property
    def file_name(self) -> str:
        """What its file is called."""
        if self.copy is None:
            return tidy_name(_("Invitation {name}").format(name=self.planned.name))
        said = _("Copy for {supporter} of the invitation to {name}")
        return tidy_name(said.format(supporter=self.copy.name, name=self.planned.name))

    def content(self) -> Content:
        """What it says, ready to be drawn."""
        from coprod_desktop.documents import invitation, invitation_copy
        from coprod_desktop.documents.invitation import InvitationText

        if isinstance(self.text, InvitationText):
            return invitation.content(self.text)
        return invitation_copy.content(self.text)


@dataclass(frozen=True)
class Batch:
    """Invitations of one meeting, ready to be drawn."""

    meeting_id: int
    meeting_version: int
    papers: tuple[InvitationToMake, ...]


@dataclass(frozen=True)
class DrawnInvitations:
    """Invitations drawn and ready to be recorded: a file each, and one of all of them to print.

    ``batch`` holds those drawn; ``not_made``, the name and the reason of each that could not be.
    """

    batch: Batch
    files: tuple[PaperFile, ...]
    combined: PaperFile
    not_made: tuple[tuple[str, str], ...] = ()

    @property
    def copies(self) -> int:
        """How many of them are for supporters."""
        return sum(paper.copy is not None for paper in self.batch.papers)

    @property
    def not_made_sentences(self) -> tuple[str, ...]:
        """Whose could not be made, and why."""
        return not_made_sentences(self.not_made)


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
    meeting, invited, people = _invited(work, meeting_id)
    about = texts.gather(work, meeting, ())
    return PaperPlan(_planned(work, meeting, invited, people), texts.problems(about), about.no_payment_why)


def to_make(work: Work, meeting_id: int, person_ids: Iterable[int] | None = None) -> Batch:
    """Read what the invitations say: of everyone not written to yet, or of the people named.

    Raises :class:`FieldProblems` that say which setting to fill in, and :class:`Problem` when there is nobody to
    write to or the meeting was cancelled.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    meeting, invited, people = _invited(work, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise Problem(_("This meeting was cancelled, so nobody can be invited to it."))
    wanted = None if person_ids is None else set(person_ids)
    rows = [
        row
        for row in _planned(work, meeting, invited, people)
        if (row.sent_on is None if wanted is None else row.person_id in wanted)
    ]
    about = texts.gather(work, meeting, [row.person_id for row in rows])
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
    papers.sort(key=lambda paper: _WAYS.index(paper.way))
    return Batch(meeting_id, meeting.version, tuple(papers))


def _each(
    about: texts.MeetingTexts, row: PlannedPaper, person: Person, beside: list[Supporter]
) -> Iterator[InvitationToMake]:
    """The person's own, and the copy of each supporter who is told."""
    yield InvitationToMake(row, texts.text(about, person), person.version)
    for supporter, planned in zip(beside, row.copies, strict=True):
        yield InvitationToMake(row, texts.copy(about, person, supporter), person.version, planned)


def preview(work: Work, meeting_id: int, person_id: int) -> PaperPreview:
    """One person's invitation to look at, as far as it can be filled in; nothing is recorded."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents import forms, invitation, reading_check
    from coprod_desktop.documents.preview import page_count

    meeting = work.get(Meeting, meeting_id)
    about = texts.gather(work, meeting, [person_id])
    content = invitation.content(texts.text(about, work.get(Person, person_id)))
    pdf = forms.pdf([content])
    return PaperPreview(pdf, reading_check.check(content, page_count(pdf)))


def draw(batch: Batch, progress: Progress = nothing) -> DrawnInvitations:
    """Draw the invitations; it takes no register, so nobody waits for it. One that cannot be drawn stops no other.

    Raises :class:`~coprod_desktop.domain.problems.Problem`, with each person's name, when none can be drawn.
    """
    from coprod_desktop.documents import forms

    total = len(batch.papers) + 1
    width = max(len(str(len(batch.papers))), 2)
    drawn, contents, files, not_made = [], [], [], []
    for done, paper in enumerate(batch.papers):
        progress(done, total, paper.planned.name)
        try:
            content = paper.content()
            pdf = forms.pdf([content])
        except Problem as problem:
            not_made.append((paper.planned.name if paper.copy is None else paper.copy.name, problem.message))
            continue
        drawn.append(paper)
        contents.append(content)
        files.append(PaperFile(f"{len(drawn):0{width}} {paper.file_name}.pdf", pdf))
    if not drawn:
        raise Problem("\n".join(not_made_sentences(not_made)))
    title = _("All invitations to print")
    progress(total - 1, total, title)
    combined = forms.combined([[content] for content in contents], title=title)
    progress(total, total, title)
    made = replace(batch, papers=tuple(drawn))
    all_in_one = PaperFile(f"{tidy_name(title)}.pdf", combined)
    return DrawnInvitations(made, tuple(files), all_in_one, tuple(not_made))


def record(work: Work, drawn: DrawnInvitations, folder: Path) -> tuple[Path, ...]:
    """Note each invitation as made and sent today, and write the files; where they are.

    It has left the house, so it cannot be undone. Raises Conflict, and writes nothing, when the meeting or a person
    changed while the papers were drawn.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    batch = drawn.batch
    rows = {row.person_id: row for row in stored.of_meeting(work.session, batch.meeting_id)}
    people, sent = stored.people(work.session, rows), {n: row.sent_on for n, row in rows.items()}
    told = supporters.told_of_meetings(work, rows)
    beside = {one.id: one.version for each in told.values() for one in each}
    if work.get(Meeting, batch.meeting_id).version != batch.meeting_version:
        raise _changed()
    for paper in batch.papers:
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
        _record(work, row, paper)
    work.flush()
    work.seal()
    return write_files(folder, (*drawn.files, drawn.combined))


def made(work: Work, meeting_id: int) -> list[MadePaper]:
    """The papers made for a meeting, for whom, in which form and when: newest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [MadePaper(paper, name) for paper, name in stored_papers.of_meeting(work.session, meeting_id)]


def _record(work: Work, row: Invitation, paper: InvitationToMake) -> None:
    if row.sent_on is None and paper.copy is None:
        row.send(work.today)
    got = paper.planned if paper.copy is None else paper.copy
    work.add(
        Paper(
            kind=PaperKind.INVITATION,
            person_id=row.person_id,
            supporter_id=None if paper.copy is None else paper.copy.supporter_id,
            meeting_id=row.meeting_id,
            form=got.form,
            language=got.language,
            made_on=work.today,
            sent_on=work.today,
            sent_by=got.way,
            reprint=paper.planned.made,
        )
    )


def _changed() -> Conflict:
    return Conflict(_("Something changed while the invitations were made. Make them again."))


def _invited(work: Work, meeting_id: int) -> tuple[Meeting, list[Invitation], dict[int, Person]]:
    meeting = work.get(Meeting, meeting_id)
    invited = [row for row in stored.of_meeting(work.session, meeting_id) if row.reply in _INVITED]
    return meeting, invited, stored.people(work.session, [row.person_id for row in invited])


def _planned(
    work: Work, meeting: Meeting, invited: list[Invitation], people: dict[int, Person]
) -> tuple[PlannedPaper, ...]:
    times = stored_papers.times_made(work.session, meeting.id, PaperKind.INVITATION)
    told = supporters.told_of_meetings(work, people)
    rows = [
        _one(row, people[row.person_id], times.get(row.person_id, 0), told.get(row.person_id, []))
        for row in invited
    ]
    rows.sort(key=lambda row: (_WAYS.index(row.way), people[row.person_id].sort_key, row.person_id))
    return tuple(rows)


def _one(row: Invitation, person: Person, made: int, beside: list[Supporter]) -> PlannedPaper:
    way, why = texts.way_to(person)
    short = texts.shortfalls(person)
    return PlannedPaper(
        person_id=person.id,
        name=person.name,
        form=texts.drawn_form(person),
        language=paper_language(person.language).code,
        way=way,
        notes=(*([why] if why else []), *short),
        sent_on=row.sent_on,
        made=made,
        for_now=bool(short),
        copies=tuple(_copy(one) for one in beside),
    )


def _copy(supporter: Supporter) -> PlannedCopy:
    return PlannedCopy(
        supporter_id=supporter.id,
        version=supporter.version,
        name=supporter.name,
        form=texts.drawn_form(supporter),
        language=paper_language(supporter.language).code,
        way=texts.way_to_supporter(supporter),
    )
