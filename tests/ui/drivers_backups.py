"""What tests do to backups, and to what is said when a register cannot be worked on."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.app import Program
from coprod_desktop.services import people
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.preferences.backups_part import BackupsPart
from coprod_desktop.ui.trouble.damage import DamageWindow
from coprod_desktop.ui.widgets.banner import Banner
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.words import Words
from tests.builders import PASSWORD
from tests.ui.drivers import settle
from tests.ui.drivers_preferences import SettingsDriver
from tests.ui.drivers_unlock import UnlockDriver

_PATIENCE = 20_000


class BackupsDriver(SettingsDriver):
    """Settings, at the tab of backups."""

    @property
    def backups(self) -> BackupsPart:
        """The tab."""
        part = self.part("backups")
        assert isinstance(part, BackupsPart)
        return part

    def made(self) -> list[str]:
        """Why each backup was made, the newest first."""
        return self.rows(self.backups.list, 1)

    def choose_backup(self, number: int) -> None:
        """Choose one by its place in the list."""
        self.choose_number(self.backups.list, number)

    def inside(self) -> dict[str, str]:
        """What the one chosen holds, once it was looked into."""
        words = [one.accessibleName() for one in self.backups.view.findChildren(Words)]
        return dict(one.split(": ", 1) for one in words if ": " in one)

    @property
    def said(self) -> str:
        """What came of it."""
        said = self.backups.view.said
        return "" if said.isHidden() else said.text()


class ProgramDriver:
    """The program around the windows."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def window(self) -> MainWindow:
        """The open register's window."""
        assert self.program.window is not None
        return self.program.window

    def open(self, path: Path) -> None:
        """Open a register with the password of the tests, and wait for its first page."""
        self.program.open(path)
        assert UnlockDriver(self.qtbot, self.program).open(PASSWORD) == ""
        settle(self.qtbot, self.window.desk)

    def end(self) -> None:
        """Close everything there is."""
        self.program.close()
        self.wait_left()
        self.dismiss()
        if self.program.mending.damage is not None and isValid(self.program.mending.damage):
            self.program.mending.damage.close()
        self.program.leaving.finish()

    def add_people(self, count: int, label: str = "People added") -> None:
        """One action that adds people."""
        self.window.desk.jobs.write(
            label, lambda work: [people.add(work, {"name": f"Person {n}"}) for n in range(count)]
        )
        settle(self.qtbot, self.window.desk)

    def back_up(self) -> None:
        """Make a backup because someone asked for it."""
        assert self.window.desk.keeper is not None
        self.window.desk.keeper.back_up_now()
        settle(self.qtbot, self.window.desk)

    def close(self) -> None:
        """Close the register's window, and wait until it is closed with all that belongs to it."""
        settle(self.qtbot, self.window.desk)
        self.program.close()
        self.wait_left()

    def wait_left(self) -> None:
        """Wait until no register is being closed."""
        self.qtbot.waitUntil(lambda: not self.program.leaving._under_way, timeout=_PATIENCE)

    @property
    def leaving(self) -> Any:
        """The window that stays while a backup is kept, if it can be seen."""
        seen = [one for one in self.program.leaving._windows() if one.isVisible()]
        return seen[0] if seen else None

    def dismiss(self) -> None:
        """Close the window that says that no backup was made."""
        if self.leaving is not None:
            self.leaving.close()

    @property
    def damage(self) -> DamageWindow:
        """The window that says a register is damaged."""
        assert self.program.mending.damage is not None
        return self.program.mending.damage

    def wait_damage(self) -> DamageWindow:
        """Wait for it, and until it has looked for a backup."""
        self.qtbot.waitUntil(lambda: self.program.mending.damage is not None, timeout=_PATIENCE)
        self.qtbot.waitUntil(lambda: self.damage.errands.idle, timeout=_PATIENCE)
        return self.damage

    def wait_back(self) -> None:
        """Wait until it has been gone back."""
        self.qtbot.waitUntil(lambda: self.program.mending.going_back is None, timeout=_PATIENCE)

    def banners(self) -> list[str]:
        """What stands at the top of every page."""
        return [one.strong.text() for one in self.window.findChildren(Banner) if not one.isHidden()]

    def press_on_banner(self, words: str) -> None:
        """Press a link in a banner."""
        for banner in self.window.findChildren(Banner):
            for link in banner.findChildren(Button):
                if link.text() == words:
                    link.click()
                    return
        raise AssertionError(words)

    @property
    def notice(self) -> str:
        """What the bar at the foot says."""
        return self.window.desk.notices.bar.text.text()


def spoil(path: Path, page: int = 9) -> None:
    """Write over part of a page, as a failing drive does."""
    with path.open("r+b") as stream:
        stream.seek(page * 4096 + 100)
        stream.write(b"\x00" * 200)
