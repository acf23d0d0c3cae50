"""Bank details in the window: entered by keyboard, shown for half a minute, never left open."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.domain.bank import CheckFileKind, PayeeBasis, VerifiedHow
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import bank, finance_key, history, settling
from coprod_desktop.services.passphrases import recovery_code
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.money.bank_forms import EntryDialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.builders import KEYS, PASSWORD, WEAK, a_person, a_vault
from tests.documents.golden_papers import words
from tests.services.banking import CANARIES, COORDINATOR, FINANCE, NUMBER, ROLL, WITHOUT_KEY, Banking, typed
from tests.services.paying import Paying
from tests.ui.drivers import open_dialog
from tests.ui.drivers_bank import BankDriver

if TYPE_CHECKING:
    from coprod_desktop.ui.main_window import MainWindow

As = Callable[..., BankDriver]


@pytest.fixture
def banking(store: Store) -> Banking:
    return Banking.begin(store)


@pytest.fixture
def as_actor(
    qapp: QApplication, qtbot: QtBot, look: Look, settings: SettingsFile, store: Store
) -> Iterator[As]:
    """The window of a staff user, made when asked for."""
    windows: list[MainWindow] = []
    program = Program(qapp, settings, look)

    def make(actor: Actor, vault: Vault | None = None) -> BankDriver:
        window = program.window_for(entered(store, actor, vault))
        windows.append(window)
        window.resize(1440, 1000)
        window.show()
        qtbot.waitExposed(window)
        return BankDriver(qtbot, window)

    yield make
    for window in windows:
        qtbot.waitUntil(lambda window=window: window.desk.jobs.idle)  # type: ignore[misc]
        window.close()
        window.deleteLater()


@pytest.fixture
def paying(store: Store, banking: Banking) -> Paying:
    Paying(store, COORDINATOR).scheme_in_force()
    return Paying(banking.store, COORDINATOR)


def found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def test_an_account_is_entered_by_keyboard_alone(banking: Banking, as_actor: As) -> None:
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    assert "No bank details yet" in driver.said()
    driver.keep(driver.enter("00 93 71", NUMBER, ROLL))
    said = driver.said()
    assert "Account ending 5246" in said
    assert "Amara Quill" in said
    assert "New, never paid before" in said
    assert found(said) == []
    assert "Show" not in driver.verbs()
    assert banking.reveal().numbers.number == NUMBER
    driver.undo()
    assert "No bank details yet" in driver.said()


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(banking: Banking, as_actor: As) -> None:
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    dialog = driver.enter("89999", NUMBER)
    driver.keep(dialog)
    assert "six figures" in driver.problem_at("sort_code")
    assert driver.problem_at("number") == ""
    driver.type(dialog, sort_code="08-99-99")
    driver.keep(dialog)
    assert banking.account.ending == "5246"


def test_what_can_be_said_of_the_numbers_is_said_while_they_are_typed(banking: Banking, as_actor: As) -> None:
    banking.do(lambda work: bank.keep(work, work.add(a_person("Ben Vale")).id, None, typed(roll="")))
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    dialog = driver.enter("00 93 71")
    assert dialog.said.isHidden()
    driver.type(dialog, number=NUMBER)
    assert "cannot be checked" in dialog.said.text()
    assert "Ben Vale may have the same account" in dialog.said.text()
    driver.type(dialog, number="123456")
    assert "00123456" in dialog.said.text()
    dialog.done(0)


def test_someone_elses_account_asks_what_allows_it(banking: Banking, as_actor: As) -> None:
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    dialog = driver.enter("00 93 71", NUMBER)
    assert not dialog.form.control("evidence_on").isVisible()
    dialog.form.fill({"basis": PayeeBasis.APPOINTEE})
    dialog.on_typed()
    assert dialog.form.control("evidence_on").isVisible()
    driver.keep(dialog)
    assert "Write down when" in driver.problem_at("evidence_on")
    driver.type(dialog, evidence_on="3 Nov 2026")
    driver.keep(dialog)
    assert "Their appointee’s (DWP); seen on 3 Nov 2026" in driver.said()


def test_numbers_are_never_kept_in_a_draft(banking: Banking, as_actor: As) -> None:
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    dialog = driver.enter("00 93 71", NUMBER, ROLL)
    kept = dialog.form.typed()
    assert "account_name" in kept
    assert not {"sort_code", "number", "roll"} & set(kept)
    assert found(str(kept)) == []
    dialog.reject()


def test_finance_shows_the_numbers_on_purpose_and_they_go_by_themselves(
    paying: Paying, banking: Banking, as_actor: As
) -> None:
    banking.keep()
    claim = paying.drafted(banking.person)
    driver = as_actor(FINANCE)
    driver.go("claim", claim)
    assert found(driver.said()) == []
    driver.press("Show")
    assert "00-93-71" in driver.shown()
    assert NUMBER in driver.shown()
    assert ROLL in driver.shown()
    driver.time_up()
    assert driver.shown() == ""
    assert found(driver.said()) == []
    newest = banking.ask(lambda work: history.recent(work, 1))[0]
    assert (newest.label, newest.who, newest.sealed) == (
        "Bank details of Amara Quill shown",
        "Coprod Desktop",
        True,
    )
    assert found(newest.label) == []


def test_shown_numbers_are_copied_concealed_and_hidden_when_nobody_looks(
    paying: Paying, banking: Banking, as_actor: As
) -> None:
    banking.keep()
    claim = paying.drafted(banking.person)
    driver = as_actor(FINANCE)
    driver.go("claim", claim)
    driver.press("Show")
    driver.press("Copy Account number")
    assert driver.clipboard() == NUMBER
    assert "leaves the clipboard" in driver.notice
    driver.window.go("money")
    driver.settle()
    driver.window.go("claim", claim)
    driver.settle()
    assert driver.shown() == ""
    assert found(driver.said()) == []
    driver.press("Show")
    driver.press("Hide the bank details")
    assert driver.shown() == ""


def test_finance_without_the_key_is_told_whom_to_ask(paying: Paying, banking: Banking, as_actor: As) -> None:
    banking.keep()
    driver = as_actor(WITHOUT_KEY)
    driver.go("claim", paying.drafted(banking.person))
    assert "hand the finance key on" in driver.said()
    assert "Show" not in driver.verbs()


def test_finance_never_reads_why_someone_else_is_paid_nor_changes_it(
    paying: Paying, banking: Banking, as_actor: As
) -> None:
    banking.keep(basis=PayeeBasis.APPOINTEE, evidence_on=banking.store.clock().date())
    driver = as_actor(FINANCE)
    driver.go("claim", paying.drafted(banking.person))
    assert "appointee" not in driver.said()
    assert "Someone else’s, who may take it for them" in driver.said()
    dialog = driver.enter()
    choice = dialog.form.control("basis")
    assert "appointee" not in "".join(choice.itemText(row) for row in range(choice.count()))
    driver.type(dialog, account_name="Ama Quill")
    driver.keep(dialog)
    assert (banking.account.account_name, banking.account.basis) == ("Ama Quill", PayeeBasis.APPOINTEE)


def test_checks_are_written_down(banking: Banking, as_actor: As) -> None:
    banking.keep()
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    driver.press("Checks…")
    driver.choose(verified_how=VerifiedHow.CALLED_BACK)
    open_dialog(FormDialog).main.click()
    driver.settle()
    assert "Called them back on a number we had before. Jo Tester, 22 Nov 2026" in driver.said()
    assert "Make sure that they are theirs" not in driver.said()


def test_claims_that_wait_for_approval_again_are_named(
    paying: Paying, banking: Banking, as_actor: As
) -> None:
    banking.keep()
    claim = paying.submitted(paying.drafted(banking.person))
    paying.do(lambda work: settling.approve(work, claim), FINANCE)
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    driver.keep(driver.enter("08-99-99", NUMBER))
    assert "Claim 1000 was approved for the account before" in driver.notice


def test_bank_details_are_taken_out_when_asked(banking: Banking, as_actor: As) -> None:
    banking.keep()
    driver = as_actor(COORDINATOR)
    driver.go("person", banking.person.id, "money")
    driver.press("Take out…")
    driver.say_yes()
    assert "No bank details yet" in driver.said()


# in the settings


def test_the_settings_say_who_can_open_bank_details(banking: Banking, as_actor: As, store: Store) -> None:
    vault = Vault.make(store.path, KEYS)
    vault.keep_password(2, "Priya Vale", PASSWORD, KEYS.with_finance(FINANCE.finance_key), WEAK)
    driver = as_actor(COORDINATOR, vault)
    driver.go("settings", "bank")
    said = driver.said(driver.part)
    assert "Your password does not open bank details" in said
    assert "Priya Vale" in said
    assert banking.seen().has_key


def test_a_lost_key_is_made_anew_and_everyone_concerned_is_asked_again(
    paying: Paying, banking: Banking, as_actor: As, store: Store, tmp_path: Path
) -> None:
    banking.keep()
    vault = a_vault(store, FINANCE)
    driver = as_actor(FINANCE, vault)
    driver.go("settings", "bank")
    assert "Nobody can open bank details any more" in driver.said(driver.part)
    driver.press("Make a new key…")
    driver.confirm("not it")
    confirm = driver.key_dialog.confirm
    assert "not right" in driver.said(confirm)
    driver.confirm(PASSWORD)
    sheet = driver.sheet
    sheet.save(tmp_path / "sheet.pdf")
    paper = words((tmp_path / "sheet.pdf").read_bytes())
    assert set(sheet.code.split("-")) <= set(paper.split())
    assert "bank details too" in paper
    sheet.read_back("ZZZ9")
    assert "Nobody can open bank details any more" in driver.said(driver.part)
    code = sheet.code
    driver.take_sheet()
    assert vault.unlock_with_code(code).finance is not None
    assert vault.unlock(FINANCE.staff_user_id, PASSWORD).finance is not None
    assert "Ask 1 person again" in driver.said(driver.part)
    driver.window.go("money")
    driver.settle()
    assert "The bank details of 1 person can no longer be opened" in "\n".join(driver.words())
    driver.press("See who: The bank details of 1 person can no longer be opened")
    driver.press("Enter again…")
    dialog = open_dialog(EntryDialog)
    driver.type(dialog, sort_code="00-93-71", number=NUMBER)
    driver.keep(dialog)
    assert banking.seen().shut is False
    assert not driver.part.shut.isVisible()
    assert paying.store is store


def no_room(*_given: object) -> None:
    raise Problem("There is no room.")


def test_finance_changes_its_key_while_it_is_held_and_details_stay(
    banking: Banking, as_actor: As, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    banking.keep()
    vault = a_vault(store, COORDINATOR)
    vault.keep_password(
        FINANCE.staff_user_id, FINANCE.name, PASSWORD, KEYS.with_finance(FINANCE.finance_key), WEAK
    )
    driver = as_actor(FINANCE, vault)
    driver.go("settings", "bank")
    driver.press("Change the finance key…")
    driver.confirm(PASSWORD)
    with monkeypatch.context() as full:
        full.setattr(finance_key, "take_over", no_room)
        driver.sheet.read_back()
        driver.qtbot.waitUntil(lambda: "no room" in driver.said(driver.sheet.step))
    assert vault.unlock(FINANCE.staff_user_id, PASSWORD).finance == FINANCE.finance_key
    driver.take_sheet()
    private = vault.unlock(FINANCE.staff_user_id, PASSWORD).finance
    assert private != FINANCE.finance_key
    assert banking.reveal(replace(FINANCE, finance_key=private)).numbers.number == NUMBER
    assert not driver.part.shut.isVisible()


def test_where_a_register_is_only_looked_at_it_is_said_why_details_stay_shut(
    paying: Paying, banking: Banking, as_actor: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    banking.keep()
    claim = paying.drafted(banking.person)
    driver = as_actor(FINANCE)
    driver.go("claim", claim)
    monkeypatch.setattr(type(driver.window.desk), "only_looking", True)
    driver.press("Show")
    assert "written in the history" in driver.notice
    assert driver.shown() == ""
    assert banking.seen().last_opened is None


def test_coordinators_see_on_today_whom_to_ask_again(banking: Banking, as_actor: As, store: Store) -> None:
    banking.keep()
    vault = a_vault(store, FINANCE)
    banking.do(lambda work: finance_key.make_anew(work, vault, PASSWORD, recovery_code()), FINANCE)
    driver = as_actor(COORDINATOR, vault)
    driver.window.go("today")
    driver.settle()
    driver.press("See who: The bank details of 1 person can no longer be opened")
    assert "Amara Quill, account ending 5246" in driver.said(driver.part)


def test_the_table_of_the_check_is_taken_in(banking: Banking, as_actor: As, tmp_path: Path) -> None:
    assert banking.seen().has_key
    line = "009300 009399 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1\n"
    (tmp_path / "valacdos-v7-90.txt").write_text(line * 3)
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8")
    driver = as_actor(COORDINATOR)
    driver.go("settings", "bank")
    assert "Not taken in" in driver.said(driver.part)
    driver.part.take_in(tmp_path / "photo.txt", CheckFileKind.WEIGHTS)
    driver.settle()
    assert "not a table of the modulus check" in driver.notice
    driver.part.take_in(tmp_path / "valacdos-v7-90.txt", CheckFileKind.WEIGHTS)
    driver.settle()
    assert "version 7.90, 3 lines, taken in on 22 Nov 2026" in driver.said(driver.part)
