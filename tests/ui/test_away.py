"""A locked screen and a computer going to sleep, as Windows announces them."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.locking.away import Away
from coprod_desktop.ui.locking.windows_messages import (
    LOCKED,
    POWER,
    SESSION_CHANGE,
    SUSPENDING,
    WindowsMessages,
    is_away,
)


@pytest.mark.parametrize(
    ("message", "carried", "away"),
    [
        (SESSION_CHANGE, LOCKED, True),
        (SESSION_CHANGE, 0x8, False),  # unlocked
        (SESSION_CHANGE, 0x2, True),  # another user took the screen
        (POWER, SUSPENDING, True),
        (POWER, 0x12, False),  # woken
        (0x0113, LOCKED, False),  # a timer
    ],
)
def test_windows_messages_are_understood(message: int, carried: int, *, away: bool) -> None:
    assert is_away(message, carried) is away


@pytest.mark.usefixtures("qapp")
def test_a_windows_message_is_read_where_it_lies_and_goes_on() -> None:
    heard: list[int] = []
    messages = WindowsMessages(lambda: heard.append(1))
    window = int(messages._window.winId())
    for to, carried in ((window, LOCKED), (window, 0x8), (window + 1, LOCKED)):
        lying = wintypes.MSG(to, SESSION_CHANGE, carried, 0, 0, wintypes.POINT(0, 0))
        assert messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(lying)) == (False, 0)
    assert messages.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    messages.stop()
    assert heard == [1]


def test_the_program_hears_it_and_only_where_it_can_be_heard(qapp: QApplication, qtbot: QtBot) -> None:
    away, elsewhere = Away(qapp, "win32"), Away(qapp, "darwin")
    qtbot.waitUntil(lambda: away.is_listening)
    (messages,) = away._listeners
    assert isinstance(messages, WindowsMessages)
    with qtbot.waitSignal(away.locked):
        messages._said()
    assert not elsewhere.is_listening
    away.stop()
    elsewhere.stop()
