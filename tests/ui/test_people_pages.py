"""People: found, added, changed, resting, leaving."""

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.people import NeedsAsked, Person, Status
from coprod_desktop.domain.questions import AnswerState
from coprod_desktop.services import questions
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import a_person
from tests.ui.drivers import WindowDriver, unnamed
from tests.ui.drivers_people import PeopleDriver


@pytest.fixture
def people(qtbot: QtBot, store: Store, coprod: MainWindow) -> PeopleDriver:
    signed_in = registers.sign_in(store)
    for name, town in (("Siân Ŵyn-O’Neill", "Bala"), ("Dewi Prosser", "Rhyl"), ("Amara Quill", "Bala")):
        store.write(signed_in, "Add", lambda work, name=name, town=town: work.add(a_person(name, town=town)))  # type: ignore[misc]
    return PeopleDriver(qtbot, coprod)


def kept(store: Store, name: str) -> Person:
    from sqlalchemy import select
    from sqlmodel import col

    signed_in = registers.sign_in(store)
    return store.read(
        signed_in, lambda work: work.session.scalars(select(Person).where(col(Person.name) == name)).one()
    )


def answered(store: Store, name: str) -> dict[str, AnswerState]:
    person_id = kept(store, name).id
    asked = store.read(registers.sign_in(store), lambda work: questions.of_person(work, person_id))
    return {one.question.key: one.answer.state for one in asked if one.answer is not None}


def test_people_stand_by_surname(people: PeopleDriver) -> None:
    assert people.names() == ["Dewi Prosser", "Amara Quill", "Siân Ŵyn-O’Neill"]
    assert people.page.sentence.text() == "3 people on the register."


def test_typing_finds_people_whatever_their_accents(people: PeopleDriver) -> None:
    assert people.search("sian wyn") == ["Siân Ŵyn-O’Neill"]
    assert people.search("bal") == ["Amara Quill", "Siân Ŵyn-O’Neill"]
    assert people.search("zzz") == []
    assert people.page.nobody.sentence.text().startswith("Nobody matches")


def test_a_chip_narrows_the_list(people: PeopleDriver) -> None:
    assert people.filter("holds a seat") == []
    assert people.filter("holds a seat") == ["Dewi Prosser", "Amara Quill", "Siân Ŵyn-O’Neill"]


def test_a_name_is_enough_to_add_someone_and_undo_takes_them_off_again(
    people: PeopleDriver, qtbot: QtBot, coprod: MainWindow
) -> None:
    people.add(name="Ines Calloway")
    assert people.person.title.text() == "Ines Calloway"
    WindowDriver(qtbot, coprod).do("undo")
    people.open()
    assert "Ines Calloway" not in people.names()


def test_a_form_without_a_name_says_so_beside_it_and_keeps_what_was_typed(people: PeopleDriver) -> None:
    people.add(town="Bala")
    assert people.problem_at("name") == "Please fill this in."
    people.fill(name="Ines Calloway")
    assert people.person.shown is not None
    assert people.person.shown.person.town == "Bala"


@pytest.mark.parametrize("name", ["x" * 10_000, "\x00"])
def test_a_name_no_register_can_hold_is_said_beside_it(people: PeopleDriver, name: str) -> None:
    people.page.on_add_asked()
    from coprod_desktop.ui.widgets.form_dialog import FormDialog
    from tests.ui.drivers import open_dialog

    dialog = open_dialog(FormDialog)
    dialog.form.control("name").setText(name)
    dialog.main.click()
    people.settle()
    assert people.problem_at("name")
    people.close_dialog()


def test_an_emoji_in_a_name_is_kept_as_it_is(people: PeopleDriver, store: Store) -> None:
    people.page.on_add_asked()
    from coprod_desktop.ui.widgets.form_dialog import FormDialog
    from tests.ui.drivers import open_dialog

    dialog = open_dialog(FormDialog)
    dialog.form.control("name").setText("Sunny 🌻 Day")
    dialog.main.click()
    people.settle()
    assert kept(store, "Sunny 🌻 Day").name == "Sunny 🌻 Day"


def test_that_someone_has_died_is_said_with_care_and_can_be_put_right(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    people.press("Has died")
    people.fill(on="20 November 2026")
    assert kept(store, "Amara Quill").status is Status.DIED
    assert "Has died" in coprod.pages.current.sentence.text()  # type: ignore[union-attr]
    people.press("This was a mistake")
    assert kept(store, "Amara Quill").status is Status.ACTIVE


def test_a_person_is_erased_for_good_once_their_name_is_typed(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    amara, ben = kept(store, "Amara Quill"), a_person("Ben Ash", heard_how="from Amara Quill")
    store.write(registers.sign_in(store), "Ben added", lambda work: work.add(ben))
    coprod.go("person", (amara.id, "history"))
    people.settle()
    people.press("Erase Amara Quill")
    assert "“from Amara Quill”" in people.asked()
    people.fill(typed="amara quill")
    assert (people.person.title.text(), people.person.sentence.text()) == ("Erased person 1", "Erased")
    assert kept(store, "Ben Ash").heard_how == "from Erased person 1"
    people.open()
    assert "Amara Quill" not in people.names()


def test_resting_until_a_day_is_shown_and_can_be_ended(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    people.press("Wants a rest")
    people.fill(resting_until="1 May 2027")
    assert "Resting until Saturday 1 May 2027" in people.person.sentence.text()
    people.press("Welcome back")
    assert kept(store, "Amara Quill").status is Status.ACTIVE


def test_a_rest_that_ended_already_is_refused_beside_its_field(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    people.press("Wants a rest")
    people.fill(resting_until="1 May 2020")
    assert "later day" in people.problem_at("resting_until")
    people.close_dialog()


def test_asked_none_is_an_answer(people: PeopleDriver, store: Store, coprod: MainWindow) -> None:
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    people.person.tabs.turn_to("needs")
    people.press("Asked, none")
    assert kept(store, "Amara Quill").needs_asked is NeedsAsked.NONE


def test_two_people_changing_one_person_never_overwrite_each_other(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    person = kept(store, "Amara Quill")
    coprod.go("person", person.id)
    people.settle()
    people.press("Change details")
    signed_in = registers.sign_in(store)
    store.write(
        signed_in, "Elsewhere", lambda work: work.edit(work.get(Person, person.id), None, {"town": "Flint"})
    )
    people.fill(phone="01632 960 123")
    from coprod_desktop.ui.widgets.form_dialog import FormDialog
    from tests.ui.drivers import open_dialog

    assert "Someone changed this" in open_dialog(FormDialog).trouble.text()
    assert kept(store, "Amara Quill").town == "Flint"
    assert kept(store, "Amara Quill").phone == ""
    people.close_dialog()


def test_every_control_can_be_named_by_a_screen_reader(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    assert unnamed(coprod) == []
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    for tab in ("who", "needs", "part", "money", "history"):
        people.person.tabs.turn_to(tab)
        assert unnamed(coprod) == []


def test_what_someone_says_about_themselves_is_kept_apart_and_forgotten_when_they_wish(
    people: PeopleDriver, store: Store, coprod: MainWindow
) -> None:
    store.write(registers.sign_in(store), "Questions", questions.seed)
    coprod.go("person", kept(store, "Amara Quill").id)
    people.settle()
    people.person.tabs.turn_to("equality")
    people.press("Record what they say")
    people.choose_answer("gender", "Woman")
    people.choose_answer("religion", "Prefers not to say")
    people.keep_form()
    states = answered(store, "Amara Quill")
    assert (states["gender"], states["religion"]) == (AnswerState.ANSWERED, AnswerState.PREFER_NOT_TO_SAY)
    people.press("They want this forgotten")
    people.confirm()
    assert answered(store, "Amara Quill") == {}
