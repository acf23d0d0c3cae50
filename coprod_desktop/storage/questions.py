"""The SELECTs of equality questions, their answers and comparison populations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.baselines import Baseline, BaselineValue
from coprod_desktop.domain.boards import Seat, Term
from coprod_desktop.domain.meetings import Invitation, Meeting
from coprod_desktop.domain.people import GONE, Person
from coprod_desktop.domain.questions import (
    AnswerOption,
    AnswerState,
    EqualityAnswer,
    OptionMapping,
    Question,
    QuestionSet,
    Wording,
)
from coprod_desktop.domain.voice_facts import VoiceFact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.domain.period import Period


class Said(NamedTuple):
    """What one person said to one question. A report reads one for every person and question, hence a tuple."""

    person_id: int
    option_id: int | None
    state: AnswerState


def sets(session: Session) -> list[QuestionSet]:
    """Every version of every question set, earliest first."""
    return list(
        session.scalars(select(QuestionSet).order_by(col(QuestionSet.key), col(QuestionSet.version_no)))
    )


def of_set(session: Session, question_set_id: int) -> list[Question]:
    """The questions of a set in order."""
    statement = select(Question).where(col(Question.question_set_id) == question_set_id)
    return list(session.scalars(statement.order_by(col(Question.position), col(Question.id))))


def options(session: Session, question_ids: Iterable[int]) -> list[AnswerOption]:
    """The answers people may choose, in order."""
    statement = select(AnswerOption).where(col(AnswerOption.question_id).in_(list(question_ids)))
    return list(session.scalars(statement.order_by(col(AnswerOption.position), col(AnswerOption.id))))


def mappings(session: Session, question_ids: Iterable[int]) -> list[OptionMapping]:
    """Where those answers belong on coarser levels."""
    statement = (
        select(OptionMapping)
        .join(AnswerOption, col(AnswerOption.id) == col(OptionMapping.option_id))
        .where(col(AnswerOption.question_id).in_(list(question_ids)))
        .order_by(col(OptionMapping.level_no), col(OptionMapping.id))
    )
    return list(session.scalars(statement))


def wordings(session: Session, language: str) -> dict[int, Wording]:
    """The words of questions, answers and groups in another language, by the row they are for."""
    statement = select(Wording).where(col(Wording.language) == language)
    return {wording.row_id: wording for wording in session.scalars(statement)}


def answers_of(session: Session, person_id: int) -> dict[int, EqualityAnswer]:
    """What one person said, by question."""
    statement = select(EqualityAnswer).where(col(EqualityAnswer.person_id) == person_id)
    return {answer.question_id: answer for answer in session.scalars(statement)}


def said(session: Session, question_id: int) -> list[Said]:
    """What everyone who was asked said to one question."""
    statement = select(
        col(EqualityAnswer.person_id),
        col(EqualityAnswer.option_id),
        col(EqualityAnswer.state),
    ).where(col(EqualityAnswer.question_id) == question_id)
    return [Said._make(row) for row in session.execute(statement)]


def baselines(session: Session) -> list[Baseline]:
    """Every comparison population, whole ones before partial ones, in the order they were added."""
    statement = select(Baseline).order_by(col(Baseline.question_key), col(Baseline.partial), col(Baseline.id))
    return list(session.scalars(statement))


def baseline_values(session: Session, baseline_id: int) -> list[BaselineValue]:
    """The shares of one comparison population."""
    statement = select(BaselineValue).where(col(BaselineValue.baseline_id) == baseline_id)
    return list(session.scalars(statement.order_by(col(BaselineValue.level_no), col(BaselineValue.id))))


def registered(session: Session, period: Period) -> frozenset[int]:
    """Everyone on the register by the end of a period; people who left are not on it."""
    statement = select(col(Person.id)).where(
        col(Person.status).not_in(GONE),
        or_(col(Person.joined).is_(None), col(Person.joined) <= period.last),
    )
    return frozenset(session.scalars(statement))


def invited(session: Session, period: Period, board_id: int | None) -> frozenset[int]:
    """Everyone who was sent an invitation to a meeting of a period, or came to one without."""
    statement = (
        select(col(Invitation.person_id))
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(
            col(Invitation.sent_on).is_not(None),
            col(Meeting.day) >= period.start,
            col(Meeting.day) <= period.last,
        )
    )
    if board_id is not None:
        statement = statement.where(col(Meeting.board_id) == board_id)
    return frozenset(session.scalars(statement)) | took_part(session, period, board_id)


def took_part(session: Session, period: Period, board_id: int | None) -> frozenset[int]:
    """Everyone who came in a period."""
    statement = select(col(VoiceFact.person_id)).where(
        col(VoiceFact.day) >= period.start, col(VoiceFact.day) <= period.last
    )
    if board_id is not None:
        statement = statement.where(col(VoiceFact.board_id) == board_id)
    return frozenset(session.scalars(statement.distinct()))


def seated(session: Session, period: Period, board_id: int | None) -> frozenset[int]:
    """Everyone who held a seat on a day of the period."""
    statement = (
        select(col(Term.person_id))
        .join(Seat, col(Seat.id) == col(Term.seat_id))
        .where(col(Term.starts) <= period.last, or_(col(Term.ends).is_(None), col(Term.ends) >= period.start))
    )
    if board_id is not None:
        statement = statement.where(col(Seat.board_id) == board_id)
    return frozenset(session.scalars(statement))
