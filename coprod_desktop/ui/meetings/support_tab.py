"""Support: the needs of those who said yes as one booking list, until nothing is still to arrange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ArrangeState
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import support
from coprod_desktop.ui.meetings import booking_form
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.doubts_card import DoubtsCard
from coprod_desktop.ui.meetings.names_card import NamesCard
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.meetings.words import due, need_icon
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import Source, of_rows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from coprod_desktop.services.support import BookingList, BookingRow
    from coprod_desktop.ui.widgets.page import Page

_NEAR_DAYS = 7


class SupportTab(Part):
    """One row a booking; a key or a press says how far it has got, Enter changes the rest."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.change = self.add_verb(_("Change"), self.on_change_asked, icon="pen", shortcut="Ctrl+E")
        self.called_off = self.add_verb(_("It is called off"), self.on_called_off, icon="ban")
        self.papers = PaperDesk(self)
        self.add_verb(
            _("Booking list on paper"),
            lambda: self.papers.on_asked(PaperKind.BOOKING_LIST),
            icon="file-lines",
            shortcut="Ctrl+P",
        )
        self.plus = self.add_verb(
            _("Add a booking"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True
        )
        self.bookings: AnswerList[BookingRow] = AnswerList(
            self.desk.jobs,
            _columns(),
            _("Booking list"),
            _answers(),
            lambda row: row.state,
            title=_("How far"),
            place=1,
            empty=Empty(
                _("Nothing to arrange. When someone says yes, what they need is put here by itself."),
                icon="universal-access",
            ),
        )
        self.not_asked = NamesCard(
            _("They said yes, and were not asked about needs yet. Ask them before the day.")
        )
        card = Card(flush=True)
        card.add(self.bookings, 1)
        self.add(card, 1)
        self.doubts = DoubtsCard(self.desk)
        self.add(self.doubts)
        self.add(self.not_asked)
        self._rows: dict[int, BookingRow] = {}
        self.bookings.answered.connect(self.on_answered)
        self.bookings.list.opened.connect(lambda _id: self.on_change_asked())
        self.bookings.list.chosen.connect(lambda _id: self._offer_to_call_off())
        self.bookings.add_key("Delete", self.on_remove_asked)

    def refresh(self) -> None:
        """Ask for the booking list."""
        meeting_id = self.meeting_id
        rows = of_rows(lambda work: support.booking_list(work, meeting_id).rows)
        self.bookings.list.show_list(Source(rows.first, rows.ids, rows.rows))
        self.read(lambda work: support.booking_list(work, meeting_id), self.on_read)

    def on_read(self, found: BookingList) -> None:
        """The figures, and who has not been asked."""
        self._rows = {row.id: row for row in found.rows}
        self.say(_("What do people need?"), _sentence(found))
        self.show_verb(self.change, shown=bool(found.rows))
        self._offer_to_call_off()
        self.doubts.show_doubts(found)
        self.not_asked.show_names(found.not_asked, lambda n: self.desk.navigate("person", n))

    def on_answered(self, adjustment_id: int, state: ArrangeState) -> None:
        """How far one booking has got; what cannot be met needs a word of what is offered instead."""
        row = self._rows.get(adjustment_id)
        if row is None or row.state is state:
            return
        if state is ArrangeState.CANNOT:
            booking_form.cannot(self.desk, self.window(), row)
            return
        label = _labels()[state].format(what=row.what)
        self.write(label, lambda work: support.arrange(work, [adjustment_id], state))

    def on_change_asked(self) -> None:
        """The whole line, in a form."""
        row = self._current()
        if row is not None:
            booking_form.change(self.desk, self.window(), row)

    def on_add_asked(self) -> None:
        """Something no one person's need asked for, such as a quiet room for all."""
        booking_form.add(self.desk, self.window(), self.meeting_id)

    def on_called_off(self) -> None:
        """Whoever was booked knows that nobody needs them any more: the line goes."""
        row = self._current()
        if row is not None:
            self.write(
                _("Called off: {what}").format(what=row.what), lambda work: support.remove(work, row.id)
            )

    def on_remove_asked(self) -> None:
        """Take the line off, if nobody who said yes needs it."""
        row = self._current()
        if row is not None:
            self.write(
                _("{what} taken off the list").format(what=row.what),
                lambda work: support.remove(work, row.id),
            )

    def _offer_to_call_off(self) -> None:
        row = self._current()
        self.show_verb(self.called_off, shown=row is not None and row.no_longer_needed)

    def _current(self) -> BookingRow | None:
        row_id = self.bookings.list.current_id
        return None if row_id is None else self._rows.get(row_id)


def _answers() -> list[Answer]:
    return [
        Answer(ArrangeState.TO_ARRANGE, _("To arrange"), _("T")),
        Answer(ArrangeState.ARRANGED, _("Arranged"), _("A")),
        Answer(ArrangeState.VENUE_HAS_IT, _("Venue has it"), _("V")),
        Answer(ArrangeState.CANNOT, _("Cannot"), _("C")),
    ]


def _labels() -> dict[ArrangeState, str]:
    return {
        ArrangeState.TO_ARRANGE: _("Still to arrange: {what}"),
        ArrangeState.ARRANGED: _("Arranged: {what}"),
        ArrangeState.VENUE_HAS_IT: _("The venue has it: {what}"),
    }


def _columns() -> list[Column[BookingRow]]:
    return [
        Column(
            _("What to arrange, and who for"),
            lambda row: row.what,
            240,
            second=_who_for,
            icon=lambda row: need_icon(row.picture),
            strong=True,
            stretch=True,
            least=210,
        ),
        Column(
            _("Who arranges it"),
            _who_arranges,
            160,
            second=lambda row: row.note or row.doubt,
            least=130,
            spare=1,
        ),
        Column(_("By when"), no_text, 190, chips=_due, least=180),
        Column(_("Cost"), lambda row: row.cost.text() if row.cost else "", 90, right=True, spare=2),
    ]


def _who_for(row: BookingRow) -> str:
    if not row.serves:
        return row.need or _("Everyone")
    names = ", ".join(one.person for one in row.serves)
    return f"{row.need} · {names}" if row.need else names


def _who_arranges(row: BookingRow) -> str:
    """Whoever it is; nobody has to where the venue has it."""
    return _("Nobody: the venue has it") if row.by_venue else row.who or _("Nobody yet")


def _due(row: BookingRow) -> list[Chip]:
    if row.no_longer_needed:
        return [Chip(_("No longer needed"), ChipKind.CALM)]
    said = due(row.by_when, row.days_left)
    if row.state is not ArrangeState.TO_ARRANGE or not said:
        return []
    late = row.days_left is not None and row.days_left < 0
    near = row.days_left is not None and row.days_left <= _NEAR_DAYS
    return [Chip(said, ChipKind.STOP if late else ChipKind.ATTENTION if near else ChipKind.CALM)]


def _sentence(found: BookingList) -> str:
    if not found.rows:
        return _("As people say yes, what they need comes here. Nobody is asked twice.")
    end = [_("{cost} in all.").format(cost=found.cost.text())] if found.cost else []
    if found.supporters:
        along = ngettext("{n} supporter comes along.", "{n} supporters come along.", found.supporters)
        end.append(along.format(n=found.supporters))
    unneeded = sum(row.no_longer_needed and row.state is ArrangeState.ARRANGED for row in found.rows)
    if unneeded:
        off = ngettext(
            "{n} booking is no longer needed: call it off.",
            "{n} bookings are no longer needed: call them off.",
            unneeded,
        )
        end.append(off.format(n=language().count(unneeded)))
    if not found.to_arrange:
        return " ".join([_("Everything is arranged."), *end])
    waiting = [row for row in found.rows if row.state is ArrangeState.TO_ARRANGE]
    first = next((row for row in waiting if row.by_when is not None), None)
    said = ngettext(
        "{n} of {all} still to arrange.", "{n} of {all} still to arrange.", len(found.rows)
    ).format(n=len(waiting), all=len(found.rows))
    parts = [said]
    if first is not None:
        next_due = _("Next: {what}, {due}.").format(what=first.what, due=due(first.by_when, first.days_left))
        parts.append(next_due)
    return " ".join([*parts, *end])
