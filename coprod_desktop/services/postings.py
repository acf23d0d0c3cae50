"""Papers that go to each person of a meeting in their own form and by their own way: read, made, recorded.

Invitations and what else the organisation words itself are a batch of :mod:`papers`; what the program words is a posting.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import Came, Meeting, MeetingState
from coprod_desktop.domain.paper_languages import languages, written_in
from coprod_desktop.domain.papers import PAPER_NAMES, Paper, PaperKind
from coprod_desktop.domain.people import Status
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import claim_forms, mailing, meeting_pack, paper_plan, paper_ways, papers
from coprod_desktop.services.mailing import Letter
from coprod_desktop.services.paper_files import nothing
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import people as stored_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from coprod_desktop.domain.content import Content
    from coprod_desktop.domain.people import PaperForm, Person
    from coprod_desktop.services.mailing import Mailing
    from coprod_desktop.services.mailing.letter import Enclosed
    from coprod_desktop.services.paper_files import Progress
    from coprod_desktop.storage.database import Work

_AWAY = (Came.APOLOGIES, Came.DID_NOT_COME, Came.WE_CANCELLED)


@dataclass(frozen=True)
class Told:
    """What a posting tells each person, made only when it is needed, and the files that go with it."""

    said: Callable[[Person], tuple[Content, ...]]
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True)
class Addressed:
    """One paper of a posting: for whom, as they were when it was read, and how often they had it before."""

    person_id: int
    person_version: int
    language: str
    before: int
    letter: Letter


@dataclass(frozen=True)
class Posting:
    """Papers of one kind for people of a meeting, ready to be made; ``name`` is what their folder is called."""

    meeting_id: int
    meeting_version: int
    kind: PaperKind
    name: str
    at: datetime
    papers: tuple[Addressed, ...]


def counts(work: Work, meeting_id: int) -> dict[PaperKind, int]:
    """For how many people each paper besides the invitation can be made now; those who have one do not count."""
    work.actor.require(Permission.MAKE_PAPERS)
    found = {papers.PAPERS[kind]: n for kind, n in papers.others_to_make(work, meeting_id).items()}
    meeting = work.get(Meeting, meeting_id)
    if meeting.state is not MeetingState.CANCELLED:
        for kind, made_for in _MAKERS.items():
            waiting = _waiting(work, meeting_id, kind)
            if waiting and made_for.ready(work, meeting):
                found[kind] = len(waiting)
    return found


def to_make(
    work: Work, meeting_id: int, kind: PaperKind, person_ids: Iterable[int] | None = None
) -> Posting | papers.Batch:
    """Read what the papers of a kind say: of everyone who has none yet, or of the people named.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when there is nobody to write to or something must be filled in.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    template = next((one for one, paper in papers.PAPERS.items() if paper is kind), None)
    if template is not None:
        return papers.to_make(work, meeting_id, person_ids, template)
    meeting = work.get(Meeting, meeting_id)
    wanted = _waiting(work, meeting_id, kind) if person_ids is None else list(person_ids)
    people = stored_people.by_ids(work.session, wanted)
    if not people:
        raise Problem(_("There is nobody to write to. Choose people first."))
    told = _MAKERS[kind].gather(work, meeting)
    before = stored_papers.times_made(work.session, meeting_id, kind)
    made = [_addressed(person, told, before.get(person.id, 0)) for person in people.values()]
    made.sort(key=lambda one: (paper_plan.WAYS.index(one.letter.way), people[one.person_id].sort_key))
    name = _("{paper} {meeting} {day}").format(
        paper=_(PAPER_NAMES[kind]), meeting=meeting.title, day=meeting.day.isoformat()
    )
    return Posting(meeting_id, meeting.version, kind, name, work.now, tuple(made))


def make(posting: Posting | papers.Batch, place: Path, progress: Progress = nothing) -> Mailing:
    """Make them into a fresh folder at this place; it takes no register, so nobody waits for it.

    Raises :class:`~coprod_desktop.domain.problems.Problem`, with each person's name, when none can be made.
    """
    if isinstance(posting, papers.Batch):
        return papers.make(posting, place, progress)
    letters = [paper.letter for paper in posting.papers]
    return mailing.make(letters, place, posting.name, progress, made=posting.at)


def record(work: Work, posting: Posting | papers.Batch, made: Mailing) -> None:
    """Note each paper that was made as sent today, in the form it really has. It cannot be undone.

    Raises Conflict when the meeting or a person changed while the papers were made: then none of them counts.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    if isinstance(posting, papers.Batch):
        papers.record(work, posting, made)
        return
    people = stored_people.by_ids(work.session, [one.person_id for one in posting.papers])
    changed = work.get(Meeting, posting.meeting_id).version != posting.meeting_version
    for place, form in sorted(made.forms.items()):
        paper = posting.papers[place]
        person = people.get(paper.person_id)
        if changed or person is None or person.version != paper.person_version:
            raise Conflict(_("Something changed while the papers were made. Make them again."))
        _record(work, posting, paper, form)
    work.flush()
    work.seal()


def _record(work: Work, posting: Posting, paper: Addressed, form: PaperForm) -> None:
    work.add(
        Paper(
            kind=posting.kind,
            person_id=paper.person_id,
            meeting_id=posting.meeting_id,
            form=form,
            language=paper.language,
            made_on=work.today,
            sent_on=work.today,
            sent_by=paper.letter.way,
            reprint=paper.before,
        )
    )


def _waiting(work: Work, meeting_id: int, kind: PaperKind) -> list[int]:
    """Those who come or came and have none of this paper."""
    had = stored_papers.times_made(work.session, meeting_id, kind)
    there = stored_attendance.expected(work.session, meeting_id)
    wanted = [row.person_id for row in there if row.came not in _AWAY and row.person_id not in had]
    people = stored_people.by_ids(work.session, wanted)
    return [person_id for person_id in wanted if people[person_id].status is not Status.DIED]


def _addressed(person: Person, told: Told, before: int) -> Addressed:
    way, _why = paper_ways.way_to(person)
    letter = Letter(
        name=person.name,
        form=paper_ways.form_for(person),
        way=way,
        contents=lambda: told.said(person),
        email=person.email,
        numbers=paper_ways.numbers(person, way),
        times=person.good_times,
        care=paper_ways.care(person),
        enclosed=told.enclosed,
    )
    return Addressed(person.id, person.version, written_in(person.language), before, letter)


def _claim_forms(work: Work, meeting: Meeting) -> Told:
    from coprod_desktop.documents import claim_form

    known = claim_forms.of_meeting(work, meeting)

    def said(person: Person) -> tuple[Content, ...]:
        texts = [claim_forms.for_someone(known, person, words) for words in languages(person.language)]
        return tuple(claim_form.content(text) for text in texts)

    return Told(said)


def _packs(work: Work, meeting: Meeting) -> Told:
    pack = meeting_pack.read(work, meeting)
    drawn = cache(
        lambda: meeting_pack.draw(pack)
    )  # its files are drawn once, when the first paper needs them
    return Told(lambda person: meeting_pack.for_someone(drawn(), person), pack.enclosed)


@dataclass(frozen=True)
class _Maker:
    """How one kind of paper is read for the people of a meeting, and whether there is anything to make it of."""

    gather: Callable[[Work, Meeting], Told]
    ready: Callable[[Work, Meeting], bool] = lambda _work, _meeting: True


_MAKERS: dict[PaperKind, _Maker] = {
    PaperKind.PACK: _Maker(_packs, meeting_pack.is_there),
    PaperKind.CLAIM_FORM: _Maker(_claim_forms),
}
