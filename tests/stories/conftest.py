"""A story's setting: one coordinator, one window, one register that begins empty, and a clock the story moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.services import founding
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.look import Look
from tests.builders import KEYS
from tests.stories.coordinator import PLANNING, Coordinator, nine_o_clock
from tests.ui import conftest as ui

qapp_cls, look, settings = ui.qapp_cls, ui.look, ui.settings
nothing_left_behind = ui.nothing_left_behind


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A new register with all it starts with, made on the day the story begins; the coordinator closes it."""
    made = registers.create(tmp_path / "marlow.coprod", KEYS, "Marlow Vale Council", "Jo Tester")
    made.clock = nine_o_clock(PLANNING)
    made.write(registers.FOUNDER, "What a register starts with", founding.found)
    return made


@pytest.fixture
def program(qapp: QApplication, settings: SettingsFile, look: Look) -> Program:
    """The program, with no register open."""
    return Program(qapp, settings, look)


@pytest.fixture
def jo(qtbot: QtBot, program: Program, store: Store) -> Iterator[Coordinator]:
    """The coordinator, at work in the window."""
    made = Coordinator(qtbot, program, store)
    yield made
    made.go_home()
