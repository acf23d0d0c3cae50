from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.settings import SettingsFile
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.job import Step
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.pages import PageEntry
from coprod_desktop.ui.palette import Found
from coprod_desktop.ui.widgets.action_row import ActionRow, ActionRows
from coprod_desktop.ui.widgets.bar_rows import BarRows
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.figure_card import FigureCard
from coprod_desktop.ui.widgets.figure_table import FigureTable
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.squares import SquaresTable
from coprod_desktop.ui.widgets.stacked_bar import StackedBar, voices
from coprod_desktop.ui.widgets.svg_view import SvgView
from coprod_desktop.ui.widgets.tabs import Tabs
from coprod_desktop.ui.widgets.text_edit import TextLine
from tests.ui.drivers import WindowDriver, open_dialog, settle, unnamed
from tests.ui.pretended import PretendedStore

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>'


class Plain(Page):
    tables: ClassVar[tuple[str, ...]] = ("person",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Plain", "Nothing to see.")
        self.refreshed: list[object] = []
        self.done: list[str] = []
        self.add_action(
            "Add a person", lambda: self.done.append("added"), icon="plus", main=True, shortcut="Ctrl+N"
        )

    def refresh(self) -> None:
        self.refreshed.append(self.thing)


class Full(Page):
    """A page with one of every widget."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Everything",
            "One of each, and a sentence that is long enough to need more than a line of its own.",
        )
        self.set_crumbs([("Carers board", lambda: None), ("Tuesday 8 December, 10:30am to midday", None)])
        rows = ActionRows()
        rows.show_rows(
            [
                ActionRow(
                    "clock",
                    "Claim 1039 has waited 9 of 10 working days",
                    "With finance",
                    "Chase",
                    lambda: None,
                )
            ]
        )
        chips = Chips()
        chips.add_switch("active", "Active")
        chips.add_choice("board", "Board", [(None, "All boards"), (1, "Carers board")])
        chips.add_removable("travel", "Can travel", lambda: None)
        table = FigureTable("Voices by quarter")
        table.show_rows(["Quarter", "First time"], [["Q1", "7"], ["Q2", "9"]])
        bars = BarRows()
        bars.show_rows([("Ever asked", 0.38, "919 · 38%")])
        tabs = Tabs("Stages")
        tabs.add("plan", "Plan", SearchBox("Search people"))
        tabs.add("invite", "Invite", lambda: SquaresTable([("Unpaid carers", 2, 3)]))
        self.tabs, self.chips = tabs, chips
        right = stack(
            FigureCard("17", "new voices this quarter", "12 before", [1, 2, 3]),
            StackedBar(voices(8, 4, 3, 1)),
            bars,
        )
        self.add(columns((rows, 2), (right, 1)))
        for part in (chips, table, tabs, SvgView(_SVG, "A black square")):
            self.add(part)


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    window.add_page(PageEntry("plain", "Plain", "sun", Plain))
    window.add_page(PageEntry("full", "Everything", "users", Full))
    window.add_page(PageEntry("one", "One thing", "user", Plain, under="full"))
    window.add_page(PageEntry("boards", "Boards", "chair", Plain), shown=False)
    window.add_page(PageEntry("settings", "Settings", "gear", Plain, foot=True))
    return window


@pytest.fixture
def driver(qtbot: QtBot, filled: MainWindow) -> WindowDriver:
    return WindowDriver(qtbot, filled)


def test_back_and_forward_lead_where_one_was(filled: MainWindow, driver: WindowDriver) -> None:
    filled.go("plain")
    filled.go("one", 7)
    filled.go("one", 8)
    driver.do("back")
    page = filled.pages.current
    assert page is not None
    assert page.thing == 7
    driver.do("back")
    assert not filled.actions_of_window["back"].isEnabled()
    driver.do("forward")
    assert filled.pages.current is page
    assert page.thing == 7


def test_a_page_is_refreshed_only_by_what_it_shows(
    qtbot: QtBot, filled: MainWindow, desk_store: PretendedStore
) -> None:
    page = filled.go("plain")
    assert isinstance(page, Plain)
    desk_store.touched = frozenset({("claim", 1)})
    filled.desk.jobs.write("Paid", lambda _work: None)
    settle(qtbot, filled.desk)
    assert len(page.refreshed) == 1
    desk_store.touched = frozenset({("person", 1)})
    filled.desk.jobs.write("Added", lambda _work: None)
    settle(qtbot, filled.desk)
    assert len(page.refreshed) == 2


def test_a_page_out_of_sight_waits_until_it_is_seen(qtbot: QtBot, filled: MainWindow) -> None:
    page = filled.go("plain")
    assert isinstance(page, Plain)
    filled.go("full")
    filled.desk.jobs.write("Added", lambda _work: None)
    settle(qtbot, filled.desk)
    assert len(page.refreshed) == 1
    filled.go("plain")
    assert len(page.refreshed) == 2


def test_only_what_is_used_is_shown(filled: MainWindow) -> None:
    assert not filled.rail.shown("boards")
    assert not filled.actions_of_window["go boards"].isVisible()
    filled.show_entry("boards")
    assert filled.rail.shown("boards")
    assert filled.actions_of_window["go boards"].isVisible()


def test_the_window_remembers_where_one_was(filled: MainWindow, settings: SettingsFile) -> None:
    filled.go("full")
    filled.close()
    assert SettingsFile(settings.path).now.last_page == "full"
    assert settings.now.window_state != ""


def test_the_window_opens_where_one_was(filled: MainWindow, settings: SettingsFile) -> None:
    settings.change(last_page="full")
    filled.start("plain")
    assert isinstance(filled.pages.current, Full)


def test_the_keyboard_begins_in_the_page_and_not_in_the_navigation(filled: MainWindow) -> None:
    filled.start("full")
    held = filled.focusWidget()
    assert filled.pages.current is not None
    assert filled.pages.current.isAncestorOf(held)
    assert isinstance(held, SearchBox)


def test_what_a_page_can_do_is_one_key_from_the_navigation_too(
    qtbot: QtBot, filled: MainWindow, driver: WindowDriver
) -> None:
    page = filled.go("plain")
    assert isinstance(page, Plain)
    next(iter(filled.rail.findChildren(QPushButton))).setFocus()
    filled.activateWindow()
    qtbot.waitUntil(filled.isActiveWindow)
    QTest.keyClick(filled.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["added"]
    filled.go("full")
    QTest.keyClick(filled.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["added"]
    assert driver.notice


def test_what_is_gone_to_takes_the_keyboard_and_what_is_chosen_in_the_navigation_leaves_it_there(
    filled: MainWindow,
) -> None:
    entry = filled.rail.findChildren(QPushButton)[0]
    entry.setFocus()
    filled.rail.turned.emit("full")
    assert filled.focusWidget() is entry
    page = filled.go("full")
    assert page is not None
    assert page.isAncestorOf(filled.focusWidget())


def test_a_page_remembered_but_no_longer_shown_is_not_opened(
    filled: MainWindow, settings: SettingsFile
) -> None:
    settings.change(last_page="boards")
    filled.start("plain")
    assert filled.pages.trail.places == [("plain", None)]


def test_typing_finds_actions_and_does_them(filled: MainWindow, driver: WindowDriver) -> None:
    page = filled.go("plain")
    assert isinstance(page, Plain)
    palette = driver.find("add pers")
    assert [offer.words for offer in palette.offers.offers] == ["Add a person"]
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert page.done == ["added"]


def test_typing_finds_people_and_goes_to_them(filled: MainWindow, driver: WindowDriver) -> None:
    filled.add_finder(
        lambda _work, text: (
            [Found("Amara Quill", "never asked", "user", "one", 2**62)] if text == "ama" else []
        )
    )
    palette = driver.find("ama")
    assert [offer.words for offer in palette.offers.offers] == ["Amara Quill · never asked"]
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert filled.pages.current is not None
    assert filled.pages.current.thing == 2**62


def test_every_control_has_a_name_for_a_screen_reader(filled: MainWindow) -> None:
    page = filled.go("full")
    assert isinstance(page, Full)
    for key in ("plan", "invite"):
        page.tabs.turn_to(key)
        assert unnamed(filled) == []


def test_a_control_without_a_name_would_be_found(filled: MainWindow) -> None:
    page = filled.go("full")
    assert page is not None
    nameless = TextLine()
    page.add(nameless)
    nameless.show()
    assert unnamed(filled) == ["TextLine "]


@pytest.mark.parametrize("scale", [100, 200])
def test_no_words_are_cut_off_at_any_text_size(qtbot: QtBot, filled: MainWindow, scale: int) -> None:
    filled.desk.look.resize_text(scale - 100)
    page = filled.go("full")
    assert page is not None
    settle(qtbot, filled.desk)
    filled.resize(1366, 768)
    settle(qtbot, filled.desk)
    cut = [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text() and _is_cut(one)]
    assert cut == []


def test_the_largest_text_fits_a_small_laptop(qtbot: QtBot, filled: MainWindow) -> None:
    filled.desk.look.resize_text(100)
    filled.go("full")
    filled.desk.notices.problem("The register is busy with another change. Wait a moment and try again.")
    filled.desk.notices.bar.show_progress(
        "Making invitations", Step(3, 200, "Making 3 of 200 invitations"), print
    )
    settle(qtbot, filled.desk)
    needed = filled.minimumSizeHint()
    assert (needed.width() <= 1366, needed.height() <= 700) == (True, True), needed


def _is_cut(label: QLabel) -> bool:
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()
    return label.height() < needed or (
        not label.wordWrap() and label.width() < label.minimumSizeHint().width()
    )


def test_a_ring_shows_where_the_keyboard_is(qtbot: QtBot, filled: MainWindow) -> None:
    page = filled.go("full")
    assert isinstance(page, Full)
    filled.activateWindow()
    button = page.tabs.button("invite")
    qtbot.waitUntil(filled.isActiveWindow)
    button.setFocus()
    ring = filled.desk.look.ring
    assert ring is not None
    parent = ring.parentWidget()
    assert parent is not None
    assert ring.geometry().contains(QRect(button.mapTo(parent, QPoint(0, 0)), button.size()))


def test_undo_stands_beside_what_just_happened(filled: MainWindow, driver: WindowDriver) -> None:
    undone: list[str] = []
    filled.desk.notices.info("Claim 1041 sent.", lambda: undone.append("yes"))
    assert (driver.notice, driver.can_undo) == ("Claim 1041 sent.", True)
    filled.desk.notices.bar.undo.click()
    assert (undone, driver.can_undo) == (["yes"], False)


def test_what_is_said_is_announced(qtbot: QtBot, filled: MainWindow) -> None:
    with qtbot.waitSignal(filled.desk.notices.said) as said:
        filled.desk.notices.problem("Give a name.")
    assert said.args == ["Give a name."]


def test_chips_say_where_they_stand(qtbot: QtBot, filled: MainWindow) -> None:
    page = filled.go("full")
    assert isinstance(page, Full)
    chips = page.chips
    assert (chips.value("active"), chips.value("board")) == (False, None)
    with qtbot.waitSignal(chips.changed):
        chips.choose("board", 1)
    assert chips.value("board") == 1
    assert chips.button("board").accessibleName() == "Board: Carers board"
    chips.button("active").click()
    assert chips.value("active") is True


def test_the_same_bug_is_shown_once(filled: MainWindow) -> None:
    crashes = filled.desk.crashes
    for _time in range(2):
        crashes.on_caught(ValueError("Gwen Abara"))
    dialog = open_dialog(Dialog)
    assert "Gwen" not in crashes.last_report
    dialog.reject()


def test_a_bug_on_any_thread_reaches_the_window(qtbot: QtBot, filled: MainWindow) -> None:
    import threading

    crashes = filled.desk.crashes
    crashes.listen()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    crashes.stop()
    qtbot.waitUntil(lambda: "ZeroDivisionError" in crashes.last_report)
    open_dialog(Dialog).reject()


def test_a_ring_whose_control_is_gone_follows_nothing_more(qtbot: QtBot, window: MainWindow) -> None:
    tabs, page = Tabs("Parts"), Page(window.desk, "Somewhere")
    tabs.add("a", "First", QWidget())
    page.add(tabs)
    window.add_page(PageEntry("somewhere", "Somewhere", "sun", lambda _desk: page))
    window.go("somewhere")
    button = tabs.button("a")
    button.setFocus()
    qtbot.waitUntil(lambda: window.desk.look.ring is not None)
    row = button.parentWidget()
    assert row is not None
    shiboken6.delete(button)
    row.resize(row.width() + 10, row.height())
    row.hide()
    row.show()
    assert row.isVisible()


def test_the_ring_around_what_has_the_keyboard_is_never_cut_off(qtbot: QtBot, window: MainWindow) -> None:
    tabs = Tabs("Parts")
    tabs.add("a", "First", QWidget())
    page = Page(window.desk, "Somewhere")
    page.add(tabs)
    window.add_page(PageEntry("somewhere", "Somewhere", "sun", lambda _desk: page))
    window.go("somewhere")
    tabs.button("a").setFocus()
    qtbot.waitUntil(lambda: window.desk.look.ring is not None)
    ring = window.desk.look.ring
    assert ring is not None
    parent = ring.parentWidget()
    assert parent is not None
    assert parent.rect().contains(ring.geometry())
