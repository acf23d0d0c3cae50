"""A paper form of six lines typed in with the keyboard alone, its keystrokes counted."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claim_lines import Box, Receipt
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import a_person
from tests.services.paying import Paying
from tests.ui.drivers_money import MoneyDriver

#: At three strokes a second - 36 words a minute, somebody who does not touch-type - a minute has 180. docs/guide.md says 128.
MOST_IN_A_MINUTE, STRUCK = 180, 128

#: What is typed for each line: a form begins with a fare, then a few words, what it cost, its day, the receipt.
LINES = (
    ("Ctrl+N", "Tab", "Bus", "Tab", "2.40", "Tab", "Tab", "Space", "Enter"),
    ("Ctrl+N", "Tab", "Train", "Tab", "12.40", "Tab", "Tab", "Space", "Enter"),
    ("Ctrl+N", "P", "Tab", "Town Hall", "Tab", "4.50", "Tab", "Tab", "Space", "Enter"),
    ("Ctrl+N", "Mea", "Tab", "Lunch", "Tab", "Tab", "Tab", "Tab", "8.20", "Tab", "Tab", "Space", "Enter"),
    ("Ctrl+N", "Mi", "Tab", "Home", "Tab", "Hall", "Tab", "Tab", "7.5", "Enter"),
    ("Ctrl+N", "Ta", "Tab", "Home late", "Tab", "9", "Tab", "Tab", "Tab", "Tab", "No ticket", "Enter"),
)


@pytest.fixture
def paying(store: Store) -> Paying:
    made = Paying(store, registers.sign_in(store))
    made.scheme_in_force()
    return made


def test_a_paper_form_of_six_lines_takes_less_than_a_minute_by_keyboard_alone(
    qtbot: QtBot, paying: Paying, coprod: MainWindow
) -> None:
    money = MoneyDriver(qtbot, coprod)
    claim = paying.drafted(a_person("Amara Quill"))
    money.open()
    money.key(Qt.Key.Key_Return)
    struck = 0
    for line in LINES:
        for key in line:
            struck += money.strike(key)
    lines = paying.page(claim).box(Box.EXPENSES)
    assert [(line.what, line.allowed.text()) for line in lines] == [
        ("Bus", "£2.40"),
        ("Train", "£12.40"),
        ("Town Hall", "£4.50"),
        ("Lunch", "£8.20"),
        ("Home to Hall", "£4.13"),
        ("Home late", "£9.00"),
    ]
    assert sum(line.receipt is Receipt.ATTACHED for line in lines) == 4
    assert struck == STRUCK
    assert struck < MOST_IN_A_MINUTE
