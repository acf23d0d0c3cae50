"""What tests do to the Voices and Reports pages."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.reports.page import ReportsPage
from coprod_desktop.ui.voices.chart_card import ChartCard
from coprod_desktop.ui.voices.page import VoicesPage
from coprod_desktop.ui.voices.why_dialog import WhyDialog
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Words
from tests.ui.drivers import ListDriver, choose_file, open_dialog, settle


class VoicesDriver:
    """The Voices page."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.go("voices")
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)

    @property
    def page(self) -> VoicesPage:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, VoicesPage)
        return page

    def choose(self, key: str, words: str) -> None:
        """Choose from a chip's menu."""
        _choose(self.page.chips, key, words)
        self.settle()

    def choices(self, key: str) -> list[str]:
        """What a chip offers."""
        return [action.text() for action in self.page.chips._buttons[key].menu().actions()]

    def show_more(self) -> None:
        """Press "Show more", or "Show less"."""
        self.page.more_button.click()
        self.settle()

    def turn_to_tables(self) -> None:
        """Press "Show as table", or "Show as charts"."""
        self.page.table_action.trigger()

    def table(self, card: ChartCard) -> list[list[str]]:
        """A card's table, its headings first; empty while the chart is shown."""
        table = card.table
        if table.isHidden():
            return []
        told = (table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(table.columnCount()))
        heads = [str(heading).replace("\n", " ") for heading in told]
        return [
            heads,
            *([_cell(table, row, n) for n in range(len(heads))] for row in range(table.rowCount())),
        ]

    def why(self, card: ChartCard) -> "WhyDriver":
        """Press "Why?"."""
        card.why.click()
        self.settle()
        return WhyDriver(self.qtbot, self.window, open_dialog(WhyDialog))


class WhyDriver:
    """The answer to "why?"."""

    def __init__(self, qtbot: QtBot, window: MainWindow, dialog: WhyDialog) -> None:
        self.qtbot, self.window, self.dialog = qtbot, window, dialog

    def sentences(self) -> list[str]:
        """The rule."""
        return [words.text() for words in self.dialog.findChildren(Words)]

    def has_people(self) -> bool:
        """Whether people are shown."""
        return hasattr(self.dialog, "list")

    def choose(self, words: str) -> None:
        """Look at other people."""
        _choose(self.dialog.chips, "behind", words)
        settle(self.qtbot, self.window.desk)

    def people(self) -> list[tuple[str, str]]:
        """Names, each with its fact."""
        names = ListDriver(self.qtbot, self.dialog.list, self.window.desk).texts()
        rows = [self.dialog.list.model.at(place) for place in range(len(names))]
        return [(row.name, self.dialog.fact(row)) for row in rows if row is not None]

    def open_first(self) -> None:
        """Open the first person."""
        row = self.dialog.list.model.id_at(0)
        self.dialog.list.opened.emit(row)

    def close(self) -> None:
        """Close it."""
        self.dialog.main.click()


class ReportsDriver:
    """The Reports page."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.go("reports")
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)

    @property
    def page(self) -> ReportsPage:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, ReportsPage)
        return page

    def choose(self, key: str, words: str) -> None:
        """Choose from a chip's menu."""
        _choose(self.page.chips, key, words)
        self.settle()

    def save(self, words: str, path: Path) -> str:
        """Press a save button and name a file; the name that was offered."""
        action = next(one for one in self.page.page_actions if one.text() == words)
        action.trigger()
        offered = choose_file(path)
        self.settle()
        return offered

    def can_save(self) -> list[bool]:
        """Whether each save button may be pressed."""
        return [action.isEnabled() for action in self.page.page_actions]

    def what_left(self) -> list[str]:
        """The lines of the ledger."""
        return said(self.page.left)


def said(card: Card) -> list[str]:
    """The words of a card that are still there."""
    return [one.text() for one in card.findChildren(Words) if not one.isHidden()]


def _choose(chips: Any, key: str, words: str) -> None:
    next(action for action in chips._buttons[key].menu().actions() if action.text() == words).trigger()


def _cell(table: Any, row: int, column: int) -> str:
    return str(table.item(row, column).text())
