"""Finance decides and pays on its own computer: from the coordinator's window to finance's and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.services.finance_desk import FinanceShelf
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import finance_files, registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import PASSWORD, TODAY, WEAK
from tests.services.banking import NUMBER
from tests.services.packing import OWN, Packing
from tests.ui.drivers_finance import FinanceDriver
from tests.ui.drivers_money import MoneyDriver


@pytest.fixture
def packing(store: Store, tmp_path: Path) -> Packing:
    made = Packing.begin(store, tmp_path)
    made.actor = registers.sign_in(store)
    return made


@pytest.fixture
def finance(
    qapp: QApplication, qtbot: QtBot, look: Look, settings: SettingsFile, tmp_path: Path
) -> Iterator[FinanceDriver]:
    """The program on finance's own computer, which has no register."""
    program = Program(qapp, settings, look)
    program.finance.folder = tmp_path / "finance"
    program.finance.folder.mkdir()
    program.finance.today = lambda: TODAY
    yield FinanceDriver(qtbot, program)
    program.close()


def test_claims_go_to_finance_and_come_back_paid_through_both_windows(
    packing: Packing, coprod: MainWindow, finance: FinanceDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    claims = packing.submitted_claims()
    money = MoneyDriver(qtbot, coprod)
    coprod.go("packets")
    money.settle()
    money.press("Send claims to finance…")
    assert "sealed for finance’s key" in money.say_yes()
    money.choose_folder(tmp_path)
    assert "it is paid in no other way here" in money.said()
    packet = tmp_path / "Finance packet 1.coprod-packet"

    assert finance.program.finance.folder is not None
    FinanceShelf(finance.program.finance.folder).keep_key(packing.key)
    finance.open(packet)
    assert "password" in finance.unlock("quite another password")
    finance.unlock(PASSWORD)
    finance.choose(1001)
    finance.press("Send back…")
    finance.fill(because="Which day was it?")
    finance.press("Approve (1)")
    assert "Approve 1 claim? £75.00 for their time" in finance.agree()
    finance.press("Make the payment file… (1)")
    finance.agree()
    finance.put(tmp_path)
    assert NUMBER in (tmp_path / "Packet 1 run 1 bank file.csv").read_text()
    finance.press("They were paid on… (1)")
    finance.fill()
    finance.press("Write the answer…")
    finance.put(tmp_path)
    assert finance.notice == "Answer written. Send the file to the coordinator."
    finance.close()

    money.press("Take in finance’s answer…")
    money.choose_folder(tmp_path / "Answer 1 to finance packet 1.coprod-answer")
    said = money.say_yes()
    assert "Claims approved: 1, sent back: 1, sent to be paid: 1, paid: 1." in said
    found = {packing.page(one).claim.number: packing.page(one).claim.state for one in claims}
    assert found == {1000: ClaimState.PAID, 1001: ClaimState.RETURNED}
    assert "Nothing of it waits any more." in money.said()


def test_a_key_file_is_taken_in_under_a_passphrase_of_ones_own_and_opens_the_packet(
    packing: Packing, finance: FinanceDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finance_files, "calibrated", lambda: WEAK)
    written = packing.pack(packing.submitted_claims(1))
    finance.open(written.path)
    finance.press_main()
    finance.put(tmp_path / "Finance key of Priya Vale.coprod-finance-key")
    finance.step.own.take(OWN)
    assert "password" in finance.unlock("quite another password")
    finance.unlock(PASSWORD)
    assert "A Quill" in finance.said()
    finance.close()
    finance.open(written.path)
    finance.unlock(OWN)
    assert finance.window.desk.code == written.packet.code
