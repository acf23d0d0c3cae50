from datetime import date

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.question_seeds import QUESTIONS, standard_questions
from coprod_desktop.domain.questions import (
    ANSWER_NAMES,
    RULE_NAMES,
    AnswerOption,
    AnswerState,
    EqualityAnswer,
    OptionMapping,
    QuestionRule,
    QuestionSet,
    check_answer,
    ladder,
    question_set_on,
)

DAY = date(2026, 3, 3)
SEEDS = standard_questions(DAY)


def question_id(key: str) -> int:
    return next(question.id for question in SEEDS.questions if question.key == key)


def options(key: str) -> list[AnswerOption]:
    return [option for option in SEEDS.options if option.question_id == question_id(key)]


def levels(key: str) -> list[int]:
    return [len(level) for level in ladder(options(key), SEEDS.mappings)]


def test_ethnic_group_goes_from_nineteen_to_five_to_two() -> None:
    assert levels("ethnic_group") == [19, 5, 2]


@pytest.mark.parametrize("seed", QUESTIONS, ids=lambda seed: seed.key)
def test_every_answer_has_a_place_on_every_level(seed: object) -> None:
    key = getattr(seed, "key", "")
    everyone = {option.id for option in options(key)}
    for level in ladder(options(key), SEEDS.mappings):
        assert frozenset().union(*(group.option_ids for group in level)) == everyone
        assert sum(len(group.option_ids) for group in level) == len(everyone)


def test_groups_come_in_the_order_they_were_given() -> None:
    five = ladder(options("ethnic_group"), SEEDS.mappings)[1]
    assert [group.key for group in five] == ["asian", "black", "mixed", "white", "other"]


def test_an_answer_without_a_broader_group_is_refused() -> None:
    two = options("area")
    half = [OptionMapping(option_id=two[0].id, level_no=1, group_key="any", group_label="Anywhere")]
    with pytest.raises(Problem, match="no place"):
        ladder(two, half)


def test_prefer_not_to_say_is_never_an_answer_option() -> None:
    assert not [option for option in SEEDS.options if "prefer" in option.label.lower()]


def test_only_age_area_deprivation_and_joining_are_ordinary() -> None:
    ordinary = {question.key for question in SEEDS.questions if question.rule is QuestionRule.ORDINARY}
    assert ordinary == {"age_band", "area", "deprivation", "joining"}


def test_every_question_answer_and_group_has_draft_welsh() -> None:
    worded = {wording.row_id for wording in SEEDS.wordings if wording.language == "cy" and wording.text}
    rows = [*SEEDS.questions, *SEEDS.options, *SEEDS.mappings]
    assert {row.id for row in rows} <= worded
    assert all(wording.draft for wording in SEEDS.wordings)
    helped = {wording.row_id for wording in SEEDS.wordings if wording.help}
    assert {question.id for question in SEEDS.questions if question.help} == helped


def test_an_answer_and_prefer_not_to_say_replace_each_other() -> None:
    chosen = options("area")[0]
    answer = EqualityAnswer(person_id=1, question_id=chosen.question_id, answered_on=DAY)
    check_answer(answer, SEEDS.options)
    answer.answer(chosen.id, DAY)
    check_answer(answer, SEEDS.options)
    assert (answer.state, answer.option_id) == (AnswerState.ANSWERED, chosen.id)
    answer.decline(DAY)
    check_answer(answer, SEEDS.options)
    assert (answer.state, answer.option_id) == (AnswerState.PREFER_NOT_TO_SAY, None)


def test_answered_without_an_option_is_refused() -> None:
    answer = EqualityAnswer(person_id=1, question_id=2, answered_on=DAY, state=AnswerState.ANSWERED)
    with pytest.raises(Problem, match="Choose an answer"):
        check_answer(answer, SEEDS.options)


def test_an_option_beside_not_answered_is_refused() -> None:
    answer = EqualityAnswer(person_id=1, question_id=2, answered_on=DAY, option_id=3)
    with pytest.raises(Problem, match="Choose an answer"):
        check_answer(answer, SEEDS.options)


def test_an_answer_to_another_question_is_refused() -> None:
    answer = EqualityAnswer(person_id=1, question_id=question_id("area"), answered_on=DAY)
    answer.answer(options("gender")[0].id, DAY)
    with pytest.raises(Problem, match="another question"):
        check_answer(answer, SEEDS.options)


def test_the_latest_version_used_on_a_day_is_asked() -> None:
    first = QuestionSet(key="a", version_no=1, name="First", from_day=DAY, to_day=date(2026, 6, 30))
    second = QuestionSet(key="a", version_no=2, name="Second", from_day=date(2026, 6, 1))
    other = QuestionSet(key="b", version_no=9, name="Other", from_day=DAY)
    sets = [first, second, other]
    assert question_set_on(sets, "a", DAY) is first
    assert question_set_on(sets, "a", date(2026, 6, 15)) is second
    assert question_set_on(sets, "a", date(2026, 7, 1)) is second
    assert question_set_on(sets, "a", date(2020, 1, 1)) is None


def test_every_choice_has_words() -> None:
    assert set(RULE_NAMES) == set(QuestionRule)
    assert set(ANSWER_NAMES) == set(AnswerState)
