"""Boards, their seats, and who holds them."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.people import Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Problem
from coprod_desktop.services import boards
from coprod_desktop.services.boards import SeatState
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term
from tests.services.undoing import do, keep, see

SOON = TODAY + timedelta(days=30)


def test_a_board_is_added_and_found_by_its_topics(store: Store, actor: Actor) -> None:
    board = do(
        store, actor, lambda work: boards.add(work, {"name": "Home care panel", "topics": "Siân's café"})
    )
    (row,) = see(store, actor, lambda work: boards.rows(work, "cafe"))
    assert (row.id, row.name, row.seats, row.vacant) == (board.id, "Home care panel", 0, 0)
    assert see(store, actor, lambda work: boards.rows(work, "panel x")) == []


def test_a_board_without_a_name_is_refused_beside_the_name(store: Store, actor: Actor) -> None:
    with pytest.raises(FieldProblems) as refusal:
        store.write(actor, "Add", lambda work: boards.add(work, {"name": " "}))
    assert refusal.value.field == "name"


def test_an_edit_keeps_what_it_does_not_name(store: Store, actor: Actor) -> None:
    board = a_board(host="Marlow Vale")
    keep(store, board)
    do(store, actor, lambda work: boards.edit(work, board.id, board.version, {"name": "New name"}))
    found = store.read(actor, lambda work: work.get(Board, board.id))
    assert (found.name, found.host) == ("New name", "Marlow Vale")


def test_two_editors_never_overwrite_each_other(store: Store, actor: Actor) -> None:
    board = a_board()
    keep(store, board)
    store.write(actor, "One", lambda work: boards.edit(work, board.id, board.version, {"name": "One"}))
    with pytest.raises(Conflict):
        store.write(actor, "Two", lambda work: boards.edit(work, board.id, board.version, {"name": "Two"}))


def test_seats_are_added_after_those_that_are_there(store: Store, actor: Actor) -> None:
    board = a_board()
    keep(store, board)
    do(store, actor, lambda work: boards.add_seat(work, board.id, {"experience": "Unpaid carer"}, 2))
    do(store, actor, lambda work: boards.add_seat(work, board.id, {"experience": "Day services"}))
    page = see(store, actor, lambda work: boards.page(work, board.id))
    assert [seat.held.experience for seat in page.seats] == ["Unpaid carer", "Unpaid carer", "Day services"]
    assert page.count(SeatState.VACANT) == 3


@pytest.mark.parametrize("count", [0, 101])
def test_a_slip_of_the_finger_does_not_add_a_thousand_seats(store: Store, actor: Actor, count: int) -> None:
    board = a_board()
    keep(store, board)
    with pytest.raises(Problem):
        store.write(actor, "Add", lambda work: boards.add_seat(work, board.id, {"experience": "Any"}, count))


def test_a_person_is_appointed_and_the_seat_is_held(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    keep(store, board, person, seat)
    do(store, actor, lambda work: boards.appoint(work, seat.id, person.id, {"starts": TODAY, "ends": SOON}))
    page = see(store, actor, lambda work: boards.page(work, board.id))
    assert page.seats[0].held.person == "Amara Quill"
    assert page.seats[0].state is SeatState.ENDING
    (row,) = see(store, actor, boards.rows)
    assert (row.held, row.ending, row.vacant) == (1, 1, 0)


def test_a_seat_has_one_holder(store: Store, actor: Actor) -> None:
    board, person, other = a_board(), a_person(), a_person("Dewi Prosser")
    seat = a_seat(board)
    keep(store, board, person, other, seat, a_term(seat, person))
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Appoint", lambda work: boards.appoint(work, seat.id, other.id, {"starts": TODAY}))
    assert refusal.value.field == "starts"


def test_someone_who_left_is_not_appointed(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person(status=Status.LEFT)
    seat = a_seat(board)
    keep(store, board, person, seat)
    with pytest.raises(Problem) as refusal:
        store.write(
            actor, "Appoint", lambda work: boards.appoint(work, seat.id, person.id, {"starts": TODAY})
        )
    assert refusal.value.field == "person_id"


def test_nobody_is_appointed_beyond_the_end_of_a_seat(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board, ended=SOON)
    keep(store, board, person, seat)
    with pytest.raises(Problem):
        store.write(
            actor, "Appoint", lambda work: boards.appoint(work, seat.id, person.id, {"starts": TODAY})
        )


def test_a_reappointment_starts_the_day_after_and_the_seat_is_no_longer_ending(
    store: Store, actor: Actor
) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person, ends=SOON)
    keep(store, board, person, seat, term)
    again = do(store, actor, lambda work: boards.reappoint(work, term.id, None))
    assert (again.starts, again.reappointment) == (SOON + timedelta(days=1), True)
    page = see(store, actor, lambda work: boards.page(work, board.id))
    assert page.seats[0].state is SeatState.HELD
    assert page.seats[0].held.next_person == "Amara Quill"


def test_a_term_without_an_end_needs_no_reappointment(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person)
    keep(store, board, person, seat, term)
    with pytest.raises(Problem):
        store.write(actor, "Again", lambda work: boards.reappoint(work, term.id, None))


def test_a_term_that_ends_leaves_the_seat_vacant_from_the_next_day(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person)
    keep(store, board, person, seat, term)
    do(store, actor, lambda work: boards.end_term(work, term.id, TODAY - timedelta(days=1), "moved away"))
    page = see(store, actor, lambda work: boards.page(work, board.id))
    assert page.seats[0].state is SeatState.VACANT
    assert store.read(actor, lambda work: work.get(Term, term.id)).ended_why == "moved away"


def test_the_days_of_a_term_are_put_right(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person)
    keep(store, board, person, seat, term)
    do(store, actor, lambda work: boards.edit_term(work, term.id, term.version, {"ends": SOON}))
    with pytest.raises(Problem):
        store.write(
            actor, "Wrong", lambda work: boards.edit_term(work, term.id, None, {"ends": date(2020, 1, 1)})
        )
    assert store.read(actor, lambda work: work.get(Term, term.id)).ends == SOON


def test_what_a_seat_is_for_can_change(store: Store, actor: Actor) -> None:
    board = a_board()
    seat = a_seat(board)
    keep(store, board, seat)
    do(store, actor, lambda work: boards.edit_seat(work, seat.id, seat.version, {"leadership": True}))
    found = store.read(actor, lambda work: work.get(Seat, seat.id))
    assert (found.experience, found.leadership) == ("Unpaid carer", True)


def test_a_seat_that_ends_ends_its_term(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person)
    keep(store, board, person, seat, term)
    do(store, actor, lambda work: boards.end_seat(work, seat.id, TODAY))
    assert see(store, actor, lambda work: boards.page(work, board.id)).seats == ()
    assert store.read(actor, lambda work: work.get(Term, term.id)).ends == TODAY


def test_a_board_that_ends_ends_its_seats_and_leaves_the_list(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    term = a_term(seat, person)
    keep(store, board, person, seat, term)
    do(store, actor, lambda work: boards.end(work, board.id, TODAY))
    assert see(store, actor, boards.rows) == []
    assert [row.id for row in see(store, actor, lambda work: boards.rows(work, ended=True))] == [board.id]
    with pytest.raises(Problem):
        store.write(actor, "Again", lambda work: boards.end(work, board.id, TODAY))


def test_a_board_cannot_end_before_someone_is_appointed_to_it(store: Store, actor: Actor) -> None:
    board, person = a_board(), a_person()
    seat = a_seat(board)
    keep(store, board, person, seat, a_term(seat, person, SOON))
    with pytest.raises(Problem):
        store.write(actor, "End", lambda work: boards.end(work, board.id, TODAY))


def test_a_board_shows_its_next_meeting_and_how_many_seats_a_holder_has(store: Store, actor: Actor) -> None:
    board, other, person = a_board(), a_board("Other"), a_person()
    seats = [a_seat(board), a_seat(other)]
    later, sooner = a_meeting(board, date(2027, 1, 5)), a_meeting(board, date(2026, 12, 8))
    past = a_meeting(board, date(2026, 10, 1))
    keep(store, board, other, person, *seats, *(a_term(s, person) for s in seats), later, sooner, past)
    page = see(store, actor, lambda work: boards.page(work, board.id))
    assert page.seats[0].seats_of_holder == 2
    assert [row.id for row in page.coming] == [sooner.id, later.id]
    assert [row.id for row in page.past] == [past.id]
    rows = {row.id: row for row in see(store, actor, boards.rows)}
    assert rows[board.id].next_meeting == date(2026, 12, 8)
    assert see(store, actor, boards.load).seats == 2
