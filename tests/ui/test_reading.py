"""What is hard to read stands beside its sentence, where an invitation is looked at and where its words are typed."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.services import organisation
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import a_meeting, a_person, an_invitation
from tests.ui.drivers import unnamed
from tests.ui.drivers_reading import ReadingDriver

CONTACT = {
    "contact_name": "Jo Penn",
    "contact_phone": "01632 960 001",
    "contact_email": "jo@marlow.example",
    "contact_address": "Town Hall, Marlow",
}
HARD = {"about": "respite care etc.", "venue_access": "Doors open 09:45-10:15"}


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> ReadingDriver:
    return ReadingDriver(qtbot, coprod)


def invited(store: Store, **words: Any) -> int:
    def fill(work: Work) -> Meeting:
        organisation.save(work, **CONTACT)
        person = work.add(a_person("Amara Quill"))
        meeting = work.add(a_meeting(None, title="Carers board", venue="Town Hall", **words))
        work.add(an_invitation(meeting, person))
        return meeting

    return int(store.write(registers.sign_in(store), "Set up", fill).value.id)


def open_papers(driver: ReadingDriver, meeting: int) -> None:
    driver.open(meeting, "papers")
    driver.wait_until_drawn()


def test_the_card_says_how_many_things_there_are_to_look_at(driver: ReadingDriver, store: Store) -> None:
    open_papers(driver, invited(store, **HARD))
    assert driver.offer() == "4 things to look at"


def test_each_sentence_is_heard_with_all_that_is_said_of_it(driver: ReadingDriver, store: Store) -> None:
    open_papers(driver, invited(store, **HARD))
    driver.press("4 things to look at")
    (first, about), (second, times) = driver.heard()
    assert first == "“Tell us what you think about respite care etc.”"
    assert about == (
        "Please mend: “etc.” is a short form. Write the full words. "
        "Look again: “respite care” is a word of offices and services. You could say: a break for carers."
    )
    assert second == "“Doors open 09:45-10:15.”"
    assert times.startswith("Please mend: “09:45” is a 24-hour time.")


def test_the_keyboard_goes_from_sentence_to_sentence_and_back_to_the_page(
    driver: ReadingDriver, store: Store
) -> None:
    open_papers(driver, invited(store, **HARD))
    driver.window.activateWindow()
    driver.press("4 things to look at")
    names = [name for name, _said in driver.heard()]
    assert driver.focused() == names[0]
    assert driver.tab() == names[1]
    assert driver.tab() == "Show the page"
    driver.press("Show the page")
    assert driver.offer() == "4 things to look at"
    assert driver.card.sheet.isVisibleTo(driver.window)


def test_everything_on_the_card_has_a_name(driver: ReadingDriver, store: Store) -> None:
    open_papers(driver, invited(store, **HARD))
    driver.press("4 things to look at")
    assert unnamed(driver.card) == []


def test_a_plain_invitation_is_not_called_easy_read_but_to_be_tried(
    driver: ReadingDriver, store: Store
) -> None:
    open_papers(driver, invited(store, about="short breaks"))
    assert driver.offer() == "Nothing hard found. Ask people to try it."


def test_the_words_are_changed_from_there_and_looked_at_again(driver: ReadingDriver, store: Store) -> None:
    open_papers(driver, invited(store, about="respite care"))
    driver.press("1 thing to look at")
    driver.press("Change the meeting")
    driver.settle()
    driver.fill(about="short breaks")
    driver.wait_until_drawn()
    driver.qtbot.waitUntil(lambda: driver.offer().startswith("Nothing hard"), timeout=10_000)
    assert driver.card.sheet.isVisibleTo(driver.window)


def test_a_change_elsewhere_leaves_the_keyboard_on_the_sentence(driver: ReadingDriver, store: Store) -> None:
    meeting = invited(store, **HARD)
    open_papers(driver, meeting)
    driver.window.activateWindow()
    driver.press("4 things to look at")
    before = driver.focused()
    driver.part("papers").refresh()
    driver.settle()
    driver.wait_until_drawn()
    assert driver.focused() == before


def test_what_is_typed_about_a_meeting_is_looked_at_while_it_is_typed(
    driver: ReadingDriver, store: Store
) -> None:
    driver.open(invited(store, about="respite care"), "plan")
    driver.do("Change")
    assert driver.advice_at("about") == (
        "On the invitation:\n“respite care” is a word of offices and services. You could say: a break for carers."
    )
    assert "a break for carers" in driver.heard_at("about")
    driver.type_in_form("about", "short breaks")
    assert driver.advice_at("about") == ""
    driver.type_in_form("venue_access", "Lift; step-free, e.g. no kerb; open 14:00")
    assert driver.advice_at("venue_access").splitlines()[1:] == [
        "“e.g.” is a short form. Write the full words.",
        "“14:00” is a 24-hour time. Write it as a time of day, such as “2:30pm”.",
    ]
    driver.type_in_form("joining", "Phone 01632960123")
    assert "Put gaps in the number" in driver.advice_at("joining")
    driver.type_in_form("about", "")
    assert driver.advice_at("about") == ""
    driver.close_form()
