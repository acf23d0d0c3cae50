"""The program around the window: one register open at a time, and a way to another."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.services.founding import make
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers_unlock import UnlockDriver


def test_another_register_can_be_opened_from_the_menu(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "first.coprod", tmp_path / "second.coprod"
    make(first, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK).store.close()
    make(second, "Saltmere Trust", "Jo Tester", PASSWORD, WEAK).store.close()
    unlock = UnlockDriver(qtbot, program)
    program.open(first)
    unlock.open(PASSWORD)
    window = program.window
    assert window is not None
    window.actions_of_window["another"].trigger()
    assert program.welcome is not None
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.desk.jobs.idle)
    program.welcome.chosen.emit(second)
    assert window.isVisible()
    unlock.open(PASSWORD)
    assert program.window is not None
    assert program.window.windowTitle().startswith("Saltmere Trust")
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    assert shown == [program.window]
    assert program.welcome is None


def test_the_sample_is_closed_before_it_is_made_afresh(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_then: list[object] = []

    def fresh() -> Path:
        open_then.append(program.window)
        return tmp_path / f"sample {len(open_then)}.coprod"

    monkeypatch.setattr("coprod_desktop.paths.sample_register", fresh)
    for _time in range(2):
        program.show_welcome()
        program.on_tried()
        assert program.window is not None
        qtbot.waitUntil(partial(_idle, program.window))
    assert open_then == [None, None]


def _idle(window: MainWindow) -> bool:
    return window.desk.jobs.idle
