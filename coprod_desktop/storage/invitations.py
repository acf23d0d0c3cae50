"""The SELECTs of asking people: who could be asked, in which order and why, and who was."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.meetings import (
    ATTENDED,
    Attendance,
    DeclinedWhy,
    Invitation,
    Meeting,
    MeetingState,
    Reply,
)
from coprod_desktop.domain.people import GONE, CheckFirst, Connection, ConnectionKind, Person, Status
from coprod_desktop.domain.voice_facts import VoiceFact, year_before
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Replies of people we still hope to see, before or after they answered.
HOPED_FOR = (Reply.NOT_SENT, Reply.SENT, Reply.MAYBE, Reply.YES)

#: How many of the latest meetings tell how many of those asked come.
_RECENT_MEETINGS = 60


def waits_to_be_asked(today: date, wait_days: int) -> ColumnElement[bool]:
    """Whether a person is over ``wait_days`` on the register, and neither asked nor there by today."""
    asked = select(col(Invitation.id)).where(
        col(Invitation.person_id) == col(Person.id), col(Invitation.sent_on) <= today
    )
    came = select(col(VoiceFact.person_id)).where(
        col(VoiceFact.person_id) == col(Person.id), col(VoiceFact.day) <= today
    )
    return and_(
        can_be_asked(today),
        col(Person.joined) <= today - timedelta(days=wait_days),
        ~asked.exists(),
        ~came.exists(),
    )


@dataclass(frozen=True)
class CandidateQuery:
    """Whom the invite builder shows: words typed, how they connect, any of some topics, only those never asked.

    ``seat`` is the experience a seat is for: those who know about it, or connect in one of ``seat_kinds``.
    """

    text: str = ""
    connection: ConnectionKind | None = None
    never_asked: bool = False
    topics: tuple[str, ...] = ()
    seat: str = ""
    seat_kinds: tuple[ConnectionKind, ...] = ()


@dataclass(frozen=True)
class AskedCounts:
    """One person's earlier invitations in numbers; ``in_year`` leaves out the meeting in hand."""

    times: int = 0
    date_declined: int = 0
    in_year: int = 0


@dataclass(frozen=True)
class CameCounts:
    """One person's attendance in numbers: the 12 months before a day, how many boards that was on, the last day."""

    days_in_year: int = 0
    boards: int = 0
    last: date | None = None


@dataclass(frozen=True)
class Standing:
    """How one person would stand on a day: what a voice status is read from, and whether they came to this board."""

    day: date
    days_before: int
    first_anywhere: bool
    came_to_board: bool


@dataclass(frozen=True)
class InvitedRow:
    """One person invited to a meeting, and where that stands."""

    id: int
    version: int
    person_id: int
    name: str
    reply: Reply
    chosen_on: date
    sent_on: date | None
    replied_on: date | None
    declined_why: DeclinedWhy
    limit_reason: str
    note: str
    answered_by: int | None = None
    comes_with: int | None = None


@dataclass(frozen=True)
class PastReply:
    """One sent invitation of a meeting that took place."""

    standing: Standing
    taken_before: Any
    days_declared: int | None
    came: bool


def can_be_asked(today: date) -> ColumnElement[bool]:
    """People an invitation may go to today: not resting, not left, not still thinking about it."""
    resting = and_(
        col(Person.status) == Status.RESTING,
        or_(col(Person.resting_until).is_(None), col(Person.resting_until) > today),
    )
    return and_(col(Person.status).not_in([*GONE, Status.THINKING]), ~resting)


def could_be_asked(session: Session, today: date) -> int:
    """How many people an invitation may go to today."""
    return session.scalar(select(func.count()).select_from(Person).where(can_be_asked(today))) or 0


def ordered(query: CandidateQuery, today: date) -> Select[Any]:
    """The ids of people who could be asked: those never asked first, then those never there, longest wait first."""
    asked = (
        select(func.max(Invitation.sent_on))
        .where(col(Invitation.person_id) == col(Person.id))
        .scalar_subquery()
    )
    came = select(func.max(VoiceFact.day)).where(col(VoiceFact.person_id) == col(Person.id)).scalar_subquery()
    columns: list[Any] = [
        col(Person.id).label("id"),
        col(Person.joined).label("joined"),
        asked.label("asked"),
        came.label("came"),
    ]
    inner: Select[Any] = select(*columns).where(can_be_asked(today))
    if query.text.strip():
        inner = inner.where(containing(col(Person.search_text), query.text))
    if query.connection is not None:
        kind = select(col(Connection.person_id)).where(col(Connection.kind) == query.connection)
        inner = inner.where(col(Person.id).in_(kind))
    if query.topics:
        inner = inner.where(or_(*(containing(col(Person.search_text), topic) for topic in query.topics)))
    if query.seat:
        kinds = select(col(Connection.person_id)).where(col(Connection.kind).in_(query.seat_kinds))
        inner = inner.where(or_(containing(col(Person.search_text), query.seat), col(Person.id).in_(kinds)))
    people = inner.cte("candidate").prefix_with("MATERIALIZED")
    rank = case((people.c.came.is_not(None), 2), (people.c.asked.is_not(None), 1), else_=0)
    since = func.coalesce(people.c.came, people.c.asked, people.c.joined, literal("9999-12-31"))
    statement: Select[Any] = select(people.c.id).order_by(rank, since, people.c.id)
    return statement.where(rank == 0) if query.never_asked else statement


def left_to_choose(session: Session, meeting_id: int, today: date, limit: int, most: int) -> int:
    """How many people, up to ``most``, can be asked, are not chosen for a meeting, and are within the year's limit."""
    chosen = select(col(Invitation.person_id)).where(col(Invitation.meeting_id) == meeting_id)
    in_year = (
        select(func.count())
        .where(
            col(Invitation.person_id) == col(Person.id),
            col(Invitation.chosen_on) > year_before(today),
            col(Invitation.meeting_id) != meeting_id,
        )
        .scalar_subquery()
    )
    free = select(col(Person.id)).where(can_be_asked(today), col(Person.id).not_in(chosen), in_year < limit)
    return session.scalar(select(func.count()).select_from(free.limit(most).subquery())) or 0


def people(session: Session, wanted: Iterable[int]) -> dict[int, Person]:
    """These people by id."""
    return {
        person.id: person
        for person in session.scalars(select(Person).where(col(Person.id).in_(list(wanted))))
    }


def connections(session: Session, wanted: Iterable[int]) -> dict[int, tuple[ConnectionKind, ...]]:
    """How each of these people connects to care and support."""
    found: dict[int, tuple[ConnectionKind, ...]] = {}
    statement = select(col(Connection.person_id), col(Connection.kind)).where(
        col(Connection.person_id).in_(list(wanted))
    )
    for person_id, kind in session.execute(statement.order_by(col(Connection.id))):
        found[person_id] = (*found.get(person_id, ()), kind)
    return found


def asked(session: Session, wanted: Iterable[int], meeting_id: int, today: date) -> dict[int, AskedCounts]:
    """How often each of these people was asked before."""
    declined = and_(col(Invitation.reply) == Reply.NO, col(Invitation.declined_why) == DeclinedWhy.DATE)
    recent = and_(col(Invitation.chosen_on) > year_before(today), col(Invitation.meeting_id) != meeting_id)
    statement = (
        select(
            col(Invitation.person_id),
            func.count(col(Invitation.sent_on)),
            func.sum(case((declined, 1), else_=0)),
            func.sum(case((recent, 1), else_=0)),
        )
        .where(col(Invitation.person_id).in_(list(wanted)))
        .group_by(col(Invitation.person_id))
    )
    return {person_id: AskedCounts(*counts) for person_id, *counts in session.execute(statement)}


def came(session: Session, wanted: Iterable[int], today: date) -> dict[int, CameCounts]:
    """How often each of these people came, up to today."""
    in_year = and_(col(VoiceFact.day) > year_before(today), col(VoiceFact.day) <= today)
    statement = (
        select(
            col(VoiceFact.person_id),
            func.count(func.distinct(case((in_year, col(VoiceFact.day))))),
            func.count(func.distinct(case((in_year, col(VoiceFact.board_id))))),
            func.max(VoiceFact.day),
        )
        .where(col(VoiceFact.person_id).in_(list(wanted)), col(VoiceFact.day) <= today)
        .group_by(col(VoiceFact.person_id))
    )
    return {person_id: CameCounts(*counts) for person_id, *counts in session.execute(statement)}


def standing_on(
    session: Session, wanted: Iterable[int], day: date, board_id: int | None
) -> dict[int, Standing]:
    """How each of these people would stand, if they came on this day."""
    chosen = list(wanted)
    in_year = col(VoiceFact.day) >= year_before(day)
    here = col(VoiceFact.board_id) == board_id
    statement = (
        select(
            col(VoiceFact.person_id),
            func.count(func.distinct(case((in_year, col(VoiceFact.day))))),
            func.sum(case((here, 1), else_=0)),
        )
        .where(col(VoiceFact.person_id).in_(chosen), col(VoiceFact.day) < day)
        .group_by(col(VoiceFact.person_id))
    )
    found = {
        n: Standing(day, before, first_anywhere=False, came_to_board=bool(on_board))
        for n, before, on_board in session.execute(statement)
    }
    return {n: found.get(n, Standing(day, 0, first_anywhere=True, came_to_board=False)) for n in chosen}


def of_meeting(session: Session, meeting_id: int) -> list[Invitation]:
    """Every invitation to a meeting, in the order in which people were chosen."""
    statement = (
        select(Invitation).where(col(Invitation.meeting_id) == meeting_id).order_by(col(Invitation.id))
    )
    return list(session.scalars(statement))


def invited(session: Session, meeting_id: int) -> list[InvitedRow]:
    """Everyone invited to a meeting, by name."""
    statement = (
        select(Invitation, col(Person.name))
        .join(Person, col(Person.id) == col(Invitation.person_id))
        .where(col(Invitation.meeting_id) == meeting_id)
        .order_by(col(Person.sort_key), col(Person.id))
    )
    return [
        InvitedRow(
            row.id,
            row.version,
            row.person_id,
            name,
            row.reply,
            row.chosen_on,
            row.sent_on,
            row.replied_on,
            row.declined_why,
            row.limit_reason,
            row.note,
            row.answered_by_id,
            row.comes_with_id,
        )
        for row, name in session.execute(statement)
    ]


def to_check_first(session: Session, wanted: Iterable[int]) -> list[tuple[int, str]]:
    """Those of these people who asked us to check before paying, by name."""
    statement = select(col(Person.id), col(Person.name)).where(
        col(Person.id).in_(list(wanted)), col(Person.check_first) == CheckFirst.YES
    )
    return [
        (person_id, name) for person_id, name in session.execute(statement.order_by(col(Person.sort_key)))
    ]


def past_replies(session: Session, today: date, most: int = 600) -> list[PastReply]:
    """The latest sent invitations of meetings that took place: how their people stood that day, and who came."""
    recent = (
        select(col(Meeting.id).label("id"), col(Meeting.day).label("day"))
        .where(col(Meeting.day) < today, col(Meeting.state) == MeetingState.TOOK_PLACE)
        .order_by(col(Meeting.day).desc(), col(Meeting.id).desc())
        .limit(_RECENT_MEETINGS)
        .subquery()
    )
    attended = and_(
        col(Attendance.meeting_id) == recent.c.id,
        col(Attendance.person_id) == col(Invitation.person_id),
        col(Attendance.came).in_(ATTENDED),
    )
    statement = (
        select(
            recent.c.day,
            col(Person.id),
            col(Person.taken_before),
            col(Person.days_declared),
            col(Attendance.id).is_not(None),
        )
        .select_from(recent)
        .join(Invitation, col(Invitation.meeting_id) == recent.c.id)
        .join(Person, col(Person.id) == col(Invitation.person_id))
        .outerjoin(Attendance, attended)
        .where(col(Invitation.sent_on).is_not(None), col(Invitation.reply) != Reply.RESERVE)
        .order_by(recent.c.day.desc(), col(Invitation.id))
        .limit(most)
    )
    rows = session.execute(statement).all()
    people = {row[1] for row in rows}
    days = _days_came(session, people, min((year_before(row[0]) for row in rows), default=today))
    first = _first_days(session, people)
    return [
        PastReply(_stood(days.get(person_id, []), first.get(person_id), day), told, declared, bool(was_there))
        for day, person_id, told, declared, was_there in rows
    ]


def _days_came(session: Session, wanted: Iterable[int], since: date) -> dict[int, list[date]]:
    statement = select(col(VoiceFact.person_id), col(VoiceFact.day)).where(
        col(VoiceFact.person_id).in_(list(wanted)), col(VoiceFact.day) >= since
    )
    found: dict[int, list[date]] = {}
    for person_id, day in session.execute(statement.distinct().order_by(col(VoiceFact.day))):
        found.setdefault(person_id, []).append(day)
    return found


def _first_days(session: Session, wanted: Iterable[int]) -> dict[int, date]:
    first = (
        select(func.min(VoiceFact.day)).where(col(VoiceFact.person_id) == col(Person.id)).scalar_subquery()
    )
    statement = select(col(Person.id), first).where(col(Person.id).in_(list(wanted)))
    return {person_id: day for person_id, day in session.execute(statement) if day is not None}


def _stood(days: list[date], first: date | None, day: date) -> Standing:
    before = bisect_left(days, day) - bisect_left(days, year_before(day))
    return Standing(day, before, first_anywhere=first is None or first >= day, came_to_board=False)


def coming_of(session: Session, person_id: int, today: date) -> list[Invitation]:
    """What one person is asked to from today on and has not said no to, the next first."""
    statement = (
        select(Invitation)
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(col(Invitation.person_id) == person_id)
        .where(col(Invitation.reply).not_in([Reply.NO, Reply.WITHDREW]))
        .where(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.day) >= today)
        .order_by(col(Meeting.day), col(Invitation.id))
    )
    return list(session.scalars(statement))
