"""One board: its seats as a picture, how much rests on how few, its meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.boards import STAGE_NAMES
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import board_reviews, boards, feedback, outcomes, voice_figures
from coprod_desktop.services.boards import SeatState
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.board_form import change_board, end_board
from coprod_desktop.ui.boards.heard_cards import answers_card, heard_year_card
from coprod_desktop.ui.boards.meetings_card import coming_card, past_card
from coprod_desktop.ui.boards.review_desk import ReviewDesk
from coprod_desktop.ui.boards.seat_forms import SeatForms
from coprod_desktop.ui.boards.seat_grid import SeatGrid
from coprod_desktop.ui.boards.seat_tile import SeatTile
from coprod_desktop.ui.boards.voices_card import voices_card
from coprod_desktop.ui.meetings import meeting_form
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.squares import SquaresTable
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.feedback import Heard
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.voice_mix import Mix
    from coprod_desktop.services.board_reviews import Reviews
    from coprod_desktop.services.boards import BoardPage as Shown
    from coprod_desktop.services.boards import SeatPicture
    from coprod_desktop.storage.outcomes import OpenAnswer
    from coprod_desktop.ui.boards.seat_tile import Verb
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class Found(NamedTuple):
    """A board, whose voices it heard, which answers are open, what people said of its meetings, and its reviews."""

    board: Shown
    mix: Mix | None
    answers: list[OpenAnswer]
    heard: Heard
    reviews: Reviews


class BoardPage(Page):
    """A board's own page; ``thing`` is its id."""

    tables = (
        "adjustment",
        "attendance",
        "board",
        "board_review",
        "feedback",
        "invitation",
        "meeting",
        "organisation_setting",
        "outcome",
        "person",
        "seat",
        "term",
        "voice_fact",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Board"))
        self.shown: Shown | None = None
        self.forms = SeatForms(desk, self)
        self.reviews = ReviewDesk(desk, self)
        self.end = self.add_action(_("Comes to its end"), self.on_end_asked, icon="flag-checkered")
        self.add_action(_("Change details"), self.on_edit_asked, icon="pen", shortcut="Ctrl+E")
        self.seat = self.add_action(_("Add seats"), self.on_seats_asked, icon="chair")
        self.add_action(
            _("Plan a meeting"), self.on_plan_asked, icon="calendar-plus", shortcut="Ctrl+N", main=True
        )
        self.grid = SeatGrid()
        self.none_yet = Empty(
            _("No seats yet. A seat says whose experience a place is for, and until when someone holds it."),
            _("Add seats"),
            self.on_seats_asked,
            "chair",
        )
        self.side = stack()
        self.add(columns((stack(self.none_yet, self.grid), 5), (self.side, 3)), 1)

    def refresh(self) -> None:
        """Ask for the board."""
        wanted = self.thing
        if isinstance(wanted, int):
            self.desk.jobs.read(
                lambda work: _read(work, wanted),
                self.on_read,
                self.on_gone,
                key="board",
            )

    def on_gone(self, _problem: object) -> None:
        """It is no longer there: its adding was undone."""
        self.desk.notices.problem(_("This board is no longer in the register. It may have been undone."))
        self.desk.navigate("boards")

    def on_read(self, found: Found) -> None:
        """Draw it."""
        shown = found.board
        self.shown = shown
        ended = shown.board.ended is not None
        self.set_title(shown.board.name, words.summary(shown))
        self.set_crumbs([(_("Boards"), lambda: self.desk.navigate("boards"))])
        self.end.setVisible(not ended)
        self.seat.setVisible(not ended)
        self.none_yet.setVisible(not shown.seats and not ended)
        self.grid.show_tiles([SeatTile(seat, self._verbs(seat)) for seat in shown.seats])
        empty(self.side)
        for card in self._cards(found):
            self.side.addWidget(card)
        self.side.addStretch(1)

    def on_edit_asked(self) -> None:
        """Everything about the board in one form."""
        if self.shown is not None:
            change_board(self.desk, self, self.shown.board)

    def on_seats_asked(self) -> None:
        """One seat or several."""
        if self.shown is not None:
            self.forms.add_seats(self.shown.board.id)

    def on_end_asked(self) -> None:
        """The board comes to its end."""
        if self.shown is not None:
            end_board(self.desk, self, self.shown.board)

    def on_plan_asked(self) -> None:
        """A meeting of this board, filled from its last one."""
        if self.shown is not None:
            meeting_form.plan(self.desk, self.window(), self.on_planned, board_id=self.shown.board.id)

    def on_find_asked(self, experience: str) -> None:
        """Who fits a seat nobody holds: in the invitations of the board's next meeting, or of one planned now."""
        shown = self.shown
        if shown is None:
            return
        coming = [row for row in shown.coming if row.state is MeetingState.PLANNED]
        if coming:
            self.desk.navigate("meeting", (coming[0].id, "invite", experience))
            return

        def invite(meeting: Meeting) -> None:
            self.desk.navigate("meeting", (meeting.id, "invite", experience))

        meeting_form.plan(self.desk, self.window(), invite, board_id=shown.board.id)

    def on_planned(self, meeting: Meeting) -> None:
        """Planned: now choose whom to invite."""
        self.desk.navigate("meeting", (meeting.id, "invite"))

    def _verbs(self, seat: SeatPicture) -> list[Verb]:
        """What can be done about a seat, the likeliest first."""
        forms = self.forms
        change: Verb = (_("Change the seat…"), partial(forms.change_seat, seat))
        end: Verb = (_("The seat comes to its end…"), partial(forms.end_seat, seat))
        if seat.state is SeatState.VACANT:
            find: Verb = (_("Find people"), partial(self.on_find_asked, seat.held.experience))
            return [find, (_("Appoint…"), partial(forms.appoint, seat)), change, end]
        person = partial(self.desk.navigate, "person", seat.held.person_id)
        again: Verb = (_("Reappoint…"), partial(forms.reappoint, seat))
        rest: list[Verb] = [
            (_("End the term…"), partial(forms.end_term, seat)),
            (_("Put the days right…"), partial(forms.change_term, seat)),
            change,
            end,
        ]
        show: Verb = (_("Open"), person)
        if seat.held.ends is None:
            return [show, *rest]
        return [again, show, *rest] if seat.state is SeatState.ENDING else [show, again, *rest]

    def _load(self, shown: Shown) -> Card:
        """The seats in squares, who leads, and how much rests on how few."""
        card = Card(_("Seats by experience"))
        card.add(SquaresTable(words.by_experience(shown.seats)))
        if led := words.leadership(shown):
            card.add(Words(led))
        card.add(Words(_("Across all boards: {load}").format(load=shown.load.sentence()), Kind.NOTE))
        for person_id, said in words.busiest(shown.seats):
            card.add(Link(said, partial(self.desk.navigate, "person", person_id)))
        return card

    def _cards(self, found: Found) -> list[Card]:
        shown, mix = found.board, found.mix
        cards = [self._load(shown)] if shown.seats else []
        cards.append(coming_card(self.desk, shown))
        if found.answers:
            cards.append(answers_card(self.desk, found.answers))
        if mix is not None and mix.people:
            cards.append(voices_card(self.desk, mix))
        if found.heard.told:
            cards.append(heard_year_card(found.heard))
        cards.append(self.reviews.card(shown.board.id, found.reviews))
        return [*cards, past_card(self.desk, shown), _about(shown)]


def _read(work: Work, board_id: int) -> Found:
    return Found(
        boards.page(work, board_id),
        _voices(work, board_id),
        outcomes.open_answers(work, board_id),
        feedback.of_board_year(work, board_id),
        board_reviews.of_board(work, board_id),
    )


def _voices(work: Work, board_id: int) -> Mix | None:
    """The mix of the last 12 months, for those who may see it."""
    return voice_figures.board_year(work, board_id) if work.actor.may(Permission.SEE_REPORTS) else None


def _about(shown: Shown) -> Card:
    board = shown.board
    card = Card(_("About this board"))
    began = language().day(board.started, weekday=False) if board.started else ""
    ended = language().day(board.ended, weekday=False) if board.ended else ""
    card.add(
        Facts(
            [
                (_("For"), board.purpose),
                (_("Topics"), board.topics),
                (_("Hosted by"), board.host),
                (_("Co-chaired by"), board.co_chair),
                (_("People join from the"), _(STAGE_NAMES[board.stage])),
                (_("First-time voices to aim for"), str(board.target_new) if board.target_new else ""),
                (_("Began on"), began),
                (_("Ended on"), ended),
                (_("Cost codes"), " · ".join(one for one in (board.cost_code, board.expenses_code) if one)),
                (_("On finance papers"), board.finance_name),
            ]
        )
    )
    return card
