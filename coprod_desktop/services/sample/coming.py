"""Meetings still to come, and one that has just been: what the coordinator of a sample register has to do today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.meetings import DeclinedWhy, Invitation, Meeting, MeetingState, Reply, Way
from coprod_desktop.services.sample.agenda import write_agenda
from coprod_desktop.services.sample.diary import Occasion, working_day
from coprod_desktop.services.sample.meetings import meeting_row
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import words
from coprod_desktop.services.sample.venues import venue_rows

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.papers import PaperWriter
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.support import SupportWriter

_TUESDAY = 1
_AHEAD = 16
_SETTLED_IN = 30  # days on the register before someone is asked
_WORKSHOP = "Hospital discharge workshop"


@dataclass(frozen=True)
class Guests:
    """Who is available for meetings to come; someone is asked to one of them only."""

    familiar: list[Someone]
    returning: list[Someone]
    never: list[Someone]

    @classmethod
    def of(cls, people: dict[Part, list[Someone]]) -> Guests:
        """The core with a need for a BSL interpreter first; never asked: the cast and those not waiting longest."""
        core = sorted(
            people[Part.CORE], key=lambda s: not any(need == "BSL interpreter" for _i, need in s.needs)
        )
        back = [s for s in people[Part.FIRST_TIMER] if s.comes_back and s.cast is None]
        never = [s for s in people[Part.ASKED] if s.cast is None and not s.no_date_suits]
        return cls(core, back[::-1] + people[Part.NOW_AND_THEN], never[::-1])

    def take(self, familiar: int, returning: int, asked: int) -> list[Someone]:
        """So many of each, who are then taken; the core may be asked again."""
        chosen = self.familiar[:familiar]
        self.familiar[:] = self.familiar[familiar:] + chosen
        chosen += [self.returning.pop(0) for _n in range(min(returning, len(self.returning)))]
        return chosen + [self.never.pop(0) for _n in range(min(asked, len(self.never)))]


class ComingWriter:
    """Writes planned meetings with invitations at every stage."""

    def __init__(
        self,
        dice: Dice,
        pen: Writing,
        papers: PaperWriter,
        boards: list[dict[str, Any]],
        support: SupportWriter,
        today: date,
    ) -> None:
        self._dice, self._pen, self._papers, self._boards = dice, pen, papers, boards
        self._support, self._today = support, today
        self._number = 0

    def write(self, people: dict[Part, list[Someone]], scheme_id: int, number: int) -> None:
        """The next meeting of each board; the first board's is being prepared, another's replies are due today."""
        self._number = number
        guests = Guests.of(people)
        self._next_of_first_board(guests, people, scheme_id)
        self._replies_due(guests, scheme_id)
        self._not_recorded_yet(guests, scheme_id)
        for board in range(len(self._boards)):
            self._later(board, scheme_id)

    def _next_of_first_board(self, guests: Guests, people: dict[Part, list[Someone]], scheme_id: int) -> None:
        """A Tuesday about 16 days ahead: seat holders have said yes, sixteen more are chosen and not yet written to."""
        ahead = self._today + timedelta(days=_AHEAD)
        day = ahead + timedelta(days=(_TUESDAY - ahead.weekday() + 3) % 7 - 3)
        occasion = self._occasion(0, day, way=Way.HYBRID)
        welcome = words("agenda")["welcome"]
        fields = {"places": 12, "target_new": 4, "about": "respite care", "welcome": welcome}
        self._meeting(occasion, scheme_id, venue=0, **fields)
        write_agenda(self._pen, occasion.id, self._today)
        yes = guests.take(3, 1, 0)
        self._invite_all(occasion, yes, Reply.YES, sent_ago=9)
        waiting = sorted(people[Part.NEVER], key=lambda s: s.joined)
        cast = [someone for someone in people[Part.NEVER] if someone.cast is not None]
        left_waiting = {someone.id for someone in cast}
        asked_now = [
            s for s in waiting if s.id not in left_waiting and (self._today - s.joined).days > _SETTLED_IN
        ]
        chosen = asked_now[2:10] + guests.take(1, 4, 3)
        chosen = [s for s in chosen if s.id not in {one.id for one in yes}]
        self._invite_all(occasion, chosen, Reply.NOT_SENT, sent_ago=None)
        self._support.write(occasion, yes)

    def _replies_due(self, guests: Guests, scheme_id: int) -> None:
        """Ten days ahead: twenty asked, fourteen replied, and today is the day replies are due."""
        board = next((n for n, b in enumerate(self._boards) if "ospital discharge" in b["name"]), 0)
        day = working_day(self._today + timedelta(days=10))
        occasion = self._occasion(board, day, starts=time(13, 30), ends=time(15, 30))
        self._meeting(occasion, scheme_id, title=_WORKSHOP, reply_by=self._today, places=14)
        asked = guests.take(4, 8, 8)
        self._invite_all(occasion, asked[:9], Reply.YES, sent_ago=16)
        self._invite_all(occasion, asked[9:13], Reply.NO, sent_ago=16)
        self._invite_all(occasion, asked[13:14], Reply.MAYBE, sent_ago=16)
        self._invite_all(occasion, asked[14:20], Reply.SENT, sent_ago=16)
        self._support.write(occasion, asked[:9])

    def _not_recorded_yet(self, guests: Guests, scheme_id: int) -> None:
        """The last working day: they have met, and nobody has written down who came."""
        board = min(2, len(self._boards) - 1)
        day = working_day(self._today - timedelta(days=1))
        occasion = self._occasion(board, day)
        self._meeting(occasion, scheme_id, places=10)
        expected = guests.take(3, 3, 0)
        self._invite_all(occasion, expected, Reply.YES, sent_ago=26)
        self._support.write(occasion, expected, day + timedelta(days=2))

    def _later(self, board: int, scheme_id: int) -> None:
        """In the weeks after: a date and a place, nobody chosen yet."""
        day = working_day(self._today + timedelta(days=self._dice.number(21, 75)))
        self._meeting(self._occasion(board, day, way=self._dice.one([Way.IN_PERSON, Way.HYBRID])), scheme_id)

    def _occasion(self, board: int, day: date, **fields: Any) -> Occasion:
        self._number += 1
        return Occasion(
            id=self._dice.id(),
            board=board,
            day=day,
            number=self._number,
            state=MeetingState.PLANNED,
            core=5,
            first_timers=2,
            others=3,
            **fields,
        )

    def _meeting(self, occasion: Occasion, scheme_id: int, **fields: Any) -> None:
        occasion.venue = fields.pop("venue", self._dice.number(0, 3))
        board, venues = self._boards[occasion.board], venue_rows(self._today)
        row = meeting_row(self._dice, occasion, board, scheme_id, venues) | fields
        self._pen.write(Meeting, row)

    def _invite_all(
        self, occasion: Occasion, people: list[Someone], reply: Reply, *, sent_ago: int | None
    ) -> None:
        replied = reply not in (Reply.NOT_SENT, Reply.SENT)
        for someone in people:
            sent = None if sent_ago is None else self._today - timedelta(days=sent_ago)
            answered = None if sent is None or not replied else sent + timedelta(days=self._dice.number(1, 6))
            if sent is not None:
                self._papers.invitation(occasion.id, someone, sent)
            self._pen.write(
                Invitation,
                {
                    **self._dice.identity(),
                    "meeting_id": occasion.id,
                    "person_id": someone.id,
                    "reply": reply,
                    "chosen_on": sent or self._today,
                    "sent_on": sent,
                    "replied_on": answered,
                    "declined_why": DeclinedWhy.DATE if reply is Reply.NO else DeclinedWhy.NOT_SAID,
                },
            )
