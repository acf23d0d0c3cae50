"""Who is in the room, meeting by meeting: the pattern of familiar voices a sample register has planted in it."""

from __future__ import annotations

import heapq
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.services.sample.someone import Part, Someone

if TYPE_CHECKING:
    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.sizes import Size

_Due = list[tuple[date, int, Someone]]


class Turnout:
    """Fills one room after another, earliest first."""

    def __init__(self, dice: Dice, size: Size, people: dict[Part, list[Someone]], begins: date) -> None:
        self._dice = dice
        self._core = people[Part.CORE]
        self._new = iter(people[Part.FIRST_TIMER])
        self._at_home: dict[int, list[Someone]] = {}
        for someone in self._core:
            for board in someone.homes:
                self._at_home.setdefault(board, []).append(someone)
        self._returning: _Due = []
        self._now_and_then: _Due = []
        self._turns = 0
        places = max(1.0, size.meetings * size.room * 0.3 / 1060)  # a day
        self._gap = max(30, int(len(people[Part.NOW_AND_THEN]) / places))
        for someone in people[Part.NOW_AND_THEN]:
            self._due(self._now_and_then, begins + timedelta(days=dice.number(0, self._gap)), someone)

    def room(self, occasion: Occasion) -> list[Someone]:
        """Everyone who attends, each once."""
        chosen = self.familiar(occasion.board, occasion.core)
        chosen += [next(self._new) for _nth in range(occasion.first_timers)]
        for someone in chosen[occasion.core :]:
            if someone.comes_back:
                self._back(someone, occasion.day, 14, 90)
        return chosen + self._others(occasion, occasion.others)

    def familiar(self, board: int, count: int) -> list[Someone]:
        """So many of the people asked again and again, those of this board first, the busiest likeliest."""
        home = self._at_home.get(board, [])
        ranked = sorted(home, key=lambda someone: -(self._dice.chance() ** (1 / someone.busy)))
        chosen = ranked[:count]
        if len(chosen) < count:
            known = {someone.id for someone in chosen}
            rest = [s for s in self._dice.some(self._core, count * 2) if s.id not in known]
            chosen += rest[: count - len(chosen)]
        return chosen

    def _others(self, occasion: Occasion, count: int) -> list[Someone]:
        chosen: list[Someone] = []
        while (
            len(chosen) < count
            and self._returning
            and self._returning[0][0] <= occasion.day
            and occasion.counts
        ):
            someone = heapq.heappop(self._returning)[2]
            someone.times_back -= 1
            chosen.append(someone)
        for someone in chosen:
            if someone.times_back > 0 and self._dice.percent(60):
                self._back(someone, occasion.day, 60, 330)
        now_and_then = [heapq.heappop(self._now_and_then)[2] for _nth in range(count - len(chosen))]
        for someone in now_and_then:
            wait = int(self._gap * (0.4 + 1.2 * self._dice.chance()))
            self._due(self._now_and_then, occasion.day + timedelta(days=wait), someone)
        return chosen + now_and_then

    def _back(self, someone: Someone, day: date, soonest: int, latest: int) -> None:
        self._due(self._returning, day + timedelta(days=self._dice.number(soonest, latest)), someone)

    def _due(self, heap: _Due, day: date, someone: Someone) -> None:
        self._turns += 1
        heapq.heappush(heap, (day, self._turns, someone))
