"""Practice examples in the window: switched on, written, shared."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.extras import Extra
from coprod_desktop.services import organisation
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from tests.builders import a_person
from tests.services.undoing import keep
from tests.ui.drivers import ListDriver, choose_file, open_dialog, unnamed
from tests.ui.drivers_around import AroundDriver


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> AroundDriver:
    made = AroundDriver(qtbot, coprod)
    made.key = "examples"
    return made


def test_examples_stand_in_the_rail_once_they_are_switched_on(driver: AroundDriver) -> None:
    rail = driver.window.rail
    assert not rail.shown("examples")
    used = (Extra.EXAMPLES.value,)
    driver.window.desk.jobs.write("On", lambda work: organisation.save(work, extras=used))
    driver.settle()
    assert rail.shown("examples")


def test_an_example_is_written_and_shared_without_names(
    driver: AroundDriver, store: Store, tmp_path: Path
) -> None:
    keep(store, a_person())
    driver.open()
    driver.press("Write an example")
    driver.type_area("did", "Amara Quill and others rewrote the letters.")
    driver.fill(title="Letters people can read")
    assert ListDriver(driver.qtbot, driver.page.list, driver.window.desk).texts() == [
        "Letters people can read"
    ]
    warning = "It names Amara Quill. Say it without the name, then share it."
    assert warning in driver.words()
    driver.press("Share as a paper")
    assert driver.notice == warning
    driver.press("Change")
    open_dialog().form.control("did").setPlainText("Nine people rewrote the letters.")
    driver.fill()
    driver.press("Share as a paper")
    driver.qtbot.waitUntil(lambda: driver.window.desk.jobs.idle)
    open_dialog(PaperDialog).done(0)
    driver.press("As plain text…")
    assert choose_file(tmp_path / "letters.txt") == "Letters people can read.txt"
    driver.settle()
    assert "Nine people rewrote" in (tmp_path / "letters.txt").read_text("utf-8-sig")
    assert driver.notice == "Saved: letters.txt"
    assert unnamed(driver.page) == []
    driver.press("Remove")
    assert "No example is written yet." in " ".join(driver.words())
