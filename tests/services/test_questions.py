"""Equality questions: seeded once, answered with care, seen by few."""

from datetime import date

import pytest
from sqlalchemy import func, select

from coprod_desktop.domain.baselines import Baseline
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Gone, NotAllowed, Problem
from coprod_desktop.domain.questions import AnswerState, QuestionSet
from coprod_desktop.i18n import Language, use
from coprod_desktop.services import questions
from coprod_desktop.services.questions import AskedQuestion, Given
from coprod_desktop.storage.database import Store
from tests.builders import a_person, an_actor


@pytest.fixture
def person(store: Store, actor: Actor) -> Person:
    made = a_person()
    store.write(actor, "person", lambda work: work.add(made))
    store.write(actor, "questions", questions.seed)
    return made


def asked(store: Store, actor: Actor, person: Person, key: str) -> AskedQuestion:
    found = store.read(actor, lambda work: questions.of_person(work, person.id))
    return next(one for one in found if one.question.key == key)


def option(one: AskedQuestion, label: str) -> int:
    return next(option_id for option_id, words in one.options if words == label)


def test_seeding_twice_gives_one_set_of_questions_and_baselines(
    store: Store, actor: Actor, person: Person
) -> None:
    counts = select(select(func.count()).select_from(QuestionSet).scalar_subquery(), func.count())
    before = store.read(actor, lambda work: tuple(work.session.execute(counts.select_from(Baseline)).one()))
    store.write(actor, "again", questions.seed)
    after = store.read(actor, lambda work: tuple(work.session.execute(counts.select_from(Baseline)).one()))
    assert before == after
    assert before[0] == 1
    assert before[1] > 3
    assert asked(store, actor, person, "gender").answer is None


def test_without_questions_nothing_is_asked(store: Store, actor: Actor) -> None:
    assert store.read(actor, lambda work: questions.of_person(work, 1)) == []


def test_questions_are_not_used_before_their_first_day(store: Store, actor: Actor) -> None:
    store.write(actor, "questions", lambda work: questions.seed(work, date(2026, 1, 1)))
    assert store.read(actor, lambda work: questions.current_set(work, date(2025, 12, 31))) is None
    assert store.read(actor, questions.current_set) is not None


def test_questions_are_asked_in_the_windows_language(store: Store, actor: Actor, person: Person) -> None:
    use(Language("cy"))
    assert asked(store, actor, person, "age_band").text == "Faint yw eich oed?"


def test_an_answer_is_kept_and_may_be_taken_back_for_prefer_not_to_say(
    store: Store, actor: Actor, person: Person
) -> None:
    gender = asked(store, actor, person, "gender")
    woman = option(gender, "Woman")
    given = {gender.question.id: Given(woman)}
    store.write(actor, "answers", lambda work: questions.record(work, person.id, given, "said on the phone"))
    first = asked(store, actor, person, "gender").answer
    assert first is not None
    assert (first.option_id, first.state, first.consent_note) == (
        woman,
        AnswerState.ANSWERED,
        "said on the phone",
    )
    declined = {gender.question.id: Given(prefers_not=True)}
    store.write(actor, "answers", lambda work: questions.record(work, person.id, declined))
    second = asked(store, actor, person, "gender").answer
    assert second is not None
    assert (second.option_id, second.state, second.id) == (None, AnswerState.PREFER_NOT_TO_SAY, first.id)


def test_asked_without_an_answer_yet_is_a_state_of_its_own(
    store: Store, actor: Actor, person: Person
) -> None:
    gender = asked(store, actor, person, "gender")
    store.write(actor, "asked", lambda work: questions.record(work, person.id, {gender.question.id: Given()}))
    kept = asked(store, actor, person, "gender").answer
    assert kept is not None
    assert kept.state is AnswerState.NOT_ANSWERED


def test_an_answer_of_another_question_is_refused_and_nothing_is_kept(
    store: Store, actor: Actor, person: Person
) -> None:
    gender, age = asked(store, actor, person, "gender"), asked(store, actor, person, "age_band")
    wrong = {gender.question.id: Given(age.options[0][0])}
    with pytest.raises(Problem, match="another question"):
        store.write(actor, "answers", lambda work: questions.record(work, person.id, wrong))
    assert asked(store, actor, person, "gender").answer is None


def test_answers_of_nobody_are_refused(store: Store, actor: Actor, person: Person) -> None:
    with pytest.raises(Gone):
        store.write(actor, "answers", lambda work: questions.record(work, person.id + 1, {}))


def test_everything_said_can_be_forgotten(store: Store, actor: Actor, person: Person) -> None:
    gender = asked(store, actor, person, "gender")
    given = {gender.question.id: Given(option(gender, "Man"))}
    store.write(actor, "answers", lambda work: questions.record(work, person.id, given))
    store.write(actor, "forgotten", lambda work: questions.forget(work, person.id))
    assert asked(store, actor, person, "gender").answer is None
    with pytest.raises(Problem, match="no equality answers"):
        store.write(actor, "forgotten", lambda work: questions.forget(work, person.id))


@pytest.mark.parametrize("role", [Role.FINANCE, Role.LEAD])
def test_neither_finance_nor_leads_see_what_a_person_said(store: Store, role: Role) -> None:
    with pytest.raises(NotAllowed):
        store.read(an_actor(role), lambda work: questions.of_person(work, 1))
