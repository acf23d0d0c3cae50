"""What we rely on in Qt and its binding: faults met before, so that an upgrade cannot bring them back unseen."""

from enum import StrEnum

from PySide6 import __version__
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme


class Big(QObject):
    said = Signal(object)


class Choice(StrEnum):
    ONE = "one"


def test_calls_that_return_nothing_do_not_use_none_up(qapp: object) -> None:
    size = QSize()
    for n in range(200_000):
        size.setWidth(n % 100)  # 6.12.0 lost a reference to None here and aborted after a few thousand
    assert size.width() == 99
    assert qapp is not None


def test_the_binding_is_the_one_that_was_tried() -> None:
    assert __version__.startswith("6.11.")


def test_ids_travel_whole_through_signals(qtbot: QtBot) -> None:
    big = Big()
    with qtbot.waitSignal(big.said) as caught:
        big.said.emit(912_178_525_909_580_406)
    assert caught.args == [912_178_525_909_580_406]


def test_a_combo_box_turns_an_enum_into_text_which_is_why_ours_keeps_its_values_itself(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("One", Choice.ONE)
    assert type(box.itemData(0)) is not Choice


def test_our_face_is_there_on_a_machine_without_fonts(qapp: object) -> None:
    theme.load_face()
    assert theme.FAMILY in QFontDatabase.families()
    assert qapp is not None
