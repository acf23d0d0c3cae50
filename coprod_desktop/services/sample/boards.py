"""Boards, their seats, and who holds them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Seat, Stage, Term
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing

_TERM = 730
_VACANT, _CORE_HOLDS = 14, 45
_ENDING = (20, 41, 66, 85)  # days ahead: terms that end within 90 days


def board_rows(dice: Dice, count: int, begins: date) -> list[dict[str, Any]]:
    """So many boards; once the list is through, it starts again in another place."""
    listed, places = words("boards")["board"], words("boards")["places"]["names"]
    rows = []
    for nth in range(count):
        entry, round_ = listed[nth % len(listed)], nth // len(listed)
        place = places[(round_ - 1) % len(places)] if round_ else ""
        again = f" {(round_ - 1) // len(places) + 1}" if round_ > len(places) else ""
        rows.append(
            {
                **dice.identity(),
                "name": f"{place} {entry['name'][0].lower()}{entry['name'][1:]}{again}".strip()
                if place
                else entry["name"],
                "finance_name": f"Board {nth + 1}",
                "purpose": entry["purpose"],
                "topics": entry["topics"],
                "host": entry["host"],
                "co_chair": entry.get("co_chair", ""),
                "stage": Stage(entry["stage"]),
                "cost_code": code_of(nth),
                "expenses_code": code_of(nth, expenses=True),
                "target_new": 4 if nth == 0 else dice.number(1, 3),
                "started": begins - timedelta(days=dice.number(100, 900)),
            }
        )
    return rows


def code_of(nth: int, *, expenses: bool = False) -> str:
    """The cost code of a board, by its place in the list."""
    return f"SC-{4410 + nth}-{'09' if expenses else '07'}"


class SeatWriter:
    """Writes the seats of each board, with terms of two years: some ended, most running, some seats free."""

    def __init__(self, dice: Dice, pen: Writing, people: dict[Part, list[Someone]], today: date) -> None:
        self._dice, self._pen, self._today = dice, pen, today
        self._core = people[Part.CORE]
        self._others = [
            s
            for s in people[Part.NOW_AND_THEN] + people[Part.FIRST_TIMER]
            if s.part is Part.NOW_AND_THEN or s.comes_back
        ]
        self._ending = list(_ENDING)

    def write(self, number: int, board_id: int) -> list[Someone]:
        """The seats of one board; who holds one today."""
        entries = words("boards")["board"]
        seats = entries[number % len(entries)]["seats"]
        home = [someone for someone in self._core if number in someone.homes]
        holders: list[Someone] = []
        for position, experience in enumerate(seats):
            seat = {
                **self._dice.identity(),
                "board_id": board_id,
                "experience": experience,
                "leadership": position in (0, 1),
                "position": position,
            }
            self._pen.write(Seat, seat)
            if position and self._dice.percent(_VACANT):
                self._past_term(seat["id"], home)
                continue
            holders.append(self._hold(seat["id"], home, holders))
        return holders

    def _hold(self, seat_id: int, home: list[Someone], holders: list[Someone]) -> Someone:
        taken = {someone.id for someone in holders}
        of_core = [s for s in home if s.id not in taken] if self._dice.percent(_CORE_HOLDS) else []
        someone = self._dice.one(of_core) if of_core else self._other(taken)
        ends = self._ends(someone)
        starts = max(ends - timedelta(days=_TERM), someone.joined)
        again = someone.part is Part.CORE and self._dice.percent(50)
        if again:
            self._term(
                seat_id, someone, starts - timedelta(days=_TERM), starts - timedelta(days=1), "Term over"
            )
        self._term(seat_id, someone, starts, ends, "", again=again)
        return someone

    def _ends(self, someone: Someone) -> date:
        if self._ending and someone.part is Part.CORE:
            return self._today + timedelta(days=self._ending.pop(0))
        return self._today + timedelta(days=self._dice.number(95, 690))

    def _other(self, taken: set[int]) -> Someone:
        for _try in range(20):
            someone = self._dice.one(self._others)
            if someone.id not in taken and someone.joined < self._today - timedelta(days=60):
                return someone
        return next(s for s in self._core + self._others if s.id not in taken)

    def _past_term(self, seat_id: int, home: list[Someone]) -> None:
        if home:
            ended = self._today - timedelta(days=self._dice.number(20, 300))
            someone = self._dice.one(home)
            self._term(seat_id, someone, ended - timedelta(days=_TERM), ended, "Moved on to another board")

    def _term(
        self, seat_id: int, someone: Someone, starts: date, ends: date, why: str, *, again: bool = False
    ) -> None:
        self._pen.write(
            Term,
            {
                **self._dice.identity(),
                "seat_id": seat_id,
                "person_id": someone.id,
                "starts": starts,
                "ends": ends,
                "ended_why": why,
                "reappointment": again,
            },
        )
