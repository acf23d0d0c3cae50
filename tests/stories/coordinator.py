"""The coordinator of the stories: what she does in the window, through the drivers of its pages."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from tests.builders import KEYS
from tests.ui.drivers import WindowDriver
from tests.ui.drivers_before import BeforeDriver
from tests.ui.drivers_boards import BoardsDriver
from tests.ui.drivers_import import ImportDriver
from tests.ui.drivers_money import MoneyDriver
from tests.ui.drivers_people import PeopleDriver
from tests.ui.drivers_preferences import SettingsDriver
from tests.ui.drivers_stages import StagesDriver
from tests.ui.drivers_today import TodayDriver
from tests.ui.drivers_voices import ReportsDriver, VoicesDriver

#: The day the stories begin, a Monday.
PLANNING = date(2026, 11, 23)


def nine_o_clock(day: date) -> Callable[[], datetime]:
    """A clock that stands at nine in the morning of a day."""
    return lambda: datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)


class Coordinator:
    """Jo at her window."""

    def __init__(self, qtbot: QtBot, program: Program, store: Store) -> None:
        self.qtbot, self.program = qtbot, program
        self.day = PLANNING
        self._sit_down(store)

    def _sit_down(self, store: Store) -> None:
        self.store = store
        self.begin_day(self.day)
        self.window = self.program.window_for(entered(store, registers.sign_in(store)))
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.today = TodayDriver(self.qtbot, self.window)
        self.before = BeforeDriver(self.qtbot, self.window)
        self.boards = BoardsDriver(self.qtbot, self.window)
        self.meeting = StagesDriver(self.qtbot, self.window)
        self.money = MoneyDriver(self.qtbot, self.window)
        self.settings = SettingsDriver(self.qtbot, self.window)

    def begin_day(self, day: date) -> None:
        """It is nine o'clock of this day."""
        self.day = day
        self.store.clock = nine_o_clock(day)

    def go_home(self) -> None:
        """Close the window, and the register with it."""
        self.qtbot.waitUntil(lambda: self.window.desk.jobs.idle)
        self.window.close()
        self.window.deleteLater()
        self.store.close()

    def come_back(self) -> None:
        """Open the same register again, in a new window."""
        path = self.store.path
        self.go_home()
        self._sit_down(registers.open_register(path, KEYS))

    # pages that are gone to first

    def people(self) -> PeopleDriver:
        """Go to People."""
        return PeopleDriver(self.qtbot, self.window)

    def find(self, name: str) -> PeopleDriver:
        """Search for someone and open their page, by keyboard."""
        people = self.people()
        people.search(name)
        table = people.page.list.table
        table.setCurrentIndex(table.model().index(0, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)
        people.settle()
        return people

    def importing(self) -> ImportDriver:
        """Go to the page that takes in a spreadsheet."""
        return ImportDriver(self.qtbot, self.window)

    def voices(self) -> VoicesDriver:
        """Go to Voices."""
        return VoicesDriver(self.qtbot, self.window)

    def reports(self) -> ReportsDriver:
        """Go to Reports."""
        return ReportsDriver(self.qtbot, self.window)

    # what she sees, and takes back

    @property
    def notice(self) -> str:
        """What the bar at the foot says."""
        return WindowDriver(self.qtbot, self.window).notice

    def to_do(self) -> list[str]:
        """What Today says needs doing."""
        self.today.open()
        return self.today.titles()

    def undo(self) -> None:
        """Take the last step back."""
        WindowDriver(self.qtbot, self.window).do("undo")
        self.meeting.settle()

    def redo(self) -> None:
        """Do it again."""
        WindowDriver(self.qtbot, self.window).do("redo")
        self.meeting.settle()
