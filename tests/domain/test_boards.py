"""Seats and who holds them: one at a time."""

from datetime import date

import pytest

from coprod_desktop.domain.boards import Term, check_term
from coprod_desktop.domain.problems import Problem
from tests.builders import a_board, a_person, a_seat, a_term

SEAT = a_seat(a_board())
HOLDER = a_person()


def term(starts: date, ends: date | None = None) -> Term:
    return a_term(SEAT, HOLDER, starts, ends=ends)


def test_both_days_belong_to_a_term() -> None:
    held = term(date(2026, 1, 1), date(2026, 6, 30))
    assert held.held_on(date(2026, 1, 1))
    assert held.held_on(date(2026, 6, 30))
    assert not held.held_on(date(2025, 12, 31))
    assert not held.held_on(date(2026, 7, 1))


def test_a_term_without_an_end_lasts() -> None:
    assert term(date(2026, 1, 1)).held_on(date(2099, 1, 1))


def test_a_term_may_begin_the_day_after_another_ended_but_not_on_its_last_day() -> None:
    first = term(date(2026, 1, 1), date(2026, 6, 30))
    check_term(term(date(2026, 7, 1)), [first])
    with pytest.raises(Problem) as caught:
        check_term(term(date(2026, 6, 30)), [first])
    assert caught.value.field == "starts"


def test_an_endless_term_leaves_no_room_after_it() -> None:
    with pytest.raises(Problem):
        check_term(term(date(2030, 1, 1), date(2030, 2, 1)), [term(date(2026, 1, 1))])


def test_a_term_does_not_stand_in_its_own_way() -> None:
    held = term(date(2026, 1, 1))
    check_term(held, [held])


def test_a_term_never_ends_before_it_starts() -> None:
    with pytest.raises(Problem) as caught:
        check_term(term(date(2026, 2, 1), date(2026, 1, 1)), [])
    assert caught.value.field == "ends"
    held = term(date(2026, 2, 1))
    with pytest.raises(Problem):
        held.end(date(2026, 1, 31), "moved away")
    assert held.ends is None


def test_ending_a_term_keeps_the_reason() -> None:
    held = term(date(2026, 2, 1))
    held.end(date(2026, 3, 1), "moved away")
    assert (held.ends, held.ended_why) == (date(2026, 3, 1), "moved away")


def test_a_board_is_found_by_its_topics() -> None:
    board = a_board("Carers board", host="Council", topics="respite")
    board.derive()
    assert " respite" in board.search_text
