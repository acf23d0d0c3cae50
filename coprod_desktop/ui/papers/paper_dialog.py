"""A paper in a window of its own, to look at, print and save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.i18n import _
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers.paper_view import PaperView
from coprod_desktop.ui.papers.printing import ask_printer, put_on
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 820, 860

Saved = Callable[[Path], None]


@dataclass(frozen=True)
class Leaving:
    """How a paper may leave: ``name`` of its file, and what else happens when it is saved or printed.

    ``what`` it is stands in the printer's queue, which others see: nobody's name.
    ``save(path, then)`` writes it; without one it is just written. ``printed`` is called once it is on its way.
    """

    name: str
    what: str = ""
    save: Callable[[Path, Saved], object] | None = None
    printed: Callable[[], object] | None = None


class PaperDialog(Dialog):
    """Look; print with Ctrl+P and save with Ctrl+S where it may leave; close with Escape."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, title: str, pdf: bytes, leaving: Leaving | None = None
    ) -> None:
        super().__init__(parent, title, accept=_("Close"), cancel=_("Back"))
        self.cancel.hide()
        self._desk, self._title, self._pdf, self._leaving = desk, title, pdf, leaving
        self._folder = Path()
        self.view = PaperView(desk.jobs)
        if leaving is not None:
            self._offer_ways()
        self.add(self.view)
        self.body.setStretchFactor(self.view, 1)
        worn = theme.current()
        self.resize(QSize(worn.px(_WIDTH), worn.px(_HEIGHT)).boundedTo(self.screen().availableSize() * 0.9))
        self.view.show_paper(title, pdf)
        self.view.pages.setFocus()

    def on_print_asked(self) -> None:
        """Let a printer be chosen."""
        ask_printer(
            self,
            self._leaving.what if self._leaving is not None else "",
            self.view.pages.sheets.points,
            self.on_printer_chosen,
            self.show_problem,
        )

    def on_printer_chosen(self, printer: QPrinter) -> None:
        """Draw the pages on it, away from the window."""
        pdf = self._pdf
        self._desk.jobs.file(
            _("Printing"),
            lambda say: put_on(printer, pdf, say),
            self.on_printed,
            self.show_problem,
            owner=self,
        )

    def on_printed(self, _pages: int) -> None:
        """It is on its way."""
        self._say_done(_("On its way to the printer."))
        if self._leaving is not None and self._leaving.printed is not None:
            self._leaving.printed()

    def on_save_asked(self) -> None:
        """As a file, where the user says."""
        if self._leaving is None:
            return
        last = Path(self._desk.settings.now.last_folder)
        place = last if self._desk.settings.now.last_folder and last.is_dir() else paths.documents_folder()
        dialog = QFileDialog(self, _("Save the paper"), str(place / self._leaving.name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save_at(Path(name)))
        dialog.open()

    def save_at(self, path: Path) -> None:
        """Write it there."""
        self.trouble.hide()
        pdf = self._pdf
        if self._leaving is not None and self._leaving.save is not None:
            self._leaving.save(path, self.on_saved)
            return
        self._desk.jobs.file(
            _("Saving the paper"),
            lambda _say: write_files(path.parent, [PaperFile(path.name, pdf)])[0],
            self.on_saved,
            self.show_problem,
            owner=self,
        )

    def on_saved(self, path: Path) -> None:
        """Say where, and offer to go there."""
        self._folder = path.parent
        self._say_done(_("Saved: {file}").format(file=path.name))
        self.folder.show()

    def _say_done(self, said: str) -> None:
        self.said.setText(said)
        self.said.show()
        self._desk.notices.info(said)

    def _offer_ways(self) -> None:
        self.to_print = Button(_("Print…"), self.on_print_asked, icon="print")
        self.to_save = Button(_("Save as PDF…"), self.on_save_asked, icon="download")
        self.folder = Button(_("Open the folder"), self.on_folder_asked, icon="folder-open")
        self.said = Words("", Kind.GOOD)
        ways = Flow()
        for button in (self.to_print, self.to_save, self.folder):
            ways.addWidget(button)
        self.body.addLayout(ways)
        self.body.addWidget(self.said)
        for part in (self.folder, self.said):
            part.hide()
        for keys, run in (("Ctrl+P", self.on_print_asked), ("Ctrl+S", self.on_save_asked)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def on_folder_asked(self) -> None:
        """The folder it was saved in."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
