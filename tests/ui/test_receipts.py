"""Receipts on the page of a claim: attached, seen, looked at, replaced, taken off, undone."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claim_lines import Box, LineKind, Receipt
from coprod_desktop.services import claim_lines, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import a_person
from tests.documents.receipts import pdf
from tests.services.paying import FINANCE, Paying
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_money import MoneyDriver

BUS = "Bus there and back"


@pytest.fixture
def paying(store: Store) -> Paying:
    made = Paying(store, registers.sign_in(store))
    made.scheme_in_force()
    return made


@pytest.fixture
def claim_id(paying: Paying) -> int:
    made = paying.drafted(a_person("Amara Quill"))
    fare = CostTyped(kind=LineKind.FARE, claimed="12.40", what=BUS, reason="Not here yet")
    paying.do(lambda work: claim_lines.add_cost(work, made, fare))
    return made


@pytest.fixture
def money(qtbot: QtBot, claim_id: int, coprod: MainWindow) -> MoneyDriver:
    made = MoneyDriver(qtbot, coprod)
    made.open_claim(claim_id)
    return made


def red(tmp_path: Path, colour: str = "red", name: str = "bus.png") -> Path:
    """A photo of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (300, 600), colour).save(stream, "PNG")
    (tmp_path / name).write_bytes(stream.getvalue())
    return tmp_path / name


def state(paying: Paying, claim_id: int) -> Receipt:
    return next(line.receipt for line in paying.page(claim_id).lines if line.what == BUS)


def test_a_receipt_is_attached_seen_small_and_looked_at(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    assert "no receipt" in money.said()
    money.attach(BUS, red(tmp_path))
    assert money.notice().endswith("receipt attached")
    assert state(paying, claim_id) is Receipt.ATTACHED
    assert "no receipt" not in money.said()
    colour = money.thumbnail(BUS)
    assert (colour.red() > 200, colour.green() < 60) == (True, True)
    assert money.find(f"Attach a receipt for {BUS}") is None
    money.press(f"Look at the receipt for {BUS}")
    assert money.pages_of_paper() == [f"Page 1 of 1: Receipt for {BUS}"]
    assert unnamed(money.window) == []


def test_undo_takes_it_off_again(money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path) -> None:
    money.attach(BUS, red(tmp_path))
    money.window.desk.notices.bar.undo.click()
    money.settle()
    assert state(paying, claim_id) is Receipt.MISSING
    assert money.find(f"Attach a receipt for {BUS}") is not None


def test_another_takes_its_place_and_it_can_be_taken_off(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    money.attach(BUS, red(tmp_path))
    money.press(f"Another receipt for {BUS}")
    money.choose_folder(red(tmp_path, "blue", "other.png"))
    assert money.thumbnail(BUS).blue() > 200
    money.press(f"Remove the receipt for {BUS}")
    assert money.notice().endswith("receipt removed")
    assert state(paying, claim_id) is Receipt.MISSING


def test_a_receipt_used_twice_stops_in_words(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    taxi = CostTyped(kind=LineKind.TAXI, claimed="9", what="Taxi", reason="Not here yet")
    paying.do(lambda work: claim_lines.add_cost(work, claim_id, taxi))
    money.attach(BUS, red(tmp_path))
    money.look_again()
    money.attach("Taxi", red(tmp_path, name="copy.png"))
    assert money.notice() == (
        "This receipt is on claim 1000 already, for “Bus there and back”. A receipt is paid once."
    )


def test_what_is_no_receipt_is_said_and_nothing_changes(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"MZ an executable, renamed")
    money.attach(BUS, tmp_path / "photo.jpg")
    assert money.notice().startswith("This is neither a picture nor a PDF.")
    assert state(paying, claim_id) is Receipt.MISSING


def test_pages_that_are_not_kept_are_said(money: MoneyDriver, tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(pdf(*[(420, 595)] * 12))
    money.attach(BUS, tmp_path / "long.pdf")
    assert money.notice() == "The first 10 pages are kept; 2 pages after them are not."


def test_a_dialog_left_without_a_file_changes_nothing(
    money: MoneyDriver, paying: Paying, claim_id: int
) -> None:
    money.press(f"Attach a receipt for {BUS}")
    open_dialog(QFileDialog).reject()
    money.settle()
    assert state(paying, claim_id) is Receipt.MISSING


def test_the_form_of_a_line_no_longer_asks_whether_its_receipt_is_here(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    money.attach(BUS, red(tmp_path))
    money.press(f"Change {BUS}")
    money.fill(claimed_pence="11.00")
    assert state(paying, claim_id) is Receipt.ATTACHED
    assert money.box(Box.EXPENSES) == "£11.00"


def test_a_paid_claim_still_shows_its_receipts(
    money: MoneyDriver, paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    money.attach(BUS, red(tmp_path))
    paying.submitted(claim_id)
    paying.do(lambda work: settling.approve(work, claim_id), FINANCE)
    paying.do(lambda work: settling.mark_paid(work, [claim_id], work.today))
    money.look_again()
    assert money.find(f"Another receipt for {BUS}") is None
    money.press(f"Look at the receipt for {BUS}")
    assert len(money.pages_of_paper()) == 1
