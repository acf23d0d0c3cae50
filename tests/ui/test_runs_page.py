"""Payment runs in the window: made, compared, written, followed up."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.services import organisation, runs
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.money.run_panel import RunPanel
from coprod_desktop.ui.money.runs_page import RunsPage
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.builders import a_person
from tests.services.paying import Paying
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_money import MoneyDriver


@pytest.fixture
def paying(store: Store) -> Paying:
    made = Paying(store, registers.sign_in(store))
    made.scheme_in_force()
    made.do(lambda work: organisation.save(work, extras=(Extra.PAYMENT_RUNS.value,)))
    return made


@pytest.fixture
def money(qtbot: QtBot, paying: Paying, coprod: MainWindow) -> MoneyDriver:
    assert paying.store is not None
    return MoneyDriver(qtbot, coprod)


@pytest.fixture
def claim_id(paying: Paying) -> int:
    return paying.approved(paying.drafted(a_person("Amara Quill")))


def make(money: MoneyDriver, kind: RunKind = RunKind.LEDGER) -> None:
    """A run of everything that is approved."""
    money.press("Make a payment run…")
    money.choose("kind", kind)
    money.fill()


def test_a_run_is_made_written_and_arrives_and_the_claim_is_paid(
    paying: Paying, money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    money.open()
    money.press("Payment runs")
    make(money)
    assert isinstance(money.window.pages.current, RunsPage)
    assert "Compare the totals with someone, then write it." in money.said()
    assert "Amara Quill · £75.00" in money.said()
    money.press("Write the list for finance…")
    (tmp_path / "out").mkdir()
    money.choose_folder(tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "Run 1 for the ledger.csv",
        "Run 1 for the ledger.xlsx",
    ]
    assert money.find("Give this run up") is None
    money.press("It arrived on…")
    money.fill()
    assert paying.ask(lambda work: work.get(Claim, claim_id)).state is ClaimState.PAID
    assert "Nothing of it waits any more." in money.said()


def test_claims_ticked_go_in_a_run_and_the_others_wait(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    other = paying.approved(paying.drafted(a_person("Dewi Prosser")))
    money.open("pay")
    money.page.list.model.tick([claim_id])
    money.press("Put in a run…")
    money.choose("kind", RunKind.LEDGER)
    money.fill()
    assert isinstance(money.window.pages.current, RunsPage)
    assert "Amara Quill · £75.00" in money.said()
    assert "Dewi Prosser · £75.00" not in money.said()
    states = [paying.ask(lambda work, n=n: work.get(Claim, n)).state for n in (claim_id, other)]  # type: ignore[misc]
    assert states == [ClaimState.IN_RUN, ClaimState.APPROVED]


def test_what_came_back_says_why_and_is_owed_again(
    paying: Paying, money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    money.window.go("runs")
    money.settle()
    make(money)
    money.press("Write the list for finance…")
    money.choose_folder(tmp_path)
    money.press("It came back…: claim 1000")
    money.fill(because="")
    assert "Say why it did not arrive" in money.problem_at("because")
    money.fill(because="Account closed")
    assert paying.ask(lambda work: work.get(Claim, claim_id)).state is ClaimState.APPROVED
    assert "Came back: Account closed" in money.said()


def test_a_claim_taken_out_stays_approved_and_undo_puts_it_back(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    money.window.go("runs")
    money.settle()
    make(money)
    money.press("Take it out: claim 1000")
    assert paying.ask(lambda work: work.get(Claim, claim_id)).state is ClaimState.APPROVED
    assert paying.ask(runs.rows) == []


def test_what_stands_in_the_way_is_said_beside_the_kind(money: MoneyDriver, claim_id: int) -> None:
    assert claim_id
    money.window.go("runs")
    money.settle()
    make(money, RunKind.BANK_FILE)
    assert money.problem_at("kind") == "Claim 1000: There are no bank details."
    money.close_dialog()


def test_both_papers_of_a_run_can_be_looked_at(money: MoneyDriver, claim_id: int, tmp_path: Path) -> None:
    assert claim_id
    money.window.go("runs")
    money.settle()
    make(money)
    money.press("Control sheet")
    assert money.pages_of_paper() == ["Page 1 of 1: Control sheet of payment run 1"]
    money.press("Write the list for finance…")
    money.choose_folder(tmp_path)
    money.press("Remittances")
    assert money.pages_of_paper() == ["Page 1 of 1: Remittances of run 1"]


def test_finances_paid_list_is_looked_over_and_then_marks_what_fits(
    paying: Paying, money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    paid = tmp_path / "paid.csv"
    paid.write_text(
        "Reference,Paid on,Amount\nQUILL 1000,22/11/2026,75.00\n9999,22/11/2026,1\n", encoding="utf-8"
    )
    money.open("pay")
    money.press("Finance’s paid list…")
    money.choose_folder(paid)
    open_dialog(Dialog).main.click()
    money.settle()
    assert "Row 3, “9999”: No claim has this number." in money.say_yes()
    assert paying.ask(lambda work: work.get(Claim, claim_id)).state is ClaimState.PAID


def test_a_list_that_pays_nothing_says_so_and_asks_nothing(
    money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    assert claim_id
    paid = tmp_path / "paid.csv"
    paid.write_text("Reference,Paid on,Amount\nQUILL 1000,22/11/2026,80.00\n", encoding="utf-8")
    money.open("pay")
    money.press("Finance’s paid list…")
    money.choose_folder(paid)
    open_dialog(Dialog).main.click()
    money.settle()
    assert "The list says £80.00, the claim comes to £75.00." in money.notice()


def test_who_waits_for_supplier_set_up_is_said_only_where_that_is_switched_on(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    assert claim_id
    money.open()
    assert "supplier set-up" not in money.said()
    paying.do(lambda work: organisation.save(work, extras=(Extra.SUPPLIERS.value,)))
    money.page.refresh()
    money.settle()
    assert "1 person waits for supplier set-up" in money.said()
    assert "Longest: Amara Quill, 0 working days since approval" in money.said()


def test_runs_stay_out_of_sight_until_they_are_switched_on(paying: Paying, money: MoneyDriver) -> None:
    paying.do(lambda work: organisation.save(work, extras=()))
    money.open()
    assert money.find("Payment runs") is None


def test_time_alone_may_be_marked_as_paid_from_the_claim(paying: Paying, money: MoneyDriver) -> None:
    claim = paying.approved(paying.drafted(a_person("Ben Vale"), online=True))
    money.open_claim(claim)
    money.press("Paid on…")
    dialog = open_dialog(Dialog)
    boxes = dialog.form.control("boxes")
    boxes.setCurrentIndex(1)
    money.fill()
    assert paying.ask(lambda work: work.get(Claim, claim)).state is ClaimState.PART_PAID


def test_every_control_of_the_page_can_be_named_by_a_screen_reader(money: MoneyDriver, claim_id: int) -> None:
    assert claim_id
    money.window.go("runs")
    money.settle()
    make(money)
    page = money.window.pages.current
    assert page is not None
    assert page.findChild(RunPanel) is not None
    assert unnamed(page) == []
