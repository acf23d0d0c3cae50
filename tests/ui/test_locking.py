"""Walking away: the window goes with everything it showed, and whoever comes back is where they were."""

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.settings import SettingsFile
from coprod_desktop.ui.locking.idleness import Idleness
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.builders import PASSWORD
from tests.ui.drivers import FormDriver, open_dialog, settle, unnamed
from tests.ui.drivers_bank import BankDriver
from tests.ui.drivers_people import PeopleDriver
from tests.ui.drivers_staff import SignInDriver
from tests.ui.drivers_unlock import UnlockDriver


@pytest.fixture
def program(qapp: QApplication, settings: SettingsFile, look: Look) -> Iterator[Program]:
    made = Program(qapp, settings, look)
    yield made
    made.close()


@pytest.fixture
def unlock(qtbot: QtBot, program: Program, made: Path) -> UnlockDriver:
    """A register that Jo has just opened."""
    program.start(made)
    driver = UnlockDriver(qtbot, program)
    assert driver.open(PASSWORD) == ""
    shown(program, qtbot)
    return driver


def shown(program: Program, qtbot: QtBot) -> MainWindow:
    assert program.window is not None
    settle(qtbot, program.window.desk)
    return program.window


def lock(program: Program, qtbot: QtBot) -> None:
    """Ctrl+L, and wait until the register is closed."""
    shown(program, qtbot).actions_of_window["lock"].trigger()
    qtbot.waitUntil(lambda: program.window is None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_locking_closes_the_register_and_leaves_nothing_of_it_in_any_window(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    window = shown(program, qtbot)
    people = PeopleDriver(qtbot, window)
    people.open()
    people.press("Add a person")
    FormDriver(qtbot, open_dialog(FormDialog).form).type("name", "Amara Quill")
    assert window.actions_of_window["lock"].shortcut().toString() == "Ctrl+L"
    store = window.desk._store
    lock(program, qtbot)
    assert not shiboken6.isValid(window)
    with pytest.raises(RuntimeError, match="closed"):
        store.keys.finance  # noqa: B018 - asking is what is refused
    said = [one.text() for one in QApplication.allWidgets() if isinstance(one, QLabel)]
    assert not [text for text in said if "Amara" in text or "Jo Tester" in text]
    assert unlock.window.isVisible()
    assert unnamed(unlock.window) == []
    assert "Locked" in unlock.window.note.text()


def test_locking_leaves_no_register_no_key_and_no_page_in_memory(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    window = shown(program, qtbot)
    held = [weakref.ref(one) for one in (window, window.desk, window.desk.jobs, window.desk._store)]
    del window
    lock(program, qtbot)
    qtbot.waitUntil(lambda: not program.leaving.busy(unlock.window.way.path))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in held] == [None] * len(held)


def test_whoever_signs_in_again_is_where_they_were(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    window = shown(program, qtbot)
    window.go("settings", "signing-in")
    settle(qtbot, window.desk)
    window.resize(780, 700)
    size = window.size()
    lock(program, qtbot)
    assert "not right" in unlock.open("somebody else")
    assert unlock.open(PASSWORD) == ""
    again = shown(program, qtbot)
    assert again.pages.trail.places[again.pages.trail.at] == ("settings", "signing-in")
    assert again.actions_of_window["back"].isEnabled()
    assert again.size() == size


def test_a_half_filled_dialog_is_back_when_it_is_opened_again(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    people = PeopleDriver(qtbot, shown(program, qtbot))
    people.open()
    people.press("Add a person")
    FormDriver(qtbot, open_dialog(FormDialog).form).type("name", "Amara Quill")
    title = open_dialog(FormDialog).accessibleName()
    lock(program, qtbot)
    assert unlock.open(PASSWORD) == ""
    again = PeopleDriver(qtbot, shown(program, qtbot))
    assert title in again.window.desk.notices.bar.text.text()
    again.press("Add a person")
    dialog = open_dialog(FormDialog)
    assert dialog.form.control("name").text() == "Amara Quill"
    assert dialog.form.dirty
    open_dialog(FormDialog).done(0)
    again.press("Add a person")
    assert open_dialog(FormDialog).form.control("name").text() == ""
    open_dialog(FormDialog).done(0)


def test_what_was_typed_in_a_page_is_back_at_once(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    settings = SignInDriver(qtbot, shown(program, qtbot))
    settings.open("organisation")
    settings.type("contact_name", "Beth Ferry")
    lock(program, qtbot)
    assert unlock.open(PASSWORD) == ""
    again = SignInDriver(qtbot, shown(program, qtbot))
    settle(qtbot, again.window.desk)
    assert again.shown("contact_name") == "Beth Ferry"
    assert again.notice == "What you were typing is back."


def test_a_password_is_never_kept_in_a_draft(unlock: UnlockDriver, program: Program, qtbot: QtBot) -> None:
    lock(program, qtbot)
    FormDriver(qtbot, unlock.step.form).type("password", PASSWORD)
    assert unlock.step.form.typed() == {}


def test_what_is_being_kept_ends_before_the_register_is_closed(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    window = shown(program, qtbot)
    gate, ended = threading.Event(), []
    window.desk.jobs.write("Kept", lambda _work: ended.append(gate.wait(10)))
    window.desk.lock()
    assert not window.isVisible()
    assert program.window is window
    assert unlock.step.working
    gate.set()
    qtbot.waitUntil(lambda: program.window is None)
    assert ended == [True]
    assert unlock.open(PASSWORD) == ""
    shown(program, qtbot)


def test_nobody_there_for_so_long_is_noticed_and_a_key_counts_as_somebody(
    qapp: QApplication, window: MainWindow
) -> None:
    clock, left = [0.0], []
    idle = Idleness(qapp, lambda: 10, lambda: clock[0], lambda: clock[0] % 50)
    idle.left.connect(lambda: left.append(clock[0]))
    handle = window.windowHandle()
    idle.on_window(handle)
    for at, somebody in ((300.0, False), (590.0, True), (620.0, False), (1180.0, False), (1200.0, False)):
        clock[0] = at
        if somebody:
            QTest.keyClick(handle, Qt.Key.Key_A)
        idle.on_beat()
    idle.stop()
    assert left == [1200.0]


def test_a_computer_that_slept_is_noticed_when_it_wakes(qapp: QApplication) -> None:
    wall, left = [0.0], []
    idle = Idleness(qapp, lambda: 10, lambda: 0.0, lambda: wall[0])
    idle.left.connect(lambda: left.append(wall[0]))
    for wall[0] in (5.0, 10.0, 3600.0):
        idle.on_beat()
    idle.stop()
    assert left == [3600.0]


def test_whoever_changed_the_finance_key_signs_in_again_and_holds_the_new_one(
    unlock: UnlockDriver, program: Program, qtbot: QtBot
) -> None:
    window = shown(program, qtbot)
    before = window.desk.keys.finance
    bank = BankDriver(qtbot, window)
    bank.go("settings", "bank")
    bank.press("Change the finance key…")
    bank.confirm(PASSWORD)
    bank.sheet.read_back()
    qtbot.waitUntil(lambda: program.window is None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert unlock.open(PASSWORD) == ""
    again = shown(program, qtbot)
    assert again.desk.keys.finance not in {None, before}
    bank = BankDriver(qtbot, again)
    bank.go("settings", "bank")
    assert "Your password opens bank details" in bank.said(bank.part)
