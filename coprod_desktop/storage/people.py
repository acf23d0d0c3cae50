"""The SELECTs of people: the list, one person, who could be the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.meetings import ATTENDED, Attendance, Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import (
    GONE,
    Connection,
    ConnectionKind,
    NeedsAsked,
    Person,
    Status,
    TakenBefore,
)
from coprod_desktop.storage import access_review
from coprod_desktop.storage.invitations import can_be_asked, waits_to_be_asked
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.organisation import Organisation


class PeopleFilter(StrEnum):
    """A chip that narrows the list of people; several narrow it together."""

    NEVER_ASKED = "never asked"
    WAITING = "waiting to be asked"
    NEEDS_NOT_ASKED = "needs not asked"
    NEEDS_TO_REVIEW = "needs to review"
    BEFORE_NOT_ASKED = "before not asked"
    RESTING = "resting"
    LEFT = "left"
    CARERS = "carers"
    HOLDS_SEAT = "holds a seat"
    HAS_NEEDS = "has needs"


class PeopleOrder(StrEnum):
    """What the list of people is sorted by."""

    NAME = "name"
    JOINED = "joined"
    TOWN = "town"


@dataclass(frozen=True)
class PeopleQuery:
    """What the list shows: words typed, chips chosen, and the order. People who left are shown only when asked for."""

    text: str = ""
    filters: frozenset[PeopleFilter] = frozenset()
    order: PeopleOrder = PeopleOrder.NAME
    descending: bool = False


@dataclass(frozen=True)
class PersonRow:
    """One person in the list: facts, never a label on them."""

    id: int
    name: str
    town: str
    status: Status
    resting_until: date | None
    connections: tuple[ConnectionKind, ...]
    needs_asked: NeedsAsked
    needs: tuple[str, ...]
    joined: date | None
    times_asked: int
    days_came: int
    last_came: date | None


@dataclass(frozen=True)
class TimelineRow:
    """One occasion in a person's history across boards."""

    meeting_id: int
    title: str
    board: str
    day: date
    reply: Reply | None
    came: str


def ordered(query: PeopleQuery, today: date, settings: Organisation) -> Select[Any]:
    """The ids of the people a query shows, in its order; how long is long is for ``settings`` to say."""
    keys: dict[PeopleOrder, list[SQLColumnExpression[Any]]] = {
        PeopleOrder.NAME: [col(Person.sort_key)],
        PeopleOrder.JOINED: [col(Person.joined), col(Person.sort_key)],
        PeopleOrder.TOWN: [col(Person.town), col(Person.sort_key)],
    }
    order = [key.desc() if query.descending else key for key in (*keys[query.order], col(Person.id))]
    statement: Select[Any] = select(col(Person.id)).order_by(*order)
    if query.text.strip():
        statement = statement.where(containing(col(Person.search_text), query.text))
    for chip in sorted(query.filters):
        statement = statement.where(_condition(chip, today, settings))
    if query.filters and PeopleFilter.LEFT not in query.filters:
        statement = statement.where(col(Person.status).not_in(GONE))
    return statement


def _condition(chip: PeopleFilter, today: date, settings: Organisation) -> ColumnElement[bool]:
    conditions: dict[PeopleFilter, ColumnElement[bool]] = {
        PeopleFilter.NEVER_ASKED: col(Person.id).not_in(select(col(Invitation.person_id)))
        & col(Person.status).in_([Status.ACTIVE]),
        PeopleFilter.WAITING: waits_to_be_asked(today, settings.wait_days),
        PeopleFilter.NEEDS_TO_REVIEW: access_review.due(today, settings.needs_review_days),
        PeopleFilter.NEEDS_NOT_ASKED: (col(Person.needs_asked) == NeedsAsked.NOT_ASKED) & can_be_asked(today),
        PeopleFilter.BEFORE_NOT_ASKED: (col(Person.taken_before) == TakenBefore.NOT_ASKED)
        & can_be_asked(today),
        PeopleFilter.RESTING: (col(Person.status) == Status.RESTING)
        & (col(Person.resting_until).is_(None) | (col(Person.resting_until) > today)),
        PeopleFilter.LEFT: col(Person.status).in_(GONE),
        PeopleFilter.CARERS: col(Person.id).in_(
            select(col(Connection.person_id)).where(col(Connection.kind) == ConnectionKind.CARER)
        ),
        PeopleFilter.HOLDS_SEAT: col(Person.id).in_(
            select(col(Term.person_id)).where(
                col(Term.starts) <= today, col(Term.ends).is_(None) | (col(Term.ends) >= today)
            )
        ),
        PeopleFilter.HAS_NEEDS: col(Person.needs_asked) == NeedsAsked.RECORDED,
    }
    return conditions[chip]


def rows(session: Session, wanted: Iterable[int]) -> list[PersonRow]:
    """The rows of these people, in this order; anyone who has gone meanwhile is left out."""
    chosen = list(wanted)
    people = {p.id: p for p in session.scalars(select(Person).where(col(Person.id).in_(chosen)))}
    connections = _connections(session, chosen)
    needs = _needs(session, chosen)
    asked = _times_asked(session, chosen)
    came = _came(session, chosen)
    return [
        PersonRow(
            id=p.id,
            name=p.name,
            town=p.town,
            status=p.status,
            resting_until=p.resting_until,
            connections=tuple(connections.get(p.id, ())),
            needs_asked=p.needs_asked,
            needs=tuple(needs.get(p.id, ())),
            joined=p.joined,
            times_asked=asked.get(p.id, 0),
            days_came=came.get(p.id, (0, None))[0],
            last_came=came.get(p.id, (0, None))[1],
        )
        for p in (people[i] for i in chosen if i in people)
    ]


def _connections(session: Session, chosen: list[int]) -> dict[int, list[ConnectionKind]]:
    found: dict[int, list[ConnectionKind]] = {}
    statement = select(col(Connection.person_id), col(Connection.kind)).where(
        col(Connection.person_id).in_(chosen)
    )
    for person_id, kind in session.execute(statement.order_by(col(Connection.id))):
        found.setdefault(person_id, []).append(kind)
    return found


def _needs(session: Session, chosen: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    statement = select(col(AccessNeed.person_id), col(AccessNeed.need)).where(
        col(AccessNeed.person_id).in_(chosen)
    )
    for person_id, need in session.execute(statement.order_by(col(AccessNeed.id))):
        found.setdefault(person_id, []).append(need)
    return found


def _times_asked(session: Session, chosen: list[int]) -> dict[int, int]:
    statement = (
        select(col(Invitation.person_id), func.count())
        .where(col(Invitation.person_id).in_(chosen))
        .group_by(col(Invitation.person_id))
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _came(session: Session, chosen: list[int]) -> dict[int, tuple[int, date | None]]:
    statement = (
        select(col(Attendance.person_id), func.count(func.distinct(Meeting.day)), func.max(Meeting.day))
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .where(col(Attendance.person_id).in_(chosen), col(Attendance.came).in_(ATTENDED))
        .where(col(Meeting.state) != MeetingState.CANCELLED)
        .group_by(col(Attendance.person_id))
    )
    return {person_id: (days, last) for person_id, days, last in session.execute(statement)}


def connections(session: Session, person_id: int) -> list[Connection]:
    """How this person connects."""
    statement = select(Connection).where(col(Connection.person_id) == person_id)
    return list(session.scalars(statement.order_by(col(Connection.id))))


def timeline(session: Session, person_id: int, most: int = 200) -> list[TimelineRow]:
    """Everything this person was asked to or came to, newest first."""
    statement = (
        select(
            col(Meeting.id),
            col(Meeting.title),
            col(Board.name),
            col(Meeting.day),
            col(Invitation.reply),
            col(Attendance.came),
        )
        .select_from(Meeting)
        .outerjoin(Board, col(Board.id) == col(Meeting.board_id))
        .outerjoin(
            Invitation,
            (col(Invitation.meeting_id) == col(Meeting.id)) & (col(Invitation.person_id) == person_id),
        )
        .outerjoin(
            Attendance,
            (col(Attendance.meeting_id) == col(Meeting.id)) & (col(Attendance.person_id) == person_id),
        )
        .where(
            col(Meeting.id).in_(
                select(col(Invitation.meeting_id))
                .where(col(Invitation.person_id) == person_id)
                .union(select(col(Attendance.meeting_id)).where(col(Attendance.person_id) == person_id))
            )
        )
        .order_by(col(Meeting.day).desc(), col(Meeting.id).desc())
        .limit(most)
    )
    return [
        TimelineRow(meeting_id, title, board or "", day, reply, came or "")
        for meeting_id, title, board, day, reply, came in session.execute(statement)
    ]


def seats_held(session: Session, person_id: int, today: date) -> list[tuple[str, str, date | None]]:
    """Board, experience and last day of each seat this person holds."""
    statement = (
        select(col(Board.name), col(Seat.experience), col(Term.ends))
        .select_from(Term)
        .join(Seat, col(Seat.id) == col(Term.seat_id))
        .join(Board, col(Board.id) == col(Seat.board_id))
        .where(col(Term.person_id) == person_id, col(Term.starts) <= today)
        .where(col(Term.ends).is_(None) | (col(Term.ends) >= today))
    )
    return [(name, experience, ends) for name, experience, ends in session.execute(statement)]


def languages(session: Session) -> list[str]:
    """Every language somebody reads, each once."""
    statement = select(col(Person.language)).where(col(Person.status).not_in(GONE)).distinct()
    return list(session.scalars(statement.order_by(col(Person.language))))


def erased(session: Session) -> int:
    """How many people were erased until now."""
    return session.scalar(select(func.count()).where(col(Person.status) == Status.ERASED)) or 0


def total(session: Session) -> int:
    """How many people are on the register now, those who left not counted."""
    statement = select(func.count()).select_from(Person).where(col(Person.status).not_in(GONE))
    return session.scalar(statement) or 0


def by_ids(session: Session, wanted: Iterable[int]) -> dict[int, Person]:
    """These people by id."""
    return {p.id: p for p in session.scalars(select(Person).where(col(Person.id).in_(list(wanted))))}
