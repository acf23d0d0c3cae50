"""Printing slips: choose a folder, draw them with a bar to watch, record and write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.slips import DrawnSlips, SlipToPrint
    from coprod_desktop.ui.desk import Desk

BOTH = (Reader.PERSON, Reader.FINANCE)


class SlipPrinting(QObject):
    """One way from chosen claims to papers in a folder, for the page that owns it.

    Nothing is recorded when it is cancelled, or when a claim changed while its slip was drawn.
    """

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._chosen: tuple[tuple[int, ...], tuple[Reader, ...]] = ((), BOTH)
        self._folder = Path()
        self._not_made: tuple[str, ...] = ()

    def ask(self, claim_ids: Iterable[int], readers: Sequence[Reader] = ()) -> QFileDialog:
        """Ask for the folder in the system's dialog, then go on; every copy this staff user makes unless said."""
        self._chosen = (tuple(claim_ids), tuple(readers) or slips.readers_of(self._desk.actor))
        dialog = QFileDialog(self._page.window(), _("Where shall the slips be put?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.on_folder_chosen)
        dialog.open()
        return dialog

    def on_folder_chosen(self, folder: str) -> None:
        """Read what the slips say."""
        self._folder = Path(folder)
        claim_ids, readers = self._chosen
        self._desk.jobs.read(
            lambda work: slips.to_print(work, claim_ids, readers), self.on_read, key="slips", owner=self
        )

    def on_read(self, wanted: tuple[SlipToPrint, ...]) -> None:
        """Draw them, away from the register."""
        self._desk.jobs.file(
            _("Making slips"), lambda progress: slips.draw(wanted, progress), self.on_drawn, owner=self
        )

    def on_drawn(self, drawn: DrawnSlips) -> None:
        """Record and write them."""
        folder, self._not_made = self._folder, drawn.not_made_sentences
        label = ngettext("Made {n} slip", "Made {n} slips", len(drawn.slips))
        self._desk.jobs.write(
            label.format(n=language().count(len(drawn.slips))),
            lambda work: slips.record(work, drawn, folder),
            self.on_recorded,
            initiator=self,
        )

    def on_recorded(self, files: tuple[Path, ...]) -> None:
        """Say where they are: one file each, and one to print them all; and which claims have none."""
        made = len(files) - 1
        said = ngettext(
            "{n} slip is in “{folder}”, and “{all}” to print.",
            "{n} slips are in “{folder}”, and all of them in “{all}” to print at once.",
            made,
        )
        where = said.format(n=language().count(made), folder=self._folder.name, all=files[-1].name)
        self._desk.notices.info(" ".join((where, *self._not_made)))
