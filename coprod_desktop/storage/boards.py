"""The SELECTs of boards, seats and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.people import Person
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class BoardRow:
    """One board in the list: its seats in numbers, and when it meets next."""

    id: int
    name: str
    host: str
    seats: int
    held: int
    ending: int
    next_meeting_id: int | None
    next_meeting: date | None
    ended: date | None

    @property
    def vacant(self) -> int:
        """Seats nobody holds."""
        return self.seats - self.held


@dataclass(frozen=True)
class HeldSeat:
    """One seat and who holds it now, if anyone; ``next_starts`` is the day someone is appointed from."""

    seat_id: int
    version: int
    experience: str
    leadership: bool
    position: int
    term_id: int | None
    person_id: int | None
    person: str
    starts: date | None
    ends: date | None
    reappointment: bool
    next_starts: date | None
    next_person: str


@dataclass(frozen=True)
class EndingTerm:
    """A term that ends soon, with where it is and how often its holder was appointed to it."""

    term_id: int
    board_id: int
    board: str
    experience: str
    person_id: int
    person: str
    ends: date
    reappointment: bool


def held_on(day: date) -> ColumnElement[bool]:
    """Terms through which a seat is held on this day."""
    return (col(Term.starts) <= day) & (col(Term.ends).is_(None) | (col(Term.ends) >= day))


def open_seats(day: date) -> ColumnElement[bool]:
    """Seats that are there on this day."""
    return col(Seat.ended).is_(None) | (col(Seat.ended) > day)


def rows(
    session: Session, today: date, ending_by: date, text: str = "", *, ended: bool = False
) -> list[BoardRow]:
    """The boards whose name, host or topics hold what was typed, by name; those that ended only when asked for."""
    statement = select(Board).where(containing(col(Board.search_text), text))
    gone = col(Board.ended).is_not(None) & (col(Board.ended) <= today)
    statement = statement.where(gone if ended else ~gone).order_by(col(Board.search_text), col(Board.id))
    boards = list(session.scalars(statement))
    ids = [board.id for board in boards]
    seats = _counted(session, _seats(ids, today).group_by(col(Seat.board_id)))
    held = _held_and_ending(session, ids, today, ending_by)
    following = next_meetings(session, ids, today)
    return [
        BoardRow(
            board.id,
            board.name,
            board.host,
            seats.get(board.id, 0),
            *held.get(board.id, (0, 0)),
            next_meeting_id=following.get(board.id, (None, None))[0],
            next_meeting=following.get(board.id, (None, None))[1],
            ended=board.ended,
        )
        for board in boards
    ]


def _counted(session: Session, statement: Select[int, int]) -> dict[int, int]:
    return {board_id: count for board_id, count in session.execute(statement)}


def _seats(boards: Iterable[int], today: date) -> Select[int, int]:
    return select(col(Seat.board_id), func.count()).where(
        col(Seat.board_id).in_(list(boards)), open_seats(today)
    )


def _held_and_ending(
    session: Session, boards: Iterable[int], today: date, by: date
) -> dict[int, tuple[int, int]]:
    ending = func.sum(case((col(Term.ends) <= by, 1), else_=0))
    statement = (
        select(col(Seat.board_id), func.count(func.distinct(Seat.id)), ending)
        .join(Term, col(Term.seat_id) == col(Seat.id))
        .where(col(Seat.board_id).in_(list(boards)), open_seats(today), held_on(today))
        .group_by(col(Seat.board_id))
    )
    return {board_id: (held, soon) for board_id, held, soon in session.execute(statement)}


def next_meetings(session: Session, boards: Iterable[int], today: date) -> dict[int, tuple[int, date]]:
    """The next planned meeting of each board, today's included."""
    statement = (
        select(col(Meeting.board_id), col(Meeting.id), col(Meeting.day))
        .where(col(Meeting.board_id).in_(list(boards)), col(Meeting.day) >= today)
        .where(col(Meeting.state) == MeetingState.PLANNED)
        .order_by(col(Meeting.day).desc(), col(Meeting.starts).desc())
    )
    return {
        board_id: (meeting_id, day)
        for board_id, meeting_id, day in session.execute(statement)
        if board_id is not None
    }


def seats(session: Session, board_id: int) -> list[Seat]:
    """Every seat of a board, those that ended too, in their order."""
    statement = select(Seat).where(col(Seat.board_id) == board_id)
    return list(session.scalars(statement.order_by(col(Seat.position), col(Seat.id))))


def terms(session: Session, seat_ids: Iterable[int]) -> list[Term]:
    """Every term of these seats, earliest first."""
    statement = select(Term).where(col(Term.seat_id).in_(list(seat_ids)))
    return list(session.scalars(statement.order_by(col(Term.starts), col(Term.id))))


def terms_of(session: Session, person_id: int, day: date) -> list[Term]:
    """A person's terms that go on after a day or begin after it."""
    statement = select(Term).where(
        col(Term.person_id) == person_id, col(Term.ends).is_(None) | (col(Term.ends) > day)
    )
    return list(session.scalars(statement.order_by(col(Term.starts), col(Term.id))))


def held_seats(session: Session, board_id: int, today: date) -> list[HeldSeat]:
    """The seats of a board as they stand today, in their order."""
    found = [seat for seat in seats(session, board_id) if seat.ended is None or seat.ended > today]
    known = terms(session, [seat.id for seat in found])
    names = people_names(session, [term.person_id for term in known])
    return [_held_seat(seat, [t for t in known if t.seat_id == seat.id], names, today) for seat in found]


def _held_seat(seat: Seat, its_terms: list[Term], names: dict[int, str], today: date) -> HeldSeat:
    now = next((term for term in its_terms if term.held_on(today)), None)
    later = next((term for term in its_terms if term.starts > today), None)
    return HeldSeat(
        seat_id=seat.id,
        version=seat.version,
        experience=seat.experience,
        leadership=seat.leadership,
        position=seat.position,
        term_id=now.id if now else None,
        person_id=now.person_id if now else None,
        person=names.get(now.person_id, "") if now else "",
        starts=now.starts if now else None,
        ends=now.ends if now else None,
        reappointment=now.reappointment if now else False,
        next_starts=later.starts if later else None,
        next_person=names.get(later.person_id, "") if later else "",
    )


def people_names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """Names of these people by id."""
    statement = select(col(Person.id), col(Person.name)).where(col(Person.id).in_(set(person_ids)))
    return {person_id: name for person_id, name in session.execute(statement)}


def seats_each(session: Session, today: date, people: Iterable[int] | None = None) -> dict[int, int]:
    """How many seats each person holds today, across all boards; of these people, or of everyone."""
    statement = (
        select(col(Term.person_id), func.count(func.distinct(Term.seat_id)))
        .join(Seat, col(Seat.id) == col(Term.seat_id))
        .where(held_on(today), open_seats(today))
        .group_by(col(Term.person_id))
    )
    if people is not None:
        statement = statement.where(col(Term.person_id).in_(list(people)))
    return {person_id: count for person_id, count in session.execute(statement)}


def holders(session: Session, board_id: int | None, day: date) -> dict[int, int]:
    """Who holds a seat on this board on this day (on any board when none is given), and which seat."""
    statement = select(col(Term.person_id), col(Term.seat_id)).join(Seat, col(Seat.id) == col(Term.seat_id))
    statement = statement.where(held_on(day), open_seats(day))
    if board_id is not None:
        statement = statement.where(col(Seat.board_id) == board_id)
    return {person_id: seat_id for person_id, seat_id in session.execute(statement)}


def terms_ending(session: Session, today: date, by: date) -> list[EndingTerm]:
    """Terms that end from today up to a day and nobody is appointed after, soonest first."""
    following = aliased(Term)
    later = (
        select(col(following.id))
        .where(col(following.seat_id) == col(Seat.id), col(following.starts) > today)
        .exists()
    )
    statement = (
        select(
            col(Term.id),
            col(Board.id),
            col(Board.name),
            col(Seat.experience),
            col(Person.id),
            col(Person.name),
            col(Term.ends),
            col(Term.reappointment),
        )
        .select_from(Term)
        .join(Seat, col(Seat.id) == col(Term.seat_id))
        .join(Board, col(Board.id) == col(Seat.board_id))
        .join(Person, col(Person.id) == col(Term.person_id))
        .where(col(Term.ends) >= today, col(Term.ends) <= by, held_on(today), open_seats(today), ~later)
        .where(col(Board.ended).is_(None) | (col(Board.ended) > today))
        .order_by(col(Term.ends), col(Term.id))
    )
    return [EndingTerm(*row) for row in session.execute(statement)]


def others_in_seat(session: Session, seat_id: int, term_id: int | None = None) -> list[Term]:
    """Every term of a seat but this one."""
    return [term for term in terms(session, [seat_id]) if term.id != term_id]
