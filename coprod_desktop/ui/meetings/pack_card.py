"""What goes out with the papers of a meeting: the organisation's own files, each behind an easy-read cover."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import enclosures
from coprod_desktop.ui.meetings import easy_words
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from coprod_desktop.documents.enclosed_file import EnclosedFile
    from coprod_desktop.domain.enclosures import Enclosure
    from coprod_desktop.ui.meetings.part import Part

_LINES = 4


class PackCard(Card):
    """The files of the pack in their order; the whole pack is one press away."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Meeting pack"))
        self._part = part
        self._papers = PaperDesk(part)

    def refresh(self) -> None:
        """Ask for the files of the meeting shown."""
        meeting_id = self._part.meeting_id
        self._part.desk.jobs.read(
            lambda work: enclosures.of_meeting(work, meeting_id), self.on_read, key="pack", owner=self
        )

    def on_read(self, files: list[Enclosure]) -> None:
        """Show them."""
        self.clear()
        if not files:
            said = _("The agenda, and any file of yours. Each file gets an easy-read cover.")
            self.add(Words(said, Kind.NOTE))
        for at, file in enumerate(files):
            self._show(file, first=at == 0)
        verbs = Flow()
        verbs.addWidget(Button(_("Add a file…"), self.on_add_asked, icon="plus"))
        verbs.addWidget(self._papers.button(PaperKind.PACK))
        self.add(verbs)

    def on_add_asked(self) -> QFileDialog:
        """Choose a file."""
        kind = _("PDF and Word documents")
        return choose_file(self, _("Choose a file for the pack"), self.on_file_chosen, kind, "*.pdf *.docx")

    def on_file_chosen(self, name: str) -> None:
        """Look at it, in a process that can be killed."""
        path = Path(name)
        self._part.desk.jobs.file(
            _("Reading {name}").format(name=path.name),
            lambda progress: enclosures.open_file(path, lambda: progress(0, 0)),
            self.on_file_read,
            owner=self,
        )

    def on_file_read(self, file: EnclosedFile) -> None:
        """Ask what people are told of it."""
        meeting_id = self._part.meeting_id
        self._ask(
            _("Add to the pack"),
            _("Added to the pack"),
            lambda work, values: enclosures.add(work, meeting_id, file, values),
            {"title": Path(file.name).stem.replace("_", " ")[:120]},
        )

    def on_change_asked(self, file: Enclosure) -> None:
        """What people are told of it."""
        self._ask(
            _("Change what people are told"),
            _("Meeting pack changed"),
            lambda work, values: enclosures.edit(work, file.id, file.version, values),
            file,
        )

    def on_removed(self, file: Enclosure) -> None:
        """Out of the pack; Undo brings it back."""
        self._part.write(_("Taken out of the pack"), lambda work: enclosures.remove(work, file.id))

    def on_moved(self, file: Enclosure) -> None:
        """One place up."""
        self._part.write(_("Meeting pack changed"), lambda work: enclosures.move(work, file.id, -1))

    def _show(self, file: Enclosure, *, first: bool) -> None:
        length = ngettext("{n} page", "{n} pages", file.pages).format(n=language().count(file.pages))
        self.add(
            close(
                Words(file.title, Kind.STRONG),
                Words(length if file.pages else _("Word document"), Kind.NOTE),
            )
        )
        verbs = Flow(gap=16, below=4)
        offered = [
            (_("Change"), _("Change {title}"), self.on_change_asked),
            (_("Take out"), _("Take {title} out of the pack"), self.on_removed),
        ]
        if not first:
            offered.append((_("Earlier"), _("Move {title} one place up"), self.on_moved))
        for words, name, run in offered:
            said = name.format(title=file.title)
            verbs.addWidget(Button(words, partial(run, file), weight=Weight.LINK, name=said))
        self.add(verbs)

    def _ask(self, title: str, label: str, run: Any, filled: object) -> None:
        help_about = _("A few short sentences, one on each line. They stand on its cover.")
        ask(
            self,
            self._part.desk.jobs,
            title,
            [
                Field("title", _("What it is called"), TextLine(most=120)),
                Field(
                    "about",
                    _("What it is about"),
                    TextArea(lines=_LINES),
                    help=help_about,
                    advice=easy_words.enclosed,
                ),
            ],
            _("Keep"),
            label,
            run,
            filled=filled,
        )
