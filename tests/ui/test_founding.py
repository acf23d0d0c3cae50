"""Starting a register: whose it is, a passphrase, and a recovery sheet that can be read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.documents import preview
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.papers import printing
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.documents.golden_papers import words
from tests.ui.drivers import FormDriver, open_dialog, settle, unnamed
from tests.ui.drivers_founding import FoundingDriver, SheetDriver


@pytest.fixture
def program(qapp: QApplication, settings: SettingsFile, look: Look) -> Iterator[Program]:
    made = Program(qapp, settings, look)
    yield made
    if made.founding is not None and shiboken6.isValid(made.founding):
        made.founding.leave()
    made.close()


@pytest.fixture
def founding(qtbot: QtBot, program: Program) -> FoundingDriver:
    return FoundingDriver(qtbot, program)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Marlow Vale.coprod"


def test_every_step_can_be_named_by_a_screen_reader(founding: FoundingDriver, place: Path) -> None:
    assert unnamed(founding.window) == []
    founding.tell("Marlow Vale", "Jo Trellis", place)
    assert unnamed(founding.window) == []
    founding.choose_passphrase()
    assert unnamed(founding.window) == []


def test_the_place_follows_the_organisations_name_until_one_is_chosen(
    founding: FoundingDriver, place: Path
) -> None:
    form = FormDriver(founding.qtbot, founding.step.form)
    form.type("organisation", "Marlow: Vale/NHS")
    assert form.shown("path").endswith("Marlow ValeNHS.coprod")
    founding.step.choose(str(place))
    form.type("organisation", "Another")
    assert form.shown("path") == str(place)


def test_what_is_missing_is_said_beside_it(founding: FoundingDriver) -> None:
    founding.step.main.click()
    assert founding.step.form.problem_at("organisation") == "Please fill this in."
    assert founding.step.form.problem_at("name") == "Please fill this in."


def test_a_register_that_is_there_is_never_made_over(founding: FoundingDriver, place: Path) -> None:
    place.write_bytes(b"somebody's")
    founding.tell("Marlow Vale", "Jo", place)
    assert "already a file of that name" in founding.step.form.problem_at("path")
    assert place.read_bytes() == b"somebody's"


def test_a_passphrase_is_judged_as_it_grows(founding: FoundingDriver, place: Path) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    form = FormDriver(founding.qtbot, founding.step.password.form)
    form.type("new", "short")
    assert founding.step.password.judged.text().startswith("Make it longer")
    form.type("new", "marlow trellis 12")
    assert "first things people try" in founding.step.password.judged.text()
    form.type("new", "amber kettle window lark")
    assert founding.step.password.judged.text().startswith("Strong")


def test_a_suggestion_can_be_taken_and_read(founding: FoundingDriver, place: Path) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    password = founding.step.password
    password.suggest.click()
    first = password.suggested.passphrase
    password.suggested.another.click()
    suggested = password.suggested.passphrase
    assert (len(suggested.split()), suggested != first) == (6, True)
    password.suggested.copy.click()
    assert QGuiApplication.clipboard().text() == suggested
    password.suggested.use.click()
    assert (password.first.displayText(), password.password()) == (suggested, suggested)
    QGuiApplication.clipboard().clear()


def test_back_keeps_what_was_told(founding: FoundingDriver, place: Path) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.window.on_about()
    assert (founding.step.organisation.text(), founding.step.place.text()) == ("Marlow Vale", str(place))


def test_only_the_right_group_of_the_sheet_goes_on(
    founding: FoundingDriver, place: Path, program: Program, qtbot: QtBot
) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.choose_passphrase()
    founding.read_back("ZZZ")
    assert "Look at the sheet again" in founding.step.form.problem_at("group")
    assert founding.window.isVisible()
    founding.read_back()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    assert program.window.windowTitle().startswith("Marlow Vale")
    assert program.settings.now.last_register == str(place.resolve())


def test_the_saved_sheet_holds_the_code_that_opens_the_register(
    founding: FoundingDriver, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.choose_passphrase()
    sheet = SheetDriver(qtbot, founding.step)
    sheet.save(tmp_path / "sheet.pdf")
    assert "delete the file" in founding.step.done.text()
    said = words((tmp_path / "sheet.pdf").read_bytes())
    assert all(group in said for group in sheet.code.split("-"))
    assert Vault.beside(place).unlock_with_code(sheet.code) is not None


def test_the_sheet_is_printed_from_memory(
    founding: FoundingDriver, place: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["A printer"])
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.choose_passphrase()
    sheet = SheetDriver(qtbot, founding.step)
    sheet.print_to(tmp_path / "printed.pdf")
    assert "on its way to the printer" in founding.step.done.text()
    [page] = preview.pages((tmp_path / "printed.pdf").read_bytes(), 300)
    assert len(set(page.pixels[::4])) > 20


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    founding: FoundingDriver, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.choose_passphrase()
    SheetDriver(qtbot, founding.step).save(tmp_path / "nowhere" / "sheet.pdf")
    assert "could not be saved" in founding.step.trouble.text()


def test_leaving_before_the_sheet_is_read_back_is_asked_about_and_keeps_the_register(
    founding: FoundingDriver, place: Path, program: Program
) -> None:
    founding.tell("Marlow Vale", "Jo Trellis", place)
    founding.choose_passphrase()
    founding.window.close()
    asked = open_dialog(Dialog)
    assert "Leave without the recovery sheet?" in asked.accessibleName()
    asked.cancel.click()
    assert founding.window.isVisible()
    founding.window.close()
    open_dialog(Dialog).main.click()
    assert program.founding is not None
    assert not (shiboken6.isValid(program.founding) and program.founding.isVisible())
    assert place.exists()
