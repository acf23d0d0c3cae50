"""Backups as people meet them: kept when a register is closed and before large changes, looked into, gone back to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import NotAllowed
from coprod_desktop.services.backups import Backup, Why
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.keeper import moment
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.builders import PASSWORD, an_actor
from tests.ui.drivers import open_dialog, settle
from tests.ui.drivers_backups import BackupsDriver, ProgramDriver, spoil
from tests.ui.drivers_today import TodayDriver
from tests.ui.drivers_unlock import UnlockDriver


def kept(register: Path) -> list[Backup]:
    """The backups there are, the newest first."""
    return Shelf(usual_folder(register), register, Vault.beside(register).file_id).all()


# closing


def test_closing_a_changed_register_keeps_a_backup(at_work: ProgramDriver, made: Path) -> None:
    at_work.add_people(2)
    at_work.close()
    assert [one.why for one in kept(made)] == [Why.CLOSING]
    assert Vault.beside(made).anchor is not None


def test_closing_an_unchanged_register_keeps_none_but_notes_where_its_history_ends(
    at_work: ProgramDriver, made: Path
) -> None:
    assert Vault.beside(made).anchor is None
    at_work.close()
    assert kept(made) == []
    assert Vault.beside(made).anchor is not None


def test_a_register_that_is_being_closed_can_be_opened_again_when_it_is(
    at_work: ProgramDriver, made: Path, qtbot: QtBot
) -> None:
    at_work.add_people(2)
    at_work.program.close()
    assert at_work.program.leaving.busy(made)
    at_work.program.start(made)
    unlock = UnlockDriver(qtbot, at_work.program)
    assert unlock.step.working
    at_work.wait_left()
    assert unlock.open(PASSWORD) == ""
    assert len(kept(made)) == 1


def test_a_backup_nobody_wants_to_wait_for_is_left_out(
    at_work: ProgramDriver, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coprod_desktop.app.leaving.SHOWN_AFTER", 0)
    monkeypatch.setattr("coprod_desktop.storage.backups.shelf._PAGES", 1)
    at_work.add_people(2)
    at_work.program.close()
    at_work.program.leaving._windows()[0].keeping.without.click()
    at_work.wait_left()
    assert kept(made) == []
    assert Vault.beside(made).anchor is not None
    assert list(usual_folder(made).iterdir()) == []


def test_a_backup_that_cannot_be_made_is_said_at_once_and_again_on_today(
    at_work: ProgramDriver, made: Path, qtbot: QtBot
) -> None:
    usual_folder(made).write_text("a file where the folder should be")
    at_work.add_people(2)
    at_work.close()
    assert "could not be written" in at_work.leaving.step.trouble.text()
    at_work.leaving.step.main.click()
    assert at_work.leaving is None
    at_work.open(made)
    today = TodayDriver(qtbot, at_work.window)
    today.settle()
    assert "The last backup could not be made" in today.titles()
    usual_folder(made).unlink()
    today.follow("The last backup could not be made")
    assert "The last backup could not be made" not in today.titles()
    assert [one.why for one in kept(made)] == [Why.ASKED]


def test_damage_met_by_the_backup_is_shown_when_the_window_is_gone(
    at_work: ProgramDriver, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole_no_more(*_arguments: object) -> None:
        raise Damaged("page 9")

    at_work.add_people(2)
    monkeypatch.setattr("coprod_desktop.storage.opening.checks.thorough", whole_no_more)
    at_work.program.close()
    window = at_work.wait_damage()
    assert window.damage.findings.text() == "page 9"
    assert made.with_name(made.name + "-open").exists()
    window.close()


# settings


@pytest.fixture
def backups(at_work: ProgramDriver, qtbot: QtBot) -> BackupsDriver:
    """A register with three people and a backup; two more came since."""
    at_work.add_people(3, "Three people")
    driver = BackupsDriver(qtbot, at_work.window)
    driver.part("backups")
    driver.settle()
    driver.press("Back up now")
    at_work.add_people(2)
    driver.part("backups")
    driver.settle()
    return driver


def test_backups_are_listed_with_when_why_and_how_large(backups: BackupsDriver, made: Path) -> None:
    assert backups.made() == ["When you asked for it"]
    assert backups.rows(backups.backups.list, 0)[0] == moment(kept(made)[0].at)
    assert backups.rows(backups.backups.list, 2)[0].endswith("MB")


def test_a_look_inside_compares_with_today(backups: BackupsDriver) -> None:
    backups.press("Look inside")
    inside = backups.inside()
    assert inside["People"] == "3 · 2 fewer than now"
    assert inside["Boards"] == "0, as now"
    assert inside["Last action"].startswith("Three people\n")


def test_going_back_takes_two_clicks_and_opens_the_register_again(
    backups: BackupsDriver, at_work: ProgramDriver, made: Path, qtbot: QtBot
) -> None:
    backups.press("Look inside")
    backups.press("Go back to this one…")
    assert "1 action done since then" in open_dialog(Dialog).accessibleDescription()
    open_dialog(Dialog).main.click()
    qtbot.waitUntil(lambda: at_work.program.mending.going_back is not None)
    at_work.wait_back()
    settle(qtbot, at_work.window.desk)
    assert at_work.notice.startswith("You are back at")
    again = BackupsDriver(qtbot, at_work.window)
    assert again.done()[0].startswith("Gone back to the backup of")
    assert "Three people" in again.done()
    assert "People added" not in again.done()
    assert [one.why for one in kept(made)] == [Why.RESTORE, Why.ASKED]
    again.history.check.click()
    again.settle()
    assert "as they were written" in again.notice


def test_what_was_left_by_going_back_can_be_come_back_to(
    backups: BackupsDriver, at_work: ProgramDriver, qtbot: QtBot
) -> None:
    backups.press("Look inside")
    backups.press("Go back to this one…")
    open_dialog(Dialog).main.click()
    qtbot.waitUntil(lambda: at_work.program.mending.going_back is not None)
    at_work.wait_back()
    again = BackupsDriver(qtbot, at_work.window)
    again.part("backups")
    again.settle()
    assert again.made()[0] == "Before going back to a backup"
    again.press("Look inside")
    assert again.inside()["People"] == "5 · 2 more than now"


def test_a_backup_is_tried_out_and_that_is_written_down(backups: BackupsDriver) -> None:
    assert "No backup was tried out yet" in backups.backups.drilled.text()
    backups.press("Try it out")
    backups.settle()
    assert backups.said.startswith("It works: opened and checked in")
    assert "last tried out on" in backups.backups.drilled.text()
    assert backups.done()[0].startswith("Tried out the backup of")


def test_a_drill_leaves_undo_to_the_action_before(backups: BackupsDriver) -> None:
    backups.press("Try it out")
    backups.settle()
    backups.undo()
    assert backups.notice == "Taken back: People added"


def test_a_damaged_backup_says_so_and_the_register_goes_on(
    backups: BackupsDriver, at_work: ProgramDriver, made: Path
) -> None:
    spoil(kept(made)[0].path)
    backups.press("Try it out")
    backups.settle()
    assert backups.said.startswith("This backup is damaged")
    assert at_work.program.mending.damage is None
    at_work.add_people(1)
    assert backups.done()[0] == "People added"


def test_another_folder_is_used_from_now_on(
    backups: BackupsDriver, at_work: ProgramDriver, tmp_path: Path, made: Path
) -> None:
    (tmp_path / "network").mkdir()
    backups.backups.place.choose(tmp_path / "network")
    backups.settle()
    assert backups.made() == []
    backups.press("Back up now")
    assert backups.made() == ["When you asked for it"]
    assert len(kept(made)) == 1
    at_work.close()
    assert len([one for one in (tmp_path / "network").iterdir() if one.suffix == ".coprod"]) == 2
    assert SettingsFile(at_work.program.settings.path).now == at_work.program.settings.now


def test_a_folder_that_cannot_be_reached_is_said(backups: BackupsDriver, tmp_path: Path) -> None:
    backups.backups.place.choose(tmp_path / "unplugged")
    backups.settle()
    assert not backups.backups.place.trouble.isHidden()


def test_a_backup_that_cannot_be_made_is_said_beside_the_button(
    backups: BackupsDriver, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    backups.backups.place.choose(tmp_path / "file")
    backups.settle()
    backups.press("Back up now")
    assert "could not be written" in backups.backups.trouble.text()
    assert backups.backups.now.isEnabled()


def test_a_large_action_is_taken_back_after_a_backup(
    backups: BackupsDriver, at_work: ProgramDriver, made: Path
) -> None:
    at_work.add_people(60, "Sixty people")
    backups.take_back("Sixty people")
    assert [one.why for one in kept(made)] == [Why.CHANGE, Why.ASKED]
    assert backups.done()[0] == "Reversed: Sixty people"


def test_without_a_backup_one_is_asked_before_a_large_change(
    backups: BackupsDriver, at_work: ProgramDriver, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    backups.backups.place.choose(tmp_path / "file")
    at_work.add_people(60, "Sixty people")
    backups.take_back("Sixty people")
    assert backups.done()[0] == "Sixty people"
    dialog = open_dialog(Dialog)
    assert "Nothing was changed so far." in dialog.accessibleDescription()
    dialog.main.click()
    backups.settle()
    assert backups.done()[0] == "Reversed: Sixty people"


def test_a_history_that_was_cut_off_is_noticed(
    backups: BackupsDriver, at_work: ProgramDriver, made: Path
) -> None:
    """The register is put back to an older copy, past the program."""
    older = made.with_name("older")
    settle(backups.qtbot, at_work.window.desk)
    at_work.close()
    older.write_bytes(kept(made)[1].path.read_bytes())
    made.write_bytes(older.read_bytes())
    at_work.open(made)
    again = BackupsDriver(backups.qtbot, at_work.window)
    again.history.check.click()
    again.settle()
    assert "is missing, and so is all that came after it" in again.notice


def test_a_lead_looks_into_no_backup(backups: BackupsDriver) -> None:
    keeper = backups.backups.keeper
    with pytest.raises(NotAllowed):
        keeper.backups.look(an_actor(Role.LEAD), keeper.backups.all()[0])
