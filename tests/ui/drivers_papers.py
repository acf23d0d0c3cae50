"""What tests do to a paper that is looked at, and to the system's print dialog."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.papers.paper_view import PaperView


def print_to(path: Path, first: int = 0, last: int = 0) -> None:
    """In the print dialog that is open: a printer that writes a file, and these pages if not all."""
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog) and one.isVisible()
    )
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
    dialog.accepted.emit(printer)
    dialog.close()


class PaperDriver:
    """A paper in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, over: QWidget | None = None) -> None:
        self.qtbot, self.desk, self.over = qtbot, desk, over
        self.dialog: PaperDialog

    def look(self, title: str, pdf: bytes, leaving: Leaving | None = None) -> None:
        """Open it and wait for its first page."""
        self.dialog = PaperDialog(self.over, self.desk, title, pdf, leaving)
        self.dialog.open()
        self.qtbot.waitUntil(lambda: bool(self.view.pages.kept), timeout=10_000)
        self.settle()

    @property
    def view(self) -> PaperView:
        """The pages and their tools."""
        return self.dialog.view

    @property
    def name(self) -> str:
        """What a screen reader hears of the pages."""
        return self.view.pages.accessibleName()

    @property
    def drawn(self) -> list[int]:
        """The pages kept in memory, counted from 1."""
        return sorted(number + 1 for number in self.view.pages.kept)

    @property
    def wide(self) -> int:
        """How wide the pages are now, in pixels."""
        return self.view.pages.sheets.place(0).width()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, held)
        self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def heard(self) -> str:
        """The paper as text."""
        self.ctrl(Qt.Key.Key_T)
        self.qtbot.waitUntil(lambda: bool(self.view.text.toPlainText()), timeout=10_000)
        return self.view.text.toPlainText()

    def settle(self) -> None:
        """Until nothing is drawn any more."""
        self.qtbot.waitUntil(lambda: self.desk.jobs.idle, timeout=10_000)

    def close(self) -> None:
        """Close it with Escape."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Escape)
