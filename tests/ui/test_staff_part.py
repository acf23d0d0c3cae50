"""Settings, Staff and Your sign-in: everything a staff user meets of the keys while the register is open."""

from collections.abc import Iterator
from datetime import UTC, datetime

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.domain.permission import Role
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.preferences.hand_over import HandOver
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.builders import KEYS, PASSWORD, TODAY, a_vault
from tests.storage.vault.rings import Ring
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_staff import SignInDriver, StaffDriver

NEW = "violet harbour umbrella stone"


@pytest.fixture
def vault(store: Store) -> Vault:
    made = a_vault(store, registers.sign_in(store))
    made.clock = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    return made


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, settings: SettingsFile, look: Look, store: Store, vault: Vault
) -> Iterator[MainWindow]:
    program = Program(qapp, settings, look)
    made = program.window_for(entered(store, registers.sign_in(store), vault))
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: made.desk.jobs.idle)
    made.close()
    made.deleteLater()


@pytest.fixture
def ring() -> Iterator[Ring]:
    """This computer's keyring."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def staff(qtbot: QtBot, window: MainWindow) -> StaffDriver:
    driver = StaffDriver(qtbot, window)
    driver.open("staff")
    return driver


@pytest.fixture
def sign_in(qtbot: QtBot, window: MainWindow) -> SignInDriver:
    driver = SignInDriver(qtbot, window)
    driver.open("signing-in")
    return driver


def test_the_staff_tab_can_be_read_aloud_and_says_who_works_here(staff: StaffDriver) -> None:
    assert unnamed(staff.page) == []
    assert staff.names() == ["Jo Tester"]
    assert staff.said_of("Jo Tester")[0] == "Coordinator, Finance, Lead"
    assert staff.said_of("Jo Tester")[1].startswith("Set ")


def test_someone_is_added_and_their_first_password_shown_once(staff: StaffDriver, vault: Vault) -> None:
    staff.press("Add someone…")
    staff.choose(roles={Role.COORDINATOR})
    staff.fill(name="Marcus Finch")
    handed = open_dialog(HandOver)
    assert unnamed(handed) == []
    password = handed.password.text()
    assert len(password.split()) == 6
    handed.main.click()
    staff.settle()
    assert staff.names() == ["Jo Tester", "Marcus Finch"]
    assert staff.said_of("Marcus Finch") == ["Coordinator", "Handed over, not yet their own"]
    marcus = next(slot.staff_user_id for slot in vault.staff if slot.name == "Marcus Finch")
    assert vault.unlock(marcus, password).data == KEYS.data


def test_what_is_missing_is_said_beside_it(staff: StaffDriver) -> None:
    staff.press("Add someone…")
    staff.fill(name="")
    assert staff.problem_at("name") == "Please fill this in."
    assert staff.problem_at("roles") == "Choose at least one role."
    staff.leave()


def test_someone_is_renamed_given_other_roles_and_removed(staff: StaffDriver, vault: Vault) -> None:
    staff.add("Marcus Finch", Role.COORDINATOR)
    staff.choose_name("Marcus Finch")
    staff.press("Change…")
    staff.choose(roles={Role.LEAD})
    staff.fill(name="Marcus Lark")
    assert staff.said_of("Marcus Lark")[0] == "Lead"
    assert staff.notice == "Staff user changed: Marcus Finch"
    staff.choose_name("Marcus Lark")
    staff.press("Remove…")
    assert "name stays with what they did" in open_dialog(Dialog).accessibleDescription()
    staff.say_yes()
    assert staff.names() == ["Jo Tester"]
    assert [slot.name for slot in vault.staff] == ["Jo Tester"]


def test_nobody_can_remove_themselves_or_hand_themselves_a_password(staff: StaffDriver) -> None:
    staff.choose_name("Jo Tester")
    assert not staff.tab.remove.isEnabled()
    assert not staff.tab.password.isEnabled()


def test_whoever_lost_theirs_gets_a_new_first_password(staff: StaffDriver, vault: Vault) -> None:
    staff.add("Marcus Finch", Role.COORDINATOR)
    staff.choose_name("Marcus Finch")
    staff.press("New first password…")
    staff.say_yes()
    handed = open_dialog(HandOver)
    marcus = next(slot.staff_user_id for slot in vault.staff if slot.name == "Marcus Finch")
    assert vault.unlock(marcus, handed.password.text()).data == KEYS.data
    handed.main.click()
    staff.settle()


def test_a_new_recovery_sheet_works_once_it_was_read_back_and_the_old_one_until_then(
    staff: StaffDriver, store: Store, vault: Vault
) -> None:
    old = vault.new_recovery(store.keys, "Jo Tester")
    staff.tab.sheets.refresh()
    assert staff.tab.sheets.said.text().startswith("Made on 22 November 2026 by Jo Tester.")
    sheet = staff.new_sheet()
    assert unnamed(sheet.step.window()) == []
    sheet.read_back("ZZZ9")
    assert vault.unlock_with_code(old).data == KEYS.data
    sheet.read_back()
    staff.settle()
    assert vault.unlock_with_code(sheet.code).data == KEYS.data
    assert staff.notice == "Recovery sheet made"


def test_ones_own_password_is_changed_with_the_old_one(
    sign_in: SignInDriver, store: Store, vault: Vault
) -> None:
    assert unnamed(sign_in.page) == []
    sign_in.press("Change your password…")
    sign_in.change_password("not this one", NEW)
    assert "not right" in sign_in.step.form.problem_at("old")
    sign_in.change_password(PASSWORD, NEW)
    assert sign_in.notice == "Password changed"
    assert vault.unlock(registers.sign_in(store).staff_user_id, NEW).data == KEYS.data


def test_locking_can_be_put_off_but_not_turned_off(sign_in: SignInDriver, settings: SettingsFile) -> None:
    lines = sign_in.tab.lock.minutes
    assert [lines.itemText(0), lines.itemText(lines.count() - 1)] == ["1 minute", "60 minutes"]
    assert lines.currentText() == "10 minutes"
    lines.setCurrentIndex(0)
    lines.changed.emit()
    assert settings.now.lock_minutes == 1


def test_this_computer_remembers_whoever_asks_and_forgets_them_again(
    sign_in: SignInDriver, settings: SettingsFile, store: Store, vault: Vault, ring: Ring
) -> None:
    me = registers.sign_in(store).staff_user_id
    sign_in.press("Remember me here")
    sign_in.wait()
    assert "until 22 December 2026" in sign_in.tab.computer.said.text()
    assert settings.now.remembers(store.keys.file_id, me)
    assert vault.unlock_from_keyring(me) == store.keys
    assert len(ring.kept) == 1
    sign_in.press("Forget me here")
    sign_in.wait()
    assert (ring.kept, settings.now.remembered) == ({}, ())


def test_a_computer_without_a_keyring_says_so(sign_in: SignInDriver, ring: Ring) -> None:
    ring.locked = True
    sign_in.press("Remember me here")
    sign_in.wait()
    assert "no keyring that can be trusted" in sign_in.notice


def test_the_made_up_register_has_nobody_to_manage(qtbot: QtBot, coprod: MainWindow) -> None:
    driver = StaffDriver(qtbot, coprod)
    driver.open("staff")
    assert "nobody’s keys are kept" in " ".join(driver.words())
