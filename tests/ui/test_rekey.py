"""After a suspected leak: other keys, a new sheet, and nobody locked out for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services.founding import Founded, make
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import rekeying
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.look import Look
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers import settle, unnamed
from tests.ui.drivers_backups import ProgramDriver
from tests.ui.drivers_staff import RekeyDriver, StaffDriver
from tests.ui.drivers_unlock import UnlockDriver


@pytest.fixture
def program(qapp: QApplication, settings: SettingsFile, look: Look) -> Iterator[Program]:
    made = Program(qapp, settings, look)
    yield made
    made.close()


@pytest.fixture
def founded(tmp_path: Path) -> Founded:
    made = make(tmp_path / "ours.coprod", "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    made.store.close()
    return made


@pytest.fixture
def staff(qtbot: QtBot, program: Program, founded: Founded) -> StaffDriver:
    program.start(founded.store.path)
    assert UnlockDriver(qtbot, program).open(PASSWORD) == ""
    assert program.window is not None
    settle(qtbot, program.window.desk)
    driver = StaffDriver(qtbot, program.window)
    driver.open("staff")
    driver.add("Marcus Finch", Role.COORDINATOR)
    return driver


def test_the_keys_are_changed_and_everyone_else_needs_a_new_first_password(
    qtbot: QtBot, program: Program, founded: Founded, staff: StaffDriver
) -> None:
    path = founded.store.path
    old = Vault.beside(path).unlock(founded.actor.staff_user_id, PASSWORD)
    staff.press("Change the keys…")
    rekey = RekeyDriver(qtbot, program)
    assert unnamed(rekey.window) == []
    rekey.confirm(PASSWORD)
    assert vars(program)["window"] is None
    code = rekey.sheet.code
    rekey.sheet.read_back()
    rekey.wait()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    again = StaffDriver(qtbot, program.window)
    again.open("staff")
    assert again.said_of("Marcus Finch")[1] == "None: cannot sign in"
    assert "Keys changed" in again.done()
    ProgramDriver(qtbot, program).close()
    vault = Vault.beside(path)
    new = vault.unlock(founded.actor.staff_user_id, PASSWORD)
    assert new.data != old.data
    assert vault.unlock_with_code(code).data == new.data
    assert not rekeying.opens(path, old)
    with pytest.raises(Problem):
        vault.unlock_with_code(founded.recovery_code)


def test_a_wrong_password_changes_nothing_and_leaves_the_register_open(
    qtbot: QtBot, program: Program, staff: StaffDriver
) -> None:
    staff.press("Change the keys…")
    rekey = RekeyDriver(qtbot, program)
    rekey.confirm("not this one")
    assert "not right" in rekey.step.form.problem_at("password")
    assert program.window is not None
    rekey.step.verbs.itemAt(1).widget().click()
    assert not (shiboken6.isValid(rekey.window) and rekey.window.isVisible())


def test_a_backup_under_the_old_keys_is_kept_before_they_are_changed(
    qtbot: QtBot, program: Program, founded: Founded, staff: StaffDriver
) -> None:
    path = founded.store.path
    staff.press("Change the keys…")
    rekey = RekeyDriver(qtbot, program)
    rekey.confirm(PASSWORD)
    rekey.sheet.read_back()
    rekey.wait()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    kept = Shelf(usual_folder(path), path, founded.vault.file_id).all()
    assert [one.why for one in kept] == [Why.KEYS]
    before = Vault.beside(kept[0].path)
    assert before.rekeying is None, "the old password would lead to the new key for good"
    assert rekeying.opens(kept[0].path, before.unlock(founded.actor.staff_user_id, PASSWORD))


def test_without_a_backup_the_keys_stay_as_they_are(
    qtbot: QtBot, program: Program, founded: Founded, staff: StaffDriver
) -> None:
    usual_folder(founded.store.path).write_text("in the way", encoding="utf-8")
    staff.press("Change the keys…")
    rekey = RekeyDriver(qtbot, program)
    rekey.confirm(PASSWORD)
    assert "backup could not be written" in rekey.step.trouble.text()
    assert program.window is not None, "the register is still open"
    assert Vault.beside(founded.store.path).rekeying is None
    usual_folder(founded.store.path).unlink()


def test_a_full_disk_leaves_everything_as_it_was(
    qtbot: QtBot, program: Program, founded: Founded, staff: StaffDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object) -> None:
        raise Problem("The disk is full.")

    monkeypatch.setattr(rekeying, "_rekey", full)
    staff.press("Change the keys…")
    rekey = RekeyDriver(qtbot, program)
    rekey.confirm(PASSWORD)
    assert rekey.step.trouble.text() == "The disk is full."
    rekey.press("Open the register")
    assert program.window is not None
    settle(qtbot, program.window.desk)
    program.close()
    vault = Vault.beside(founded.store.path)
    assert vault.rekeying is None
    assert len(vault.staff) == 2
    assert vault.unlock_with_code(founded.recovery_code) is not None
