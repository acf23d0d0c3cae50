"""A register that cannot be worked on as usual: said calmly, with a way on, and nothing lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.greeting import check_weekly
from coprod_desktop.services import backups as backup_services
from coprod_desktop.storage import registers
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.opening.place import Place, PlaceKind
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.trouble.in_use import InUseStep
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.builders import PASSWORD, WEAK
from tests.ui.drivers import FormDriver, open_dialog, settle, unnamed
from tests.ui.drivers_backups import BackupsDriver, ProgramDriver, spoil
from tests.ui.drivers_unlock import UnlockDriver


def backups_of(register: Path) -> list[Path]:
    return [one.path for one in Shelf(usual_folder(register), register, Vault.beside(register).file_id).all()]


def _tabs(settings: BackupsDriver) -> list[str]:
    settings.open()
    return settings.tabs()


# damaged


@pytest.fixture
def spoilt(at_work: ProgramDriver, made: Path) -> Path:
    """A register with a backup of three people and of five, damaged while it was closed uncleanly."""
    at_work.add_people(3, "Three people")
    at_work.back_up()
    at_work.add_people(2, "Two more")
    at_work.close()
    spoil(made)
    registers.leave_unclean(made)
    return made


def test_a_damaged_register_is_not_opened_and_the_newest_good_backup_is_offered(
    at_work: ProgramDriver, spoilt: Path, qtbot: QtBot
) -> None:
    before = spoilt.read_bytes()
    at_work.program.open(spoilt)
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    damage = at_work.wait_damage()
    assert at_work.program.window is None
    assert at_work.program.unlock is None
    assert "damaged" in damage.damage.sentence.text()
    assert damage.damage.good is not None
    assert damage.damage.good.inside.people == 5
    assert damage.damage.findings.isHidden()
    damage.damage.details.click()
    assert damage.damage.findings.text()
    assert spoilt.read_bytes() == before
    assert unnamed(damage) == []


def test_going_back_keeps_the_damaged_file_and_opens_what_was_whole(
    at_work: ProgramDriver, spoilt: Path, qtbot: QtBot
) -> None:
    damaged = spoilt.read_bytes()
    at_work.program.open(spoilt)
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    at_work.wait_damage().damage.main.click()
    assert "The damaged file is kept" in open_dialog(Dialog).accessibleDescription()
    open_dialog(Dialog).main.click()
    at_work.wait_back()
    settle(qtbot, at_work.window.desk)
    assert at_work.program.mending.damage is None
    assert at_work.notice.startswith("You are back at")
    assert "Two more" in BackupsDriver(qtbot, at_work.window).done()
    assert damaged in [path.read_bytes() for path in backups_of(spoilt)]


def test_a_damaged_backup_is_passed_over(at_work: ProgramDriver, spoilt: Path, qtbot: QtBot) -> None:
    spoil(backups_of(spoilt)[0])
    at_work.program.open(spoilt)
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    damage = at_work.wait_damage()
    assert damage.damage.good is not None
    assert damage.damage.good.inside.people == 3


def test_without_a_backup_another_folder_can_be_looked_in(
    at_work: ProgramDriver, spoilt: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.move(usual_folder(spoilt), tmp_path / "stick")
    at_work.program.open(spoilt)
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    damage = at_work.wait_damage()
    assert damage.damage.good is None
    assert damage.damage.main.isHidden()
    damage.look_in(tmp_path / "stick")
    assert at_work.wait_damage().damage.good is not None


def test_a_register_that_is_whole_after_all_is_opened_again(
    at_work: ProgramDriver, spoilt: Path, qtbot: QtBot
) -> None:
    whole = backups_of(spoilt)[0].read_bytes()
    at_work.program.open(spoilt)
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    at_work.wait_damage()
    spoilt.write_bytes(whole)
    at_work.damage.again.emit()
    assert UnlockDriver(qtbot, at_work.program).open(PASSWORD) == ""
    assert at_work.program.mending.damage is None


def test_damage_met_while_working_ends_the_work(at_work: ProgramDriver, made: Path, qtbot: QtBot) -> None:
    at_work.add_people(3)
    at_work.back_up()
    settle(qtbot, at_work.window.desk)
    store = at_work.window.desk.jobs._store
    store._engine.dispose()  # what was read before is forgotten
    for page in range(1, made.stat().st_size // 4096):
        spoil(made, page)
    at_work.window.go("people")
    damage = at_work.wait_damage()
    assert at_work.program.window is None
    assert damage.damage.good is not None
    assert made.with_name(made.name + "-open").stat().st_size > 0


def test_the_weekly_check_is_silent_while_all_is_well(at_work: ProgramDriver, qtbot: QtBot) -> None:
    keeper, today = at_work.window.desk.keeper, at_work.window.desk.today()
    assert keeper is not None
    before = at_work.notice
    check_weekly(keeper, today)
    settle(qtbot, at_work.window.desk)
    assert keeper.ours.checked_on == today.isoformat()
    assert at_work.notice == before


def test_the_weekly_check_finds_damage(at_work: ProgramDriver, made: Path, qtbot: QtBot) -> None:
    settle(qtbot, at_work.window.desk)
    keeper = at_work.window.desk.keeper
    assert keeper is not None
    at_work.window.desk.jobs._store._engine.dispose()
    spoil(made)
    check_weekly(keeper, at_work.window.desk.today())
    assert at_work.wait_damage().damage.findings.text()


def test_within_the_week_nothing_is_checked(at_work: ProgramDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, today = at_work.window.desk.keeper, at_work.window.desk.today()
    assert keeper is not None
    keeper.note(checked_on=today.isoformat())
    monkeypatch.setattr(backup_services.Backups, "check", lambda _self: pytest.fail("checked"))
    check_weekly(keeper, today)
    settle(at_work.qtbot, at_work.window.desk)


# destroyed, or gone


def _destroy(register: Path, how: str) -> None:
    if how == "gone":
        register.unlink()
    elif how == "emptied":
        register.write_bytes(b"")
    elif how == "begun anew":  # as any register might begin
        register.write_bytes(b"\x8f" * 64 + register.read_bytes()[64:])
    else:
        register.write_bytes(bytes(64) + register.read_bytes()[64:])


@pytest.mark.parametrize("how", ["zeroed", "begun anew", "emptied", "gone"])
def test_a_register_whose_beginning_is_destroyed_can_be_gone_back_for(
    at_work: ProgramDriver, made: Path, how: str, qtbot: QtBot
) -> None:
    at_work.add_people(3, "Three people")
    at_work.back_up()
    at_work.close()
    _destroy(made, how)
    left = made.read_bytes() if made.exists() else None
    at_work.program.start(None)  # as the register of last time
    UnlockDriver(qtbot, at_work.program).open(PASSWORD)
    damage = at_work.wait_damage()
    assert damage.damage.good is not None
    assert damage.damage.good.inside.people == 3
    assert ("is gone" in damage.damage.sentence.text()) == (how == "gone")
    assert (made.read_bytes() if made.exists() else None) == left  # nothing was made or changed
    damage.damage.main.click()
    assert ("damaged file is kept" in open_dialog(Dialog).accessibleDescription()) == (how != "gone")
    open_dialog(Dialog).main.click()
    at_work.wait_back()
    settle(qtbot, at_work.window.desk)
    assert at_work.notice.startswith("You are back at")
    kept = [path.read_bytes() for path in usual_folder(made).glob("*.coprod")]
    assert left is None or left in kept


def test_with_the_recovery_code_too_damage_is_shown_and_gone_back_from(
    at_work: ProgramDriver, made: Path, qtbot: QtBot
) -> None:
    vault = Vault.beside(made)
    code = vault.new_recovery(at_work.window.desk.jobs._store.keys, "Jo Tester", WEAK)
    at_work.add_people(3, "Three people")
    at_work.back_up()
    at_work.close()
    _destroy(made, "zeroed")
    at_work.program.open(made)
    unlock = UnlockDriver(qtbot, at_work.program)
    unlock.step.lost_it.click()
    FormDriver(qtbot, unlock.step.form).type("code", code)
    unlock.step.main.click()
    at_work.wait_damage().damage.main.click()
    open_dialog(Dialog).main.click()
    at_work.wait_back()
    assert at_work.program.window is None  # nobody has signed in yet
    assert at_work.program.mending.damage is None
    unlock = UnlockDriver(qtbot, at_work.program)
    assert "use the recovery code again" in unlock.said
    assert unlock.open(PASSWORD) == ""


# an older copy


def test_an_older_copy_of_the_file_is_noticed_when_it_is_opened(
    at_work: ProgramDriver, made: Path, tmp_path: Path
) -> None:
    at_work.add_people(3)
    at_work.close()
    shutil.copyfile(made, tmp_path / "older")
    at_work.open(made)
    assert at_work.banners() == []
    at_work.add_people(2)
    at_work.close()
    (tmp_path / "older").replace(made)
    at_work.open(made)
    assert at_work.banners() == ["This is an older copy of the register: what was done last is not in it."]
    at_work.press_on_banner("Look at the backups")
    assert at_work.window.pages.trail.places[at_work.window.pages.trail.at] == ("settings", "backups")


def test_gone_back_to_on_purpose_it_is_not_called_older(at_work: ProgramDriver) -> None:
    at_work.add_people(3)
    at_work.back_up()
    at_work.add_people(2)
    keeper = at_work.window.desk.keeper
    assert keeper is not None
    before = at_work.window
    keeper.go_back_asked.emit(keeper.backups.all()[0])
    at_work.qtbot.waitUntil(lambda: at_work.program.window not in (None, before), timeout=20_000)
    at_work.wait_back()
    settle(at_work.qtbot, at_work.window.desk)
    assert at_work.banners() == []


# open elsewhere


@pytest.fixture
def elsewhere(made: Path) -> Iterator[Store]:
    """Someone else has the register open."""
    keys = Vault.beside(made).unlock(Vault.beside(made).staff[0].staff_user_id, PASSWORD)
    store = registers.open_register(made, keys)
    yield store
    store.close()


def test_a_register_open_elsewhere_says_who_has_it_and_can_be_opened_when_they_are_done(
    program: Program, made: Path, elsewhere: Store, qtbot: QtBot
) -> None:
    program.start(made)
    unlock = UnlockDriver(qtbot, program)
    unlock.open(PASSWORD)
    assert isinstance(unlock.step, InUseStep)
    assert "has this register open on" in unlock.step.sentence.text()
    unlock.press_main()
    assert isinstance(unlock.step, InUseStep)
    elsewhere.close()
    unlock.press_main()
    assert program.window is not None
    settle(qtbot, program.window.desk)
    assert not program.window.desk.jobs._store.opened.only_looking


@pytest.mark.usefixtures("elsewhere")
def test_it_can_be_looked_at_meanwhile_and_that_is_said_on_every_page(
    program: Program, made: Path, qtbot: QtBot
) -> None:
    program.start(made)
    unlock = UnlockDriver(qtbot, program)
    unlock.open(PASSWORD)
    unlock.step.look.click()
    unlock.wait()
    driver = ProgramDriver(qtbot, program)
    settle(qtbot, driver.window.desk)
    assert driver.banners() == ["You are only looking at this register: nothing you do here is kept."]
    assert "backups" not in _tabs(BackupsDriver(qtbot, driver.window))
    driver.add_people(1)
    assert "open only to be looked at" in driver.notice
    for key in ("today", "people", "boards", "meetings", "voices", "money", "reports", "settings"):
        driver.window.go(key)
        settle(qtbot, driver.window.desk)
    assert driver.window.desk.crashes.last_report == ""
    driver.close()
    assert not usual_folder(made).exists()


def test_who_looked_can_go_on_to_work_when_it_is_free(
    program: Program, made: Path, elsewhere: Store, qtbot: QtBot
) -> None:
    program.start(made)
    unlock = UnlockDriver(qtbot, program)
    unlock.open(PASSWORD)
    unlock.step.look.click()
    unlock.wait()
    elsewhere.close()
    driver = ProgramDriver(qtbot, program)
    settle(qtbot, driver.window.desk)
    driver.press_on_banner("Open it to work on")
    assert unlock.open(PASSWORD) == ""
    settle(qtbot, driver.window.desk)
    assert driver.banners() == []


# where it lies, how it was closed, and what lies there now


@pytest.fixture
def in_the_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "place_of", lambda _path: Place(PlaceKind.CLOUD, "OneDrive"))


@pytest.mark.usefixtures("in_the_cloud")
def test_a_folder_that_is_copied_away_is_advised_against_until_that_is_not_wanted(
    program: Program, made: Path, qtbot: QtBot
) -> None:
    driver = ProgramDriver(qtbot, program)
    for _time in range(2):
        driver.open(made)
        assert driver.banners()[0].startswith("This register lies in OneDrive")
        driver.close()
    driver.open(made)
    driver.press_on_banner("How do I move it?")
    assert open_dialog(Dialog).accessibleName() == "How to move this register"
    open_dialog(Dialog).main.click()
    driver.press_on_banner("Do not say this again")
    driver.close()
    driver.open(made)
    assert driver.banners() == []


def test_an_unclean_end_is_said_once(program: Program, made: Path, qtbot: QtBot) -> None:
    registers.leave_unclean(made)
    driver = ProgramDriver(qtbot, program)
    driver.open(made)
    assert driver.notice.startswith("The program was not closed properly last time.")
    driver.close()
    driver.open(made)
    assert "not closed properly" not in driver.notice


def test_a_register_replaced_underneath_is_not_written_to_and_that_is_said_at_length_once(
    at_work: ProgramDriver, made: Path, tmp_path: Path
) -> None:
    made.rename(tmp_path / "moved.coprod")
    shutil.copyfile(tmp_path / "moved.coprod", made)
    before = made.read_bytes()
    at_work.add_people(1)
    assert "moved or replaced" in open_dialog(Dialog).accessibleName()
    open_dialog(Dialog).cancel.click()
    assert at_work.banners() == ["Nothing can be kept in this register any more"]
    at_work.add_people(1)
    assert at_work.notice == "Nothing can be kept any more: close the register."
    at_work.press_on_banner("Close the register")
    at_work.wait_left()
    assert made.read_bytes() == before
    assert not usual_folder(made).exists()


def test_a_form_that_could_not_be_kept_stays_with_what_was_typed(
    at_work: ProgramDriver, made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from coprod_desktop.ui.people.add_dialog import add_person
    from coprod_desktop.ui.widgets.form_dialog import FormDialog

    made.rename(tmp_path / "moved.coprod")
    add_person(at_work.window.desk, at_work.window)
    form = open_dialog(FormDialog)
    form.form.fill({"name": "Amara Quill"})
    form.main.click()
    qtbot.waitUntil(lambda: at_work.window.desk.jobs.idle)
    assert form.form.values()["name"] == "Amara Quill"
    assert "moved or replaced" in form.trouble.text()
    at_work.window.close()
    form.done(0)
