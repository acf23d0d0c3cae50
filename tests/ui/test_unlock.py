"""The window before the window: names, passwords, pauses, a lost password, a password that was handed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import Entrance
from coprod_desktop.domain.permission import Role
from coprod_desktop.services import staff
from coprod_desktop.services.founding import Founded, make
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault.patience import Patience
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers import FormDriver, settle, unnamed
from tests.ui.drivers_unlock import UnlockDriver

NEW = "violet harbour umbrella stone"
FIRST = "handed over on a piece of paper"


@pytest.fixture
def program(qapp: QApplication, settings: SettingsFile, look: Look) -> Iterator[Program]:
    made = Program(qapp, settings, look)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.coprod"


@pytest.fixture
def founded(path: Path) -> Founded:
    made = make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    made.store.close()
    return made


def reopened(founded: Founded) -> Store:
    keys = founded.vault.unlock(founded.actor.staff_user_id, PASSWORD)
    return registers.open_register(founded.store.path, keys)


@pytest.fixture
def with_marcus(founded: Founded) -> int:
    """A second staff user, let in once by a password that was handed over."""
    with reopened(founded) as store:
        return store.write(
            founded.actor,
            "Staff user added",
            lambda work: staff.add(
                work, founded.vault, store.keys, "Marcus Finch", {Role.COORDINATOR}, FIRST
            ),
        ).value


@pytest.fixture
def unlock(qtbot: QtBot, program: Program, founded: Founded) -> UnlockDriver:
    program.start(founded.store.path)
    return UnlockDriver(qtbot, program)


def window(program: Program, qtbot: QtBot) -> MainWindow:
    assert program.window is not None
    settle(qtbot, program.window.desk)
    return program.window


def test_everything_in_it_has_a_name(unlock: UnlockDriver) -> None:
    assert unnamed(unlock.window) == []
    unlock.step.lost_it.click()
    assert unnamed(unlock.window) == []


def test_the_keyboard_begins_at_the_password(unlock: UnlockDriver) -> None:
    assert unlock.window.focusWidget() is unlock.step.password


def test_the_windows_title_holds_no_name(unlock: UnlockDriver) -> None:
    assert unlock.window.windowTitle() == "Coprod Desktop"


def test_a_wrong_password_is_said_and_can_be_typed_over(unlock: UnlockDriver, program: Program) -> None:
    assert "not right" in unlock.open("something else entirely")
    assert unlock.step.password.selectedText() != ""
    assert unlock.open(PASSWORD) == ""
    assert program.window is not None


def test_an_empty_password_is_said_and_costs_no_patience(unlock: UnlockDriver) -> None:
    for _again in range(5):
        assert unlock.enter(unlock.step.password) == "Type the password."
    assert unlock.window.way.pause == 0


def test_the_growing_pause_is_said_in_seconds_and_ends(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    at = [0.0]
    way = unlock.window.way
    assert isinstance(way, Entrance)
    way.vault.patience = Patience(lambda: at[0])
    for _again in range(4):
        unlock.open("wrong")
    at[0] += 1
    unlock.step.on_second()
    unlock.open("wrong")
    assert not unlock.step.main.isEnabled()
    assert unlock.step.waiting.text() == "You can try again in 2 seconds. Nothing is locked or lost."
    at[0] += 40
    unlock.step.on_second()
    assert unlock.step.waiting.isHidden()
    assert unlock.open(PASSWORD) == ""
    assert window(program, qtbot).isVisible()


def test_show_what_i_type_shows_the_letters_and_hides_them_again(unlock: UnlockDriver) -> None:
    line, button = unlock.step.password, unlock.step.showing
    FormDriver(unlock.qtbot, unlock.step.form).type("password", "open")
    assert "open" not in line.displayText()
    button.click()
    assert (line.displayText(), button.text()) == ("open", "Hide what I type")
    button.click()
    assert "open" not in line.displayText()


def test_caps_lock_is_said_as_soon_as_a_letter_shows_it(unlock: UnlockDriver) -> None:
    line, caps = unlock.step.password, unlock.step.showing.caps
    QTest.keyClicks(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert caps.isHidden()
    QTest.keyClicks(line, "A")
    assert not caps.isHidden()
    QTest.keyClick(line, Qt.Key.Key_CapsLock)
    assert caps.isHidden()


def test_the_last_one_here_is_chosen_among_several(
    with_marcus: int, path: Path, program: Program, settings: SettingsFile, founded: Founded, qtbot: QtBot
) -> None:
    settings.keep(settings.now.signed_in(founded.vault.file_id, with_marcus))
    program.start(path)
    unlock = UnlockDriver(qtbot, program)
    assert unlock.names() == ["Jo Tester", "Marcus Finch"]
    assert unlock.step.who.currentText() == "Marcus Finch"
    unlock.choose("Jo Tester")
    assert unlock.open(PASSWORD) == ""
    assert settings.now.staff_of(founded.vault.file_id) == founded.actor.staff_user_id
    assert "Jo Tester" in window(program, qtbot).rail.who.text()


def test_a_password_that_was_handed_over_only_lets_in_to_choose_ones_own(
    with_marcus: int, path: Path, program: Program, qtbot: QtBot
) -> None:
    assert with_marcus
    program.start(path)
    unlock = UnlockDriver(qtbot, program)
    unlock.choose("Marcus Finch")
    assert unlock.open(FIRST) == ""
    assert program.window is None
    assert unnamed(unlock.window) == []
    form = FormDriver(qtbot, unlock.step.password.form)
    form.type("new", "short")
    unlock.step.main.click()
    assert "Make it longer" in unlock.step.password.form.problem_at("new")
    form.type("new", NEW)
    form.type("again", NEW)
    assert unlock.enter(unlock.step.password.second) == ""
    assert "Marcus Finch" in window(program, qtbot).rail.who.text()
    slots = {slot.name: slot for slot in Vault.beside(path).staff}
    assert not slots["Marcus Finch"].handed_over


def test_a_lost_password_is_replaced_by_the_code_on_the_sheet(
    founded: Founded, unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    unlock.step.lost_it.click()
    FormDriver(qtbot, unlock.step.form).type("code", founded.recovery_code.lower().replace("-", " "))
    assert unlock.enter(unlock.step.code) == ""
    assert unlock.names() == ["Jo Tester"]
    form = FormDriver(qtbot, unlock.step.password.form)
    form.type("new", NEW)
    form.type("again", "something else")
    unlock.step.main.click()
    assert "not the same" in unlock.step.password.form.problem_at("again")
    form.type("again", NEW)
    assert unlock.press_main() == ""
    shown = window(program, qtbot)
    assert "Jo Tester" in shown.rail.who.text()
    program.close()
    program.start(founded.store.path)
    assert "not right" in unlock.open(PASSWORD)
    assert unlock.open(NEW) == ""


def test_a_slip_in_the_code_is_said_beside_it(unlock: UnlockDriver, qtbot: QtBot) -> None:
    unlock.step.lost_it.click()
    FormDriver(qtbot, unlock.step.form).type("code", "9K2M 44")
    assert "nine groups of four" in unlock.enter(unlock.step.code)


def test_only_people_of_the_register_can_be_given_a_password_by_the_code(
    founded: Founded, with_marcus: int, path: Path, program: Program, qtbot: QtBot
) -> None:
    with reopened(founded) as store:
        founded.vault.keep_password(99, "Nobody of here", PASSWORD, store.keys, WEAK)
        store.write(
            founded.actor, "Staff user removed", lambda work: staff.remove(work, founded.vault, with_marcus)
        )
    program.start(path)
    unlock = UnlockDriver(qtbot, program)
    unlock.step.lost_it.click()
    FormDriver(qtbot, unlock.step.form).type("code", founded.recovery_code)
    assert unlock.enter(unlock.step.code) == ""
    assert unlock.names() == ["Jo Tester"]


def test_another_register_is_one_press_away(unlock: UnlockDriver, program: Program) -> None:
    unlock.step.other.click()
    assert program.unlock is None
    assert program.welcome is not None


def test_a_key_file_that_came_from_its_second_copy_is_said_once(
    founded: Founded, program: Program, qtbot: QtBot
) -> None:
    path = founded.store.path
    path.with_name(path.name + "-keys").write_bytes(b"{")
    program.start(path)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert "second copy" in window(program, qtbot).desk.notices.bar.text.text()
