"""Equality questions: the ones we ask, and what people said - each with permissions of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain import baseline_seeds, question_seeds
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.questions import (
    AnswerOption,
    AnswerState,
    EqualityAnswer,
    Question,
    QuestionSet,
    check_answer,
    question_set_on,
)
from coprod_desktop.i18n import _, language
from coprod_desktop.storage import questions as stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Given:
    """An answer as it was given: an option, or that they would rather not say, or nothing yet."""

    option_id: int | None = None
    prefers_not: bool = False

    @property
    def state(self) -> AnswerState:
        """What came of asking."""
        if self.prefers_not:
            return AnswerState.PREFER_NOT_TO_SAY
        return AnswerState.NOT_ANSWERED if self.option_id is None else AnswerState.ANSWERED


@dataclass(frozen=True)
class AskedQuestion:
    """One question as it is asked, in the window's language, with what this person said; None was never asked."""

    question: Question
    text: str
    help: str
    options: tuple[tuple[int, str], ...]
    answer: EqualityAnswer | None


def seed(work: Work, from_day: date | None = None) -> None:
    """Give a register the standard questions and comparison populations, once; those it has are left alone.

    ``from_day`` is the first day the questions are used, today where none is given.
    """
    work.actor.require(Permission.EDIT_SETTINGS)
    if not stored.sets(work.session):
        found = question_seeds.standard_questions(from_day or work.today)
        for row in (found.question_set, *found.questions, *found.options, *found.mappings, *found.wordings):
            work.add(row)
    if not stored.baselines(work.session):
        for seeded in baseline_seeds.standard_baselines():
            for value in (seeded.baseline, *seeded.values):
                work.add(value)


def current_set(work: Work, day: date | None = None) -> QuestionSet | None:
    """The questions used on a day, today where none is given; None while nobody has set any up."""
    work.actor.require(Permission.SEE_REPORTS)
    sets = stored.sets(work.session)
    on = day or work.today
    standard = question_set_on(sets, question_seeds.STANDARD, on)
    others = [found for found in sets if found.used_on(on)]
    return standard or max(others, key=lambda found: found.from_day, default=None)


def of_person(work: Work, person_id: int) -> list[AskedQuestion]:
    """Today's questions with what this person said; needs the permission to see equality answers."""
    work.actor.require(Permission.SEE_EQUALITY_ANSWERS)
    found = current_set(work)
    if found is None:
        return []
    asked = stored.of_set(work.session, found.id)
    options = stored.options(work.session, [question.id for question in asked])
    words = stored.wordings(work.session, language().code)
    answers = stored.answers_of(work.session, person_id)

    def said(row: Question | AnswerOption, english: str) -> str:
        return words[row.id].text if row.id in words else english

    return [
        AskedQuestion(
            question,
            said(question, question.text),
            words[question.id].help or question.help if question.id in words else question.help,
            tuple((o.id, said(o, o.label)) for o in options if o.question_id == question.id),
            answers.get(question.id),
        )
        for question in asked
    ]


def record(work: Work, person_id: int, answers: Mapping[int, Given], consent_note: str = "") -> None:
    """Keep what a person said, by question; questions not named stay as they are.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for an answer that belongs to another question.
    """
    work.actor.require(Permission.SEE_EQUALITY_ANSWERS)
    work.actor.require(Permission.EDIT_PEOPLE)
    work.get(Person, person_id)
    options = stored.options(work.session, answers)
    kept = stored.answers_of(work.session, person_id)
    for question_id, given in answers.items():
        work.get(Question, question_id)
        fresh = EqualityAnswer(
            person_id=person_id,
            question_id=question_id,
            option_id=None if given.prefers_not else given.option_id,
            state=given.state,
            answered_on=work.today,
            consent_note=consent_note,
        )
        check_answer(fresh, options)
        _keep(work, kept.get(question_id), fresh)


def forget(work: Work, person_id: int) -> None:
    """Take every equality answer of a person off the register, as they asked."""
    work.actor.require(Permission.SEE_EQUALITY_ANSWERS)
    answers = stored.answers_of(work.session, person_id)
    if not answers:
        raise Problem(_("This person has given no equality answers."))
    for answer in answers.values():
        work.delete(answer)


def _keep(work: Work, before: EqualityAnswer | None, fresh: EqualityAnswer) -> None:
    if before is None:
        work.add(fresh)
        return
    changed = ("option_id", "state", "answered_on", "consent_note")
    work.edit(before, None, {name: getattr(fresh, name) for name in changed})
