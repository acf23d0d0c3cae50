"""Voices: three figures, each with its table and its reason; Reports: seen as they print, then let out."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.services import questions, voices
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.people.person_page import PersonPage
from tests.builders import a_board, a_meeting, a_person, an_attendance
from tests.ui.drivers import WindowDriver, unnamed
from tests.ui.drivers_voices import ReportsDriver, VoicesDriver, said


@pytest.fixture
def history(store: Store, coprod: MainWindow) -> MainWindow:
    """Twelve people over a year on two boards; one came online and is new this quarter."""
    people = [a_person(f"Person {n:02}", taken_before=TakenBefore.NO) for n in range(12)]
    latest = a_person("Amara Quill", taken_before=TakenBefore.NO)
    waiting = a_person("Dewi Prosser", joined=date(2026, 1, 5))
    boards = [a_board("Carers board"), a_board("Home care panel")]
    meetings = [a_meeting(boards[n % 2], date(2025, 12, 1) + timedelta(days=30 * n)) for n in range(10)]
    online = a_meeting(boards[0], date(2026, 11, 3), way=Way.ONLINE)

    def write(work: Work) -> None:
        for row in (*people, latest, waiting, *boards, *meetings, online):
            work.add(row)
        for place, meeting in enumerate(meetings):
            for person in people[place % 3 :: 3]:
                work.add(an_attendance(meeting, person))
        work.add(an_attendance(online, latest))
        work.add(an_attendance(online, people[0]))
        voices.recompute(work, {person.id for person in (*people, latest)})
        questions.seed(work, date(2025, 1, 1))

    store.write(registers.sign_in(store), "History", write)
    return coprod


@pytest.fixture
def page(qtbot: QtBot, history: MainWindow) -> VoicesDriver:
    return VoicesDriver(qtbot, history)


@pytest.fixture
def reports(qtbot: QtBot, history: MainWindow) -> ReportsDriver:
    return ReportsDriver(qtbot, history)


def test_each_chart_stands_under_its_sentence(page: VoicesDriver) -> None:
    assert page.page.mix.heading.text() == "1 of 2 people this quarter came for the first time."
    assert page.page.came_back.heading.text() == "12 of 12 first-timers came again within six months."
    assert page.page.came_back.note.text().startswith("1 first-timer has not had six months yet")
    assert page.page.funnel.heading.text() == "13 of 14 people on the register have been asked."
    assert "Familiar: came on 4 days or more" in page.page.sentence.text()


def test_a_screen_reader_hears_every_figure_of_a_chart(page: VoicesDriver) -> None:
    heard = page.page.mix.chart.accessibleName()
    assert heard.startswith("1 of 2 people this quarter came for the first time.")
    assert "First time with us 1" in heard
    assert unnamed(page.page) == []


def test_charts_turn_into_tables_and_back(page: VoicesDriver) -> None:
    assert page.table(page.page.mix) == []
    page.turn_to_tables()
    rows = page.table(page.page.mix)
    assert rows[0] == [
        "Quarter",
        "First time with us",
        "Returning",
        "Familiar, holds a seat",
        "Familiar, no seat",
        "Everyone",
    ]
    assert rows[-1] == ["Q4 2026", "1", "0", "0", "1", "2"]
    assert page.page.mix.chart.isHidden()
    page.turn_to_tables()
    assert page.table(page.page.mix) == []
    assert not page.page.mix.chart.isHidden()


def test_one_board_and_one_way_of_joining_can_be_looked_at(page: VoicesDriver) -> None:
    assert page.choices("board") == ["All boards", "Carers board", "Home care panel"]
    page.choose("board", "Home care panel")
    assert page.page.mix.heading.text() == "Nobody has come yet this quarter."
    assert page.page.sentence.text().startswith("Home care panel, last 12 quarters.")
    page.choose("board", "All boards")
    page.choose("way", "Online")
    page.turn_to_tables()
    assert [row[0] for row in page.table(page.page.mix)[1:]] == ["Q4 2026"]


def test_more_shows_each_board_the_stages_and_access(page: VoicesDriver) -> None:
    assert page.page.more.isHidden()
    page.show_more()
    page.turn_to_tables()
    assert [row[0] for row in page.table(page.page.more.boards)[1:]] == ["Carers board", "Home care panel"]
    assert (
        page.page.more.stages.heading.text()
        == "People were there from the idea or the plan in 11 of 11 meetings."
    )
    assert said(page.page.more.access) == ["Access", "No access needs were to be met in this time."]
    assert page.page.busiest.heading.text().startswith("The busiest tenth took")
    page.choose("board", "Carers board")
    assert page.page.more.boards.isHidden()
    page.show_more()
    assert page.page.more.isHidden()


def test_why_says_the_rule_and_the_people_in_facts(page: VoicesDriver) -> None:
    why = page.why(page.page.mix)
    assert (
        "Each person is counted once in a quarter, as they stood on the first day they came in it."
        in why.sentences()
    )
    assert why.people() == [("Amara Quill", "First day in our records: 3 November 2026")]
    why.choose("Familiar")
    assert why.people() == [("Person 00", "3 November 2026: had come on 4 days in the 12 months before")]
    why.close()


def test_why_nobody_was_asked_lists_who_waits(page: VoicesDriver) -> None:
    why = page.why(page.page.funnel)
    assert why.people() == [("Dewi Prosser", "On the register since 5 January 2026")]
    why.open_first()
    page.settle()
    assert isinstance(page.window.pages.current, PersonPage)


def test_no_names_stand_behind_the_busiest_tenth(page: VoicesDriver) -> None:
    page.show_more()
    why = page.why(page.page.busiest)
    assert not why.has_people()
    why.close()


def test_a_new_attendance_is_seen_at_once(page: VoicesDriver) -> None:
    person, meeting = (
        a_person("Ines Calloway", taken_before=TakenBefore.NO),
        a_meeting(None, date(2026, 11, 10)),
    )

    def write(work: Work) -> None:
        work.add(person)
        work.add(meeting)
        work.add(an_attendance(meeting, person))
        voices.recompute(work, {person.id})

    page.window.desk.jobs.write("Came", write)
    page.settle()
    assert page.page.mix.heading.text() == "2 of 3 people this quarter came for the first time."


def test_a_register_where_nobody_came_says_what_will_be_here(qtbot: QtBot, coprod: MainWindow) -> None:
    page = VoicesDriver(qtbot, coprod)
    assert page.page.cards.isHidden()
    assert "once somebody has come" in page.page.nothing.sentence.text()


def test_the_report_is_seen_as_it_prints(reports: ReportsDriver) -> None:
    assert reports.page.paper.pages.count >= 4
    assert reports.page.sentence.text().startswith(
        f"As it will print: {reports.page.paper.pages.count} pages."
    )
    assert reports.can_save() == [True, True, True]
    assert unnamed(reports.page) == []


def test_voices_alone_are_fewer_pages_and_a_board_may_be_chosen(reports: ReportsDriver) -> None:
    whole = reports.page.paper.pages.count
    reports.choose("kind", "Voices alone")
    reports.choose("board", "Carers board")
    reports.choose("period", "2 years to 30 September 2026")
    assert 0 < reports.page.paper.pages.count < whole
    assert reports.page.asked().board_id is not None


def test_the_voices_page_asks_for_a_report_about_its_board(page: VoicesDriver) -> None:
    page.choose("board", "Carers board")
    board_id = page.page.chips.value("board")
    page.page.on_report_asked()
    page.settle()
    found = ReportsDriver(page.qtbot, page.window)
    assert found.page.asked().board_id == board_id


@pytest.mark.parametrize(
    ("words", "ending", "begins"),
    [
        ("Save as PDF", "pdf", b"%PDF"),
        ("Save as spreadsheet", "xlsx", b"PK"),
        ("Save as CSV", "csv", b"\xef\xbb\xbf"),
    ],
)
def test_a_saved_report_is_written_and_stands_in_the_list(
    reports: ReportsDriver, tmp_path: Path, words: str, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"report.{ending}"
    assert reports.what_left() == ["What has left", "No report has left yet."]
    assert reports.save(words, out) == f"Voices and diversity 2025-10 2026-09.{ending}"
    assert out.read_bytes().startswith(begins)
    assert reports.what_left()[1] == "Voices, Diversity · 1 year to 30 September 2026"
    driver = WindowDriver(reports.qtbot, reports.window)
    assert driver.notice == f"Saved: report.{ending}"
    assert not driver.can_undo


def test_a_place_that_cannot_be_written_is_said(reports: ReportsDriver, tmp_path: Path) -> None:
    reports.save("Save as CSV", tmp_path / "missing" / "report.csv")
    assert "could not be written" in WindowDriver(reports.qtbot, reports.window).notice
