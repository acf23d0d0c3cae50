"""How a list shares its width, and where answers go when there is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.models.column import Chip, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.column_widths import needed_width, share, wanted_width
from tests.ui.drivers import settle
from tests.ui.test_kit_list import Person

COLUMNS: list[Column[Person]] = [
    Column("Name", lambda row: row.name, 200, stretch=True),
    Column("Answer", no_text, 300),
    Column("Due", no_text, 100, chips=lambda _row: [Chip("by 11 November, 11 days late")]),
    Column("Town", no_text, 100, spare=1),
    Column("Cost", no_text, 80, spare=2),
]


def test_with_room_for_all_the_stretching_column_takes_the_rest() -> None:
    assert share(COLUMNS, 1000, [0] * 5, answers=1).each == (420, 300, 100, 100, 80)


def test_a_column_grows_to_what_it_says_before_the_rest_is_shared() -> None:
    assert share(COLUMNS, 1000, [0, 0, 160, 0, 0], answers=1).each == (360, 300, 160, 100, 80)


def test_with_too_little_room_the_answers_go_below_before_anything_is_left_out() -> None:
    found = share(COLUMNS, 420, [0] * 5, answers=1)
    assert found.below
    assert found.each == (140, None, 100, 100, 80)


def test_then_the_most_spare_column_is_left_out_first() -> None:
    assert share(COLUMNS, 330, [0] * 5, answers=1).each == (130, None, 100, 100, None)
    assert share(COLUMNS, 230, [0] * 5, answers=1).each == (130, None, 100, None, None)


def test_what_is_left_is_squeezed_so_that_nobody_scrolls_sideways() -> None:
    assert share(COLUMNS, 115, [0] * 5, answers=1).each == (63, None, 52, None, None)


@pytest.mark.usefixtures("look")
def test_a_column_wants_room_for_its_chips_but_not_absurdly_much() -> None:
    assert 100 < wanted_width(COLUMNS[2], [Person(1, "Amara Quill")]) <= 170


@pytest.mark.parametrize("width", [900, 360])
def test_an_answer_can_be_pressed_at_any_width(qtbot: QtBot, desk: Desk, width: int) -> None:
    answers = [Answer(said, said, said[0]) for said in ("To arrange", "Arranged", "Venue has it", "Cannot")]
    made: AnswerList[Person] = AnswerList(
        desk.jobs, [COLUMNS[0], COLUMNS[2]], "Bookings", answers, lambda _row: None, title="How far", place=1
    )
    qtbot.addWidget(made)
    made.resize(width, 500)
    made.show()
    made.list.show_list(of_rows(lambda _work: [Person(7, "Amara Quill"), Person(8, "Dewi Prosser")]))
    settle(qtbot, desk)
    table, given = made.list.table, []
    made.answered.connect(lambda row_id, value: given.append((row_id, value)))
    assert table.isColumnHidden(made.place) is (width == 360)
    for number in range(4):
        box = made.box_of(1, number)
        assert table.viewport().rect().contains(box)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert given == [(8, answer.value) for answer in answers]


@pytest.mark.usefixtures("look")
def test_what_does_not_wrap_keeps_its_width_and_the_words_beside_it_wrap() -> None:
    chip, words = COLUMNS[2], COLUMNS[0]
    needed = needed_width(chip, [Person(1, "Amara Quill")])
    assert needed == 170
    assert needed_width(words, [Person(1, "A very long name that wraps onto another line")]) < 50
    assert share([words, chip], 300, [400, 0], needed=[0, needed]).each == (130, 170)
    assert share([words, chip], 250, [400, 0], needed=[0, needed]).each == (80, 170)
