"""Finance's own windows and the page of its packets, each opened to be photographed over the made-up register."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from coprod_desktop import app
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.services import finance_packets
from coprod_desktop.services.finance_desk import FinanceDesk, FinanceShelf, read_packet
from coprod_desktop.storage import finance_files
from coprod_desktop.storage import finance_packets as stored
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.finance_files import FinanceHolder
from coprod_desktop.ui.finance.door import FinanceDoor
from coprod_desktop.ui.finance.window import FinanceWindow
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import PASSWORD, WEAK

DAY = date(2026, 11, 22)


def packets(window: MainWindow) -> None:
    """A packet that is out."""
    _packet(window)
    page = cast("Any", window.go("packets"))
    page.refresh()
    app.wait_until_idle(window)


def sending(window: MainWindow) -> QWidget:
    """Which claims go."""
    page = cast("Any", window.go("packets"))
    app.wait_until_idle(window)
    page.sending.ask(None)
    app.wait_until_idle(window)
    return cast("QWidget", page.sending.dialog)


def door(window: MainWindow) -> QWidget:
    """What a packet says before it is open."""
    path, key = _packet(window)
    shelf = FinanceShelf(Path(tempfile.mkdtemp()))
    shelf.keep_key(key)
    made = FinanceDoor(shelf, lambda: DAY, read_packet(path))
    made.begin()
    made.show()
    return made


def new_key(window: MainWindow) -> QWidget:
    """A key file just came."""
    path, key = _packet(window)
    made = FinanceDoor(FinanceShelf(path.parent), lambda: DAY, None)
    made.ask_for_key()
    made.on_key_read((finance_files.key_head(key), key))
    made.show()
    return made


def desk(window: MainWindow) -> QWidget:
    """A packet at work: some of it decided, some paid."""
    path, key = _packet(window)
    folder = Path(tempfile.mkdtemp())
    opened = FinanceDesk.open(read_packet(path), key, PASSWORD, FinanceShelf(folder), lambda: DAY)
    waiting = [one.id for one in opened.to_approve() if not one.needs_reason]
    opened.approve(waiting[:2])
    paid = [one.id for one in opened.to_pay()][:2]
    opened.make_file(RunKind.LEDGER, "ledger", paid, DAY, folder)
    opened.pay(paid[:1], DAY)
    if len(waiting) > 2:
        opened.return_(waiting[2], "Which day was it?")
    made = FinanceWindow(opened)
    made._leaving = True
    made.show()
    return made


def _packet(window: MainWindow) -> tuple[Path, bytes]:
    return _made(cast("Any", window.desk)._store, window.desk.actor)


@cache
def _made(store: Store, actor: Any) -> tuple[Path, bytes]:
    folder = Path(tempfile.mkdtemp())

    def make(work: Work) -> tuple[Path, bytes]:
        ready = [one.id for one in finance_packets.ready(work) if not one.not_yet][:14]
        holder = FinanceHolder(
            register=stored.register_name(work.session),
            organisation="Marlow Vale Council",
            staff_user_id=actor.staff_user_id,
            name=actor.name,
            private=actor.finance_key,
            packets=stored.secret_for_packets(work.session),
        )
        key = finance_files.key_file(holder, PASSWORD, DAY, handed_over=True, strength=WEAK)
        return finance_packets.make(work, ready, folder).path, key

    return store.write(actor, "Packet", make).value
