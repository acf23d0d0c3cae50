"""The practice example at the right of the list: its words, whether it can be shared, and the ways it can."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.domain.boards import STAGE_NAMES
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language
from coprod_desktop.services import practice_examples
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.ui.examples import example_form
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.documents.practice_example import ExampleText
    from coprod_desktop.services.practice_examples import ExamplePage as Shown
    from coprod_desktop.ui.jobs import Work

_KINDS = {".docx": "Word (*.docx)", ".txt": "Text (*.txt)"}


class Summary(SidePanel["Shown"]):
    """Shows one example, and everything that can be done with it."""

    shown: Shown | None = None

    def read(self, work: Work, thing: int) -> Shown:
        """The example, whole."""
        return practice_examples.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """The story, part by part."""
        self.shown = shown
        example = shown.row.example
        card = Card()
        day = "" if example.on is None else language().day(example.on, weekday=False)
        about = " · ".join(part for part in (shown.row.board, day) if part)
        card.add(close(Words(example.title, Kind.HEADING), Words(about, Kind.NOTE)))
        if shown.named:
            names = ", ".join(shown.named)
            said = _("It names {names}. Say it without the name, then share it.").format(names=names)
            card.add(Words(said, Kind.ATTENTION))
        cost = Money(example.cost_pence).text() if example.cost_pence else ""
        for heading, words in (
            (_("What we did"), example.did),
            (_("Who was involved"), example.involved),
            (_("Involved from"), _(STAGE_NAMES[example.stage])),
            (_("What it cost"), cost),
            (_("What changed"), example.changed),
        ):
            if words:
                card.add(close(Words(heading, Kind.STRONG), Words(words)))
        card.add(self._verbs(shown))
        return (card,)

    def nothing(self) -> Sequence[Card]:
        """What to do to see one here."""
        self.shown = None
        card = Card()
        card.add(Empty(_("Choose an example to read it, change it or share it.")))
        return (card,)

    def on_change_asked(self) -> None:
        """Everything about it in one form."""
        if self.shown is not None:
            example_form.change(self.desk, self, self.shown.row.example)

    def on_share_asked(self, suffix: str) -> None:
        """Read what is shared; it is refused while it names anybody."""
        if self.shown is not None:
            wanted = self.shown.row.id
            self.desk.jobs.read(
                lambda work: practice_examples.paper(work, wanted),
                lambda text: self.on_text_read(text, suffix),
                self.desk.notices.problem,
                key="share example",
                owner=self,
            )

    def on_text_read(self, text: ExampleText, suffix: str) -> None:
        """Make the file, away from the window."""
        self.desk.jobs.file(
            _("Making the paper"),
            lambda _progress: practice_examples.draw(text, suffix),
            lambda made: self.on_made(text, suffix, made),
            owner=self,
        )

    def on_made(self, text: ExampleText, suffix: str, made: bytes) -> None:
        """A PDF is looked at first; the others are put where the user says."""
        name = practice_examples.file_name(text, suffix)
        if suffix == ".pdf":
            PaperDialog(
                self.window(), self.desk, text.title, made, Leaving(name, _("Practice example"))
            ).open()
            return
        dialog = QFileDialog(self.window(), _("Save the example"), str(paths.documents_folder() / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.setNameFilter(_KINDS[suffix])
        dialog.fileSelected.connect(lambda chosen: self.save_at(Path(chosen), made))
        dialog.open()

    def save_at(self, path: Path, made: bytes) -> None:
        """Write it there."""
        self.desk.jobs.file(
            _("Saving the example"),
            lambda _progress: write_files(path.parent, [PaperFile(path.name, made)])[0],
            lambda where: self.desk.notices.info(_("Saved: {file}").format(file=where.name)),
            owner=self,
        )

    def _verbs(self, shown: Shown) -> Flow:
        flow, example = Flow(), shown.row.example
        share = partial(self.on_share_asked, ".pdf")
        flow.addWidget(Button(_("Share as a paper"), share, weight=Weight.MAIN, icon="file-lines"))
        flow.addWidget(Button(_("As a Word document…"), partial(self.on_share_asked, ".docx")))
        flow.addWidget(Button(_("As plain text…"), partial(self.on_share_asked, ".txt")))
        flow.addWidget(Button(_("Change"), self.on_change_asked, icon="pen"))
        gone = partial(
            self.desk.jobs.write,
            _("Removed {name}").format(name=example.title),
            lambda work: practice_examples.remove(work, example.id),
        )
        flow.addWidget(Button(_("Remove"), gone))
        return flow
