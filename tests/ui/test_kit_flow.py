"""A row that wraps."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.flow import Flow

GAP, BELOW = 8, 4
SIZES = [(100, 40), (60, 20), (100, 30)]


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(around: QWidget) -> Flow:
    flow = Flow(around, gap=GAP, below=BELOW)
    for width, height in SIZES:
        one = QWidget()
        one.setFixedSize(width, height)
        flow.addWidget(one)
    around.resize(400, 200)
    around.show()
    return flow


def corners(around: QWidget, flow: Flow, width: int) -> list[tuple[int, int]]:
    around.resize(width, 200)
    flow.activate()
    parts = [flow.itemAt(index) for index in range(flow.count())]
    return [(part.geometry().x(), part.geometry().y()) for part in parts if part is not None]


def test_lower_things_stand_in_the_middle_of_their_line(around: QWidget, flow: Flow) -> None:
    assert corners(around, flow, 400) == [(0, 0), (108, 10), (176, 5)]
    assert flow.heightForWidth(400) == 40


def test_what_does_not_fit_goes_on_the_next_line(around: QWidget, flow: Flow) -> None:
    assert corners(around, flow, 200) == [(0, 0), (108, 10), (0, 44)]
    assert flow.heightForWidth(200) == 74


def test_each_thing_has_a_line_where_there_is_room_for_one_alone(around: QWidget, flow: Flow) -> None:
    assert corners(around, flow, 100) == [(0, 0), (0, 44), (0, 68)]
    assert flow.heightForWidth(100) == 40 + 20 + 30 + 2 * BELOW


def test_without_anything_in_it_it_takes_no_room(around: QWidget) -> None:
    assert Flow(around).heightForWidth(100) == 0
