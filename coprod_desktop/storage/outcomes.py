"""The SELECTs of what changed, and who has been told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.meetings import ATTENDED, Attendance, Meeting
from coprod_desktop.domain.outcomes import Outcome, OutcomeState, SupporterTold, Told
from coprod_desktop.domain.people import GONE, PaperForm, Person, Reach
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.storage.meetings import ANSWERED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class NotToldRow:
    """One person who came and has not been told of one answer yet, and how they would rather be reached."""

    outcome_id: int
    said: str
    state: OutcomeState
    person_id: int
    name: str
    reach: Reach
    form: PaperForm
    language: str


@dataclass(frozen=True)
class SupporterNotTold:
    """A supporter whose person came and wants them told, and one answer they have not been told of yet."""

    outcome_id: int
    state: OutcomeState
    supporter_id: int
    name: str
    person: str
    reach: Reach


@dataclass(frozen=True)
class ToldRow:
    """One person who has been told: of what (the decision, or that it was done), how, and when."""

    id: int
    outcome_id: int
    person_id: int
    name: str
    of: OutcomeState
    how: Reach
    on: date


@dataclass(frozen=True)
class ToTell:
    """One meeting with answers its people have not all been told of; ``since`` is the earliest such decision."""

    meeting_id: int
    meeting: str
    day: date
    people: int
    since: date | None


@dataclass(frozen=True)
class OpenAnswer:
    """Something that was said and has no answer yet, and the meeting it was said at."""

    outcome_id: int
    said: str
    owner: str
    answer_by: date | None
    meeting_id: int
    meeting: str
    day: date

    def overdue(self, today: date) -> bool:
        """Whether the promised answer is late."""
        return self.answer_by is not None and self.answer_by < today


@dataclass(frozen=True)
class WithoutDay:
    """How many things said at one meeting have no answer, and no day for one."""

    meeting_id: int
    meeting: str
    day: date
    count: int


def of_meeting(session: Session, meeting_id: int) -> list[Outcome]:
    """What came of one meeting, in the order it was written down."""
    statement = select(Outcome).where(col(Outcome.meeting_id) == meeting_id).order_by(col(Outcome.id))
    return list(session.scalars(statement))


def told_of(session: Session, outcome_ids: Iterable[int]) -> list[Told]:
    """Everyone told of these."""
    return list(session.scalars(select(Told).where(col(Told.outcome_id).in_(list(outcome_ids)))))


def supporters_told_of(session: Session, outcome_id: int) -> bool:
    """Whether any supporter has been told of this."""
    found = select(col(SupporterTold.id)).where(col(SupporterTold.outcome_id) == outcome_id).limit(1)
    return session.scalar(found) is not None


def told_rows(session: Session, meeting_id: int) -> list[ToldRow]:
    """Everyone told of anything that came of a meeting, latest first."""
    statement = (
        select(
            col(Told.id),
            col(Told.outcome_id),
            col(Person.id),
            col(Person.name),
            col(Told.of),
            col(Told.how),
            col(Told.on),
        )
        .select_from(Told)
        .join(Outcome, col(Outcome.id) == col(Told.outcome_id))
        .join(Person, col(Person.id) == col(Told.person_id))
        .where(col(Outcome.meeting_id) == meeting_id)
        .order_by(col(Told.on).desc(), col(Person.sort_key))
    )
    return [ToldRow(*row) for row in session.execute(statement)]


def _untold(*columns: Any) -> Select[Any]:
    """People who came, beside each answer of that meeting they have not been told of; who left is left alone."""
    told = select(col(Told.id)).where(
        col(Told.outcome_id) == col(Outcome.id),
        col(Told.person_id) == col(Attendance.person_id),
        col(Told.of) == col(Outcome.state),
    )
    # Said twice, so that attendance is searched by meeting: most meetings have no answer to tell of.
    answered = select(col(Outcome.meeting_id)).where(col(Outcome.state).in_(ANSWERED))
    return (
        select(*columns)
        .select_from(Outcome)
        .join(Attendance, col(Attendance.meeting_id) == col(Outcome.meeting_id))
        .join(Person, col(Person.id) == col(Attendance.person_id))
        .where(col(Outcome.state).in_(ANSWERED), col(Attendance.came).in_(ATTENDED))
        .where(col(Attendance.meeting_id).in_(answered))
        .where(col(Person.status).not_in(GONE), ~told.exists())
    )


def not_told(session: Session, meeting_id: int) -> list[NotToldRow]:
    """Who has still to be told of what came of a meeting, by name."""
    statement = (
        _untold(
            col(Outcome.id),
            col(Outcome.said),
            col(Outcome.state),
            col(Person.id),
            col(Person.name),
            col(Person.preferred_reach),
            col(Person.paper_form),
            col(Person.language),
        )
        .where(col(Outcome.meeting_id) == meeting_id)
        .order_by(col(Person.sort_key), col(Person.id), col(Outcome.id))
    )
    return [NotToldRow(*row) for row in session.execute(statement)]


def supporters_not_told(session: Session, meeting_id: int) -> list[SupporterNotTold]:
    """Supporters who get copies of what somebody gets who came, beside each answer they have not been told of."""
    told = select(col(SupporterTold.id)).where(
        col(SupporterTold.outcome_id) == col(Outcome.id),
        col(SupporterTold.supporter_id) == col(Supporter.id),
        col(SupporterTold.of) == col(Outcome.state),
    )
    statement = (
        select(
            col(Outcome.id),
            col(Outcome.state),
            col(Supporter.id),
            col(Supporter.name),
            col(Person.name),
            col(Supporter.preferred_reach),
        )
        .select_from(Outcome)
        .join(Attendance, col(Attendance.meeting_id) == col(Outcome.meeting_id))
        .join(Person, col(Person.id) == col(Attendance.person_id))
        .join(Supporter, col(Supporter.person_id) == col(Person.id))
        .where(col(Outcome.meeting_id) == meeting_id, col(Outcome.state).in_(ANSWERED))
        .where(col(Attendance.came).in_(ATTENDED), col(Person.status).not_in(GONE))
        .where(col(Supporter.told_of_meetings), col(Supporter.ended).is_(None), ~told.exists())
        .order_by(col(Supporter.sort_key), col(Supporter.id), col(Outcome.id))
    )
    return [SupporterNotTold(*row) for row in session.execute(statement)]


def supporters_told(session: Session, meeting_id: int) -> list[str]:
    """The names of supporters told of anything that came of a meeting, each once."""
    statement = (
        select(col(Supporter.name))
        .join(SupporterTold, col(SupporterTold.supporter_id) == col(Supporter.id))
        .join(Outcome, col(Outcome.id) == col(SupporterTold.outcome_id))
        .where(col(Outcome.meeting_id) == meeting_id)
    )
    return list(session.scalars(statement.distinct().order_by(col(Supporter.name))))


def still_to_tell(session: Session, since_day: date) -> list[ToTell]:
    """Every meeting since a day with people who have not been told, the earliest decision first."""
    since = func.min(Outcome.decided_on)
    statement = (
        _untold(
            col(Meeting.id),
            col(Meeting.title),
            col(Meeting.day),
            func.count(func.distinct(Attendance.person_id)),
            since,
        )
        .join(Meeting, col(Meeting.id) == col(Outcome.meeting_id))
        .where(col(Meeting.day) >= since_day)
        .group_by(col(Meeting.id))
        .order_by(func.coalesce(since, col(Meeting.day)), col(Meeting.id))
    )
    return [ToTell(*row) for row in session.execute(statement)]


def overdue(session: Session, by: date) -> list[tuple[Outcome, str]]:
    """Answers promised by a day up to ``by``, with the meeting's title, longest overdue first."""
    statement = (
        select(Outcome, col(Meeting.title))
        .join(Meeting, col(Meeting.id) == col(Outcome.meeting_id))
        .where(col(Outcome.state).not_in(ANSWERED), col(Outcome.answer_by) <= by)
        .order_by(col(Outcome.answer_by), col(Outcome.id))
    )
    return [(outcome, title) for outcome, title in session.execute(statement)]


def open_of_board(session: Session, board_id: int) -> list[OpenAnswer]:
    """Everything said at a board's meetings that has no answer yet: what is due first, then the longest without a day."""
    statement = (
        select(
            col(Outcome.id),
            col(Outcome.said),
            col(Outcome.owner),
            col(Outcome.answer_by),
            col(Meeting.id),
            col(Meeting.title),
            col(Meeting.day),
        )
        .join(Meeting, col(Meeting.id) == col(Outcome.meeting_id))
        .where(col(Meeting.board_id) == board_id, col(Outcome.state).not_in(ANSWERED))
        .order_by(col(Outcome.answer_by).is_(None), col(Outcome.answer_by), col(Meeting.day), col(Outcome.id))
    )
    return [OpenAnswer(*row) for row in session.execute(statement)]


def without_day(session: Session) -> list[WithoutDay]:
    """Meetings where something was said that nobody promised to answer by a day, the longest ago first."""
    statement = (
        select(col(Meeting.id), col(Meeting.title), col(Meeting.day), func.count())
        .join(Outcome, col(Outcome.meeting_id) == col(Meeting.id))
        .where(col(Outcome.state).not_in(ANSWERED), col(Outcome.answer_by).is_(None))
        .group_by(col(Meeting.id))
        .order_by(col(Meeting.day), col(Meeting.id))
    )
    return [WithoutDay(*row) for row in session.execute(statement)]
