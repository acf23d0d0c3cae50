"""The equality questions we ask, as versioned rows: national standards change, and old answers keep their question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class QuestionRule(TextEnum):
    """How small numbers of this question are hidden; one this version does not know is treated as special."""

    SPECIAL = "special"
    ORDINARY = "ordinary"
    OTHER = "other"


class AnswerState(TextEnum):
    """What came of asking. "Not asked" is no row at all, so the three never run together."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not answered yet"
    PREFER_NOT_TO_SAY = "prefer not to say"
    OTHER = "other"


RULE_NAMES: dict[QuestionRule, str] = {
    QuestionRule.SPECIAL: N_("A personal characteristic: numbers under 10 are hidden, none too"),
    QuestionRule.ORDINARY: N_("Age band, area or how people join: numbers from 1 to 4 are hidden"),
    QuestionRule.OTHER: N_("Other"),
}

ANSWER_NAMES: dict[AnswerState, str] = {
    AnswerState.ANSWERED: N_("Answered"),
    AnswerState.NOT_ANSWERED: N_("Not answered yet"),
    AnswerState.PREFER_NOT_TO_SAY: N_("Prefers not to say"),
    AnswerState.OTHER: N_("Other"),
}


class QuestionSetFields(SQLModel):
    """One dated version of the questions an organisation asks; ``to_day`` is the last day it is used."""

    key: str = Field(min_length=1, max_length=40)
    version_no: int = Field(ge=1, le=9999)
    name: str = Field(min_length=1, max_length=200)
    source: str = Field(default="", max_length=500)
    from_day: date
    to_day: date | None = None


class QuestionSet(QuestionSetFields, Entity, table=True):
    """The questions of one time. A change is a new version; the old one stays, with its answers."""

    __tablename__ = "question_set"
    __table_args__ = (UniqueConstraint("key", "version_no"),)

    def used_on(self, day: date) -> bool:
        """Whether these are the questions of this day."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


class QuestionFields(SQLModel):
    """One question in English; other languages are :class:`Wording` rows."""

    key: str = Field(min_length=1, max_length=40)
    text: str = Field(min_length=1, max_length=300)
    help: str = Field(default="", max_length=500)
    position: int = Field(default=0, ge=0)
    rule: QuestionRule = choice(QuestionRule, QuestionRule.SPECIAL)


class Question(QuestionFields, Entity, table=True):
    """One question of one set."""

    __table_args__ = (UniqueConstraint("question_set_id", "key"),)

    question_set_id: int = link("question_set")


class AnswerOptionFields(SQLModel):
    """One answer people may choose; "prefer not to say" is a state, not an option."""

    key: str = Field(min_length=1, max_length=40)
    label: str = Field(min_length=1, max_length=200)
    position: int = Field(default=0, ge=0)


class AnswerOption(AnswerOptionFields, Entity, table=True):
    """One answer of one question."""

    __tablename__ = "answer_option"
    __table_args__ = (UniqueConstraint("question_id", "key"),)

    question_id: int = link("question")


class OptionMapping(Entity, table=True):
    """Where an answer belongs on a coarser level of its question: 19 ethnic groups, then five, then two.

    ``level_no`` 1 is the first coarsening; the answers themselves are level 0. ``group_position`` orders the
    groups of a level.
    """

    __tablename__ = "option_mapping"
    __table_args__ = (UniqueConstraint("option_id", "level_no"),)

    option_id: int = link("answer_option")
    level_no: int = Field(ge=1, le=9)
    level_name: str = Field(default="", max_length=200)
    group_key: str = Field(min_length=1, max_length=40)
    group_label: str = Field(min_length=1, max_length=200)
    group_position: int = 0


class Wording(Entity, table=True):
    """The words of a question or an answer in another language; ``draft`` until someone who speaks it has read it."""

    __table_args__ = (UniqueConstraint("row_id", "language"),)

    row_id: int = Field(sa_type=BigId, index=True)
    language: str = Field(min_length=2, max_length=10)
    text: str = Field(min_length=1, max_length=300)
    help: str = Field(default="", max_length=500)
    draft: bool = True


class EqualityAnswer(Entity, table=True):
    """What one person said to one question, with its own consent; no list of named people ever shows it."""

    __tablename__ = "equality_answer"
    __table_args__ = (UniqueConstraint("person_id", "question_id"),)

    person_id: int = link("person")
    question_id: int = link("question")
    option_id: int | None = link("answer_option", optional=True)
    state: AnswerState = choice(AnswerState, AnswerState.NOT_ANSWERED)
    answered_on: date
    consent_note: str = Field(default="", max_length=300)

    def answer(self, option_id: int, on: date) -> None:
        """They chose this answer on this day."""
        self.option_id, self.state, self.answered_on = option_id, AnswerState.ANSWERED, on

    def decline(self, on: date) -> None:
        """They would rather not say; an earlier answer is forgotten."""
        self.option_id, self.state, self.answered_on = None, AnswerState.PREFER_NOT_TO_SAY, on


def check_answer(answer: EqualityAnswer, options: Iterable[AnswerOption]) -> None:
    """Refuse an answer without an option, an option without an answer, and an option of another question.

    Raises :class:`Problem` beside the answer.
    """
    answered = answer.state is AnswerState.ANSWERED
    if answered != (answer.option_id is not None):
        raise Problem(_("Choose an answer, or “prefer not to say”."), "option_id")
    own = {option.id for option in options if option.question_id == answer.question_id}
    if answered and answer.option_id not in own:
        raise Problem(
            _("This answer belongs to another question. Choose one of the answers shown."), "option_id"
        )


def question_set_on(sets: Iterable[QuestionSet], key: str, day: date) -> QuestionSet | None:
    """The version of a set used on a day: the latest that holds."""
    used = [found for found in sets if found.key == key and found.used_on(day)]
    return max(used, key=lambda found: found.version_no, default=None)


@dataclass(frozen=True)
class LevelGroup:
    """One category of a level, and the answers that make it up."""

    key: str
    label: str
    option_ids: frozenset[int]


def ladder(
    options: Iterable[AnswerOption], mappings: Sequence[OptionMapping]
) -> tuple[tuple[LevelGroup, ...], ...]:
    """The levels of one question from the answers themselves to the coarsest, groups in order.

    Raises :class:`Problem` when an answer has no place on a level: its people would be lost from the table.
    """
    own = sorted(options, key=lambda option: (option.position, option.key))
    ids = {option.id for option in own}
    levels = [tuple(LevelGroup(option.key, option.label, frozenset({option.id})) for option in own)]
    for level_no in sorted({mapping.level_no for mapping in mappings if mapping.option_id in ids}):
        placed = [m for m in mappings if m.level_no == level_no and m.option_id in ids]
        if {mapping.option_id for mapping in placed} != ids:
            raise Problem(
                _("Some answers have no place in the broader groups. Say which group each belongs to.")
            )
        levels.append(_groups(placed))
    return tuple(levels)


def _groups(placed: list[OptionMapping]) -> tuple[LevelGroup, ...]:
    first = {
        m.group_key: m for m in sorted(placed, key=lambda m: (m.group_position, m.group_key), reverse=True)
    }
    ordered = sorted(first.values(), key=lambda m: (m.group_position, m.group_key))
    return tuple(
        LevelGroup(
            head.group_key,
            head.group_label,
            frozenset(m.option_id for m in placed if m.group_key == head.group_key),
        )
        for head in ordered
    )
