"""The way of finance without a register: a packet, its key, its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop import paths
from coprod_desktop.domain.finance_suffixes import KEY_SUFFIX, PACKET_SUFFIX
from coprod_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coprod_desktop.app import Program
    from coprod_desktop.services.finance_desk import FinanceDesk
    from coprod_desktop.ui.finance.door import FinanceDoor
    from coprod_desktop.ui.finance.window import FinanceWindow


def is_finances(path: Path) -> bool:
    """Whether a file is for finance rather than a register."""
    return path.suffix in {PACKET_SUFFIX, KEY_SUFFIX}


class FinanceWay(QObject):
    """Opens finance's files; the program goes on from there. ``folder`` is where keys and work under way are kept.

    Without one it is this user's own; ``today`` is this computer's day unless it is set.
    """

    def __init__(self, program: Program, folder: Path | None = None) -> None:
        super().__init__()
        self._program, self.folder = program, folder
        self.door: FinanceDoor | None = None
        self.window: FinanceWindow | None = None
        self.today: Callable[[], date] | None = None

    def open(self, path: Path) -> None:
        """Show what the file says of itself, and ask for finance's password.

        Raises :class:`Problem` when it is none of finance's, damaged, or cannot be read.
        """
        from coprod_desktop.services.finance_desk import FinanceShelf, read_key, read_packet
        from coprod_desktop.storage.database import today_here
        from coprod_desktop.ui.finance.door import FinanceDoor

        self._program.warming.finish()
        key = path.suffix == KEY_SUFFIX
        if key:
            read_key(path)
        door = FinanceDoor(
            FinanceShelf(self.folder or paths.finance_folder()),
            self.today or today_here,
            None if key else read_packet(path),
        )
        before, self.door = self.door, door
        door.opened.connect(self.on_opened)
        door.left.connect(self.on_door_left)
        door.begin(path if key else None)
        door.show()
        if before is not None:
            before.close()
        self._program.put_away("welcome")

    def on_chosen(self, path: Path) -> None:
        """Someone chose a file on the welcome page; what is wrong with it is said there."""
        try:
            self.open(path)
        except Problem as problem:
            self._program.show_welcome(problem.message)

    def on_opened(self, desk: FinanceDesk) -> None:
        """The password was right: show the packet."""
        from coprod_desktop.ui.finance.window import FinanceWindow

        window = self.window = FinanceWindow(desk)
        window.closed.connect(self.on_window_gone)
        window.show()
        if self.door is not None:
            self.door.close()

    def on_door_left(self, door: FinanceDoor) -> None:
        """It was closed."""
        if self.door is door:
            self.door = None

    def on_window_gone(self) -> None:
        """It was closed; what was decided is kept."""
        self.window = None

    def put_away(self) -> None:
        """Close whatever is open, without asking: everything is kept."""
        if self.door is not None:
            self.door.close()
        if self.window is not None:
            self.window.leave()
