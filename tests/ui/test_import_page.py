"""Taking in a spreadsheet through the window, from a messy file to people on the register."""

import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.documents.writing_sheets import Column, Table, workbook
from coprod_desktop.domain.people import Person
from coprod_desktop.services.sample.spreadsheet import messy_csv
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import a_person
from tests.ui.drivers import unnamed
from tests.ui.drivers_import import ImportDriver

SMALL = (
    "Name,E-mail,Town,Ethnicity,Rota\n"
    "Amara Quill,amara@example.org,Rhyl,Welsh,Mon\n"
    "Gwen Abara,gwen@example.org,Bala,,Tue\n"
    "Tom Wren,,Bala,,\n"
    ",lost@example.org,,,\n"
    ",,,,\n"
    "Dewi Prosser,,,,\n"
)


@pytest.fixture
def taking(qtbot: QtBot, store: Store, coprod: MainWindow) -> ImportDriver:
    put(store, "Gwen Abara", email="gwen@example.org")
    put(store, "Tom Wren")
    return ImportDriver(qtbot, coprod)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path


def put(store: Store, name: str, **values: str) -> None:
    store.write(registers.sign_in(store), "Add", lambda work: work.add(a_person(name, **values)))


def everyone(store: Store) -> dict[str, str]:
    actor = registers.sign_in(store)
    return store.read(actor, lambda work: {p.name: p.town for p in work.session.scalars(select(Person))})


def test_a_messy_file_becomes_people_and_undo_takes_them_back(
    taking: ImportDriver, tmp_path: Path, store: Store
) -> None:
    messy = tmp_path / "messy.csv"
    messy.write_bytes(messy_csv())
    taking.choose(messy)
    assert taking.columns()["DOB"] == "Date of birth"
    taking.press_main()
    assert taking.verb.startswith("Take in ")
    assert len(everyone(store)) == 2
    taking.press_main()
    assert taking.window.pages.trail.places[-1] == ("people", None)
    assert "from messy.csv" in taking.notice
    assert len(everyone(store)) > 70
    taking.window.desk.undo()
    taking.settle()
    assert len(everyone(store)) == 2


def test_every_row_is_shown_with_its_fate_before_anything_is_written(
    taking: ImportDriver, small: Path, store: Store
) -> None:
    taking.choose(small)
    taking.press_main()
    assert taking.rows() == [
        ("Amara Quill", "New"),
        ("Gwen Abara", "Known already"),
        ("Tom Wren", "Please say"),
        ("No name", "Cannot take"),
        ("Empty row", "Empty"),
        ("Dewi Prosser", "New"),
    ]
    assert taking.sentence == (
        "2 new people, 1 here already, 1 row to decide, 1 row cannot be taken. Nothing is written yet."
    )
    assert taking.verb == "Take in 2 people"
    assert len(everyone(store)) == 2


TWICE = (
    "Name,E-mail,Town\n"
    "Gwen Abara,gwen@example.org,Bala\n"
    "Amara Quill,amara@example.org,Rhyl\n"
    "Amara Quill,amara@example.org,Rhyl\n"
    "Amara Quill,amara@example.org,Rhyl\n"
    "Gwen Abara,gwen@example.org,Bala\n"
)


def test_the_sentence_and_the_chips_count_people_here_and_rows_of_the_file_apart(
    taking: ImportDriver, tmp_path: Path
) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(TWICE, encoding="utf-8")
    taking.choose(path)
    taking.press_main()
    assert taking.sentence == (
        "1 new person, 2 here already, 2 rows the same as another row. Nothing is written yet."
    )
    assert taking.chips() == ["New 1", "Known already 2", "Twice in the file 2"]
    taking.filter("same row")
    assert taking.rows() == [("Amara Quill", "Same as row 3"), ("Amara Quill", "Same as row 4")]
    taking.filter("matches")
    assert len(taking.rows()) == 4


def test_chips_narrow_the_rows(taking: ImportDriver, small: Path) -> None:
    taking.choose(small)
    taking.press_main()
    taking.filter("refused")
    assert taking.rows() == [("No name", "Cannot take")]
    taking.filter("new")
    assert [name for name, _fate in taking.rows()] == ["Amara Quill", "No name", "Dewi Prosser"]


def test_the_user_says_who_an_unclear_row_is(taking: ImportDriver, small: Path, store: Store) -> None:
    taking.choose(small)
    taking.press_main()
    taking.next_to_decide()
    assert taking.answers() == ["The same as Tom Wren, on the register", "A new person", "Leave this row out"]
    taking.answer("The same as Tom Wren, on the register")
    assert ("Tom Wren", "Same as Tom Wren") in taking.rows()
    assert "Would be filled in: Town." in taking.panel_words()
    assert not taking.page.rows.next.isEnabled()
    taking.press_main()
    assert everyone(store)["Tom Wren"] == "Bala"


def test_an_answer_changes_how_many_are_taken_in(taking: ImportDriver, small: Path, store: Store) -> None:
    taking.choose(small)
    taking.press_main()
    taking.go_to_row(4)
    taking.answer("A new person")
    assert taking.verb == "Take in 3 people"
    taking.go_to_row(2)
    taking.answer("Leave this row out")
    assert taking.verb == "Take in 2 people"
    taking.press_main()
    assert "Amara Quill" not in everyone(store)


def test_a_row_that_cannot_be_taken_says_which_cell(taking: ImportDriver, small: Path) -> None:
    taking.choose(small)
    taking.press_main()
    taking.go_to_row(5)
    assert "Cell A5: There is no name in this row." in taking.panel_words()
    assert taking.answers() == []


def test_equality_columns_are_said_to_be_left_out(taking: ImportDriver, small: Path) -> None:
    taking.choose(small)
    assert taking.columns() == {"Name": "Name", "E-mail": "E-mail", "Town": "Town", "Rota": "Leave out"}


def test_a_meaning_moves_to_the_column_it_was_given_to(taking: ImportDriver, small: Path) -> None:
    taking.choose(small)
    taking.say_column("Rota", "Town")
    assert taking.columns()["Town"] == "Leave out"
    taking.say_column("Name", "Leave out")
    assert taking.problem == "Say which column holds people’s names, then go on."
    assert taking.verb == ""


def test_another_meaning_makes_the_rows_be_looked_at_again(taking: ImportDriver, small: Path) -> None:
    taking.choose(small)
    taking.press_main()
    taking.page.steps.turn_to("columns")
    taking.say_column("Rota", "Note")
    assert not taking.page.steps.button("rows").isEnabled()
    taking.press_main()
    assert taking.step == "rows"


def test_a_file_can_be_dropped_on_the_page(taking: ImportDriver, small: Path) -> None:
    taking.drop(small)
    assert taking.step == "columns"


def test_the_systems_dialog_does_not_hold_the_window(taking: ImportDriver, small: Path) -> None:
    dialog = taking.page.file.ask()
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(small))
    dialog.close()
    taking.settle()
    assert taking.step == "columns"


def test_a_file_of_very_many_columns_shows_the_first_and_those_that_mean_something(
    taking: ImportDriver, tmp_path: Path
) -> None:
    headings = [*(f"Rota {n}" for n in range(100)), "Name"]
    (tmp_path / "wide.csv").write_text(
        "\n".join(",".join(row) for row in (headings, ["x"] * 100 + ["Amara Quill"]))
    )
    taking.choose(tmp_path / "wide.csv")
    assert len(taking.columns()) == 61
    assert taking.columns()["Name"] == "Name"


def test_another_sheet_of_a_workbook_can_be_chosen(taking: ImportDriver, tmp_path: Path) -> None:
    headings = [Column("Name"), Column("Town")]
    tables = [
        Table(name, headings, [(who, "Rhyl")])
        for name, who in (("2023", "Amara Quill"), ("2024", "Ines Calloway"))
    ]
    (tmp_path / "list.xlsx").write_bytes(workbook(tables))
    taking.choose(tmp_path / "list.xlsx")
    taking.choose_sheet("2024")
    taking.press_main()
    assert taking.rows() == [("Ines Calloway", "New")]


def truncated_workbook() -> bytes:
    return workbook([Table("People", [Column("Name")], [("Amara Quill",)])])[:900]


def zipped_letter(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("letter.txt", "Dear all")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (truncated_workbook(), "This file is damaged or only part of it arrived."),
        (b"%PDF-1.7 a letter", "This is not a spreadsheet."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "This is an older kind of spreadsheet"),
        (b"Name\n", "This sheet has one row and no people below it."),
    ],
)
def test_a_bad_file_is_said_in_a_sentence_and_nothing_is_lost(
    taking: ImportDriver, small: Path, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(data)
    taking.choose(tmp_path / "bad.xlsx")
    assert taking.problem.startswith(said)
    assert taking.notice.startswith(said)
    taking.choose(small)
    taking.choose(tmp_path / "bad.xlsx")
    assert taking.step == "columns"
    assert taking.columns()["Town"] == "Town"
    taking.press_main()
    assert taking.verb == "Take in 2 people"


def test_a_file_that_is_a_zip_of_something_else_is_said(taking: ImportDriver, tmp_path: Path) -> None:
    zipped_letter(tmp_path / "letter.xlsx")
    taking.choose(tmp_path / "letter.xlsx")
    assert taking.problem.startswith("This is not a spreadsheet.")


def test_a_missing_name_column_is_said_and_the_user_can_say_which_it_is(
    taking: ImportDriver, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Who,Town\nAmara Quill,Rhyl\nDewi Prosser,Bala\n")
    taking.choose(tmp_path / "list.csv")
    assert (taking.problem, taking.verb) == ("Say which column holds people’s names, then go on.", "")
    taking.say_column("Who", "Name")
    assert (taking.problem, taking.verb) == ("", "Show what would happen")


def test_cancel_forgets_the_file_and_then_goes_back_to_people(
    taking: ImportDriver, small: Path, store: Store
) -> None:
    taking.choose(small)
    taking.press_main()
    taking.cancel()
    assert (taking.step, taking.verb) == ("file", "Choose a file")
    assert not taking.page.steps.button("columns").isEnabled()
    taking.cancel()
    assert taking.window.pages.trail.places[-1] == ("people", None)
    assert len(everyone(store)) == 2


def test_cancel_while_a_file_is_read_drops_its_answer(taking: ImportDriver, small: Path) -> None:
    taking.page.file.on_file_selected(str(small))
    taking.cancel()
    assert taking.step == "file"
    assert taking.page.path is None


def test_when_the_register_changes_meanwhile_the_rows_are_shown_anew(
    taking: ImportDriver, small: Path, store: Store
) -> None:
    taking.choose(small)
    taking.press_main()
    taking.go_to_row(4)
    taking.answer("A new person")
    put(store, "Dewi Prosser")
    taking.press_main()
    assert taking.notice.startswith("The register changed while you were looking")
    assert taking.rows()[-1] == ("Dewi Prosser", "Please say")
    assert taking.verb == "Take in 2 people"
    assert len(everyone(store)) == 3


def test_a_file_of_people_all_here_already_changes_nothing(taking: ImportDriver, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,E-mail\nGwen Abara,gwen@example.org\n")
    taking.choose(tmp_path / "list.csv")
    taking.press_main()
    assert taking.verb == "Fill gaps for 1 person"
    taking.press_main()
    assert taking.notice == "Everyone you took in is here already. Nothing was changed."


def test_every_control_has_a_name_at_every_step(taking: ImportDriver, small: Path) -> None:
    assert unnamed(taking.page) == []
    taking.choose(small)
    assert unnamed(taking.page) == []
    taking.press_main()
    taking.go_to_row(4)
    assert unnamed(taking.page) == []
