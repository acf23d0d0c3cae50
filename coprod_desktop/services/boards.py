"""Boards: their seats, who holds them from when to when, and how much rests on how few."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Board, BoardFields, Seat, SeatFields, Term, TermFields, check_term
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.people import GONE, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.seat_load import SeatLoad
from coprod_desktop.i18n import _
from coprod_desktop.storage import boards as stored
from coprod_desktop.storage import meetings as stored_meetings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.storage.boards import BoardRow, HeldSeat
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.meetings import MeetingRow

#: A seat that ends within this many days is shown as ending.
ENDING_DAYS = 90


class SeatState(StrEnum):
    """How a seat stands in the picture of a board."""

    HELD = "held"
    ENDING = "ending"
    VACANT = "vacant"


@dataclass(frozen=True)
class SeatPicture:
    """One seat as drawn: how it stands, and how many seats its holder has across all boards."""

    held: HeldSeat
    state: SeatState
    seats_of_holder: int


@dataclass(frozen=True)
class BoardPage:
    """Everything a board's page shows."""

    board: Board
    seats: tuple[SeatPicture, ...]
    load: SeatLoad
    coming: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]

    def count(self, state: SeatState) -> int:
        """Seats that stand like this."""
        return sum(seat.state is state for seat in self.seats)


def add(work: Work, values: Mapping[str, Any]) -> Board:
    """Add a board.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_BOARDS)
    return work.add(Board(**checked(BoardFields, values).model_dump()))


def edit(work: Work, board_id: int, version: int | None, values: Mapping[str, Any]) -> Board:
    """Change a board as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_BOARDS)
    board = work.get(Board, board_id)
    fields = checked(BoardFields, _whole(board, BoardFields) | dict(values))
    return work.edit(board, version, {name: getattr(fields, name) for name in values})


def end(work: Work, board_id: int, on: date) -> None:
    """A board comes to its end on this day, and with it every seat and term.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when it ended already or a term begins later.
    """
    work.actor.require(Permission.EDIT_BOARDS)
    board = work.get(Board, board_id)
    if board.ended is not None:
        raise Problem(_("This board has ended already."), "ended")
    for seat in stored.seats(work.session, board_id):
        if seat.ended is None:
            _end_seat(work, seat, on, _("The board came to its end"))
    work.edit(board, None, {"ended": on})


def add_seat(work: Work, board_id: int, values: Mapping[str, Any], count: int = 1) -> list[Seat]:
    """Add one or several seats for the same experience, after those that are there."""
    work.actor.require(Permission.EDIT_BOARDS)
    work.get(Board, board_id)
    if not 1 <= count <= 100:  # noqa: PLR2004 - more is a slip of the finger
        raise Problem(_("Add from 1 to 100 seats at once."), "count")
    fields = checked(SeatFields, values)
    after = max((seat.position for seat in stored.seats(work.session, board_id)), default=0)
    made = [Seat(board_id=board_id, position=after + n + 1, **fields.model_dump()) for n in range(count)]
    return [work.add(seat) for seat in made]


def edit_seat(work: Work, seat_id: int, version: int | None, values: Mapping[str, Any]) -> Seat:
    """Change what a seat is for."""
    work.actor.require(Permission.EDIT_BOARDS)
    seat = work.get(Seat, seat_id)
    fields = checked(SeatFields, _whole(seat, SeatFields) | dict(values))
    return work.edit(seat, version, {name: getattr(fields, name) for name in values})


def end_seat(work: Work, seat_id: int, on: date) -> None:
    """A seat is no longer there from this day; whoever holds it has it up to that day."""
    work.actor.require(Permission.EDIT_BOARDS)
    _end_seat(work, work.get(Seat, seat_id), on, _("The seat came to its end"))


def appoint(work: Work, seat_id: int, person_id: int, values: Mapping[str, Any]) -> Term:
    """A person holds a seat from one day, to another or until further notice.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when someone else holds it for part of that time,
    the seat has ended by then, or the person has left.
    """
    work.actor.require(Permission.EDIT_BOARDS)
    person = work.get(Person, person_id)
    if person.status in GONE:
        raise Problem(
            _("{name} is no longer with us, so they cannot hold a seat.").format(name=person.name),
            "person_id",
        )
    term = Term(seat_id=seat_id, person_id=person_id, **checked(TermFields, values).model_dump())
    _check(work, term)
    return work.add(term)


def edit_term(work: Work, term_id: int, version: int | None, values: Mapping[str, Any]) -> Term:
    """Put the days of a term right."""
    work.actor.require(Permission.EDIT_BOARDS)
    term = work.get(Term, term_id)
    fields = checked(TermFields, _whole(term, TermFields) | dict(values))
    work.edit(term, version, {name: getattr(fields, name) for name in values})
    _check(work, term)
    return term


def reappoint(work: Work, term_id: int, ends: date | None) -> Term:
    """The same person holds the same seat for another term, from the day after this one ends.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when this term has no end, or the seat is taken.
    """
    work.actor.require(Permission.EDIT_BOARDS)
    term = work.get(Term, term_id)
    if term.ends is None:
        raise Problem(_("This term has no last day, so it goes on as it is."), "ends")
    values = {"starts": term.ends + timedelta(days=1), "ends": ends, "reappointment": True}
    return appoint(work, term.seat_id, term.person_id, values)


def end_term(work: Work, term_id: int, on: date, why: str = "") -> None:
    """A term ends on this day, its last; why, in words that may be shown."""
    work.actor.require(Permission.EDIT_BOARDS)
    term = work.get(Term, term_id)
    fields = checked(TermFields, {"starts": term.starts, "ended_why": why})
    term.end(on, fields.ended_why)


def give_up_seats(work: Work, person_id: int, on: date, why: str) -> int:
    """Every seat someone holds is free from the day after; terms that would begin later are gone. How many seats."""
    work.actor.require(Permission.EDIT_BOARDS)
    open_terms = stored.terms_of(work.session, person_id, on)
    for term in open_terms:
        if term.starts > on:
            work.delete(term)
        else:
            term.end(on, why)
    return len(open_terms)


def rows(work: Work, text: str = "", *, ended: bool = False) -> list[BoardRow]:
    """The boards found by name, host or topic; those that came to their end only when asked for."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, work.today, work.today + timedelta(days=ENDING_DAYS), text, ended=ended)


def page(work: Work, board_id: int) -> BoardPage:
    """Everything a board's page shows."""
    work.actor.require(Permission.SEE_PEOPLE)
    board = work.get(Board, board_id)
    held = stored.held_seats(work.session, board_id, work.today)
    each = stored.seats_each(work.session, work.today, {seat.person_id for seat in held if seat.person_id})
    coming, past = stored_meetings.of_board(work.session, board_id, work.today)
    return BoardPage(
        board=board,
        seats=tuple(_picture(seat, each, work.today) for seat in held),
        load=load(work),
        coming=tuple(coming),
        past=tuple(past),
    )


def load(work: Work) -> SeatLoad:
    """How the seats of all boards are shared out today."""
    work.actor.require(Permission.SEE_PEOPLE)
    return SeatLoad.of(stored.seats_each(work.session, work.today).values())


def _picture(seat: HeldSeat, each: dict[int, int], today: date) -> SeatPicture:
    if seat.person_id is None:
        return SeatPicture(seat, SeatState.VACANT, 0)
    soon = (
        seat.ends is not None
        and seat.ends <= today + timedelta(days=ENDING_DAYS)
        and seat.next_starts is None
    )
    return SeatPicture(seat, SeatState.ENDING if soon else SeatState.HELD, each.get(seat.person_id, 0))


def _end_seat(work: Work, seat: Seat, on: date, why: str) -> None:
    for term in stored.terms(work.session, [seat.id]):
        if term.starts > on:
            raise Problem(_("Someone is appointed to a seat from a later day. End that first."), "ended")
        if term.ends is None or term.ends > on:
            term.end(on, why)
    work.edit(seat, None, {"ended": on})


def _check(work: Work, term: Term) -> None:
    check_term(term, stored.others_in_seat(work.session, term.seat_id, term.id))
    seat = work.get(Seat, term.seat_id)
    if seat.ended is not None and (term.starts > seat.ended or term.ends is None or term.ends > seat.ended):
        raise Problem(_("This seat has ended by then. Choose an earlier day."), "ends")


def _whole(row: Board | Seat | Term, fields: type[BoardFields | SeatFields | TermFields]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in fields.model_fields}
