"""Making invitations: choose a folder, draw them with progress, then record and write them in one action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.papers import Batch, DrawnInvitations
    from coprod_desktop.ui.meetings.papers_tab import PapersTab


class Making(QObject):
    """Nothing is recorded before it is drawn, nothing written that is not recorded; Cancel leaves no trace."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(part)
        self._part = part
        self._folder = Path()
        self._not_made: tuple[str, ...] = ()
        self._copies = 0

    def ask(self, people: Sequence[int] | None) -> QFileDialog:
        """Ask where to put them: those of these people, or of everyone not written to yet."""
        desk = self._part.desk
        dialog = QFileDialog(self._part.window(), _("Where shall the invitations be put?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if desk.settings.now.last_folder:
            dialog.setDirectory(desk.settings.now.last_folder)
        dialog.fileSelected.connect(lambda folder: self.into(Path(folder), people))
        dialog.open()
        return dialog

    def into(self, folder: Path, people: Sequence[int] | None) -> None:
        """Draw them, then keep them in this folder."""
        self._folder = folder
        meeting_id = self._part.meeting_id
        self._part.desk.settings.change(last_folder=str(folder))
        self._part.desk.jobs.read(
            lambda work: papers.to_make(work, meeting_id, people), self.on_read, key="invitations", owner=self
        )

    def on_read(self, batch: Batch) -> None:
        """Draw them, away from the register."""
        self._part.desk.jobs.file(
            _("Making invitations"), lambda progress: papers.draw(batch, progress), self.on_drawn, owner=self
        )

    def on_drawn(self, drawn: DrawnInvitations) -> None:
        """Record and write."""
        folder, n = self._folder, len(drawn.files) - drawn.copies
        self._not_made, self._copies = drawn.not_made_sentences, drawn.copies
        label = ngettext("{n} invitation made", "{n} invitations made", n).format(n=language().count(n))
        self._part.desk.jobs.write(
            label, lambda work: papers.record(work, drawn, folder), self.on_recorded, initiator=self._part
        )

    def on_recorded(self, paths: Sequence[Path]) -> None:
        """Show where they are, and whose could not be made."""
        self._part.made.show_made(paths, self._not_made, self._copies)
