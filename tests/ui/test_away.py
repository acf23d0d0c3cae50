"""A locked screen and a computer going to sleep, as Windows and macOS announce them."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.locking.away import Away
from coprod_desktop.ui.locking.mac_notices import MacNotices
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
    away, elsewhere = Away(qapp, "win32"), Away(qapp, "somewhere else")
    qtbot.waitUntil(lambda: away.is_listening)
    (messages,) = away._listeners
    assert isinstance(messages, WindowsMessages)
    with qtbot.waitSignal(away.locked):
        messages._said()
    assert not elsewhere.is_listening
    away.stop()
    elsewhere.stop()


class CoreFoundation:
    """The calls of macOS that are used, as they stand in its headers; ``post`` is what macOS does."""

    def __init__(self, centre: int | None = 7) -> None:
        self.centre = centre
        self.observers: dict[tuple[object, int | None], tuple[Callable[..., None], object]] = {}
        self.strings: dict[int, bytes] = {}
        self.CFNotificationCenterGetDistributedCenter = lambda: self.centre
        self.CFStringCreateWithCString = self.made
        self.CFNotificationCenterAddObserver = self.added
        self.CFNotificationCenterRemoveEveryObserver = self.removed
        self.CFRelease = self.strings.pop

    def made(self, allocator: None, text: bytes, encoding: int) -> int:
        assert (allocator, encoding) == (None, 0x08000100)
        self.strings[9] = text
        return 9

    def added(
        self,
        centre: object,
        observer: ctypes.c_void_p,
        told: Callable[..., None],
        name: int,
        thing: None,
        at_once: int,
    ) -> None:
        assert (thing, at_once) == (None, 4)
        self.observers[centre, observer.value] = told, self.strings[name]

    def removed(self, centre: object, observer: ctypes.c_void_p) -> None:
        del self.observers[centre, observer.value]

    def post(self, name: bytes) -> None:
        for told, wanted in self.observers.values():
            if wanted == name:
                told(self.centre, None, None, None, None)


def test_a_mac_says_that_its_screen_is_locked_until_nobody_listens() -> None:
    heard: list[int] = []
    system = CoreFoundation()
    notices = MacNotices(lambda: heard.append(1), lambda: system)
    assert notices.is_listening
    assert system.strings == {}  # what was made was given back
    system.post(b"com.apple.screenIsUnlocked")
    system.post(b"com.apple.screenIsLocked")
    assert heard == [1]
    notices.stop()
    notices.stop()
    assert not system.observers


def test_a_mac_without_the_centre_and_any_other_computer_say_nothing(
    qapp: QApplication, qtbot: QtBot
) -> None:
    notices = MacNotices(lambda: None, lambda: CoreFoundation(centre=None))
    assert not notices.is_listening
    notices.stop()
    away = Away(QObject(qapp), "darwin")
    qtbot.waitUntil(lambda: len(away._listeners) == 1)
    assert not away.is_listening
    away.stop()
