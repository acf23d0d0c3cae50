"""The card of a photo: seen, chosen from a file, replaced, taken away again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import photos
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.photo import Photo
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Progress, Work

    Keep = Callable[[Work, int, bytes], object]
    Remove = Callable[[Work, int], object]


class PhotoCard(Card):
    """A photo of the thing with this id and name. ``why`` says what a photo is good for while there is none."""

    def __init__(self, desk: Desk, title: str, why: str, of: tuple[int, str], photo: bytes) -> None:
        super().__init__(title)
        self._desk, self._id, self._name = desk, *of
        flow = Flow()
        if photo:
            self.add(Photo(photo, self._say(_("Photo of {name}"))))
            again, gone = self._say(_("Another photo of {name}")), self._say(_("Remove the photo of {name}"))
            flow.addWidget(Button(_("Replace…"), self.ask, name=again))
            flow.addWidget(Button(_("Remove"), self.on_remove_asked, name=gone))
        else:
            self.add(Words(why, Kind.NOTE))
            flow.addWidget(Button(_("Add a photo…"), self.ask, icon="image"))
        self.add(flow)

    def saves_with(self, keep: Keep, remove: Remove) -> PhotoCard:
        """The verbs by which one is kept and taken away."""
        self._keep, self._remove = keep, remove
        return self

    def ask(self) -> QFileDialog:
        """Choose a photo in the system's own dialog."""
        title = self._say(_("Choose a photo of {name}"))
        return choose_file(self, title, self.on_chosen, _("Photos"), "*.jpg *.jpeg *.png *.webp")

    def on_chosen(self, path: str) -> None:
        """Read it where it can do no harm, then keep it."""
        if path:
            self._desk.jobs.file(
                _("Reading the photo…"), partial(_read, Path(path)), self.on_read, owner=self.window()
            )

    def on_read(self, photo: bytes) -> None:
        """Keep it."""
        keep, of = self._keep, self._id
        self._desk.jobs.write(self._say(_("Photo of {name} kept")), lambda work: keep(work, of, photo))

    def on_remove_asked(self) -> None:
        """Take it away."""
        remove, of = self._remove, self._id
        self._desk.jobs.write(self._say(_("Photo of {name} removed")), lambda work: remove(work, of))

    def _say(self, words: str) -> str:
        return words.format(name=self._name)


def _read(path: Path, progress: Progress) -> bytes:
    return photos.read(path, lambda: progress(0, 0))
