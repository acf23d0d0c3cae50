"""The lists beside people: the switch, colleagues, supporters, partner organisations, and a person's buddy."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.partners import Partner
from coprod_desktop.services import organisation
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.colleagues.finders import find_colleagues
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.partners.finders import find_partners
from coprod_desktop.ui.supporters.finders import find_supporters
from tests.builders import a_board, a_colleague, a_meeting, a_partner, a_person, a_supporter
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_around import AroundDriver
from tests.ui.drivers_preferences import SettingsDriver


class Register:
    """What a test finds and puts in the register."""

    def __init__(self, store: Store) -> None:
        self.store, self.actor = store, registers.sign_in(store)

    def write(self, fn: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Set up", fn).value

    def keep(self, *rows: Any) -> None:
        self.write(lambda work: [work.add(row) for row in rows])

    def all(self, kind: type[Any]) -> list[Any]:
        return self.store.read(self.actor, lambda work: list(work.session.scalars(select(kind))))


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> AroundDriver:
    return AroundDriver(qtbot, coprod)


def test_the_switch_leads_from_list_to_list_and_marks_the_one_shown(
    driver: AroundDriver, register: Register
) -> None:
    driver.window.go("people")
    driver.settle()
    assert (driver.switches(), driver.marked()) == (["People", "Colleagues", "Supporters"], ["People"])
    register.write(lambda work: organisation.save(work, extras=(Extra.PARTNERS.value,)))
    driver.switch("Colleagues")
    assert driver.switches()[-1] == "Partner organisations"
    for words in ("Supporters", "Partner organisations"):
        driver.switch(words)
        assert (driver.page.title.text(), driver.marked()) == (words, [words])
    driver.switch("Partner organisations")
    assert driver.marked() == ["Partner organisations"]
    driver.switch("People")
    assert driver.marked() == ["People"]


def test_a_colleague_is_added_changed_and_undone(driver: AroundDriver, register: Register) -> None:
    driver.open()
    assert "their names are then offered" in driver.around.nothing.sentence.text()
    driver.press("Add a colleague")
    driver.keep()
    assert driver.problem_at("name") == "Please fill this in."
    driver.fill(name="Idris Vale", role="Commissioner", phone="01632 960 121")
    assert driver.names() == ["Idris Vale"]
    assert "No, and need not" in driver.words()
    driver.press("Change")
    driver.fill(name="Idris Marsh")
    assert driver.notice == "Changed colleague Idris Vale"
    assert driver.names() == ["Idris Marsh"]
    driver.undo()
    assert [one.name for one in register.all(Colleague)] == ["Idris Vale"]
    assert unnamed(driver.page) == []


def test_what_a_colleague_looks_after_is_shown_with_the_way_there(
    driver: AroundDriver, register: Register
) -> None:
    meeting = a_meeting(owner="Idris Vale")
    register.keep(a_colleague(), meeting, a_board(co_chair="Idris Vale"))
    driver.note_where_it_leads()
    driver.open()
    assert "No longer works here" in driver.verbs()
    assert "Remove" not in driver.verbs()
    driver.press("8 Dec 2026 · Carers board")
    driver.press("Co-chairs Carers board")
    assert driver.gone[0] == ("meeting", (meeting.id, "plan"))
    assert driver.gone[1][0] == "board"
    driver.press("No longer works here")
    assert driver.names() == []
    driver.show_ended()
    assert "Waiting for someone else to take it over." in driver.words()
    driver.press("Works here again")
    driver.show_ended()
    assert driver.names() == ["Idris Vale"]


def test_a_colleague_nobody_named_is_removed(driver: AroundDriver, register: Register) -> None:
    register.keep(a_colleague())
    driver.open()
    driver.press("Remove")
    assert register.all(Colleague) == []


def test_colleagues_are_offered_where_someone_looks_after_something(
    driver: AroundDriver, register: Register
) -> None:
    meeting = a_meeting()
    register.keep(a_colleague(), meeting)
    driver.window.go("meeting", (meeting.id, "plan"))
    driver.settle()
    driver.page.parts["plan"].on_change_asked()
    driver.settle()
    assert driver.offered("owner") == ["Idris Vale", "Jo Tester"]
    driver.keep()
    assert [one.owner for one in register.all(Meeting)] == ["Idris Vale"]


def test_a_partner_is_added_spoken_with_and_put_away(driver: AroundDriver, register: Register) -> None:
    driver.key = "partners"
    driver.open()
    driver.press("Add a partner organisation")
    driver.fill(name="Harbour Deaf Club", reaches="people who are Deaf")
    assert driver.names(2) == ["Not yet"]
    driver.press("We spoke…")
    driver.type_area("said", "They will film an invitation")
    driver.keep()
    assert driver.notice == "Contact with Harbour Deaf Club written down"
    assert driver.names(2) == ["22 Nov 2026"]
    assert "They will film an invitation" in driver.words()
    driver.press("Change")
    driver.fill(contact="Colm Adair")
    assert "Colm Adair" in driver.words()
    driver.press("No longer partners")
    assert driver.names() == []
    driver.show_ended()
    driver.press("Partners again")
    driver.show_ended()
    driver.press("Remove")
    assert register.all(Partner) == []
    assert unnamed(driver.page) == []


def test_who_introduced_someone_is_said_in_their_details(driver: AroundDriver, register: Register) -> None:
    person, partner = a_person(), a_partner()
    register.keep(person, partner)
    driver.window.go("person", person.id)
    driver.settle()
    driver.press("Change details")
    driver.choose(introduced_by_id=partner.id)
    driver.keep()
    assert "Vale Carers' Centre" in driver.words()
    driver.note_where_it_leads()
    driver.window.go("partners", partner.id)
    driver.settle()
    driver.press("Amara Quill")
    assert driver.gone == [("person", person.id)]


def test_supporters_are_found_by_their_name_and_by_whom_they_support(
    driver: AroundDriver, register: Register
) -> None:
    person, other = a_person(), a_person("Gwen Abara")
    mari = a_supporter(person, "Mari Tegid", told_of_meetings=True, may_answer=True, is_payee=True)
    register.keep(person, other, mari, a_supporter(other, "Tom Lisle"))
    driver.key = "supporters"
    driver.note_where_it_leads()
    driver.open()
    assert driver.names() == ["Tom Lisle", "Mari Tegid"]
    assert driver.search("quill") == ["Mari Tegid"]
    assert "supports Amara Quill" in driver.words()
    assert driver.around.list.model.columns[2].spoken(driver.around.list.current_row) == (
        "gets copies, may answer, gets the money"
    )
    driver.press("Open Amara Quill")
    driver.around.on_opened(mari.id)
    assert driver.gone == [("person", (person.id, "who"))] * 2


def test_a_buddy_is_chosen_by_name_changed_for_a_colleague_and_let_go(
    driver: AroundDriver, register: Register
) -> None:
    person, colleague = a_person(), a_colleague(phone="01632 960 121")
    register.keep(person, a_person("Gwen Abara", mobile="07700 900 001"), colleague)
    driver.window.go("person", person.id)
    driver.settle()
    driver.press("Choose a buddy")
    pick = open_dialog().form.control("by_person_id")
    assert pick.found.count() == 2
    pick.found.setFocus()
    assert pick.value() is None, "coming by Tab chooses nobody"
    pick.box.setText("gwen")
    driver.settle()
    driver.qtbot.waitUntil(lambda: pick.found.currentRow() == 0)
    driver.keep()
    assert "Gwen Abara · 07700 900 001" in driver.words()
    driver.press("Change the buddy")
    driver.choose(by_colleague_id=colleague.id, on_invitations=True)
    driver.keep()
    assert "Idris Vale · 01632 960 121" in driver.words()
    assert "Both agreed: name and phone stand on their invitations." in driver.words()
    driver.press("No buddy any more")
    assert register.all(Buddy) == []


def test_everyone_around_is_found_by_name(register: Register) -> None:
    person = a_person()
    register.keep(person, a_colleague(), a_partner(), a_supporter(person))

    def found(finder: Callable[[Work, str], list[Any]], text: str) -> list[tuple[str, str]]:
        return [
            (one.words, one.page) for one in register.store.read(register.actor, lambda w: finder(w, text))
        ]

    assert found(find_colleagues, "idris") == [("Idris Vale", "colleagues")]
    assert found(find_partners, "young") == [("Vale Carers' Centre", "partners")]
    assert found(find_supporters, "mari") == [("Mari Tegid", "supporters")]
    assert all(found(one, " ") == [] for one in (find_colleagues, find_partners, find_supporters))


def test_what_you_use_is_switched_on_in_settings(
    qtbot: QtBot, coprod: MainWindow, register: Register
) -> None:
    settings = SettingsDriver(qtbot, coprod)
    settings.open("extras")
    part = coprod.pages.current.parts["extras"]  # type: ignore[union-attr]
    part.ticks[Extra.PARTNERS].click()
    settings.settle()
    assert settings.notice == "Partner organisations switched on"
    assert register.store.read(register.actor, organisation.current).uses(Extra.PARTNERS)
    part.ticks[Extra.PARTNERS].click()
    settings.settle()
    assert not register.store.read(register.actor, organisation.current).uses(Extra.PARTNERS)


def test_a_person_without_partners_is_not_asked_who_introduced_them(
    driver: AroundDriver, register: Register
) -> None:
    person = a_person()
    register.keep(person)
    driver.window.go("person", person.id)
    driver.settle()
    driver.press("Change details")
    with pytest.raises(KeyError):
        open_dialog().form.control("introduced_by_id")
    driver.leave()
