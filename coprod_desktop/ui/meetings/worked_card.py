"""Asked of each person afterwards: whether they had what they needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import Worked
from coprod_desktop.domain.meetings import ATTENDED
from coprod_desktop.i18n import _, language
from coprod_desktop.services import attendance, support
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from coprod_desktop.storage.support import Served
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part


@dataclass(frozen=True)
class WorkedRow:
    """One person who came and one thing arranged for them."""

    served: Served
    what: str

    @property
    def id(self) -> int:
        """The link between the person and what was arranged."""
        return self.served.id


class WorkedCard(Card):
    """One row for each person and each thing arranged; Enter adds what they said."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Did you have what you needed?"))
        self._part = part
        self._rows: dict[int, WorkedRow] = {}
        self.answers: AnswerList[WorkedRow] = AnswerList(
            part.desk.jobs,
            [Column(_("Person, and what was arranged"), _who, 280, second=_what, strong=True, stretch=True)],
            _("Did you have what you needed?"),
            [
                Answer(Worked.YES, _("Yes"), _("Y")),
                Answer(Worked.PARTLY, _("Partly"), _("P")),
                Answer(Worked.NO, _("No"), _("N")),
            ],
            lambda row: row.served.worked,
            title=_("They said"),
            empty=Empty(_("Nothing was arranged for those who came, so there is nothing to ask here.")),
        )
        self.add(self.answers, 1)
        self.answers.answered.connect(self.on_answered)
        self.answers.list.opened.connect(self.on_note_asked)

    def refresh(self) -> None:
        """Ask for the rows."""
        meeting_id = self._part.meeting_id
        self.answers.list.show_list(of_rows(lambda work: _rows(work, meeting_id)))
        self._part.desk.jobs.read(
            lambda work: _rows(work, meeting_id), self.on_read, key="worked rows", owner=self
        )

    def on_read(self, rows: list[WorkedRow]) -> None:
        """How many told us, and how many said yes."""
        self._rows = {row.id: row for row in rows}
        told = sum(row.served.worked is not Worked.NOT_ASKED for row in rows)
        yes = sum(row.served.worked is Worked.YES for row in rows)
        count = language().count
        if told:
            self.say(
                _("Did you have what you needed? Worked for {yes} of {told} who told us").format(
                    yes=count(yes), told=count(told)
                )
            )
        else:
            self.say(_("Did you have what you needed?"))

    def on_answered(self, link_id: int, worked: Worked) -> None:
        """What one person said about one thing; the same answer again takes it back."""
        row = self._rows.get(link_id)
        if row is None:
            return
        again = row.served.worked is worked
        answer, note = (Worked.NOT_ASKED if again else worked), row.served.worked_note
        label = _("{name} on {what}: {said}").format(
            name=row.served.person, what=row.what, said=_words(answer).lower()
        )
        self._part.write(label, lambda work: support.worked(work, link_id, answer, note))

    def on_note_asked(self, link_id: int) -> None:
        """A word about it, such as "the loop was off in the small room"."""
        row = self._rows.get(link_id)
        if row is None:
            return
        worked = row.served.worked
        dialog = FormDialog(
            self.window(),
            _("What did {name} say?").format(name=row.served.person),
            [Field("note", _("In their words"), TextLine(most=500))],
            verb=_("Keep"),
            jobs=self._part.desk.jobs,
            label=_("Note on {what} kept").format(what=row.what),
            work=lambda work, values: support.worked(work, link_id, worked, values["note"]),
            sentence=row.what,
        )
        dialog.form.fill({"note": row.served.worked_note})
        dialog.open()


def _who(row: WorkedRow) -> str:
    return row.served.person


def _what(row: WorkedRow) -> str:
    note = row.served.worked_note
    return f"{row.what} · {note}" if note else row.what


def _words(worked: Worked) -> str:
    words = {Worked.YES: _("Yes"), Worked.PARTLY: _("Partly"), Worked.NO: _("No")}
    return words.get(worked, _("Not asked yet"))


def _rows(work: Work, meeting_id: int) -> list[WorkedRow]:
    sheet = attendance.day_sheet(work, meeting_id)
    came = {row.expected.person_id for row in sheet if row.expected.came in ATTENDED}
    bookings = support.booking_list(work, meeting_id).rows
    rows = [
        WorkedRow(one, booking.what)
        for booking in bookings
        for one in booking.serves
        if one.person_id in came
    ]
    return sorted(rows, key=lambda row: (row.served.person, row.what))
