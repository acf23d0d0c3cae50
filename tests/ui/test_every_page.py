"""What holds on every page and every tab: nothing is cut off at the largest text, and the keyboard reaches all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.services.sample.spreadsheet import messy_csv
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.look import Look
from tests import screenshots
from tests.screenshots import Shot, Stage
from tests.ui.drivers import cut_words, tabbed_through

#: What a person presses, types into or chooses in.
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QListView)
#: The most common small laptop in an office.
WIDTH, HEIGHT = 1366, 768
#: A walk over every page and dialog may take so many seconds where the machine has other work.
WALK = 400


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The made-up register, with something on every page."""
    with screenshots.open_register(tmp_path_factory.mktemp("fits"), empty=False) as store:
        yield store


@pytest.fixture
def program(
    qapp: QApplication, settings: SettingsFile, look: Look, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program, with no register open."""
    monkeypatch.setattr(screenshots, "_STEADY", 2)
    made = Program(qapp, settings, look)
    yield made
    made.speak("en")


@pytest.mark.timeout(WALK)
@pytest.mark.parametrize("code", ["en", "cy"])
def test_no_page_is_wider_than_a_small_window_at_200_per_cent(
    program: Program, sample: Store, tmp_path: Path, code: str
) -> None:
    program.settings.change(text_scale=theme.MOST_SCALE)
    program.look.apply()
    program.speak(code)
    found = _walked(program, sample, tmp_path, _problems)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_first_window_fits_a_small_screen_at_200_per_cent(program: Program) -> None:
    program.settings.change(text_scale=theme.MOST_SCALE)
    program.look.apply()
    program.show_welcome()
    assert program.welcome is not None
    program.welcome.resize(800, 600)
    QApplication.processEvents()
    [area] = program.welcome.findChildren(QScrollArea)
    inner = area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= area.viewport().width()
    assert cut_words(program.welcome) == []
    program.welcome.close()


@pytest.mark.timeout(WALK)
def test_every_control_of_every_page_is_reached_by_keyboard(
    program: Program, sample: Store, tmp_path: Path
) -> None:
    found = _walked(program, sample, tmp_path, _out_of_reach)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _walked(
    program: Program, sample: Store, tmp_path: Path, look_at: Callable[[Shot, Stage], list[str]]
) -> dict[str, list[str]]:
    """What is wrong with each page, walked through as its picture is taken."""
    spreadsheet = tmp_path / "People.csv"
    spreadsheet.write_bytes(messy_csv(today=screenshots.DAY))
    actor = registers.sign_in(sample)
    things = sample.read(actor, lambda work: screenshots.things_of(work, spreadsheet))
    vault = screenshots.vault_of(sample, tmp_path)
    window = program.window_for(entered(sample, actor, vault))
    window.show()
    found = {}
    try:
        for shot in screenshots.shots():
            if not shot.empty:
                window.resize(WIDTH, HEIGHT)
                found[shot.name] = look_at(shot, Stage(window, things))
    finally:  # left open, it would fail every test after this one too
        window.close()
        window.deleteLater()
    return found


def _problems(shot: Shot, stage: Stage) -> list[str]:
    seen = shot.go(stage) or stage.window
    screenshots.settle(stage.window)
    page = stage.window.pages.current if seen is stage.window else seen
    assert page is not None
    room = WIDTH - (stage.window.rail.width() if seen is stage.window else 0)
    for _round in range(20):  # a wrapped line asks for its height only once it has its width
        if not cut_words(seen):
            break
        screenshots.settle(stage.window)
    wrong = [*_too_wide(page, room), *cut_words(seen)]
    if seen is not stage.window:
        screenshots.put_away(seen)
    return wrong


def _out_of_reach(shot: Shot, stage: Stage) -> list[str]:
    """The controls that Tab never comes to; of buttons of which one is chosen, one is enough: arrows do the rest."""
    seen = shot.go(stage) or stage.window
    screenshots.settle(stage.window)
    reached = tabbed_through(seen)
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton)} - {None}
    page = stage.window.pages.current if seen is stage.window else seen
    assert page is not None
    missed = [
        _name(one)
        for one in page.findChildren(QWidget)
        if isinstance(one, _CONTROLS) and one.isVisible() and one.isEnabled() and one not in reached
        if not _is_twin(one) and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]
    if seen is not stage.window:
        screenshots.put_away(seen)
    return missed


def _is_twin(one: QWidget) -> bool:
    """Whether the keyboard does the same from beside it: Clear, a picture by "Look", what the line above it finds."""
    plain = not one.text() if isinstance(one, QAbstractButton) else isinstance(one, QListView)
    return one.focusPolicy() is Qt.FocusPolicy.NoFocus and plain


def _too_wide(page: QWidget, room: int) -> list[str]:
    """What cannot be seen whole by scrolling up and down alone, with how wide it is and how much room there is."""
    pairs = [(page, room)]
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    pairs += [(inner, area.viewport().width()) for area in areas if (inner := area.widget()) is not None]
    return [
        f"{one.minimumSizeHint().width()} in {there}: {_widest(one, there)}"
        for one, there in pairs
        if one.minimumSizeHint().width() > there
    ] + [
        f"{_name(table)} {table.horizontalHeader().length()} in {table.viewport().width()}"
        for table in page.findChildren(QTableView)
        if table.isVisible() and table.horizontalHeader().length() > table.viewport().width()
    ]


def _widest(inner: QWidget, room: int) -> list[str]:
    """The smallest things that are too wide."""
    wide = [
        one for one in inner.findChildren(QWidget) if one.isVisible() and one.minimumSizeHint().width() > room
    ]
    return [_name(one) for one in wide if not any(one.isAncestorOf(other) for other in wide)]


def _name(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {said!r}"
