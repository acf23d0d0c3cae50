"""Afterwards: what people say of a meeting, on paper or read out, and whether they had what they needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import Worked
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.feedback import (
    QUESTION_WORDS,
    Face,
    FaceQuestion,
    Feedback,
    FeedbackFields,
    Heard,
    heard,
)
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import support
from coprod_desktop.storage import feedback as stored
from coprod_desktop.storage import support as stored_support

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.support import Served

_FACES = {Worked.YES: Face.YES, Worked.PARTLY: Face.PARTLY, Worked.NO: Face.NO}
_WORKED = {face: worked for worked, face in _FACES.items()}


@dataclass(frozen=True)
class FormOf:
    """Whose form it is: someone's who came, or one without a name (``feedback_id``)."""

    person_id: int | None = None
    feedback_id: int | None = None


@dataclass(frozen=True)
class AskedRow:
    """One question to one person, and the face they chose.

    ``question`` is empty where it is about one thing arranged for them (``adjustment_for_id``). ``id`` is a list's own:
    it names this question of this form.
    """

    id: int
    form: FormOf
    name: str
    asks: str
    face: Face
    words: str = ""
    question: FaceQuestion | None = None
    adjustment_for_id: int | None = None


@dataclass(frozen=True)
class Told:
    """Everything asked about one meeting in the order of the forms, and what came back.

    ``needed`` and ``worked`` count answers about things arranged.
    """

    rows: tuple[AskedRow, ...]
    heard: Heard
    needed: int = 0
    worked: int = 0


def told(work: Work, meeting_id: int) -> Told:
    """Each person who came with what they are asked, form by form; then the forms without a name."""
    work.actor.require(Permission.SEE_PEOPLE)
    forms = stored.of_meeting(work.session, meeting_id)
    people = stored.came(work.session, meeting_id)
    served = _served(work, meeting_id)
    by_person = {form.person_id: form for form in forms if form.person_id is not None}
    rows: list[AskedRow] = []
    for one in people:
        form = by_person.get(one.person_id) or Feedback(meeting_id=meeting_id)
        rows += _questions(form, FormOf(one.person_id), one.name, one.attendance_id)
        rows += (_about(line, what) for line, what in served.get(one.person_id, ()))
    nameless = [form for form in forms if form.person_id is None]
    for number, form in enumerate(nameless, 1):
        name = _("Form without a name, {n}").format(n=number)
        rows += _questions(form, FormOf(feedback_id=form.id), name, form.id)
    answers = [row.face for row in rows if row.adjustment_for_id is not None and row.face in _WORKED]
    return Told(tuple(rows), heard(len(people), forms), len(answers), answers.count(Face.YES))


def say(work: Work, row: AskedRow, meeting_id: int, face: Face) -> None:
    """The face someone chose for one question; ``NOT_SAID`` takes it back.

    Raises :class:`Problem` for someone who did not come.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    if row.adjustment_for_id is not None:
        support.worked(work, row.adjustment_for_id, _WORKED.get(face, Worked.NOT_ASKED))
    elif row.question is not None:
        _keep(work, meeting_id, row.form, {row.question.value: face})


def write_words(work: Work, meeting_id: int, form: FormOf, values: Mapping[str, Any]) -> None:
    """What was good, and what could be better, in their words.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    _keep(work, meeting_id, form, values)


def words_of(work: Work, meeting_id: int, form: FormOf) -> FeedbackFields:
    """What stands on a form now; an empty one while nothing was told."""
    work.actor.require(Permission.SEE_PEOPLE)
    return _found(work, meeting_id, form) or FeedbackFields()


def add_nameless(work: Work, meeting_id: int) -> Feedback:
    """A form came back without a name.

    Raises :class:`Problem` when as many forms are here as people came.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    work.get(Meeting, meeting_id)
    came = len(stored.came(work.session, meeting_id))
    if not came:
        raise Problem(_("Nobody is ticked as having come. First tick who came, under On the day."))
    if len(stored.of_meeting(work.session, meeting_id)) >= came:
        said = ngettext(
            "{n} person came, and there is a form already. Is everyone ticked who came?",
            "{n} people came, and there are as many forms. Is everyone ticked who came?",
            came,
        )
        raise Problem(said.format(n=came))
    return work.add(Feedback(meeting_id=meeting_id))


def remove_nameless(work: Work, feedback_id: int) -> None:
    """A form without a name was added by mistake."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.delete(work.get(Feedback, feedback_id))


def of_board_year(work: Work, board_id: int) -> Heard:
    """What people told us of a board's meetings in the 12 months to today; each form counts."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_board(work.session, board_id, year_before(work.today), work.today)


def _served(work: Work, meeting_id: int) -> dict[int, list[tuple[Served, str]]]:
    """What was arranged for each person, in the order of its words."""
    lines = stored_support.adjustments(work.session, meeting_id)
    by_line = stored_support.served(work.session, [line.id for line in lines])
    found: dict[int, list[tuple[Served, str]]] = {}
    for line in sorted(lines, key=lambda line: (line.what, line.id)):
        for one in by_line.get(line.id, ()):
            found.setdefault(one.person_id, []).append((one, line.what))
    return found


def _questions(form: Feedback, of: FormOf, name: str, number: int) -> Iterator[AskedRow]:
    """The questions of the form; a list tells the second of a form from the first by its sign."""
    words = " · ".join(part for part in (form.best, form.better) if part)
    for question, row_id in ((FaceQuestion.GOOD, number), (FaceQuestion.HEARD, -number)):
        said = words if question is FaceQuestion.GOOD else ""
        yield AskedRow(row_id, of, name, _(QUESTION_WORDS[question]), form.answer(question), said, question)


def _about(line: Served, what: str) -> AskedRow:
    return AskedRow(
        line.id,
        FormOf(line.person_id),
        line.person,
        what,
        _FACES.get(line.worked, Face.NOT_SAID),
        line.worked_note,
        adjustment_for_id=line.id,
    )


def _keep(work: Work, meeting_id: int, form: FormOf, values: Mapping[str, Any]) -> None:
    """Write on a form, which is there as long as something stands on it."""
    row = _found(work, meeting_id, form)
    whole = {} if row is None else {name: getattr(row, name) for name in FeedbackFields.model_fields}
    fields = checked(FeedbackFields, whole | dict(values))
    if row is None:
        if form.person_id not in {one.person_id for one in stored.came(work.session, meeting_id)}:
            raise Problem(_("They are not ticked as having come."))
        fresh = Feedback(meeting_id=meeting_id, person_id=form.person_id, **fields.model_dump())
        if not fresh.blank:
            work.add(fresh)
        return
    if row.person_id is not None and Feedback(meeting_id=meeting_id, **fields.model_dump()).blank:
        work.delete(row)
        return
    work.edit(row, None, {name: getattr(fields, name) for name in values})


def _found(work: Work, meeting_id: int, form: FormOf) -> Feedback | None:
    if form.feedback_id is not None:
        return work.get(Feedback, form.feedback_id)
    return stored.one(work.session, meeting_id, form.person_id or 0)
