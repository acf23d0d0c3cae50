"""Three years of meetings of a sample register, from the first invitation to the last claim."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.venues import Venue
from coprod_desktop.i18n import _
from coprod_desktop.services.sample.around import AroundWriter
from coprod_desktop.services.sample.boards import SeatWriter, board_rows
from coprod_desktop.services.sample.claims import ClaimWriter
from coprod_desktop.services.sample.coming import ComingWriter
from coprod_desktop.services.sample.contacts import ContactWriter
from coprod_desktop.services.sample.diary import Occasion, past_meetings, records_begin
from coprod_desktop.services.sample.equality import AnswerWriter
from coprod_desktop.services.sample.feedback import FeedbackWriter
from coprod_desktop.services.sample.meetings import InvitationWriter, meeting_row
from coprod_desktop.services.sample.outcomes import OutcomeWriter
from coprod_desktop.services.sample.papers import PaperWriter
from coprod_desktop.services.sample.parts import everyone
from coprod_desktop.services.sample.people import PeopleWriter
from coprod_desktop.services.sample.support import SupportWriter
from coprod_desktop.services.sample.supporters import SupporterWriter
from coprod_desktop.services.sample.turnout import Turnout
from coprod_desktop.services.sample.venues import venue_rows
from coprod_desktop.services.sample.voice_rows import write_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coprod_desktop.services.sample.banking import AccountWriter
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.founding import Founded
    from coprod_desktop.services.sample.pen import Pen
    from coprod_desktop.services.sample.sizes import Size
    from coprod_desktop.services.sample.someone import Someone

_TELL_EVERY = 500


class History:
    """Writes everything of a register with a past: people, boards, meetings, and what hangs on them."""

    def __init__(
        self,
        dice: Dice,
        pen: Pen,
        size: Size,
        today: date,
        founded: Founded,
        tell: Callable[[int, int, str], None],
        accounts: AccountWriter,
    ) -> None:
        self._accounts = accounts
        self._dice, self._pen, self._size, self._today = dice, pen, size, today
        self._founded, self._tell = founded, tell
        self._begins = records_begin(today)
        self._occasions = past_meetings(dice, size, today)
        self._people = everyone(dice, size, self._occasions, today)
        self._boards = board_rows(dice, size.boards, self._begins)
        self._papers = PaperWriter(dice, pen, today, size.paper_days)
        self._total = 2 * size.people + len(self._occasions)
        self._done = 0

    @property
    def first_board(self) -> int:
        """The board that has most to show."""
        return int(self._boards[0]["id"])

    def write(self) -> None:
        """All of it, in the order in which rows need each other."""
        self._write_people()
        self._write_boards()
        self._pen.write_all(Venue, venue_rows(self._today))
        self._write_meetings()
        self._write_facts()
        coming = ComingWriter(
            self._dice,
            self._pen,
            self._papers,
            self._boards,
            SupportWriter(self._dice, self._pen, self._today),
            self._today,
        )
        coming.write(self._people, self._founded.scheme.id, len(self._occasions))

    def _write_people(self) -> None:
        writer = PeopleWriter(self._dice, self._pen, self._today)
        around = AroundWriter(self._pen, self._today)
        around.write_partners()
        answers = AnswerWriter(self._dice, self._pen, self._today, self._founded.questions)
        for someone in self._dice.shuffled([s for group in self._people.values() for s in group]):
            writer.write(someone, around.introducer())
            answers.write(someone)
            self._accounts.write(someone)
            self._step(_("People"))
        everyone = [someone for group in self._people.values() for someone in group]
        SupporterWriter(self._pen, self._today).write(everyone)
        ContactWriter(self._pen, self._today).write(everyone)
        around.write(everyone)

    def _write_boards(self) -> None:
        seats = SeatWriter(self._dice, self._pen, self._people, self._today)
        for number, row in enumerate(self._boards):
            self._pen.write(Board, row)
            seats.write(number, row["id"])
        self._pen.rest()

    def _write_meetings(self) -> None:
        span = (self._begins, self._today)
        turnout = Turnout(self._dice, self._size, self._people, self._begins)
        invitations = InvitationWriter(self._dice, self._pen, self._papers, self._people, span)
        after = _After(self._dice, self._pen, self._size, self._today, self._founded)
        for occasion in self._occasions:
            board = self._boards[occasion.board]
            room = turnout.room(occasion)
            row = meeting_row(self._dice, occasion, board, self._founded.scheme.id, venue_rows(self._today))
            self._pen.write(Meeting, row)
            apologies = invitations.write(occasion, room)
            after.write(occasion, board, room, apologies)
            self._step(_("Meetings"))

    def _write_facts(self) -> None:
        ids = [board["id"] for board in self._boards]
        meetings = [(o.id, ids[o.board], o.day) for o in self._occasions]
        for group in self._people.values():
            for someone in group:
                write_facts(self._pen, someone, meetings)
                self._step(_("Voices"))

    def _step(self, text: str) -> None:
        self._pen.rest()
        self._done += 1
        if self._done % _TELL_EVERY == 0:
            self._tell(self._done, self._total, text)


class _After:
    """What follows a meeting: whether support worked, what people said of it, claims, and what changed."""

    def __init__(self, dice: Dice, pen: Pen, size: Size, today: date, founded: Founded) -> None:
        self._dice, self._size, self._today = dice, size, today
        self._support = SupportWriter(dice, pen, today)
        self._claims = ClaimWriter(
            dice,
            pen,
            today,
            (founded.scheme, founded.rates),
            founded.approver,
            founded.organisation.claim_start,
        )
        self._outcomes = OutcomeWriter(dice, pen, today)
        self._feedback = FeedbackWriter(pen, today)

    def write(
        self, occasion: Occasion, board: dict[str, Any], room: list[Someone], apologies: list[Someone]
    ) -> None:
        """Everything after one meeting, as far back as this size writes it out."""
        ago = self._today - occasion.day
        if ago <= timedelta(days=self._size.support_days):
            self._support.write(occasion, [*room, *apologies])
            self._feedback.write(occasion, room)
        if ago <= timedelta(days=self._size.claim_days):
            self._outcomes.write(occasion, room)
        if occasion.counts and ago <= timedelta(days=self._size.claim_days):
            for nth, someone in enumerate(room):
                if occasion.special or self._dice.percent(self._size.claim_percent):
                    self._claims.write(occasion, board, someone, nth=nth)
