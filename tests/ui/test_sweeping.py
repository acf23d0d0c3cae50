"""Where Python's garbage collector may run: Qt's objects may go only on the thread they live on."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.sweeping import sweep, swept_here, unswept


class Dropped:
    """Something in a circle, as a closed window is, that says on which thread it went."""

    def __init__(self, went: list[int]) -> None:
        self.went, self.itself = went, self

    def __del__(self) -> None:
        self.went.append(threading.get_ident())


@pytest.fixture(autouse=True)
def _nothing_due() -> Iterator[None]:
    gc.collect()
    yield
    gc.collect()


def very_much() -> list[list[int]]:
    """Enough to make the collector begin by itself, made on another thread."""
    kept: list[list[int]] = []
    other = threading.Thread(target=lambda: kept.extend([number] for number in range(100_000)))
    other.start()
    other.join()
    return kept


def test_what_was_closed_goes_on_the_windows_thread_whoever_works_meanwhile(
    qapp: QApplication, qtbot: QtBot
) -> None:
    went: list[int] = []
    with swept_here(qapp):
        Dropped(went)
        kept = very_much()
        assert went == []
        qtbot.waitUntil(lambda: bool(went))
    assert went == [threading.get_ident()]
    assert kept
    assert gc.isenabled()


def test_nothing_is_swept_while_it_must_not_be() -> None:
    went: list[int] = []
    gc.disable()
    with unswept():
        Dropped(went)
        kept = very_much()
        sweep()
        assert went == []
    sweep()
    gc.enable()
    assert kept
    assert went == [threading.get_ident()]


def test_what_has_been_there_for_long_is_swept_too() -> None:
    went: list[int] = []
    gc.disable()
    one = Dropped(went)
    for _round in range(3):
        gc.collect(1)
    del one
    for _round in range(200):
        if went:
            break
        gc.collect(1) if gc.get_count()[1] else gc.collect(0)
        sweep()
    gc.enable()
    assert went == [threading.get_ident()]
