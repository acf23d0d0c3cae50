"""Taking everything out, in files any program can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import handover
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Progress, Work


class TakeOutPart(SettingsPart):
    """One file for each table, in a folder of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder: Path | None = None
        card = Card(_("Everything in this register, as CSV files"))
        card.add(
            Words(
                _(
                    "One file for each kind of thing: people, needs, boards, meetings, claims and the rest. "
                    "Any spreadsheet opens them. The register stays as it is and keeps a note of the hand-over."
                )
            )
        )
        card.add(
            Words(
                _("Whoever opens these files can read everything in them. Keep them where only you can."),
                Kind.ATTENTION,
            )
        )
        self.equality = Tick(_("With the equality answers people gave"))
        card.add(self.equality)
        self.equality.setVisible(desk.actor.may(Permission.SEE_EQUALITY_ANSWERS))
        self.take_out = Button(
            _("Choose a folder…"), self.on_folder_asked, weight=Weight.MAIN, icon="folder-open"
        )
        card.add(row_of(self.take_out))
        self.done = Words("")
        self.show_folder = Button(_("Open the folder"), self.on_show_asked)
        card.add(self.done)
        card.add(row_of(self.show_folder))
        for part in (self.done, self.show_folder):
            part.hide()
        self.body.addWidget(card)
        self.body.addStretch(1)

    def on_folder_asked(self) -> None:
        """Where to."""
        last = self.desk.settings.now.last_folder or str(paths.documents_folder())
        dialog = QFileDialog(self.window(), _("Where shall the files go?"), last)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.write_to(Path(name)))
        dialog.open()

    def write_to(self, chosen: Path) -> None:
        """Write everything into a folder of its own inside the one chosen."""
        today = self.desk.today().isoformat()
        folder = chosen / f"{self.desk.register_path.stem} {today}"
        self.desk.settings.change(last_folder=str(chosen))
        equality = self.equality.isChecked()

        def write(work: Work, progress: Progress) -> list[Path]:
            progress(0, 1)
            return handover.take_everything_out(work, folder, include_equality=equality)

        self._folder = folder
        self.take_out.setEnabled(False)
        self.desk.jobs.long_write(
            _("Everything taken out"), write, self.on_written, self.on_problem, initiator=self
        )

    def on_written(self, files: list[Path]) -> None:
        """Say where they are."""
        self.take_out.setEnabled(True)
        self.done.setText(
            ngettext("{n} file is in {folder}.", "{n} files are in {folder}.", len(files)).format(
                n=len(files), folder=self._folder
            )
        )
        for part in (self.done, self.show_folder):
            part.show()

    def on_problem(self, problem: object) -> None:
        """The folder cannot be written to: choose another."""
        self.take_out.setEnabled(True)
        self.done.setText(getattr(problem, "message", ""))
        self.done.show()

    def on_show_asked(self) -> None:
        """Show the folder in the computer's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
