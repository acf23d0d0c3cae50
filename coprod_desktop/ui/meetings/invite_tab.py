"""Invite: who could come, why each is suggested, and what the room would be like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import CHOICE_NAMES, ConnectionKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import benefits, candidates, invitations, live_mix, people
from coprod_desktop.services.candidates import CandidateList, CandidateQuery, CandidateRow
from coprod_desktop.ui.meetings.button_flow import button_flow
from coprod_desktop.ui.meetings.candidate_columns import candidate_columns
from coprod_desktop.ui.meetings.chosen_list import ChosenList
from coprod_desktop.ui.meetings.mix_cards import MixCard, MoneyCard, SeatsCard
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from typing import Any

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.benefits import Compared
    from coprod_desktop.services.live_mix import LiveMix
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.page import Page

    Room = tuple[LiveMix, set[int], list[Compared]]


class InviteTab(Part):
    """Ticking writes at once, each tick one step to undo; the cards at right follow."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.make = self.add_verb(
            _("Make invitations"), self.on_make_asked, icon="envelope", shortcut="Ctrl+Return", main=True
        )
        self.search = SearchBox(_("Search people"))
        self.chips = Chips()
        self._board_chip: int | None = -1
        self.list: ListView[CandidateRow] = ListView(
            self.desk.jobs,
            candidate_columns(),
            _("People who could be invited"),
            ticks=True,
            empty=Empty(_("Nobody matches. Try fewer words, or take a filter away.")),
        )
        self.suggested = Button(_("Choose the suggested"), self.on_suggested_asked, icon="list-check")
        self.members = Button(_("Choose the board's members"), self.on_members_asked, icon="chair")
        self.mix, self.seats, self.money = MixCard(self.desk), SeatsCard(), MoneyCard(self.desk)
        self.add(columns((self._people(), 5), (stack(self.mix, self.seats, self.money), 2)), 1)
        self._chosen: set[int] = set()
        self._writing = self._still_to_choose = 0
        self._connect()
        self.seat = ""

    def look_for(self, wanted: str) -> None:
        """Show those who fit the experience a seat is for, until the filter is taken away."""
        if self.seat:
            self.chips.remove("seat")
        self.seat = wanted
        if wanted:
            said = _("Fits the seat: {experience}").format(experience=wanted)
            self.chips.add_removable("seat", said, self.on_seat_forgotten)

    def on_seat_forgotten(self) -> None:
        """The filter was taken away: show everyone again."""
        self.seat = ""
        self._show_list()

    def refresh(self) -> None:
        """Ask for the list, whom it has ticked, and the mix."""
        self._show_chips()
        meeting_id = self.meeting_id
        self.members.setVisible(self.shown.meeting.board_id is not None)
        self._show_list()
        self.read(lambda work: _room(work, meeting_id), self.on_room)
        self.read(people.total, self.on_counted)

    def on_counted(self, total: int) -> None:
        """How many could be searched."""
        said = ngettext("Search {n} person", "Search {n} people", total).format(n=language().count(total))
        self.search.setPlaceholderText(said)

    def on_room(self, answer: Room) -> None:
        """The room as it would be, and who is chosen; not while a tick is still being written."""
        room, chosen, compared = answer
        self.mix.show_mix(room)
        self.seats.show_seats(room)
        self.money.show_money(room, compared)
        self._say(room)
        if not self._writing:
            self._show_ticks(chosen)

    def on_ticked(self) -> None:
        """A tick: write it at once. Over the limit needs a reason first."""
        now = set(self.list.model.ticked)
        added, removed = now - self._chosen, self._chosen - now
        self._chosen = now
        for person_id in added:
            row = self._row(person_id)
            if row is not None and row.over_limit:
                self._untick(person_id)
                self.ask_why(row)
            else:
                self._choose(person_id, row.name if row else "")
        for person_id in removed:
            self._unchoose(person_id)

    def ask_why(self, row: CandidateRow) -> None:
        """They were asked often already: choosing them again needs a reason, which is kept and shown."""
        meeting_id = self.meeting_id
        dialog = FormDialog(
            self.window(),
            _("Ask {name} again?").format(name=row.name),
            [
                Field(
                    "limit_reason",
                    _("Why this time"),
                    TextLine(most=300, example=_("for example chairs this board")),
                    help=_("The reason is kept with the invitation."),
                )
            ],
            verb=_("Choose them"),
            jobs=self.desk.jobs,
            label=_("{name} chosen over this year's limit").format(name=row.name),
            work=lambda work, values: invitations.choose(
                work, meeting_id, row.person_id, values["limit_reason"]
            ),
            sentence=" · ".join((*row.why, *row.warnings[:1])),
        )
        dialog.open()

    def on_suggested_asked(self) -> None:
        """Choose as many as likely fill the places, the longest-waiting first."""
        meeting_id, count = self.meeting_id, self._still_to_choose
        self.write(
            _("Suggested people chosen"), lambda work: invitations.choose_suggested(work, meeting_id, count)
        )

    def on_members_asked(self) -> None:
        """Choose everyone who holds a seat."""
        meeting_id = self.meeting_id
        self.write(_("Board members chosen"), lambda work: invitations.choose_members(work, meeting_id))

    def on_make_asked(self) -> None:
        """On to the papers."""
        self.desk.navigate("meeting", (self.meeting_id, "papers"))

    # inside

    def _people(self) -> ListCard:
        verbs = button_flow([self.suggested, self.members])
        return ListCard(self.list, (self.search, self.chips), (verbs,))

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show_list())
        self.chips.changed.connect(self._show_list)
        self.list.ticks_changed.connect(self.on_ticked)
        self.list.opened.connect(lambda person_id: self.desk.navigate("person", person_id))

    def _show_chips(self) -> None:
        board = self.shown.board
        if self._board_chip == (board.id if board else None):
            return
        self._board_chip = board.id if board else None
        self.chips.add_switch("chosen", _("Chosen"))
        self.chips.add_switch("never", _("Never asked"))
        kinds = [kind for kind in ConnectionKind if kind is not ConnectionKind.OTHER]
        anyone: list[tuple[ConnectionKind | None, str]] = [(None, _("Any connection"))]
        self.chips.add_choice(
            "connection", _("Connection"), anyone + [(kind, _(CHOICE_NAMES[kind])) for kind in kinds]
        )
        self.chips.remove("topics")
        if board is not None and board.topics:
            self.chips.add_switch("topics", _("Knows about {board} topics").format(board=board.name))

    def _show_list(self) -> None:
        if self.chips.value("chosen"):
            self.list.show_list(ChosenList(self.meeting_id, self.search.text()))
            return
        board = self.shown.board
        topical = board is not None and bool(board.topics) and self.chips.value("topics")
        topics = tuple(t.strip() for t in board.topics.split(",") if t.strip()) if board and topical else ()
        query = CandidateQuery(
            self.search.text(), self.chips.value("connection"), self.chips.value("never"), topics
        )
        self.list.show_list(CandidateList(self.meeting_id, candidates.for_seat(query, self.seat)))

    def _say(self, room: LiveMix) -> None:
        waited = _("Those who have waited longest stand first.")
        self.say(_("Who shall we invite?"), f"{room.sentence} {waited}")
        n = self.shown.counts.not_sent
        made = ngettext("Make {n} invitation", "Make {n} invitations", n).format(n=language().count(n))
        self.make.setText(made if n else _("Make invitations"))
        self.make.setEnabled(bool(n))
        more = self._still_to_choose = room.still_to_choose
        choose = ngettext("Choose the first {n} suggested", "Choose the first {n} suggested", more)
        self.suggested.setText(
            _("Nobody is left to suggest") if room.nobody_left else choose.format(n=language().count(more))
        )
        self.suggested.setAccessibleName(self.suggested.text())
        self.suggested.setEnabled(bool(more))
        self.suggested.setVisible(bool(more) or room.nobody_left)

    def _row(self, person_id: int) -> CandidateRow | None:
        return self.list.model.at(self.list.model.row_of(person_id))

    def _show_ticks(self, chosen: set[int]) -> None:
        self._chosen = set(chosen)
        self.list.model.tick(self.list.model.ticked - chosen, on=False)
        self.list.model.tick(chosen)

    def _untick(self, person_id: int) -> None:
        self._chosen.discard(person_id)
        self.list.model.tick([person_id], on=False)

    def _choose(self, person_id: int, name: str) -> None:
        meeting_id = self.meeting_id
        label = _("{name} chosen").format(name=name) if name else _("Chosen")
        self._write(label, lambda work: invitations.choose(work, meeting_id, person_id))

    def _unchoose(self, person_id: int) -> None:
        meeting_id, row = self.meeting_id, self._row(person_id)
        label = _("{name} no longer chosen").format(name=row.name) if row else _("No longer chosen")
        self._write(label, lambda work: invitations.unchoose(work, meeting_id, [person_id]))

    def _write(self, label: str, fn: Any) -> None:
        self._writing += 1
        self.desk.jobs.write(label, fn, self.on_written, self.on_refused, initiator=self)

    def on_written(self, _done: object) -> None:
        """A tick is kept."""
        self._writing -= 1

    def on_refused(self, problem: Problem) -> None:
        """A tick could not be kept: say why, and show what is."""
        self._writing -= 1
        self.desk.notices.problem(problem)
        self.refresh()


def _room(work: Work, meeting_id: int) -> Room:
    chosen = {row.person_id for row in invitations.invited(work, meeting_id)}
    return live_mix.live_mix(work, meeting_id), chosen, benefits.of_meeting(work, meeting_id)
