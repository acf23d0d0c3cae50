"""Pictures in the settings: the organisation's own set, brought in from a folder, looked at, switched on and off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import own_pictures
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.documents.picture_folder import FolderPictures
    from coprod_desktop.documents.picture_sheet import PictureSheet
    from coprod_desktop.services.own_pictures import OwnPictures
    from coprod_desktop.ui.desk import Desk

_MOST_SAID = 12


class PicturesPart(SettingsPart):
    """One set for the whole organisation; an idea without a picture of theirs keeps its symbol."""

    tables = ("own_picture", "organisation_setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        said = _(
            "Papers in easy read show a symbol beside each idea. You can use your own pictures instead: "
            "photos of your building and your people, or a set you have bought."
        )
        self.body.addWidget(Words(said, Kind.SENTENCE))
        card = Card(_("Your own pictures"))
        self.state = Words("")
        self.used = Tick(_("Papers show our own pictures"))
        self.used.changed.connect(self.on_ticked)
        self.look = Button(_("Look at all pictures"), self.on_look_asked, icon="image")
        self.remove = Button(_("Take the set out"), self.on_remove_asked)
        for part in (self.state, self.used, _row(self.look, self.remove)):
            card.add(part)
        self.body.addWidget(card)
        self.body.addWidget(self._steps())
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Ask how things stand."""
        self.desk.jobs.read(own_pictures.standing, self.on_read, key="own pictures", owner=self)

    def on_read(self, known: OwnPictures) -> None:
        """Show it."""
        self.state.setText(_standing(known))
        self.used.show_value(known.used)
        for part in (self.used, self.remove):
            part.setVisible(bool(known.count))

    def on_ticked(self) -> None:
        """Keep it at once."""
        used = self.used.value()
        label = _("Own pictures switched on") if used else _("Own pictures switched off")
        self.desk.jobs.write(label, lambda work: own_pictures.use(work, used=used), initiator=self)

    def on_remove_asked(self) -> None:
        """Undone like everything."""
        self.desk.jobs.write(_("Own pictures taken out"), own_pictures.remove)

    def on_look_asked(self) -> None:
        """Every idea on a sheet."""
        self.desk.jobs.read(own_pictures.sheet, self.on_sheet_read, key="picture sheet", owner=self)

    def on_sheet_read(self, sheet: PictureSheet) -> None:
        """Draw it, away from the register."""
        self.desk.jobs.file(
            _("Making the paper"), lambda _say: own_pictures.draw(sheet), self.on_drawn, owner=self
        )

    def on_drawn(self, pdf: bytes) -> None:
        """Look at it, print it, save it."""
        title = _("Our pictures")
        PaperDialog(self.window(), self.desk, title, pdf, Leaving(f"{title}.pdf", title)).open()

    def on_list_asked(self) -> QFileDialog:
        """Where the empty list goes: best into the folder with the pictures."""
        place = Path(self.desk.settings.now.last_folder or paths.documents_folder())
        name = _("Our pictures") + ".xlsx"
        dialog = QFileDialog(self.window(), _("Save an empty list"), str(place / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.save_list(Path(name)))
        dialog.open()
        return dialog

    def save_list(self, path: Path) -> None:
        """Write it there."""
        self.desk.jobs.file(
            _("Saving the list"),
            lambda _say: write_files(path.parent, [PaperFile(path.name, own_pictures.empty_list())])[0],
            lambda made: self.desk.notices.info(_("Saved: {file}").format(file=made.name)),
            owner=self,
        )

    def on_set_asked(self) -> QFileDialog:
        """Choose the list; the pictures lie beside it."""
        title = _("Choose the list that you filled in")
        return choose_file(self, title, self.on_chosen, _("Lists"), "*.xlsx *.csv")

    def on_chosen(self, name: str) -> None:
        """Read every picture where it can do no harm."""
        self.desk.jobs.file(
            _("Reading the pictures…"),
            lambda say: own_pictures.read_folder(Path(name), say),
            self.on_set_read,
            owner=self,
        )

    def on_set_read(self, found: FolderPictures) -> None:
        """Say what came, and ask whose pictures they are."""
        credit = Field(
            "credit",
            _("Whose pictures are they?"),
            TextLine(most=200, example=_("for example Pictures: Photosymbols, used under licence")),
            _("Stands small on the last page of every paper. Leave it empty for your own photos."),
        )
        ask(
            self,
            self.desk.jobs,
            _("Your own pictures"),
            [credit],
            _("Use these pictures"),
            _("Own pictures brought in"),
            lambda work, values: own_pictures.keep(work, found, values["credit"]),
            sentence=_what_came(found),
        )

    def _steps(self) -> Card:
        card = Card(_("Bring in a set"))
        steps = (
            _("1. Save an empty list into the folder with your pictures."),
            _("2. Beside each idea that you have a picture for, write the name of its file."),
            _("3. Choose the list. PNG, JPEG, WebP and SVG can be read."),
        )
        for step in steps:
            card.add(Words(step))
        empty = Button(_("Save an empty list…"), self.on_list_asked, icon="file-lines")
        chosen = Button(_("Choose the list…"), self.on_set_asked, icon="folder-open")
        card.add(_row(empty, chosen))
        return card


def _row(*buttons: Button) -> Flow:
    flow = Flow()
    for button in buttons:
        flow.addWidget(button)
    return flow


def _standing(known: OwnPictures) -> str:
    if not known.count:
        return _("You have none yet: papers show the program’s symbols.")
    said = ngettext(
        "{n} of {all} ideas has a picture of yours. The others keep their symbols.",
        "{n} of {all} ideas have a picture of yours. The others keep their symbols.",
        known.count,
    ).format(n=language().count(known.count), all=language().count(known.ideas))
    return "\n".join(part for part in (said, known.credit) if part)


def _what_came(found: FolderPictures) -> str:
    """How many pictures, and which could not be read: as many as a dialog can say."""
    n, more = len(found.images), len(found.left_out) - _MOST_SAID
    said = [ngettext("{n} picture was read.", "{n} pictures were read.", n).format(n=language().count(n))]
    said += found.left_out[:_MOST_SAID]
    if more > 0:
        left = ngettext("And {n} more could not be read.", "And {n} more could not be read.", more)
        said.append(left.format(n=language().count(more)))
    return "\n".join(said)
