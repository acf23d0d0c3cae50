"""The contact log on a person's page, by keyboard, and what was promised on Today."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.domain.contacts import Contact
from coprod_desktop.services import contacts
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.people.contact_part import ContactPart
from tests.builders import TODAY, a_person
from tests.ui.drivers import FormDriver, unnamed
from tests.ui.drivers_page import PageDriver
from tests.ui.drivers_today import TodayDriver


class LogDriver(PageDriver):
    """The contact log of one person."""

    key = "person"

    @property
    def part(self) -> ContactPart:
        """The part of the page."""
        found = self.page.contact
        assert isinstance(found, ContactPart)
        return found

    def type(self, **fields: str) -> None:
        """Type into the form that stands on the page."""
        driver = FormDriver(self.qtbot, self.part.entry.form)
        for name, text in fields.items():
            control = self.part.entry.form.control(name)
            if name == "said":
                control.selectAll()
                QTest.keyClicks(control, text)
            else:
                driver.type(name, text)

    def keep_by_keyboard(self) -> None:
        """Ctrl+Enter, from where one types."""
        self.window.activateWindow()
        said = self.part.entry.form.control("said")
        said.setFocus()
        self.qtbot.waitUntil(said.hasFocus)
        QTest.keyClick(said, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def typed(self, name: str) -> object:
        """What stands in a field of the form."""
        return self.part.entry.form.control(name).value()

    def trouble(self, name: str) -> str:
        """What the form says beside a field."""
        return self.part.entry.form.problem_at(name)

    def search(self, text: str) -> None:
        """Search what was said."""
        with self.qtbot.waitSignal(self.part.log.search.searched):
            self.part.log.search.selectAll()
            QTest.keyClicks(self.part.log.search, text)
        self.settle()


class Register:
    """Two people, and what was said to them."""

    def __init__(self, store: Store) -> None:
        self.store, self.actor = store, registers.sign_in(store)
        self.person = a_person()
        self.other = a_person("Dewi Prosser")
        self.write(lambda work: [work.add(self.person), work.add(self.other)])

    def write(self, fn: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Set up", fn).value

    def said(self, *words: str, **values: Any) -> None:
        for one in words:
            given = {"said": one, **values}
            self.write(lambda work, given=given: contacts.add(work, self.person.id, given))  # type: ignore[misc]

    def all(self) -> list[Contact]:
        return self.store.read(self.actor, lambda work: list(work.session.scalars(select(Contact))))


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


@pytest.fixture
def log(qtbot: QtBot, coprod: MainWindow) -> LogDriver:
    return LogDriver(qtbot, coprod)


def test_a_call_is_written_down_by_keyboard_and_stands_first(log: LogDriver, register: Register) -> None:
    log.open((register.person.id, "contact"))
    assert any("the next colleague will know" in words for words in log.words())
    log.type(said="Wants to come to the next board", to_do="Send the date", do_by="24 November 2026")
    log.keep_by_keyboard()
    said = log.words()
    assert "22 Nov 2026 · Phone · They got in touch · Jo Tester" in said
    assert "To do by 24 Nov 2026: Send the date" in said
    assert (log.typed("said"), log.typed("to_do"), log.typed("do_by")) == ("", "", None)
    assert unnamed(log.page) == []
    log.undo()
    assert register.all() == []


def test_a_promise_without_a_day_is_asked_for_and_nothing_typed_is_lost(
    log: LogDriver, register: Register
) -> None:
    log.open((register.person.id, "contact"))
    log.type(said="Needs a taxi", to_do="Book it")
    log.press("Write it down")
    assert log.trouble("do_by") == "Say by which day, so that it is not forgotten."
    assert log.typed("said") == "Needs a taxi"
    log.type(do_by="yesterday week")
    log.press("Write it down")
    assert log.trouble("do_by")
    assert register.all() == []


def test_what_was_begun_stays_while_one_looks_at_someone_else(log: LogDriver, register: Register) -> None:
    log.open((register.person.id, "contact"))
    log.type(said="Half a sentence")
    register.write(lambda work: contacts.add(work, register.person.id, {"said": "From elsewhere"}))
    log.page.stale = True
    log.open(register.person.id)
    assert log.typed("said") == "Half a sentence"
    log.open(register.other.id)
    assert log.typed("said") == ""
    log.open(register.person.id)
    assert log.typed("said") == "Half a sentence"


def test_what_was_promised_is_on_today_and_done_with_one_press(
    qtbot: QtBot, log: LogDriver, register: Register, coprod: MainWindow
) -> None:
    register.said("Needs a taxi", to_do="Book the taxi", do_by=TODAY - timedelta(days=1))
    today = TodayDriver(qtbot, coprod)
    today.open()
    today.follow("Amara Quill: Book the taxi")
    assert log.page.tabs.key == "contact"
    log.press("Done: Book the taxi")
    assert "Done on 22 Nov 2026: Book the taxi" in log.words()
    today.open()
    assert "Amara Quill: Book the taxi" not in today.titles()


def test_a_long_log_shows_the_latest_and_can_be_searched(log: LogDriver, register: Register) -> None:
    register.said(*(f"Call number {n}" for n in range(33)))
    log.open((register.person.id, "contact"))
    assert "Call number 32" in log.words()
    assert "Call number 2" not in log.words()
    log.press("Show 3 older ones")
    assert "Call number 2" in log.words()
    log.search("number 17")
    assert [words for words in log.words() if words.startswith("Call")] == ["Call number 17"]
    log.search("nothing like it")
    assert "Nothing here holds these words." in log.words()


def test_a_line_is_changed_and_removed(log: LogDriver, register: Register) -> None:
    register.said("Rang about the bus")
    log.open((register.person.id, "contact"))
    log.press("Change what was said on 22 Nov 2026")
    log.fill(by="Beth Rowan")
    assert register.all()[0].by == "Beth Rowan"
    log.page.tabs.turn_to("history")
    assert any("Contact log changed" in words for words in log.words())
    log.page.tabs.turn_to("contact")
    log.press("Remove what was said on 22 Nov 2026")
    assert register.all() == []
