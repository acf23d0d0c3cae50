"""Whatever is put in, a clear sentence says what is wrong, where it is wrong - and nothing is lost."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.services import founding
from coprod_desktop.storage.engine import connect
from tests.builders import PASSWORD, WEAK
from tests.stories.coordinator import Coordinator
from tests.ui.drivers import settle
from tests.ui.drivers_founding import FoundingDriver
from tests.ui.drivers_welcome import WelcomeDriver


@pytest.fixture
def welcome(qtbot: QtBot, program: Program) -> Iterator[WelcomeDriver]:
    made = WelcomeDriver(qtbot, program)
    yield made
    made.leave()


def made_by_a_newer_version(path: Path) -> Path:
    founded = founding.make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    keys = founded.store.keys
    founded.store.close()
    with closing(connect(path, keys)) as register:
        register.execute("UPDATE alembic_version SET version_num = '9999_later'")
    return path


def test_a_file_that_is_no_register_is_left_alone(welcome: WelcomeDriver, tmp_path: Path) -> None:
    letter = tmp_path / "letter.coprod"
    letter.write_bytes(b"Dear all, the minutes are attached.")
    welcome.open(letter)
    assert welcome.trouble == "This file is not a Coprod register. Nothing was changed."
    assert letter.read_bytes() == b"Dear all, the minutes are attached."


def test_a_register_of_a_newer_version_is_left_alone(welcome: WelcomeDriver, tmp_path: Path) -> None:
    later = made_by_a_newer_version(tmp_path / "later.coprod")
    before = later.read_bytes()
    welcome.open(later)
    assert welcome.unlock.open(PASSWORD).startswith(
        "This register was made by a newer version of the program"
    )
    assert later.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.coprod")] == ["later.coprod"]


def test_a_register_that_has_gone_is_said(welcome: WelcomeDriver, tmp_path: Path) -> None:
    welcome.open(tmp_path / "gone.coprod")
    assert welcome.trouble == "There is no register at that place. Check the name, or choose another."


def test_a_place_that_cannot_be_written_keeps_what_was_typed(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    founding_driver = FoundingDriver(qtbot, program)
    founding_driver.tell("Marlow Vale", "Jo", tmp_path / "taken" / "new.coprod")
    assert founding_driver.step.form.problem_at("path") == "That folder does not exist. Choose another one."
    assert founding_driver.step.organisation.text() == "Marlow Vale"
    founding_driver.whole("Marlow Vale", "Jo", tmp_path / "new.coprod")
    assert program.window is not None
    assert program.window.windowTitle().startswith("Marlow Vale")
    settle(qtbot, program.window.desk)
    program.close()


def test_a_spreadsheet_without_names_waits_until_someone_says_which_they_are(
    jo: Coordinator, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Who;Town\nAmara Quill;Rhyl\nDewi Prosser;Bala\n")
    taking = jo.importing()
    taking.choose(tmp_path / "list.csv")
    assert (taking.problem, taking.verb) == ("Say which column holds people’s names, then go on.", "")
    taking.say_column("Who", "Name")
    taking.press_main()
    taking.press_main()
    assert jo.people().names() == ["Dewi Prosser", "Amara Quill"]


def test_a_date_that_does_not_exist_is_said_by_its_cell_and_the_others_still_come(
    jo: Coordinator, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Name;DOB\nAmara Quill;31/2/58\nDewi Prosser;3/3/58\n")
    taking = jo.importing()
    taking.choose(tmp_path / "list.csv")
    taking.press_main()
    taking.go_to_row(2)
    assert (
        "Cell B2: “31/2/58” is a day that does not exist. Check the day and the month."
        in taking.panel_words()
    )
    taking.press_main()
    assert "1 row was left out." in jo.notice
    assert jo.people().names() == ["Dewi Prosser"]


def test_a_day_typed_in_a_form_that_does_not_exist_is_said_beside_it(jo: Coordinator) -> None:
    people = jo.people()
    people.add(name="Amara Quill")
    people.press("Change details")
    people.fill(born="31 February 1958", town="Rhyl")
    assert people.problem_at("born") == "This is not a date. Write it like 3 March 2026."
    people.fill(born="28 February 1958")
    assert people.person.shown is not None
    assert people.person.shown.person.town == "Rhyl"


def test_an_amount_that_is_none_is_said_beside_it(jo: Coordinator) -> None:
    jo.boards.open()
    jo.boards.press("Add a board")
    jo.boards.fill(name="Carers board")
    jo.meeting.plan("Carers board", day="15 December 2026", starts="10:30", ends="12:00", venue="Town Hall")
    jo.meeting.turn_to("support")
    jo.meeting.do("Add a booking")
    jo.meeting.fill(what="Quiet room", cost_pence="1000.005")
    assert jo.meeting.problem_at("cost_pence") == "This is not an amount. Write it like 12.50."
    jo.meeting.fill(cost_pence="1,000.50")
    assert "£1,000.50" in jo.meeting.bookings()["Quiet room"]


def test_a_name_too_long_to_be_one_is_said_beside_it(jo: Coordinator) -> None:
    people = jo.people()
    people.page.on_add_asked()
    people.paste("name", "Amara " * 1_700)
    people.fill(town="Rhyl")
    assert people.problem_at("name") == "This is too long: at most 200 characters fit."
    people.fill(name="Amara Quill")
    assert people.person.shown is not None
    assert (people.person.title.text(), people.person.shown.person.town) == ("Amara Quill", "Rhyl")


def test_an_emoji_is_kept_in_a_name_and_whom_our_letters_cannot_show_gets_a_word_document_and_text(
    jo: Coordinator, tmp_path: Path
) -> None:
    people = jo.people()
    people.page.on_add_asked()
    people.paste("name", "Sunny 🌻 Day")
    people.fill(town="Rhyl")
    assert people.person.title.text() == "Sunny 🌻 Day"
    invite_everyone(jo)
    jo.meeting.do("Make and print 1 invitation")
    jo.meeting.choose_folder(tmp_path / "papers")
    made = {path.name for path in (tmp_path / "papers").rglob("* Sunny*")}
    assert made == {"01 Sunny 🌻 Day.docx", "01 Sunny 🌻 Day.txt"}


def test_papers_that_cannot_be_written_are_not_marked_as_sent(jo: Coordinator, tmp_path: Path) -> None:
    jo.people().add(name="Amara Quill")
    invite_everyone(jo)
    (tmp_path / "taken").write_text("a file, no folder")
    jo.meeting.do("Make and print 1 invitation")
    jo.meeting.choose_folder(tmp_path / "taken")
    assert jo.notice == "Nothing can be written there. Choose another folder."
    jo.meeting.choose_folder(tmp_path / "papers")
    assert jo.meeting.sentence.startswith("0 of 1 replied")


def invite_everyone(jo: Coordinator) -> None:
    """A meeting, and everyone on the register chosen for it; the papers are next."""
    jo.settings.open()
    for field, text in (("name", "Jo Tester"), ("phone", "01632 960100"), ("email", "jo@example.org")):
        jo.settings.type(f"contact_{field}", text)
    jo.settings.press("Keep changes")
    jo.boards.open()
    jo.boards.press("Add a board")
    jo.boards.fill(name="Carers board")
    jo.meeting.plan("Carers board", day="15 December 2026", starts="10:30", ends="12:00", venue="Town Hall")
    jo.meeting.choose_suggested()
    jo.meeting.turn_to("papers")
