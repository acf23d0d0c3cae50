"""Asked of each person afterwards, in the order of the form: three faces, one key each; Enter adds their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.feedback import FACE_NAMES, Face, FeedbackFields, Heard, Tally
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language
from coprod_desktop.services import feedback, support
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.feedback import AskedRow, Told
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part

#: Narrower than this, in pixels at 100 %, the button stands below the search.
_ABOVE_WIDTH = 420


class HeardCard(Card):
    """One row for each person and question: was it good, did we listen, did what was arranged work."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("What did people say?"))
        self._part = part
        self._rows: dict[int, AskedRow] = {}
        self.figures = Words("", Kind.NOTE)
        self.search = SearchBox(_("Name on the form"), _("Find a form by the name on it"))
        self.nameless = Button(_("Form without a name"), self.on_nameless_asked, icon="plus")
        self.answers: AnswerList[AskedRow] = AnswerList(
            part.desk.jobs,
            [Column(_("Person and question"), _who, 240, second=_asks, strong=True, stretch=True, wraps=1)],
            _("What did people say?"),
            faces(),
            lambda row: row.face,
            title=_("They said"),
            empty=Empty(_("Once someone is ticked as having come, what they are asked stands here.")),
        )
        self.papers = PaperDesk(part)
        self.form = self.papers.button(PaperKind.FEEDBACK_FORM)
        self._above = Reflow((self.search, 1), (self.nameless, 0), least=_ABOVE_WIDTH)
        self.add(self.figures)
        self.add(self.form)
        self.add(self._above)
        self.add(self.answers, 1)
        self._connect()

    def refresh(self) -> None:
        """Ask for the rows."""
        meeting_id = self._part.meeting_id
        self._show_list()
        self._part.desk.jobs.read(
            lambda work: feedback.told(work, meeting_id), self.on_read, key="what they said", owner=self
        )

    def on_read(self, found: Told) -> None:
        """How many told us, and what."""
        self._rows = {row.id: row for row in found.rows}
        self.say(heading(found.heard))
        said = figures(found.heard)
        if found.needed:
            worked = _("What they needed worked for {yes} of {told} who told us.")
            said.append(
                worked.format(yes=language().count(found.worked), told=language().count(found.needed))
            )
        self.figures.setText(" ".join(said))
        self.figures.setVisible(bool(said))
        self._above.setVisible(bool(found.rows))

    def on_answered(self, row_id: int, face: Face) -> None:
        """The face chosen for one question; the same one again takes it back."""
        row, meeting_id = self._rows.get(row_id), self._part.meeting_id
        if row is None:
            return
        chosen = Face.NOT_SAID if row.face is face else face
        label = _("{name}, “{question}”: {said}").format(
            name=row.name, question=row.asks, said=_(FACE_NAMES[chosen]).lower()
        )
        self._part.write(label, lambda work: feedback.say(work, row, meeting_id, chosen))

    def on_words_asked(self, row_id: int) -> None:
        """What they said, in their words."""
        row = self._rows.get(row_id)
        if row is None:
            return
        if row.adjustment_for_id is not None:
            self._ask_about_support(row, row.adjustment_for_id)
        else:
            meeting_id = self._part.meeting_id
            self._part.desk.jobs.read(
                lambda work: feedback.words_of(work, meeting_id, row.form),
                lambda form: self._ask_about_meeting(row, form),
                key="words of a form",
                owner=self,
            )

    def on_nameless_asked(self) -> None:
        """A form came back without a name: its questions stand at the end of the list."""
        meeting_id = self._part.meeting_id
        self.search.clear()
        self._part.write(
            _("Form without a name"),
            lambda work: feedback.add_nameless(work, meeting_id).id,
            self.on_nameless_added,
        )

    def on_nameless_added(self, feedback_id: int) -> None:
        """Go on at its first question."""
        self.answers.list.table.kept = feedback_id
        self._show_list()
        self.answers.list.table.setFocus()

    def on_delete_pressed(self) -> None:
        """A form without a name was added by mistake."""
        row = self._rows.get(self.answers.list.current_id or 0)
        if row is not None and row.form.feedback_id is not None:
            feedback_id = row.form.feedback_id
            self._part.write(
                _("Form without a name taken away"),
                lambda work: feedback.remove_nameless(work, feedback_id),
            )

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show_list())
        self.search.returnPressed.connect(self.answers.start)
        self.answers.answered.connect(self.on_answered)
        self.answers.list.opened.connect(self.on_words_asked)
        self.answers.add_key("Ctrl+F", self.search.setFocus)
        self.answers.add_key("Delete", self.on_delete_pressed)

    def _show_list(self) -> None:
        meeting_id, typed = self._part.meeting_id, self.search.text().casefold().split()

        def found(work: Work) -> list[AskedRow]:
            rows = feedback.told(work, meeting_id).rows
            return [row for row in rows if all(word in row.name.casefold() for word in typed)]

        self.answers.list.show_list(of_rows(found))

    def _ask_about_meeting(self, row: AskedRow, form: FeedbackFields) -> None:
        meeting_id = self._part.meeting_id
        dialog = FormDialog(
            self.window(),
            _("What did {name} say?").format(name=row.name),
            [
                Field("best", _("What was good?"), TextArea(lines=3)),
                Field("better", _("What could be better?"), TextArea(lines=3)),
            ],
            verb=_("Keep"),
            jobs=self._part.desk.jobs,
            label=_("{name}: what they said kept").format(name=row.name),
            work=lambda work, values: feedback.write_words(work, meeting_id, row.form, values),
            sentence=_("In their own words."),
        )
        dialog.form.fill(form)
        dialog.open()

    def _ask_about_support(self, row: AskedRow, link_id: int) -> None:
        dialog = FormDialog(
            self.window(),
            _("What did {name} say?").format(name=row.name),
            [Field("note", _("In their words"), TextLine(most=500))],
            verb=_("Keep"),
            jobs=self._part.desk.jobs,
            label=_("Note on {what} kept").format(what=row.asks),
            work=lambda work, values: support.note_worked(work, link_id, values["note"]),
            sentence=row.asks,
        )
        dialog.form.fill({"note": row.words})
        dialog.open()


def faces() -> list[Answer]:
    """The three faces, as on the form."""
    return [
        Answer(Face.YES, _("Yes"), _("Y"), "face-smile"),
        Answer(Face.PARTLY, _("Partly"), _("P"), "face-meh"),
        Answer(Face.NO, _("No"), _("N"), "face-frown"),
    ]


def heading(found: Heard) -> str:
    """How many told us, of those who came."""
    if not found.told:
        return _("What did people say?")
    count = language().count
    return _("Heard: {told} of {came} told us").format(told=count(found.told), came=count(found.came))


def figures(found: Heard) -> list[str]:
    """What the faces say, a sentence for each question anyone answered."""
    each = [
        (found.good, (_("good for {n}"), _("partly good for {n}"), _("not good for {n}"))),
        (found.heard, (_("{n} say we listened"), _("{n} say partly"), _("{n} say we did not"))),
    ]
    return [_said(tally, parts) for tally, parts in each if tally.told]


def _said(tally: Tally, parts: tuple[str, str, str]) -> str:
    """The faces that were chosen; one nobody chose is left out."""
    numbers = (tally.yes, tally.partly, tally.no)
    said = ", ".join(part.format(n=language().count(n)) for part, n in zip(parts, numbers, strict=True) if n)
    return _("{counts}.").format(counts=said[0].upper() + said[1:])


def _who(row: AskedRow) -> str:
    return row.name


def _asks(row: AskedRow) -> str:
    return f"{row.asks} · {row.words}" if row.words else row.asks
