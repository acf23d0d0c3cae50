"""The kit over a real register: an action, its undo, a search that is overtaken."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import people
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.desk import Desk
from tests.ui.drivers import settle


@pytest.fixture
def desk_store(store: Store) -> Store:
    return store


@pytest.fixture
def actor(store: Store) -> Actor:
    return registers.sign_in(store)


def _count(qtbot: QtBot, desk: Desk) -> int:
    found: list[int] = []
    desk.jobs.read(people.total, found.append)
    settle(qtbot, desk)
    return found[0]


def test_what_was_added_can_be_taken_back_and_done_again(qtbot: QtBot, desk: Desk) -> None:
    desk.jobs.write("Added Amara Quill", lambda work: people.add(work, {"name": "Amara Quill"}).id)
    settle(qtbot, desk)
    counts = [_count(qtbot, desk)]
    desk.notices.bar.undo.click()
    settle(qtbot, desk)
    assert desk.notices.bar.text.text() == "Taken back: Added Amara Quill"
    counts.append(_count(qtbot, desk))
    desk.redo()
    settle(qtbot, desk)
    counts.append(_count(qtbot, desk))
    assert counts == [1, 0, 1]


def test_with_nothing_to_undo_the_bar_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.undo()
    settle(qtbot, desk)
    assert desk.notices.bar.text.text() == "There is nothing to undo."


def test_of_many_questions_in_a_row_only_the_last_is_answered(qtbot: QtBot, desk: Desk) -> None:
    answers: list[int] = []
    for number in range(50):
        desk.jobs.read(_plus(number), answers.append, key="search")
    settle(qtbot, desk)
    assert answers == [49]


def _plus(number: int) -> Callable[[Work], int]:
    return lambda work: people.total(work) + number
