"""Boards: their list, their seats, and who holds them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.organisation import OrganisationSetting
from coprod_desktop.domain.people import Connection, ConnectionKind, TakenBefore
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import boards
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.finders import find_boards
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term, an_attendance
from tests.services.undoing import keep
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_boards import BoardsDriver
from tests.ui.drivers_meetings import MeetingsDriver

SOON = TODAY + timedelta(days=30)
LATER = TODAY + timedelta(days=400)


@pytest.fixture
def signed_in(store: Store) -> Actor:
    return registers.sign_in(store)


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> BoardsDriver:
    return BoardsDriver(qtbot, coprod)


@pytest.fixture
def carers(store: Store) -> Board:
    """Three seats: one ending, one held, one vacant."""
    board = a_board(host="Adult Services", topics="respite")
    amara, dewi = a_person("Amara Quill"), a_person("Dewi Prosser", town="Rhyl")
    seats = [a_seat(board, position=n) for n in range(3)]
    keep(store, board, amara, dewi, *seats)
    keep(store, a_term(seats[0], amara, ends=SOON), a_term(seats[1], dewi, ends=LATER))
    return board


@pytest.mark.usefixtures("carers")
def test_the_list_says_how_the_seats_stand(driver: BoardsDriver) -> None:
    driver.open()
    assert (driver.names(), driver.column(1)) == (["Carers board"], ["2 of 3"])
    assert driver.sentence == "2 people hold 2 seats."
    assert "3 seats · 1 held · 1 ends in the next 90 days · 1 vacant" in driver.words()


def test_the_list_counts_every_term_that_ends_soon(
    driver: BoardsDriver, store: Store, signed_in: Actor, carers: Board
) -> None:
    seat, person = a_seat(carers), a_person("Ines Calloway")
    keep(store, person, seat, a_term(seat, person, ends=SOON))
    driver.open()
    (row,) = store.read(signed_in, boards.rows)
    assert [chip.words for chip in words.standing(row)] == ["2 end soon", "1 vacant"]


@pytest.mark.usefixtures("carers")
def test_boards_are_found_by_topic_and_an_ended_one_only_when_asked_for(
    driver: BoardsDriver, store: Store
) -> None:
    keep(store, a_board("Old panel", ended=TODAY - timedelta(days=1)))
    driver.open()
    assert driver.search("resp") == ["Carers board"]
    assert driver.search("x") == []
    assert driver.boards.nothing.sentence.text() == "No board matches."
    driver.boards.search.clear()
    assert driver.show_ended() == ["Old panel"]


def test_a_board_is_added_and_given_seats(driver: BoardsDriver) -> None:
    driver.open()
    assert driver.boards.nothing.sentence.text().startswith("No boards yet.")
    driver.press("Add a board")
    driver.fill(name="Home care panel")
    assert driver.board.title.text() == "Home care panel"
    driver.press("Add seats")
    driver.fill(experience="Home care", count="2")
    assert driver.seats() == ["Home care: Nobody holds it"] * 2
    driver.undo()
    assert driver.seats() == []


def test_a_board_without_a_name_is_not_added(driver: BoardsDriver) -> None:
    driver.open()
    driver.press("Add a board")
    driver.fill(host="Adult Services")
    assert driver.problem_at("name") == "Please fill this in."
    driver.leave()


def test_each_seat_says_who_holds_it_until_when(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    assert driver.seats() == [
        "Unpaid carer: Ending, until 22 Dec 2026",
        "Unpaid carer: Held until 27 Dec 2027",
        "Unpaid carer: Nobody holds it",
    ]


def test_a_vacant_seat_leads_to_people_who_fit_it_in_the_next_invitations(
    driver: BoardsDriver, qtbot: QtBot, coprod: MainWindow, store: Store, carers: Board
) -> None:
    carer, other = a_person("Farah Lindqvist"), a_person("Gwen Tal")
    meeting = a_meeting(carers, TODAY + timedelta(days=20))
    keep(store, carer, other, meeting, Connection(person_id=carer.id, kind=ConnectionKind.CARER))
    driver.open_board(carers.id)
    driver.press("Find people: Unpaid carer")
    meetings = MeetingsDriver(qtbot, coprod)
    meetings.settle()
    assert (meetings.page.meeting_id, meetings.page.tabs.key) == (meeting.id, "invite")
    assert meetings.texts(meetings.part("invite").list) == ["Farah Lindqvist"]
    meetings.press("Remove filter: Fits the seat: Unpaid carer")
    assert len(meetings.texts(meetings.part("invite").list)) > 1


def test_without_a_meeting_to_come_finding_people_begins_with_planning_one(
    driver: BoardsDriver, carers: Board
) -> None:
    driver.open_board(carers.id)
    driver.press("Find people: Unpaid carer")
    assert open_dialog(FormDialog).form.control("board_id").value() == carers.id
    driver.leave()


def test_the_board_says_who_leads_and_who_holds_many_seats(
    driver: BoardsDriver, store: Store, carers: Board
) -> None:
    other, person = a_board("Housing forum"), a_person("Farah Lindqvist")
    lead, held = a_seat(carers, leadership=True, position=4), a_seat(other)
    keep(store, other, person, lead, held)
    keep(store, a_term(lead, person), a_term(held, person))
    driver.open_board(carers.id)
    assert "1 of 1 leadership seat is held by someone with lived experience." in driver.words()
    driver.press("Farah Lindqvist holds 2 seats")


def test_a_review_begins_with_the_boards_own_figures(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Write a review")
    assert "2 of 3 seats are held" in open_dialog(FormDialog).accessibleDescription()
    driver.fill(good="Fewer forms")
    assert driver.notice == "Review written"
    driver.press("Review of 22 November 2026")
    driver.fill(better="Shorter papers")
    assert "Next due on 22 November 2027." in driver.words()


def test_someone_found_by_typing_is_appointed(driver: BoardsDriver, store: Store, carers: Board) -> None:
    keep(store, a_person("Farah Lindqvist", town="Bala"))
    driver.open_board(carers.id)
    driver.press("Appoint…: Unpaid carer")
    assert driver.find_person("lind") == ["Farah Lindqvist · Bala"]
    driver.fill(ends="")
    assert driver.seats()[2] == "Unpaid carer: Held until further notice"
    assert driver.notice == "Appointed to the seat “Unpaid carer”"


def test_appointing_nobody_is_said_beside_the_finder(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Appoint…: Unpaid carer")
    driver.fill()
    assert driver.problem_at("person_id") == "Choose a person: type part of their name."
    driver.leave()


def test_a_person_is_chosen_with_the_keyboard_alone(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Appoint…: Unpaid carer")
    assert len(driver.find_person("q")) > 0
    pick = open_dialog(FormDialog).form.control("person_id")
    pick.box.setFocus()
    QTest.keyClick(pick.box, Qt.Key.Key_Down)
    assert pick.said.text().startswith("Chosen: ")
    driver.leave()


def test_a_term_that_ends_is_followed_by_another_as_long(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Reappoint…: Amara Quill")
    driver.fill()
    assert driver.seats()[0] == "Unpaid carer: Held until 22 Dec 2026"
    assert "Amara Quill from 23 Dec 2026" in driver.words()


def test_a_term_ends_and_the_seat_is_vacant(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.more(1, "End the term…")
    driver.fill(ends="21 November 2026", why="Moved away")
    assert driver.seats()[1] == "Unpaid carer: Nobody holds it"
    driver.undo()
    assert driver.seats()[1] == "Unpaid carer: Held until 27 Dec 2027"


def test_a_seat_is_changed_and_taken_away(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.more(2, "Change the seat…")
    driver.fill(experience="Young carer")
    assert driver.seats()[2] == "Young carer: Nobody holds it"
    driver.more(2, "The seat comes to its end…")
    driver.fill(ended="")
    assert driver.problem_at("ended") == "Please fill this in."
    driver.fill(ended="22 November 2026")
    assert len(driver.seats()) == 2


def test_the_days_of_a_term_are_put_right(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.more(1, "Put the days right…")
    driver.fill(ends="1 January 2028")
    assert driver.seats()[1] == "Unpaid carer: Held until 1 Jan 2028"


def test_details_are_changed_in_one_form(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Change details")
    driver.fill(host="Commissioning", target_new="")
    assert "Commissioning" in driver.words()


def test_a_board_that_ended_has_no_seats_left_to_give(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Comes to its end")
    driver.fill()
    assert driver.seats() == []
    assert not driver.board.seat.isVisible()
    assert "22 November 2026" in driver.words()


def test_a_board_whose_adding_was_undone_leads_back_to_the_list(driver: BoardsDriver) -> None:
    driver.open()
    driver.press("Add a board")
    driver.fill(name="Home care panel")
    driver.undo()
    assert driver.boards.title.text() == "Boards"


def test_a_meeting_is_planned_for_this_board(driver: BoardsDriver, carers: Board) -> None:
    driver.open_board(carers.id)
    driver.press("Plan a meeting")
    form = open_dialog(FormDialog).form
    assert form.control("board_id").value() == carers.id
    assert form.control("title").value() == "Carers board"
    driver.leave()


def test_the_page_says_whose_voices_the_board_heard(
    driver: BoardsDriver, store: Store, carers: Board
) -> None:
    person, meeting = a_person(taken_before=TakenBefore.NO), a_meeting(carers, TODAY - timedelta(days=30))
    meeting.state = MeetingState.TOOK_PLACE
    keep(store, OrganisationSetting(key="complete_from", value='"2020-01-01"'), person, meeting)
    driver.open_board(carers.id)
    assert "Nobody has come yet." not in driver.words()
    keep(store, an_attendance(meeting, person))
    driver.page.refresh()
    driver.settle()
    assert "1 of 1 person came for the first time." in driver.words()


def test_typing_anywhere_finds_a_board(store: Store, signed_in: Actor, carers: Board) -> None:
    (found,) = store.read(signed_in, lambda work: find_boards(work, "care"))
    assert (found.words, found.second, found.page, found.thing) == (
        "Carers board",
        "Adult Services",
        "board",
        carers.id,
    )
    assert store.read(signed_in, lambda work: find_boards(work, " ")) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(driver: BoardsDriver, carers: Board, scale: int) -> None:
    driver.window.desk.look.resize_text(scale - 100)
    driver.window.resize(1366, 768)
    for board in (None, carers):
        driver.open() if board is None else driver.open_board(board.id)
        assert driver.cut() == []
        assert unnamed(driver.page) == []
        assert driver.page.width() <= 1366
