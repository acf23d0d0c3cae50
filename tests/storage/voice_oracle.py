"""Every measure about voices once more, slowly: plain Python over rows read out of the register, one person at a time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import text

from coprod_desktop.domain.period import Period
from coprod_desktop.storage.database import Work
from tests.storage.voice_registers import a_year_earlier, complete_year_starts

ATTENDED = ("came", "came for part")
LEFT = ("left", "died", "erased")


@dataclass(frozen=True)
class Came:
    """One attendance that counts."""

    day: date
    board: int | None
    way: str
    stage: str
    meeting: int


@dataclass(frozen=True)
class Place:
    """What a figure looks at: a board or every board, a way of joining or every way."""

    board: int | None = None
    way: str | None = None

    def takes(self, came: Came) -> bool:
        return self.board in (None, came.board) and self.way in (None, came.way)


class Rows:
    """The register as rows and nothing else."""

    def __init__(self, work: Work) -> None:
        def rows(sql: str) -> list[Any]:
            return [row._mapping for row in work.session.execute(text(sql))]

        self.people = {row["id"]: row for row in rows("SELECT * FROM person")}
        self.meetings = {row["id"]: row for row in rows("SELECT * FROM meeting")}
        self.invitations = rows("SELECT * FROM invitation")
        self.terms = rows("SELECT term.*, seat.board_id FROM term JOIN seat ON seat.id = term.seat_id")
        self.came: dict[int, list[Came]] = {n: [] for n in self.people}
        for row in rows("SELECT * FROM attendance"):
            meeting = self.meetings[row["meeting_id"]]
            happened = meeting["state"] != "cancelled" and meeting["kind"] not in ("survey", "conversation")
            if row["came"] in ATTENDED and happened:
                self.came[row["person_id"]].append(_came(meeting))

    def status(self, person: int, on: date, needed: int, complete_from: date | None) -> str:
        """The definition read aloud: first match wins."""
        earlier = {came.day for came in self.came[person] if came.day < on}
        recent = len([day for day in earlier if day >= a_year_earlier(on)])
        before = self.people[person]["taken_before"]
        told = (self.people[person]["days_declared"] or 0) if before == "yes" else 0
        full = None if complete_from is None else complete_year_starts(complete_from)
        if recent >= needed:
            return "familiar"
        fades = complete_from is not None and full is not None and complete_from <= on < full
        if fades and full and told and Fraction(told * (full - on).days, 365) + recent >= needed:
            return "familiar"
        if earlier or before == "yes":
            return "returning"
        return "new" if before == "no" or (full is not None and on >= full) else "unknown"

    def first_days(self, place: Place, period: Period) -> dict[int, date]:
        """Everyone who came in the period, with the first day they did."""
        found = {
            person: [c.day for c in came if place.takes(c) and period.start <= c.day <= period.last]
            for person, came in self.came.items()
        }
        return {person: min(days) for person, days in found.items() if days}

    def by_status(self, place: Place, period: Period, rule: tuple[int, date | None]) -> dict[str, set[int]]:
        """The people of each status in the period."""
        found: dict[str, set[int]] = {"new": set(), "returning": set(), "familiar": set(), "unknown": set()}
        for person, day in self.first_days(place, period).items():
            found[self.status(person, day, *rule)].add(person)
        return found

    def seated(self, person: int, place: Place, on: date) -> bool:
        """Whether they held a seat that day."""
        return any(
            term["person_id"] == person
            and place.board in (None, term["board_id"])
            and _day(term["starts"]) <= on
            and (term["ends"] is None or _day(term["ends"]) >= on)
            for term in self.terms
        )

    def new_to_board(self, place: Place, period: Period) -> int:
        """People whose first day on this board ever is their first on it in the period."""
        return sum(
            min(c.day for c in self.came[person] if c.board == place.board) == day
            for person, day in self.first_days(place, period).items()
        )

    def first_timers(
        self, place: Place, period: Period, rule: tuple[int, date | None], today: date
    ) -> tuple[set[int], set[int], set[int]]:
        """First-timers who came again within six months, who did not, and who have not had their six months."""
        again: set[int] = set()
        not_again: set[int] = set()
        too_soon: set[int] = set()
        for person in self.by_status(place, period, rule)["new"]:
            first = self.first_days(place, period)[person]
            within = [c.day for c in self.came[person] if first < c.day <= first + timedelta(days=183)]
            if first + timedelta(days=183) >= today:
                too_soon.add(person)
            else:
                (again if within else not_again).add(person)
        return again, not_again, too_soon

    def busiest_tenth(self, place: Place, period: Period) -> tuple[int, Fraction]:
        """How many people came, and the share of all places held by exactly the busiest tenth of them."""
        times = [
            sum(place.takes(c) and period.start <= c.day <= period.last for c in came)
            for came in self.came.values()
        ]
        times = [n for n in times if n]
        tenths = sorted((n for n in times for _tenth in range(10)), reverse=True)
        return len(times), Fraction(sum(tenths[: len(times)]), sum(tenths) or 1)

    def stages(self, place: Place, period: Period) -> dict[str, int]:
        """Meetings somebody came to, by stage."""
        held = {
            (c.meeting, c.stage)
            for came in self.came.values()
            for c in came
            if place.takes(c) and period.start <= c.day <= period.last
        }
        return dict(Counter(stage for _meeting, stage in held))

    def funnel(self, board: int | None) -> dict[str, set[int]]:
        """The people of each step; those who left are on none."""
        here = {n for n, row in self.people.items() if row["status"] not in LEFT}
        place = Place(board)
        days = {n: {c.day for c in self.came[n] if place.takes(c)} for n in here}
        came = {n for n in here if days[n]}
        to_board = [
            row for row in self.invitations if board in (None, self.meetings[row["meeting_id"]]["board_id"])
        ]
        yes = came | {row["person_id"] for row in to_board if row["reply"] in ("yes", "withdrew")} & here
        asked = yes | {row["person_id"] for row in to_board if row["sent_on"] is not None} & here
        held = {term["person_id"] for term in self.terms if board in (None, term["board_id"])} & here
        return {
            "on_register": here,
            "asked": asked,
            "said_yes": yes,
            "came": came,
            "came_back": {n for n in came if len(days[n]) > 1},
            "held_seat": held,
        }

    def waiting_since(self, board: int | None) -> date | None:
        """The day the longest-waiting active person joined."""
        steps = self.funnel(board)
        waiting = [
            _day(self.people[n]["joined"])
            for n in steps["on_register"] - steps["asked"]
            if self.people[n]["status"] == "active" and self.people[n]["joined"]
        ]
        return min(waiting, default=None)

    def declined_for_access(self, place: Place, period: Period) -> int:
        """People who said no because of a need, to a meeting that was not called off."""
        found = set()
        for row in self.invitations:
            meeting = self.meetings[row["meeting_id"]]
            inside = period.start <= _day(meeting["day"]) <= period.last
            needed = row["declined_why"] == "an access need" and meeting["state"] != "cancelled"
            if needed and inside and place.takes(_came(meeting)):
                found.add(row["person_id"])
        return len(found)


def _came(meeting: Any) -> Came:
    return Came(_day(meeting["day"]), meeting["board_id"], meeting["way"], meeting["stage"], meeting["id"])


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
