"""One application, dressed once; a desk over a store that is only pretended; and nothing left behind by any test."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import enumerate as all_threads
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.services.founding import make
from coprod_desktop.settings import LookChoice, SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk, Tools
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.sweeping import sweep, swept_here
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers_backups import ProgramDriver
from tests.ui.pretended import TODAY, PretendedStore


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    file = SettingsFile(tmp_path / "settings.toml")
    file.change(look=LookChoice.LIGHT)
    return file


@pytest.fixture
def look(qapp: QApplication, settings: SettingsFile) -> Iterator[Look]:
    made = Look(qapp, settings)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def actor() -> Actor:
    return Actor(7, "Rowan Testing", frozenset({Role.COORDINATOR}))


@pytest.fixture
def desk_store() -> PretendedStore:
    return PretendedStore()


@pytest.fixture
def desk(look: Look, settings: SettingsFile, actor: Actor, desk_store: Any) -> Iterator[Desk]:
    made = Desk(Tools(desk_store, actor, settings, look, lambda: TODAY))
    yield made
    made.close()
    made.notices.bar.deleteLater()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, "Marlow Vale register", "coordinator")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """After each test: no window, no dialog, no thread of a job."""
    theme.wear(qapp, theme.load("light"))
    with swept_here(qapp):
        yield
    sweep()
    for _round in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    shown = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    left = [f"{type(one).__name__} {one.windowTitle()}" for one in shown]
    for one in shown:
        one.hide()
        one.deleteLater()
    jobs = [one.name for one in all_threads() if one.name.startswith(("writer", "reader", "file"))]
    assert (left, jobs) == ([], [])


@pytest.fixture
def coprod(qtbot: QtBot, look: Look, settings: SettingsFile, store: Store) -> Iterator[MainWindow]:
    """The whole window over a real, empty register (``store``), with every page."""
    program = Program(QApplication.instance(), settings, look)  # type: ignore[arg-type]
    made = program.window_for(entered(store, registers.sign_in(store)))
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: made.desk.jobs.idle)
    made.close()
    made.deleteLater()


@pytest.fixture(scope="session")
def just_founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with keys of its own as it is when just made, closed; every test works on a copy."""
    path = tmp_path_factory.mktemp("just-founded") / "ours.coprod"
    make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK).store.close()
    return path


@pytest.fixture
def made(just_founded: Path, tmp_path: Path) -> Path:
    """A register with keys of its own, closed."""
    for one in just_founded.parent.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path / just_founded.name


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, settings: SettingsFile, look: Look) -> Iterator[Program]:
    """The program around the windows; whatever it has open is closed afterwards."""
    running = Program(qapp, settings, look)
    yield running
    ProgramDriver(qtbot, running).end()


@pytest.fixture
def at_work(program: Program, made: Path, qtbot: QtBot) -> ProgramDriver:
    """A register with keys of its own, just opened."""
    driver = ProgramDriver(qtbot, program)
    driver.open(made)
    return driver
