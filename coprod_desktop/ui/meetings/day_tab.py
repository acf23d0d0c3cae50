"""On the day: one press or one key says who came; whoever walks in is here in ten seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ArrangeState
from coprod_desktop.domain.meetings import ATTENDED, Came, MeetingState
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import attendance
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.button_flow import button_flow
from coprod_desktop.ui.meetings.cash_card import KEY as CASH_KEY
from coprod_desktop.ui.meetings.cash_card import CashCard
from coprod_desktop.ui.meetings.notes_card import open_notes
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.meetings.place_card import PlaceCard
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.meetings.to_know import ToKnowCard
from coprod_desktop.ui.meetings.walk_in import WalkInCard
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.people import new_need_form
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.text_edit import TextArea

if TYPE_CHECKING:
    from coprod_desktop.services.attendance import SheetRow
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.page import Page


#: Narrower than this, in pixels at 100 %, the buttons stand below the search.
_ABOVE_WIDTH = 660


@dataclass(frozen=True)
class DayRow:
    """One line of the day sheet, as the list knows it."""

    sheet: SheetRow

    @property
    def id(self) -> int:
        """The person."""
        return self.sheet.expected.person_id

    @property
    def came(self) -> Came | None:
        """What happened, once it is ticked."""
        return self.sheet.expected.came


class DayTab(Part):
    """Everyone expected, big enough to tick standing up; what each needs is beside their name."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.needed = self.add_verb(
            _("Needed something new"), self.on_needed_asked, icon="universal-access", shortcut="Ctrl+N"
        )
        self.all_came = self.add_verb(
            _("Everyone else came"), self.on_all_came, icon="check-double", shortcut="Ctrl+Return", main=True
        )
        self.search = SearchBox(_("Find someone in the room"))
        self.people: AnswerList[DayRow] = AnswerList(
            self.desk.jobs,
            _columns(),
            _("Who came"),
            _answers(),
            lambda row: row.came,
            title=_("What happened"),
            place=1,
            empty=Empty(
                _("Nobody has said yes yet. On the day, whoever comes can be added here."), icon="user-check"
            ),
        )
        self.walk_in = WalkInCard(self)
        self.to_know = ToKnowCard(self.on_note_asked)
        self.place = PlaceCard(self, plain=True)
        self.notes = Button(_("Notes"), self.on_notes_asked, icon="pen", name=_("Notes of the meeting"))
        self.papers = PaperDesk(self)
        self.cash = CashCard(self, self.papers, self._current_sheet)
        sheets = (PaperKind.DAY_SHEET, PaperKind.ATTENDANCE_SHEET, PaperKind.NAME_BADGES)
        beside = button_flow([self.notes, *(self.papers.button(kind) for kind in sheets)])
        above = Reflow((self.search, 1), (beside, 2), least=_ABOVE_WIDTH)
        card = ListCard(self.people, (above,))
        self.add(columns((card, 5), (stack(self.walk_in, self.cash, self.to_know, self.place), 2)), 1)
        self._rows: dict[int, DayRow] = {}
        self._connect()

    def refresh(self) -> None:
        """Ask for the day sheet."""
        meeting_id = self.meeting_id
        self._show_list()
        self.place.refresh()
        self.cash.refresh()
        self.read(lambda work: _rows(work, meeting_id), self.on_read)

    def on_read(self, rows: list[DayRow]) -> None:
        """The counts, and what is left to tick."""
        self._rows = {row.id: row for row in rows}
        self.say(_("Who came?"), self._sentence(rows))
        waiting = sum(row.came is None for row in rows)
        day_is_here = self.shown.meeting.day <= self.desk.today()
        self.show_verb(self.all_came, shown=bool(waiting) and day_is_here and self._takes_place)
        self.walk_in.setVisible(day_is_here and self._takes_place)
        self.show_verb(self.needed, shown=bool(rows) and day_is_here and self._takes_place)
        self.on_chosen(self.people.list.current_id)

    def on_chosen(self, person_id: int | None) -> None:
        """What to know of the person whose row is current."""
        row = None if person_id is None else self._rows.get(person_id)
        self.to_know.show_person(row.sheet if row else None)
        self.cash.show_person()

    def on_answered(self, person_id: int, came: Came) -> None:
        """Tick one person; giving the same answer again takes it back."""
        meeting_id, row = self.meeting_id, self._rows.get(person_id)
        if row is None:
            return
        name = row.sheet.expected.name
        if row.came is came:
            self.write(
                _("{name} not ticked any more").format(name=name),
                lambda work: attendance.untick(work, meeting_id, person_id),
            )
            return
        label = _labels()[came].format(name=name)
        online = row.sheet.expected.online
        self.write(label, lambda work: attendance.tick(work, meeting_id, [person_id], came, online=online))

    def on_all_came(self) -> None:
        """Everyone who said yes and is not ticked yet was there."""
        meeting_id = self.meeting_id
        self.write(_("Everyone else came"), lambda work: attendance.everyone_came(work, meeting_id))

    def on_needed_asked(self) -> None:
        """Whoever's row is current needs something nobody knew."""
        row = self._current()
        if row is not None:
            new_need_form.write_down(self.desk, self, self.meeting_id, row.id, row.sheet.expected.name)

    def on_note_asked(self) -> None:
        """A word about one person's day, such as "left at the break"."""
        row, meeting_id = self._current(), self.meeting_id
        if row is None:
            return
        expected = row.sheet.expected
        ask(
            self,
            self.desk.jobs,
            _("A note on {name}").format(name=expected.name),
            [Field("note", _("What to remember of their day"), TextArea(lines=3))],
            _("Keep"),
            _("Note on {what} kept").format(what=expected.name),
            lambda work, values: attendance.note(work, meeting_id, row.id, values["note"]),
            filled={"note": expected.note},
        )

    def on_notes_asked(self) -> None:
        """What is talked about, written down while it is."""
        open_notes(self)

    def on_searched(self, _text: str) -> None:
        """Show those whose name fits."""
        self._show_list()

    def _current_sheet(self) -> SheetRow | None:
        row = self._current()
        return None if row is None else row.sheet

    def _current(self) -> DayRow | None:
        person_id = self.people.list.current_id
        return None if person_id is None else self._rows.get(person_id)

    @property
    def _takes_place(self) -> bool:
        return self.shown.meeting.state is not MeetingState.CANCELLED

    def _connect(self) -> None:
        self.search.searched.connect(self.on_searched)
        self.search.returnPressed.connect(self.people.start)
        self.people.answered.connect(self.on_answered)
        self.people.list.chosen.connect(self.on_chosen)
        self.people.list.opened.connect(lambda person_id: self.desk.navigate("person", person_id))
        self.people.add_key("Ctrl+F", self.search.setFocus)
        self.people.add_key(_(CASH_KEY), self.cash.on_pay_asked)

    def _show_list(self) -> None:
        meeting_id, text = self.meeting_id, self.search.text().casefold().split()

        def found(work: Work) -> list[DayRow]:
            rows = _rows(work, meeting_id)
            return [row for row in rows if all(word in row.sheet.expected.name.casefold() for word in text)]

        self.people.list.show_list(of_rows(found))

    def _sentence(self, rows: list[DayRow]) -> str:
        if not self._takes_place:
            return _("This meeting was called off.")
        if not rows:
            return _("Nobody is expected yet.")
        count = language().count
        came = sum(row.came in ATTENDED for row in rows)
        away = sum(row.came in (Came.APOLOGIES, Came.DID_NOT_COME) for row in rows)
        waiting = len(rows) - came - away
        if not came and not away:
            return ngettext("{n} person expected.", "{n} people expected.", waiting).format(n=count(waiting))
        said = ngettext("{n} came", "{n} came", came).format(n=count(came))
        parts = [said, _("{n} could not").format(n=count(away)) if away else ""]
        parts.append(_("{n} still to tick").format(n=count(waiting)) if waiting else "")
        return _("{counts}.").format(counts=", ".join(part for part in parts if part))


def _rows(work: Work, meeting_id: int) -> list[DayRow]:
    return [DayRow(row) for row in attendance.day_sheet(work, meeting_id)]


def _answers() -> list[Answer]:
    return [
        Answer(Came.CAME, _("Came"), _("C")),
        Answer(Came.PART, _("Came for part"), _("P")),
        Answer(Came.APOLOGIES, _("Apologies"), _("A")),
        Answer(Came.DID_NOT_COME, _("Did not come"), _("D")),
    ]


def _labels() -> dict[Came, str]:
    return {
        Came.CAME: _("{name} came"),
        Came.PART: _("{name} came for part"),
        Came.APOLOGIES: _("{name} sent apologies"),
        Came.DID_NOT_COME: _("{name} did not come"),
    }


def _columns() -> list[Column[DayRow]]:
    return [
        Column(_("Person"), _name, 230, second=_arranged, strong=True, stretch=True),
        Column("", no_text, 130, chips=_marks),
    ]


def _name(row: DayRow) -> str:
    expected = row.sheet.expected
    return f"{expected.name} ({expected.pronouns})" if expected.pronouns else expected.name


def _arranged(row: DayRow) -> str:
    new = (need.need for need in row.sheet.new_needs)
    needs = (one.need for one in row.sheet.arranged if one.there)
    said = (*needs, row.sheet.expected.communication, *new)
    return " · ".join(part for part in said if part)


def _marks(row: DayRow) -> list[Chip]:
    chips = [Chip(_("Walked in"), ChipKind.CALM)] if row.sheet.expected.walk_in else []
    if any(one.state is ArrangeState.TO_ARRANGE for one in row.sheet.arranged):
        chips.append(Chip(_("To arrange"), ChipKind.ATTENTION))
    return chips
