from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.models.column import Chip, Column
from coprod_desktop.ui.models.source import Source, of_rows
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_view import ListView
from tests.ui.drivers import ListDriver, settle, tabbed_through, unnamed


@dataclass(frozen=True)
class Person:
    id: int
    name: str


class People:
    """A pretended table, and what was asked of it."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.order = list(ids)
        self.asked: list[int] = []
        self.word = "Person"

    def source(self) -> Source[Person]:
        return Source(lambda _work, n: self.order[:n], lambda _work: array("q", self.order), self.rows)

    def rows(self, _work: object, ids: Sequence[int]) -> list[Person]:
        self.asked.append(len(ids))
        return [Person(one, f"{self.word} {one}") for one in reversed(ids) if one in set(self.order)]


COLUMNS: list[Column[Person]] = [
    Column("Name", lambda row: row.name, 200, "name", second=lambda row: f"number {row.id}", stretch=True),
    Column("Remarks", lambda _row: "", chips=lambda row: [Chip("rests")] if row.id % 2 else []),
]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> ListView[Person]:
    made = ListView(desk.jobs, COLUMNS, "People", ticks=True, empty=Empty("Nobody here yet."))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def driver(qtbot: QtBot, view: ListView[Person], desk: Desk) -> ListDriver:
    return ListDriver(qtbot, view, desk)


def _show(qtbot: QtBot, desk: Desk, view: ListView[Person], people: People) -> None:
    view.show_list(people.source())
    settle(qtbot, desk)


def test_a_short_list_is_shown_whole(
    qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver
) -> None:
    _show(qtbot, desk, view, People([3, 1, 2]))
    assert driver.texts() == ["Person 3", "Person 1", "Person 2"]
    assert view.model.complete


def test_of_a_long_list_only_what_is_looked_at_is_fetched(
    qtbot: QtBot, desk: Desk, view: ListView[Person]
) -> None:
    people = People(range(100_000))
    _show(qtbot, desk, view, people)
    assert view.model.rowCount() == 100_000
    assert sum(people.asked) == 200
    view.table.scrollToBottom()
    view.table.viewport().repaint()
    settle(qtbot, desk)
    model = view.model
    assert model.data(model.index(99_999, 0)) == "Person 99999"
    assert sum(people.asked) <= 800


def test_a_row_that_is_not_here_yet_neither_waits_nor_fails(
    qtbot: QtBot, desk: Desk, view: ListView[Person]
) -> None:
    _show(qtbot, desk, view, People(range(1000)))
    model = view.model
    assert model.data(model.index(900, 0)) == "…"
    settle(qtbot, desk)
    assert model.data(model.index(900, 0)) == "Person 900"
    assert model.data(QModelIndex()) is None
    assert model.id_at(5000) is None


def test_ids_of_63_bits_survive(qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver) -> None:
    large = 2**62 + 12345
    _show(qtbot, desk, view, People([large]))
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    driver.press(Qt.Key.Key_Down)
    assert (chosen, view.current_id) == ([large], large)


def test_the_chosen_row_stays_chosen_when_the_order_changes(
    qtbot: QtBot, desk: Desk, view: ListView[Person]
) -> None:
    people = People(range(1000))
    _show(qtbot, desk, view, people)
    view.choose(7)
    people.order.reverse()
    view.refresh()
    settle(qtbot, desk)
    assert view.current_id == 7
    assert view.table.currentIndex().row() == 992


def test_a_refresh_shows_what_changed_and_forgets_what_has_gone(
    qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver
) -> None:
    people = People([1, 2, 3])
    _show(qtbot, desk, view, people)
    people.word, people.order = "Member", [1, 3]
    view.refresh()
    settle(qtbot, desk)
    assert driver.texts() == ["Member 1", "Member 3"]


def test_rows_that_come_later_do_not_replace_newer_ones(
    qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver
) -> None:
    for start in range(0, 50, 10):
        view.show_list(People(range(start, start + 2)).source())
    settle(qtbot, desk)
    assert driver.texts() == ["Person 40", "Person 41"]


def test_tab_goes_past_an_empty_list(qtbot: QtBot, desk: Desk) -> None:
    view = ListView(desk.jobs, COLUMNS, "People", empty=Empty("Nobody here yet."))
    _show(qtbot, desk, view, People([]))
    around = QWidget()
    qtbot.addWidget(around)
    row, before, after = QVBoxLayout(around), Button("Before"), Button("After")
    for one in (before, view, after):
        row.addWidget(one)
    around.show()
    qtbot.waitExposed(around)
    before.setFocus()
    assert {before, after} <= tabbed_through(around)


def test_an_empty_list_teaches(qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver) -> None:
    _show(qtbot, desk, view, People([]))
    assert driver.empty_words() == "Nobody here yet."
    _show(qtbot, desk, view, People([1]))
    assert driver.empty_words() == ""


def test_space_ticks_and_enter_opens(
    qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver
) -> None:
    _show(qtbot, desk, view, People([5, 6]))
    view.choose(6)
    driver.press(Qt.Key.Key_Space)
    assert view.model.ticked == {6}
    driver.press(Qt.Key.Key_Space)
    assert view.model.ticked == set()
    with qtbot.waitSignal(view.opened) as opened:
        driver.press(Qt.Key.Key_Return)
    assert opened.args == [6]


def test_a_pressed_heading_asks_for_that_order_then_the_other_way(view: ListView[Person]) -> None:
    asked: list[tuple[str, bool]] = []
    view.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    for section in (0, 0, 0, 1):
        view.on_header_pressed(section)
    assert asked == [("name", False), ("name", True), ("name", False)]
    heading = view.model.headerData(0, Qt.Orientation.Horizontal)
    assert heading == "Name ↑"


def test_a_screen_reader_hears_the_whole_cell(qtbot: QtBot, desk: Desk, view: ListView[Person]) -> None:
    _show(qtbot, desk, view, People([7]))
    spoken = [
        view.model.data(view.model.index(0, column), Qt.ItemDataRole.AccessibleTextRole) for column in (0, 1)
    ]
    assert spoken == ["Person 7, number 7", "rests"]
    assert unnamed(view) == []


def test_rows_grow_with_the_text(qapp: QApplication, view: ListView[Person]) -> None:
    before = view.table.verticalHeader().defaultSectionSize()
    theme.wear(qapp, theme.load("light", 200))
    assert view.table.verticalHeader().defaultSectionSize() >= before * 1.8


def test_a_small_list_can_be_given_as_rows(
    qtbot: QtBot, desk: Desk, view: ListView[Person], driver: ListDriver
) -> None:
    view.show_list(of_rows(lambda _work: [Person(2, "Two"), Person(1, "One")]))
    settle(qtbot, desk)
    assert driver.texts() == ["Two", "One"]
