"""Asking everyone at once whether they took part before."""

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.people import Person, TakenBefore
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.today.rows import destination
from tests.builders import a_person
from tests.services.undoing import keep
from tests.ui.drivers import unnamed
from tests.ui.drivers_before import BeforeDriver

NAMES = ("Amara Quill", "Ines Calloway", "Dewi Prosser", "Tomasz Wren")


@pytest.fixture
def before(qtbot: QtBot, store: Store, coprod: MainWindow) -> BeforeDriver:
    keep(store, *(a_person(name, town="Bala") for name in NAMES))
    keep(store, a_person("Gwen Abara", taken_before=TakenBefore.NO))
    made = BeforeDriver(qtbot, coprod)
    made.open()
    return made


def told(store: Store, name: str) -> tuple[TakenBefore, int | None]:
    from sqlalchemy import select
    from sqlmodel import col

    found = select(Person).where(col(Person.name) == name)
    person = store.read(registers.sign_in(store), lambda work: work.session.scalars(found).one())
    return person.taken_before, person.days_declared


def test_only_those_not_asked_wait(before: BeforeDriver) -> None:
    assert before.waiting() == ["Ines Calloway", "Dewi Prosser", "Amara Quill", "Tomasz Wren"]
    assert before.sentence.startswith("4 people are not asked yet.")


def test_one_key_answers_for_each_and_a_number_says_how_often(before: BeforeDriver, store: Store) -> None:
    before.keys("YN6S")
    assert [
        told(store, name) for name in ("Ines Calloway", "Dewi Prosser", "Amara Quill", "Tomasz Wren")
    ] == [
        (TakenBefore.YES, None),
        (TakenBefore.NO, None),
        (TakenBefore.YES, 6),
        (TakenBefore.NOT_KNOWN, None),
    ]
    assert before.sentence == "Everyone has been asked."


def test_whoever_is_left_is_answered_for_at_once_and_undone_at_once(
    before: BeforeDriver, store: Store
) -> None:
    before.keys("Y")
    before.nobody_else()
    assert before.waiting() == []
    assert told(store, "Tomasz Wren") == (TakenBefore.NO, None)
    before.undo()
    assert len(before.waiting()) == 3
    assert told(store, "Ines Calloway") == (TakenBefore.YES, None)


def test_today_leads_here() -> None:
    row = TodayRow("before", "before", "Title", "", "Ask", Place.BEFORE_NOT_ASKED)
    assert destination(row) == ("before", None)


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(before: BeforeDriver, scale: int) -> None:
    before.window.desk.look.resize_text(scale - 100)
    before.window.resize(1366, 768)
    before.settle()
    assert before.cut() == []
    assert unnamed(before.page) == []
