"""Somebody without a mouse: real keys to whatever has the keyboard, each counted."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from tests.ui.drivers import settle

_NO_KEY = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

#: More presses of Tab than this, and what is looked for is not to be found.
_FURTHEST = 80

_PATIENCE = 30_000


class Keyboard:
    """``pressed`` counts keys; nothing here ever points at anything."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.pressed = 0

    @property
    def held(self) -> QWidget:
        """What has the keyboard: of a list that is dropped down, of the dialog in front, or of the window."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if (
            not front.isActiveWindow()
        ):  # without a window manager it does not come back after a dialog by itself
            front.activateWindow()
            self.qtbot.waitUntil(front.isActiveWindow)
        return cast("QWidget | None", front.focusWidget()) or front

    @property
    def at(self) -> str:
        """What a screen reader would say has the keyboard."""
        return self.held.accessibleName()

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NO_KEY) -> None:
        """These keys one after the other."""
        for key in keys:
            QTest.keyClick(self.held, key, held)
            self.pressed += 1
            self.settle()

    def ctrl(self, *keys: Qt.Key) -> None:
        """These keys with Ctrl."""
        self.key(*keys, held=_CTRL)

    def enter(self) -> None:
        """Enter."""
        self.key(Qt.Key.Key_Return)

    def letters(self, text: str) -> None:
        """Letters and figures, as fast as they can be typed."""
        for letter in text:
            QTest.keyClicks(self.held, letter)
            self.pressed += 1
        self.settle()

    def find(self, text: str) -> None:
        """Type into a box that searches, and wait until it has."""
        self.letters(text)
        box = self.held
        self.qtbot.waitUntil(lambda: not getattr(box, "pending", False))
        self.settle()

    def tab_to(self, name: str, tab: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Tab until this has the keyboard."""
        passed = []
        for _press in range(_FURTHEST):
            if self.at == name:
                return
            passed.append(self.at)
            self.key(tab)
        raise AssertionError(f"{name!r} is not among {passed}")

    def back_to(self, name: str) -> None:
        """Shift and Tab until this has the keyboard."""
        self.tab_to(name, Qt.Key.Key_Backtab)

    def go(self, words: str) -> None:
        """Anywhere by Ctrl+K, a few letters and Enter."""
        self.ctrl(Qt.Key.Key_K)
        self.find(words)
        self.enter()

    def wait_long(self) -> None:
        """Wait for what is done step by step, such as taking in a file."""
        for _step in range(3):
            self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come, on a busy machine too."""
        self.qtbot.waitUntil(lambda: self.window.desk.jobs.idle, timeout=_PATIENCE)
        settle(self.qtbot, self.window.desk)
