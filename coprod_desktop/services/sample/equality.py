"""Equality answers of made-up people, with people who did not answer and people who would rather not say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.questions import AnswerState, EqualityAnswer
from coprod_desktop.services.sample.someone import Part, Someone

if TYPE_CHECKING:
    from coprod_desktop.domain.question_seeds import SeededQuestions
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing

_ASKED_PERCENT = 86
_NOT_ANSWERED, _PREFER_NOT = 8, 15  # out of a hundred: up to the first, then up to the second
_FROM_AGES = (
    (16, "16_24"),
    (25, "25_34"),
    (35, "35_44"),
    (45, "45_54"),
    (55, "55_64"),
    (65, "65_74"),
    (75, "75_84"),
    (85, "85_over"),
)
#: How often each answer is given where nothing else about the person says it.
_OFTEN: dict[str, dict[str, int]] = {
    "disability": {"limited_a_lot": 38, "limited_a_little": 27, "not_limited": 35},
    "sexual_orientation": {"straight": 91, "gay_lesbian": 4, "bisexual": 4, "other_orientation": 1},
    "religion": {
        "no_religion": 42,
        "christian": 41,
        "buddhist": 1,
        "hindu": 3,
        "jewish": 1,
        "muslim": 8,
        "sikh": 3,
        "other_religion": 1,
    },
    "deprivation": {f"tenth_{n}": 16 - n for n in range(1, 11)},
    "joining": {"in_person": 55, "online": 17, "both_ways": 28},
}
_CARES = {"care_to_19": 45, "care_20_49": 25, "care_50": 30}


class AnswerWriter:
    """Writes what each person said to each question. Some were not asked: they have no row at all."""

    def __init__(self, dice: Dice, pen: Writing, today: date, questions: SeededQuestions) -> None:
        self._dice, self._pen, self._today = dice, pen, today
        self._questions = [(question.key, question.id) for question in questions.questions]
        self._options = {(o.question_id, o.key): o.id for o in questions.options}

    def write(self, someone: Someone) -> None:
        """The answers of one person; people never asked to anything are asked less often."""
        asked = _ASKED_PERCENT if someone.part is not Part.NEVER else _ASKED_PERCENT - 12
        if not self._dice.percent(asked):
            return
        on = self._dice.day(someone.joined, min(someone.joined + timedelta(days=60), self._today))
        for key, question_id in self._questions:
            self._pen.write(EqualityAnswer, self._answer(someone, key, question_id, on))

    def _answer(self, someone: Someone, key: str, question_id: int, on: date) -> dict[str, object]:
        roll = self._dice.number(0, 99)
        state, option_id = AnswerState.ANSWERED, None
        if roll < _NOT_ANSWERED:
            state = AnswerState.NOT_ANSWERED
        elif roll < _PREFER_NOT:
            state = AnswerState.PREFER_NOT_TO_SAY
        else:
            option_id = self._options[question_id, self._choose(someone, key)]
        return {
            **self._dice.identity(),
            "person_id": someone.id,
            "question_id": question_id,
            "option_id": option_id,
            "state": state,
            "answered_on": on,
            "consent_note": "On the form" if state is AnswerState.ANSWERED else "",
        }

    def _choose(self, someone: Someone, key: str) -> str:
        if key == "age_band" and someone.born is not None:
            age = (self._today - someone.born).days // 365
            return [band for least, band in _FROM_AGES if least <= age][-1]
        if key == "caring":
            return self._dice.weighted(_CARES) if someone.carer else "no_care"
        known = {
            "gender": someone.gender,
            "ethnic_group": someone.ethnic_group,
            "area": "rural" if someone.rural else "urban",
        }
        return known[key] if key in known else self._dice.weighted(_OFTEN[key])
