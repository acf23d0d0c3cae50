"""Meetings with everyone invited and everyone who came."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.meetings import (
    Attendance,
    Came,
    DeclinedWhy,
    Invitation,
    MeetingKind,
    MeetingState,
    Reply,
    Way,
)
from coprod_desktop.services.sample.dice import Carry
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.papers import PaperWriter
    from coprod_desktop.services.sample.pen import Writing

_TITLES = {
    MeetingKind.WORKSHOP: "{board}: workshop",
    MeetingKind.VISIT: "{board}: visit",
    MeetingKind.INTERVIEW_PANEL: "Interview panel",
    MeetingKind.DOCUMENT_REVIEW: "{board}: reading together",
    MeetingKind.SURVEY: "Short survey",
    MeetingKind.CONVERSATION: "Conversations",
}
_REPLIES = {Reply.NO: 46, Reply.NO_REPLY: 40, Reply.MAYBE: 8, Reply.RESERVE: 3, Reply.YES: 3}
_WHYS = {
    DeclinedWhy.DATE: 40,
    DeclinedWhy.NOT_SAID: 26,
    DeclinedWhy.HEALTH: 15,
    DeclinedWhy.CARING: 12,
    DeclinedWhy.ACCESS: 7,
}
_BREAK_FROM = 90
_ASK_AGAIN = timedelta(days=50)


def meeting_row(
    dice: Dice, occasion: Occasion, board: dict[str, Any], scheme_id: int, venues: list[dict[str, Any]]
) -> dict[str, Any]:
    """The row of one meeting, at one of these venues."""
    venue = venues[occasion.venue]
    online = occasion.way is Way.ONLINE
    middle = occasion.starts.hour * 60 + occasion.starts.minute + occasion.minutes // 2
    return {
        "id": occasion.id,
        "version": dice.version(),
        "board_id": board["id"],
        "scheme_id": scheme_id,
        "title": _TITLES.get(occasion.kind, "{board}").format(board=board["name"]),
        "finance_name": f"Meeting {occasion.number}",
        "about": occasion.about,
        "kind": occasion.kind,
        "way": occasion.way,
        "stage": occasion.stage,
        "day": occasion.day,
        "starts": occasion.starts,
        "ends": occasion.ends,
        "break_at": time(*divmod(middle - middle % 15, 60)) if occasion.minutes >= _BREAK_FROM else None,
        "venue": "" if online else venue["name"],
        "venue_address": "" if online else venue["address"],
        "venue_id": None if online else venue["id"],
        "joining": ""
        if occasion.way is Way.IN_PERSON
        else "The link comes by e-mail the day before. You can also ring in.",
        "places": occasion.core + occasion.first_timers + occasion.others + 2,
        "target_new": board["target_new"],
        "reply_by": occasion.day - timedelta(days=10),
        "owner": dice.one(words("boards")["meetings"]["owners"]),
        "state": occasion.state,
    }


class InvitationWriter:
    """Writes who was asked to each meeting and what came of it."""

    def __init__(
        self,
        dice: Dice,
        pen: Writing,
        papers: PaperWriter,
        people: dict[Part, list[Someone]],
        span: tuple[date, date],
    ) -> None:
        self._dice, self._pen, self._papers = dice, pen, papers
        self._asked = people[Part.ASKED]
        self._others = people[Part.CORE] + people[Part.NOW_AND_THEN]
        self._begins, self._today = span
        self._next = 0
        self._no_date: list[tuple[date, Someone]] = []
        self._apologies, self._absent, self._more = Carry(), Carry(), Carry()

    def write(self, occasion: Occasion, room: list[Someone]) -> list[Someone]:
        """Everyone invited to one meeting, and the attendances; who said yes but sent apologies."""
        known = {someone.id for someone in room}
        missing = self._known(self._apologies.take(len(room) * 0.08), known)
        absent = self._known(self._absent.take(len(room) * 0.04), known)
        for someone in room:
            walk_in = self._dice.percent(2) and someone.part is not Part.FIRST_TIMER
            if not walk_in:
                self._invite(occasion, someone, Reply.YES)
            self._attend(occasion, someone, walk_in=walk_in)
        for someone in missing:
            self._invite(occasion, someone, Reply.WITHDREW if self._dice.percent(30) else Reply.YES)
            self._came(occasion, someone, Came.APOLOGIES)
        for someone in absent:
            self._invite(occasion, someone, Reply.YES)
            self._came(occasion, someone, Came.DID_NOT_COME)
        for someone in self._declining(occasion, known, len(room)):
            self._decline(occasion, someone)
        return missing

    def _known(self, count: int, known: set[int]) -> list[Someone]:
        found: list[Someone] = []
        for someone in self._dice.some(self._others, count * 3):
            if len(found) < count and someone.id not in known:
                known.add(someone.id)
                found.append(someone)
        return found

    def _declining(self, occasion: Occasion, known: set[int], room: int) -> list[Someone]:
        """The next people never asked before, in the order they joined, and some asked again."""
        passed = (occasion.day - self._begins).days / max((self._today - self._begins).days, 1)
        target = min(len(self._asked), round(len(self._asked) * min(passed * 1.02, 1)))
        found = self._asked[self._next : target]
        self._next = max(self._next, target)
        found = found + self._asked_twice(occasion)
        known.update(someone.id for someone in found)
        again = [
            s
            for s in self._dice.some(self._asked[: self._next], self._more.take(room * 0.3))
            if s.id not in known and not s.no_date_suits
        ]
        return found + again

    def _asked_twice(self, occasion: Occasion) -> list[Someone]:
        """People no date suits are asked once more after a while, and then left in peace."""
        due = [someone for day, someone in self._no_date if day <= occasion.day]
        self._no_date = [(day, someone) for day, someone in self._no_date if day > occasion.day]
        return due

    def _attend(self, occasion: Occasion, someone: Someone, *, walk_in: bool) -> None:
        if occasion.state is MeetingState.CANCELLED:
            self._came(occasion, someone, Came.WE_CANCELLED)
            return
        part = self._dice.percent(7)
        attendance_id = self._came(occasion, someone, Came.PART if part else Came.CAME, walk_in=walk_in)
        if occasion.counts:
            someone.history.append(attendance_id)
            someone.history.append(occasion.number)

    def _came(self, occasion: Occasion, someone: Someone, came: Came, *, walk_in: bool = False) -> int:
        online = occasion.way is Way.ONLINE or (occasion.way is Way.HYBRID and self._dice.percent(35))
        identity = self._dice.identity()
        row = {
            **identity,
            "meeting_id": occasion.id,
            "person_id": someone.id,
            "came": came,
            "walk_in": walk_in,
            "online": online,
            "note": "",
        }
        self._pen.write(Attendance, row)
        return identity["id"]

    def _decline(self, occasion: Occasion, someone: Someone) -> None:
        if someone.no_date_suits:
            if someone.times_back > 1:
                someone.times_back = 1
                self._no_date.append((occasion.day + _ASK_AGAIN, someone))
            self._invite(occasion, someone, Reply.NO, DeclinedWhy.DATE)
            return
        reply = self._dice.weighted(_REPLIES)
        why = self._dice.weighted(_WHYS) if reply is Reply.NO else DeclinedWhy.NOT_SAID
        self._invite(occasion, someone, reply, why)
        if reply is Reply.YES:
            self._came(occasion, someone, Came.DID_NOT_COME)

    def _invite(
        self, occasion: Occasion, someone: Someone, reply: Reply, why: DeclinedWhy = DeclinedWhy.NOT_SAID
    ) -> None:
        chosen = occasion.day - timedelta(days=self._dice.number(24, 36))
        sent = chosen + timedelta(days=self._dice.number(0, 3))
        replied = None if reply is Reply.NO_REPLY else sent + timedelta(days=self._dice.number(1, 10))
        self._papers.invitation(occasion.id, someone, sent)
        self._pen.write(
            Invitation,
            {
                **self._dice.identity(),
                "meeting_id": occasion.id,
                "person_id": someone.id,
                "reply": reply,
                "chosen_on": chosen,
                "sent_on": sent,
                "replied_on": replied,
                "declined_why": why,
            },
        )
