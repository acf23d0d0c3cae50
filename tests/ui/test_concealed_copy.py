"""What must not linger on the clipboard does not."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets import concealed_copy

ACCOUNT = "12345678"


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    board = qapp.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concealed_copy, "STAYS", 20)


def test_a_copy_can_be_pasted_and_says_that_it_is_not_to_be_kept(clipboard: QClipboard) -> None:
    concealed_copy.copy(ACCOUNT)
    assert clipboard.text() == ACCOUNT
    laid = clipboard.mimeData()
    assert laid.data("x-kde-passwordManagerHint").data() == b"secret"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert laid.hasFormat(f'application/x-qt-windows-mime;value="{name}"')


def test_a_copy_stays_ten_seconds() -> None:
    assert concealed_copy.STAYS == 10_000


@pytest.mark.usefixtures("soon")
def test_it_is_cleared_when_its_time_is_up_whatever_became_of_its_page(
    qtbot: QtBot, clipboard: QClipboard
) -> None:
    page = QWidget()
    concealed_copy.copy(ACCOUNT)
    page.deleteLater()
    qtbot.waitUntil(lambda: clipboard.text() == "")


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("other", ["something else", ACCOUNT])
def test_what_was_copied_since_stays_even_the_same_words(
    other: str, qtbot: QtBot, clipboard: QClipboard
) -> None:
    concealed_copy.copy(ACCOUNT)
    timer = concealed_copy._copies()._timer
    with qtbot.waitSignal(timer.timeout):
        clipboard.setText(other)
    assert clipboard.text() == other


def test_a_newer_copy_begins_its_time_anew(clipboard: QClipboard) -> None:
    concealed_copy.copy("20-00-00")
    first = concealed_copy._copies()
    concealed_copy.copy(ACCOUNT)
    assert concealed_copy._copies() is first
    assert clipboard.text() == ACCOUNT
    assert first._timer.remainingTime() > concealed_copy.STAYS - 1000


def test_it_is_cleared_at_once_when_the_program_locks_or_ends(
    qapp: QApplication, clipboard: QClipboard
) -> None:
    concealed_copy.copy(ACCOUNT)
    concealed_copy.clear()
    assert clipboard.text() == ""
    clipboard.clear()
    concealed_copy.copy(ACCOUNT)
    qapp.aboutToQuit.emit()
    assert clipboard.text() == ""
    concealed_copy.clear()


def test_a_clipboard_someone_else_cleared_stays_as_it_is(clipboard: QClipboard) -> None:
    concealed_copy.copy(ACCOUNT)
    clipboard.clear()
    concealed_copy.clear()
    assert clipboard.text() == ""
