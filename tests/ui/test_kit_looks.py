"""What was once seen wrong on pictures of the window, and is not to be seen again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Form, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.tabs import Tabs
from coprod_desktop.ui.widgets.text_edit import TextLine
from tests.ui.drivers import cut_words, settle

TODAY = date(2026, 11, 22)
LONG = "Meetings a year before anybody is asked for a reason why"


@dataclass(frozen=True)
class Place:
    id: int
    name: str


def _places(count: int, _work: object) -> list[Place]:
    return [Place(n, f"Place {n}") for n in range(1, count + 1)]


Places = Callable[[Column[Place], int], ListView[Place]]


@pytest.fixture
def places(qtbot: QtBot, desk: Desk) -> Places:
    """A list of so many places with one column, loaded and shown."""

    def make(column: Column[Place], count: int) -> ListView[Place]:
        made: ListView[Place] = ListView(desk.jobs, [column], "Places")
        qtbot.addWidget(made)
        made.resize(300, 600)
        made.show()
        made.show_list(of_rows(partial(_places, count)))
        settle(qtbot, desk)
        return made

    return make


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_calm_chip_is_still_a_chip_on_the_chosen_row(qapp: QApplication, places: Places, look: str) -> None:
    worn = theme.load(look)
    theme.wear(qapp, worn)
    column: Column[Place] = Column(
        "To do", no_text, chips=lambda _row: [Chip("      ", ChipKind.CALM)], stretch=True
    )
    shown = places(column, 2)
    shown.choose(1)
    picture = shown.table.viewport().grab().toImage()
    middle = shown.table.verticalHeader().defaultSectionSize() // 2
    assert QColor(picture.pixel(24, middle)) == worn["panel"]
    assert QColor(picture.pixel(290, middle)) == worn["accent_soft"]


@pytest.mark.parametrize("scale", [100, 200])
def test_a_heading_is_never_cut(qapp: QApplication, places: Places, scale: int) -> None:
    theme.wear(qapp, theme.load("light", scale))
    shown = places(Column("What they were paid for their time", lambda row: row.name, 100, right=True), 1)
    shown.resize(900, 400)
    QApplication.processEvents()
    header = shown.table.horizontalHeader()
    assert header.sectionSizeHint(0) <= shown.table.columnWidth(0)


def test_a_list_that_wraps_has_room_for_another_line(
    places: Places,
) -> None:
    heights = []
    for wraps in (0, 1):
        shown = places(Column("Place", lambda row: row.name, wraps=wraps), 1)
        heights.append(shown.table.verticalHeader().defaultSectionSize())
    assert heights[1] - heights[0] >= theme.BODY


def test_a_list_among_cards_is_as_high_as_its_rows(qtbot: QtBot, desk: Desk, places: Places) -> None:
    shown = places(Column("Place", lambda row: row.name), 0)
    shown.fit_rows(3)
    heights = []
    for count in (1, 3, 9):
        shown.show_list(of_rows(partial(_places, count)))
        settle(qtbot, desk)
        heights.append(shown.sizeHint().height())
    row = shown.table.verticalHeader().defaultSectionSize()
    assert heights[1] - heights[0] == 2 * row
    assert heights[2] == heights[1]


def test_controls_in_one_row_stand_level_under_labels_of_any_length(qtbot: QtBot) -> None:
    short, long = TextLine(), TextLine()
    form = Form([Row((Field("short", "Days", short), Field("long", LONG, long)))])
    qtbot.addWidget(form)
    form.resize(420, 200)
    form.show()
    QApplication.processEvents()
    assert short.mapTo(form, short.rect().topLeft()).y() == long.mapTo(form, long.rect().topLeft()).y()
    assert cut_words(form) == []
    narrow = form.heightForWidth(420)
    form.resize(1200, 200)
    qtbot.waitUntil(lambda: form.heightForWidth(1200) < narrow)


@pytest.mark.parametrize("scale", [100, 200])
def test_a_choice_is_as_high_as_a_line(qapp: QApplication, qtbot: QtBot, scale: int) -> None:
    theme.wear(qapp, theme.load("light", scale))
    choice, line = Choice([("post", "Post")]), TextLine()
    form = Form([Row((Field("choice", "How", choice), Field("line", "What", line)))])
    qtbot.addWidget(form)
    form.show()
    assert choice.height() == line.height()


def _dialog(desk: Desk, over: QWidget) -> FormDialog:
    parts = [Field("born", "Born", DayEdit(TODAY), "As it stands on paper.")]
    return ask(over, desk.jobs, "Add one", parts, "Add", "Added", lambda _work, _values: None)


def test_a_dialog_leaves_no_empty_band_and_makes_room_for_what_is_wrong(qtbot: QtBot, desk: Desk) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    dialog = _dialog(desk, over)
    control = dialog.form.control("born")
    gap = dialog.main.mapTo(dialog, dialog.main.rect().topLeft()).y()
    gap -= control.mapTo(dialog, control.rect().bottomLeft()).y()
    assert gap < 4 * theme.EDGE
    before = dialog.height()
    control.setText("the day before")
    dialog.on_confirmed()
    assert dialog.form.problem_at("born")
    qtbot.waitUntil(lambda: dialog.height() > before)
    dialog.form.fill({"born": None})
    dialog.close()


def test_words_given_to_a_picture_later_stand_apart_from_it(qtbot: QtBot) -> None:
    at_once, later = Button("Write", icon="pen"), Button("", icon="pen")
    for one in (at_once, later):
        qtbot.addWidget(one)
    later.setText("Write")
    assert later.iconSize() == at_once.iconSize()


def test_many_tabs_stand_beside_the_parts_while_there_is_room(qtbot: QtBot) -> None:
    tabs = Tabs("Parts", beside=True)
    qtbot.addWidget(tabs)
    for number in range(9):
        tabs.add(str(number), f"Part number {number}", QWidget())
    tabs.resize(1000, 600)
    tabs.show()
    QApplication.processEvents()
    lefts = {tabs.button(str(number)).mapTo(tabs, tabs.rect().topLeft()).x() for number in range(9)}
    assert lefts == {0}
    tabs.resize(500, 600)
    QApplication.processEvents()
    lefts = {tabs.button(str(number)).mapTo(tabs, tabs.rect().topLeft()).x() for number in range(9)}
    assert len(lefts) > 1
