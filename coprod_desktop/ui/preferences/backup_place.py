"""Where backups are kept, and how much room they may take: this user's own choice, on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.keeper import Keeper

#: In gigabytes.
ROOMS = (1, 2, 5, 10, 20, 50, 100)


class BackupPlace(Card):
    """The folder and the room. ``changed`` when another was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(_("Where they are kept"))
        self.desk, self.keeper = desk, keeper
        self.folder, self.trouble = Words(""), Words("", Kind.ATTENTION)
        self.room = Choice([(n, _("{n} GB").format(n=n)) for n in ROOMS])
        self.room.changed.connect(self.on_room_chosen)
        self.add(self.folder)
        self.add(self.trouble)
        self.add(
            Words(
                _(
                    "A network folder or OneDrive is a good place: a backup there outlives this computer. "
                    "Backups are encrypted like the register."
                ),
                Kind.NOTE,
            )
        )
        verbs = Flow()
        verbs.addWidget(Button(_("Choose another folder…"), self.on_folder_asked, icon="folder-open"))
        verbs.addWidget(Button(_("Open the folder"), self.on_open_asked))
        self.add(verbs)
        help_ = _("When it is full the oldest go first; the newest always stays.")
        self.form = Form([Field("room", _("Room they may take"), self.room, help_)])
        self.add(self.form)
        self.show_place()

    def show_place(self) -> None:
        """Where, and whether it can be reached."""
        backups = self.keeper.backups
        self.folder.setText(str(backups.folder))
        self.room.show_value(self.keeper.ours.backup_gigabytes)
        self.trouble.setText(_("This folder cannot be reached just now. Is the drive connected?"))
        self.trouble.setVisible(not backups.reachable)

    def on_folder_asked(self) -> None:
        """Another folder."""
        dialog = QFileDialog(
            self.window(), _("Where shall backups go?"), str(self.keeper.backups.folder.parent)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.open()

    def choose(self, folder: Path) -> None:
        """Keep them there from now on; those made before stay where they are."""
        before = self.keeper.backups.folder
        if folder == before:
            return
        self.keeper.note(backup_folder=str(folder), backup_trouble="")
        self.desk.notices.info(
            _("From now on backups go to {folder}. Those made before stay in {before}.").format(
                folder=folder, before=before
            )
        )
        self.show_place()
        self.changed.emit()
        self.keeper.look_up()

    def on_room_chosen(self) -> None:
        """More room, or less; what is too much goes when the next one is made."""
        self.keeper.note(backup_gigabytes=self.room.value())
        self.changed.emit()

    def on_open_asked(self) -> None:
        """Show the folder in the computer's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.keeper.backups.folder)))
