"""The notes of the meeting: the first lines, and the way to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import meeting_notes
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.papers.picture_choices import pictures
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.meeting_notes import MeetingNotes
    from coprod_desktop.ui.meetings.part import Part

_SHOWN = 220
_LINES = 14


class NotesCard(Card):
    """What was talked about, in whoever's words took the notes."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Notes of the meeting"))
        self._part = part
        self.beginning = Words("", Kind.NOTE)
        self.write = Button("", self.on_write_asked, icon="pen")
        self.add(self.beginning)
        self.papers = PaperDesk(part)
        self._kept: MeetingNotes | None = None
        self.paper = self.papers.button(PaperKind.NOTES)
        self.paper.hide()
        self.pictures = Button(_("Choose pictures…"), self.on_pictures_asked, icon="image")
        self.pictures.hide()
        verbs = Flow()
        for button in (self.write, self.pictures, self.paper):
            verbs.addWidget(button)
        self.add(verbs)
        self.without = Words("", Kind.ATTENTION)
        self.without.hide()
        self.add(self.without)

    def refresh(self) -> None:
        """Ask for the notes."""
        meeting_id = self._part.meeting_id
        self._part.desk.jobs.read(
            lambda work: meeting_notes.of_meeting(work, meeting_id), self.on_read, key="notes", owner=self
        )

    def on_read(self, kept: MeetingNotes | None) -> None:
        """Their beginning."""
        self.beginning.setText(_beginning(kept.text) if kept else _("None written yet."))
        self.write.setText(_("Read and write on") if kept else _("Write notes"))
        self.write.setAccessibleName(self.write.text())
        self._kept = kept
        rows = kept.rows() if kept else ()
        for button in (self.paper, self.pictures):
            button.setVisible(bool(rows))
        n = sum(not row.picture for row in rows)
        said = ngettext("{n} row has no picture in easy read.", "{n} rows have no picture in easy read.", n)
        self.without.setText(said.format(n=language().count(n)))
        self.without.setVisible(bool(n))

    def on_pictures_asked(self) -> None:
        """One for each few sentences, from those that papers have."""
        if self._kept is None:
            return
        meeting_id, version, rows = self._part.meeting_id, self._kept.version, self._kept.rows()
        choices = [("", _("No picture")), *pictures()]
        dialog = ask(
            self._part,
            self._part.desk.jobs,
            _("Pictures of the notes"),
            [Field(f"row{n}", " ".join(row.sentences), Choice(choices)) for n, row in enumerate(rows)],
            _("Keep pictures"),
            _("Pictures of the notes chosen"),
            lambda work, values: meeting_notes.choose_pictures(
                work, meeting_id, version, [values[f"row{n}"] or "" for n in range(len(rows))]
            ),
            sentence=_(
                "Choose what each few sentences are about. A picture helps only where it means the same."
            ),
        )
        dialog.form.fill({f"row{n}": row.picture for n, row in enumerate(rows)})

    def on_write_asked(self) -> None:
        """All of them, in one large field."""
        open_notes(self._part)


def open_notes(part: Part) -> None:
    """The notes as they are now, to write on."""
    meeting_id = part.meeting_id
    part.desk.jobs.read(
        lambda work: meeting_notes.of_meeting(work, meeting_id),
        lambda kept: _write_on(part, meeting_id, kept),
        key="notes to write",
        owner=part,
    )


def _write_on(part: Part, meeting_id: int, kept: MeetingNotes | None) -> None:
    version = kept.version if kept else None
    ask(
        part,
        part.desk.jobs,
        _("Notes of the meeting"),
        [
            Field("text", _("What was talked about"), TextArea(lines=_LINES)),
            Field("taken_by", _("Who took the notes"), TextLine(most=120)),
        ],
        _("Keep notes"),
        _("Notes of the meeting kept"),
        lambda work, values: meeting_notes.keep(work, meeting_id, version, values),
        filled=kept,
    )


def _beginning(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _SHOWN else whole[:_SHOWN].rsplit(" ", 1)[0] + " …"
