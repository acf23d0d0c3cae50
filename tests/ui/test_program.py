"""The program as it starts: the first window, and opening what people point at."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop import log, paths
from coprod_desktop.app import Program
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services.founding import make
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.ui.welcome import Welcome
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers import settle, unnamed
from tests.ui.drivers_unlock import UnlockDriver


def welcome(program: Program) -> Welcome:
    assert program.welcome is not None
    return program.welcome


def test_the_first_start_offers_to_begin_to_open_or_to_try(program: Program) -> None:
    program.start(None)
    assert unnamed(welcome(program)) == []
    assert program.window is None


def test_the_register_of_last_time_is_opened_again(program: Program, made: Path, qtbot: QtBot) -> None:
    program.start(made)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    program.close()
    program.start(None)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    assert "Marlow Vale Council" in program.window.windowTitle()


def test_a_register_that_is_no_more_is_said_and_another_can_be_chosen(
    program: Program, made: Path, qtbot: QtBot
) -> None:
    program.start(made)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    program.close()
    for keys in slot_file.beside(made), slot_file.twin(slot_file.beside(made)):
        keys.unlink(missing_ok=True)  # with its keys there it would be a damaged one
    made.write_bytes(b"not a register any more")
    program.start(None)
    assert "not a Coprod register" in welcome(program).trouble.text()


def test_a_file_that_is_no_register_leaves_the_welcome_open_and_says_so(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text("Name\nAmara\n")
    program.start(None)
    welcome(program).chosen.emit(tmp_path / "people.csv")
    assert "not a Coprod register" in welcome(program).trouble.text()
    assert (tmp_path / "people.csv").read_text() == "Name\nAmara\n"


def test_naming_a_register_that_cannot_be_opened_is_a_problem_of_the_command(
    program: Program, tmp_path: Path
) -> None:
    with pytest.raises(Problem):
        program.start(tmp_path / "gone.coprod")


def test_the_sample_opens_and_says_that_nobody_in_it_is_real(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(paths, "sample_register", lambda: tmp_path / "Marlow Vale (sample).coprod")
    program.start(None)
    welcome(program).on_try_asked()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    assert "(sample)" in program.window.windowTitle()
    assert "Nobody in here is real" in program.window.rail.who.text()


def test_a_first_day_has_people_and_no_history(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(paths, "sample_register", lambda: tmp_path / "Marlow Vale (sample).coprod")
    program.start(None)
    welcome(program).on_first_day_asked()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    program.window.go("people")
    settle(qtbot, program.window.desk)
    assert not program.window.rail.shown("voices")


def test_another_register_can_be_opened_from_the_window(
    program: Program, made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    make(tmp_path / "second.coprod", "Second Trust", "Jo Tester", PASSWORD, WEAK).store.close()
    program.start(made)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    program.window.actions_of_window["another"].trigger()
    welcome(program).chosen.emit(tmp_path / "second.coprod")
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    assert "Second Trust" in program.window.windowTitle()


def test_a_program_that_fell_over_says_so_once_at_its_next_start(
    program: Program, made: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    for _time in range(2):
        program.fell = program.fell or not said
        program.start(made)
        assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
        assert program.window is not None
        settle(qtbot, program.window.desk)
        said.append(program.window.desk.notices.bar.text.text())
        program.close()
    assert "ended by itself last time; what was saved is safe" in said[0]
    assert "ended by itself" not in said[1]


def test_opening_and_closing_a_register_are_milestones_without_its_name(
    program: Program, made: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with log.kept(tmp_path):
        program.start(made)
        UnlockDriver(qtbot, program).open(PASSWORD)
        assert program.window is not None
        settle(qtbot, program.window.desk)
        program.close()
    lines = (tmp_path / log.FILE).read_text(encoding="utf-8")
    assert "a register was opened" in lines
    assert "a register was closed" in lines
    assert "ours" not in lines
