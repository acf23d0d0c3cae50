"""Training, charter and checks in the window: switched on, written down, renewed from Today, printed to sign."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.milestones import Milestone, MilestoneKind
from coprod_desktop.services import charter, organisation
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from tests.builders import TODAY, a_colleague, a_person
from tests.services.undoing import keep
from tests.ui.drivers import ListDriver, open_dialog, unnamed
from tests.ui.drivers_around import AroundDriver
from tests.ui.drivers_preferences import SettingsDriver
from tests.ui.drivers_today import TodayDriver


@pytest.fixture(autouse=True)
def _switched_on(store: Store) -> None:
    used = tuple(extra.value for extra in Extra)
    store.write(registers.sign_in(store), "On", lambda work: organisation.save(work, extras=used))
    keep(store, a_person(), a_colleague())


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> AroundDriver:
    return AroundDriver(qtbot, coprod)


def listed(driver: AroundDriver, column: int = 0) -> list[str]:
    return ListDriver(driver.qtbot, driver.page.list, driver.window.desk).texts(column)


def all_of(store: Store, kind: type[Any]) -> list[Any]:
    from sqlalchemy import select

    def read(work: Work) -> list[Any]:
        return list(work.session.scalars(select(kind)))

    return store.read(registers.sign_in(store), read)


def test_training_of_a_colleague_is_written_down_from_the_list(driver: AroundDriver, store: Store) -> None:
    driver.key = "milestones"
    driver.open()
    driver.press("Write one down")
    driver.choose(colleague_id=driver_colleague(store))
    driver.fill(what="Easy read, half a day")
    assert (listed(driver), listed(driver, 1)) == (["Idris Vale"], ["Easy read, half a day"])
    driver.page.list.choose(driver.page.list.model.id_at(0))
    driver.page.on_opened(0)
    driver.settle()
    driver.fill(note="Went well")
    assert [one.note for one in all_of(store, Milestone)] == ["Went well"]
    assert unnamed(driver.page) == []


def driver_colleague(store: Store) -> int:
    from coprod_desktop.domain.colleagues import Colleague

    (found,) = all_of(store, Colleague)
    return int(found.id)


def driver_person(store: Store) -> int:
    from coprod_desktop.domain.people import Person

    (found,) = all_of(store, Person)
    return int(found.id)


def test_a_check_stands_with_the_person_and_is_removed(driver: AroundDriver, store: Store) -> None:
    driver.window.go("person", (driver_person(store), "part"))
    driver.settle()
    driver.press("Write one down")
    driver.choose(kind=MilestoneKind.CHECK, renew_by=date(2029, 11, 22))
    driver.fill(what="Enhanced DBS")
    assert "Check (DBS) · 22 Nov 2026 · renew by 22 Nov 2029" in driver.words()
    driver.press("Change Enhanced DBS")
    driver.fill(what="Standard DBS")
    driver.press("Remove Standard DBS")
    assert all_of(store, Milestone) == []


def test_a_check_is_renewed_from_today(
    qtbot: QtBot, coprod: MainWindow, store: Store, driver: AroundDriver
) -> None:
    old = Milestone(
        kind=MilestoneKind.CHECK,
        what="Enhanced DBS",
        on=date(2023, 11, 20),
        renew_by=TODAY + timedelta(days=3),
        colleague_id=driver_colleague(store),
    )
    keep(store, old)
    today = TodayDriver(qtbot, coprod)
    today.open()
    today.follow("Idris Vale: Enhanced DBS")
    driver.choose(renew_by=date(2029, 11, 22))
    open_dialog().main.click()
    today.settle()
    assert "Idris Vale: Enhanced DBS" not in today.titles()
    assert [one.renew_by for one in all_of(store, Milestone)] == [old.renew_by, date(2029, 11, 22)]


def test_the_charter_is_written_printed_and_signed_anew(
    qtbot: QtBot, coprod: MainWindow, store: Store, driver: AroundDriver
) -> None:
    settings = SettingsDriver(qtbot, coprod)
    settings.open("extras")
    driver.press("Write the words…")
    driver.type_area("charter", "We listen.")
    driver.keep()
    assert "Charter, version 1, agreed on 22 November 2026" in driver.words()
    driver.press("Print to sign")
    qtbot.waitUntil(lambda: coprod.desk.jobs.idle)
    open_dialog(PaperDialog).done(0)
    driver.window.go("person", (driver_person(store), "part"))
    driver.settle()
    driver.press("Write one down")
    driver.choose(kind=MilestoneKind.CHARTER)
    driver.keep()
    assert "Charter, version 1, agreed on 22 November 2026" in driver.words()
    new = {"charter": "We listen twice."}
    coprod.desk.jobs.write("New words", lambda work: charter.write(work, new))
    driver.settle()
    today = TodayDriver(qtbot, coprod)
    today.open()
    today.follow("1 person signed an earlier charter")
    assert "1 person signed earlier words and signs anew." in driver.words()


def test_what_is_switched_off_is_nowhere(driver: AroundDriver, store: Store) -> None:
    store.write(registers.sign_in(store), "Off", lambda work: organisation.save(work, extras=()))
    driver.window.go("person", (driver_person(store), "part"))
    driver.settle()
    assert "Write one down" not in driver.verbs()
    driver.window.go("people")
    driver.settle()
    assert driver.switches() == ["People", "Colleagues", "Supporters"]
