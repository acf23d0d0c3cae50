"""Today: what needs doing, and the first day."""

from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.people import NeedsAsked, TakenBefore
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.today.rows import destination
from coprod_desktop.ui.widgets.words import Words
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term, an_invitation
from tests.services.undoing import keep
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_today import TodayDriver

#: Someone of whom nothing more has to be asked.
SETTLED: dict[str, Any] = {
    "needs_asked": NeedsAsked.NONE,
    "needs_reviewed_on": TODAY,
    "taken_before": TakenBefore.NO,
    "joined": TODAY,
}


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> TodayDriver:
    return TodayDriver(qtbot, coprod)


def test_a_new_register_is_told_what_to_begin_with(driver: TodayDriver) -> None:
    driver.note_where_it_leads()
    driver.open()
    assert driver.sentence == "Sunday 22 November. The register is new: nobody is on it yet."
    assert driver.press_row("Say how you pay people") == ("settings", "schemes")
    assert driver.figures() == {}


def test_once_someone_is_there_boards_and_meetings_come_next(driver: TodayDriver) -> None:
    driver.open()
    driver.note_where_it_leads()
    driver.press("Add a person")
    driver.fill(name="Ines Calloway")
    assert driver.gone[0][0] == "person"
    assert [row.title.text() for row in driver.today.first_day.rows] == [
        "Set up a board and its seats",
        "Say how you pay people",
        "Plan a meeting",
    ]
    assert "1 person not yet asked about access needs" in driver.titles()


def test_the_first_meeting_ends_the_first_days(driver: TodayDriver, store: Store) -> None:
    keep(store, a_person(**SETTLED), a_meeting(day=TODAY - timedelta(days=90)))
    driver.open()
    assert driver.today.first_day.isHidden()


def test_when_all_is_done_it_says_so_and_what_comes_next(driver: TodayDriver, store: Store) -> None:
    keep(store, a_person(**SETTLED), a_meeting(day=TODAY + timedelta(days=60), title="Day services review"))
    driver.open()
    assert driver.titles() == []
    assert driver.sentence == "Sunday 22 November. Nothing needs doing: every promise is kept."
    assert "Next comes Day services review on Thursday 21 January." in driver.today.all_done.sentence.text()
    assert driver.coming() == ["Day services review"]


def test_what_was_promised_stands_before_what_can_wait(driver: TodayDriver, store: Store) -> None:
    person = a_person(needs_asked=NeedsAsked.NOT_ASKED, taken_before=TakenBefore.NO)
    meeting = a_meeting(day=TODAY + timedelta(days=5), reply_by=TODAY)
    keep(store, person, meeting, an_invitation(meeting, person, reply=Reply.SENT, sent_on=TODAY))
    driver.note_where_it_leads()
    driver.open()
    assert driver.titles()[0] == "1 reply due today"
    assert driver.urgent()[0]
    assert not driver.urgent()[-1]
    assert driver.press_row("1 reply due today") == ("meeting", (meeting.id, "invite"))


def test_seats_that_end_lead_to_their_board(driver: TodayDriver, store: Store) -> None:
    board, person = a_board(), a_person(**SETTLED)
    seat = a_seat(board)
    keep(store, board, person, seat, a_term(seat, person, ends=TODAY + timedelta(days=30)))
    driver.note_where_it_leads()
    driver.open()
    assert driver.press_row("1 seat ends in the next 90 days") == ("board", board.id)


def test_the_figures_stand_beside_the_rows(driver: TodayDriver, store: Store) -> None:
    keep(store, a_person(**SETTLED))
    driver.open()
    assert driver.figures() == {
        "new voices this quarter": "0",
        "said what they needed worked": "–",
        "from meeting to money": "–",
        "people waiting to be asked": "0",
    }


@pytest.mark.parametrize("place", list(Place))
def test_every_action_leads_to_a_page_of_the_window(coprod: MainWindow, place: Place) -> None:
    page, _thing = destination(TodayRow("any", "any", "Title", "", "Do", place, 1))
    assert page in coprod.pages.entries


def test_adding_can_be_given_up(driver: TodayDriver) -> None:
    driver.open()
    driver.press("Add a person")
    assert open_dialog() is not None
    driver.leave()


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(driver: TodayDriver, store: Store, scale: int) -> None:
    driver.window.desk.look.resize_text(scale - 100)
    keep(store, a_person(), a_meeting())
    driver.open()
    driver.window.resize(1366, 768)
    driver.settle()
    assert driver.cut() == []
    assert unnamed(driver.page) == []


def test_whether_needs_are_still_right_is_asked_with_one_press(driver: TodayDriver, store: Store) -> None:
    long_ago = TODAY - timedelta(days=400)
    person = a_person(**SETTLED | {"needs_asked": NeedsAsked.RECORDED, "needs_reviewed_on": long_ago})
    meeting = a_meeting(day=TODAY + timedelta(days=20))
    need = AccessNeed(person_id=person.id, need="Hearing loop", detail="Sits at the front")
    keep(store, person, need, meeting, an_invitation(meeting, person, reply=Reply.YES))
    driver.open()
    driver.follow("Amara Quill: are their access needs still right?")
    dialog = open_dialog()
    assert {"Hearing loop", "Sits at the front"} <= {one.text() for one in dialog.findChildren(Words)}
    dialog.main.click()
    driver.settle()
    assert "Amara Quill: are their access needs still right?" not in driver.titles()
