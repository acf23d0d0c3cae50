"""A paper form of access needs typed in: by its numbers, in under a minute, and the next one follows."""

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.services import access
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from tests.builders import a_person
from tests.services.undoing import keep
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_needs import NeedsFormDriver

#: What someone who types with four fingers does in a minute, pauses to read the paper included.
KEYS_A_MINUTE = 150


@pytest.fixture
def person(store: Store) -> Person:
    made = a_person()
    keep(store, made, a_person("Gwen Abara"))
    return made


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> NeedsFormDriver:
    return NeedsFormDriver(qtbot, coprod)


def kept(store: Store, person: Person) -> dict[str, tuple[str, bool]]:
    found = store.read(registers.sign_in(store), lambda work: access.needs_of(work, person.id))
    return {one.need: (one.detail, one.share_with_venue) for one in found}


def test_a_full_form_is_typed_in_under_a_minute_by_keyboard_alone(
    driver: NeedsFormDriver, store: Store, person: Person
) -> None:
    driver.open()
    driver.keys("amara q\n")
    driver.settle()
    driver.keys("2\nlow step, with Mair\n")
    driver.keys("7\n\n10\n\n9\nsame two if possible\n")
    driver.keys("17\n18 point\n23\n\n26\nno nuts\n")
    driver.keys("a chair by the door\n\n33\n")
    driver.keep()
    assert kept(store, person) == {
        "Taxi": ("low step, with Mair", True),
        "Step-free": ("", True),
        "Hearing loop": ("", True),
        "BSL interpreter": ("same two if possible", True),
        "Large print": ("18 point", True),
        "Regular breaks": ("", True),
        "Food they can eat": ("no nuts", True),
        "a chair by the door": ("", True),
    }
    assert driver.pressed < KEYS_A_MINUTE, driver.pressed
    assert driver.notice == "Amara Quill: what helps them, from the form"
    assert driver.window.focusWidget() is driver.form.pick.box, "the next form begins with a name"


def test_a_form_from_before_is_ticked_and_a_number_takes_a_tick_away(
    driver: NeedsFormDriver, store: Store, person: Person
) -> None:
    actor = registers.sign_in(store)
    taxi = {"need": "Taxi", "detail": "with a ramp"}
    store.write(actor, "Need", lambda work: access.add(work, person.id, taxi))
    store.write(actor, "Need", lambda work: access.add(work, person.id, {"need": "His own mug"}))
    driver.open(person.id)
    assert driver.ticked() == {"Taxi": "with a ramp", "His own mug": ""}
    driver.keys("2\n")
    assert driver.said == "Taxi: not ticked"
    driver.keys("8\n\n")
    driver.keep()
    assert set(kept(store, person)) == {"His own mug", "Advocate"}


def test_zero_is_nothing_and_an_empty_form_is_not_taken_for_it(
    driver: NeedsFormDriver, store: Store, person: Person
) -> None:
    driver.open(person.id)
    driver.keep()
    assert driver.trouble == "Tick what stands on the paper; type 0 if they need nothing."
    driver.keys("57\n")
    assert driver.said == "There is no number 57 on the form."
    driver.keys("0\n2\n\n")
    driver.keep()
    assert driver.trouble == "“Nothing” is ticked beside other needs. Take one of them away."
    driver.keys("2\n\n")
    driver.keep()
    found = store.read(registers.sign_in(store), lambda work: work.get(Person, person.id))
    assert found.needs_asked is NeedsAsked.NONE


def test_yes_and_no_to_the_venue_are_one_answer(driver: NeedsFormDriver, person: Person) -> None:
    driver.open(person.id)
    driver.keys("33\n34\n")
    entry = driver.form.entry
    assert (entry.venue_yes.value(), entry.venue_no.value()) == (False, True)
    driver.keys("2\n\n")
    assert entry.ticked().tell_venue is False
    assert unnamed(driver.page) == []


def test_what_is_typed_survives_what_others_do_meanwhile_and_is_not_written_over(
    driver: NeedsFormDriver, person: Person
) -> None:
    driver.open(person.id)
    driver.keys("2\nwith a ramp\n")
    driver.window.desk.jobs.write("Elsewhere", lambda work: access.asked_none(work, person.id))
    driver.settle()
    assert driver.ticked() == {"Taxi": "with a ramp"}
    driver.keep()
    assert "changed" in driver.trouble
    assert driver.ticked() == {"Taxi": "with a ramp"}


def test_nobody_of_that_name_is_said(driver: NeedsFormDriver, person: Person) -> None:
    driver.open()
    driver.keys(f"nobody like {person.name}\n")
    driver.settle()
    assert driver.trouble == "Nobody matches."


def test_the_form_is_printed_for_a_person_and_for_anyone(driver: NeedsFormDriver, person: Person) -> None:
    driver.window.go("person", (person.id, "needs"))
    driver.settle()
    driver.press("Print a form")
    driver.qtbot.waitUntil(lambda: driver.window.desk.jobs.idle)
    open_dialog(PaperDialog).done(0)
    driver.press("Type in a form")
    assert "What helps Amara Quill take part" in driver.page.title.text()
    driver.press("Print a form")
    driver.qtbot.waitUntil(lambda: driver.window.desk.jobs.idle)
    open_dialog(PaperDialog).done(0)
