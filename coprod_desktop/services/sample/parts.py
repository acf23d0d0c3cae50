"""Who plays which part in a sample register, and when each joined - settled before a single row is written."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import repeat
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.period import add_months
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.services.sample.diary import COME_BACK, COME_BACK_LAST_YEAR, Occasion, records_begin
from coprod_desktop.services.sample.dice import Carry
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.sizes import Size

_MARCH = 3
_TIME_TO_RETURN = 150


def everyone(dice: Dice, size: Size, occasions: list[Occasion], today: date) -> dict[Part, list[Someone]]:
    """All the people of a register by the part they play; first-timers stand in the order they first come."""
    new = sum(occasion.first_timers for occasion in occasions)
    never = size.people * size.never_asked // 100
    asked = size.people - size.core - size.now_and_then - new - never
    begins = records_begin(today)
    years_before = begins - timedelta(days=1200)
    long_here = begins - timedelta(days=20)
    found = {
        Part.CORE: [_new(dice, Part.CORE, dice.day(years_before, long_here)) for _n in range(size.core)],
        Part.NOW_AND_THEN: [
            _new(dice, Part.NOW_AND_THEN, dice.day(years_before, long_here))
            for _n in range(size.now_and_then)
        ],
        Part.FIRST_TIMER: _first_timers(dice, occasions, today),
        Part.ASKED: _asked(dice, max(asked, 0), begins, today),
        Part.NEVER: _never(dice, size, never + min(asked, 0), today),
    }
    _give_homes(dice, size, found[Part.CORE])
    if size.has_cast:
        _cast(found, today)
    return found


def _new(dice: Dice, part: Part, joined: date) -> Someone:
    return Someone(id=dice.id(), part=part, joined=joined)


def _first_timers(dice: Dice, occasions: list[Occasion], today: date) -> list[Someone]:
    back = {False: Carry(), True: Carry()}
    found = []
    for occasion in occasions:
        last_year = occasion.day >= year_before(today)
        for _nth in repeat(None, occasion.first_timers):
            someone = _new(dice, Part.FIRST_TIMER, occasion.day - timedelta(days=dice.number(45, 240)))
            someone.first = occasion.day
            someone.comes_back = bool(back[last_year].take(COME_BACK_LAST_YEAR if last_year else COME_BACK))
            found.append(someone)
    return found


def _asked(dice: Dice, count: int, begins: date, today: date) -> list[Someone]:
    """In the order they joined; each is first asked at about the same fraction of the years."""
    span = (today - begins).days - 60
    days = (
        begins + timedelta(days=nth * span // max(count, 1) - dice.number(40, 160)) for nth in range(count)
    )
    return [_new(dice, Part.ASKED, day) for day in days]


def _never(dice: Dice, size: Size, count: int, today: date) -> list[Someone]:
    """Joined within the longest wait, somewhat more of them lately."""
    longest = (today - add_months(today, -size.longest_wait)).days
    days = (today - timedelta(days=int(longest * dice.chance() ** 1.3)) for _nth in range(count))
    return [_new(dice, Part.NEVER, day) for day in days]


def _give_homes(dice: Dice, size: Size, core: list[Someone]) -> None:
    """Each of the core goes to several boards, enough for every board to find its share."""
    wanted = size.room * 0.63 * 1.5 * size.boards / max(size.core, 1)
    each = min(size.boards, max(2, round(wanted)))
    for someone in core:
        someone.homes = tuple(dice.some(range(size.boards), each))
        someone.busy = 0.5 + 1.5 * dice.chance()


def _cast(found: dict[Part, list[Someone]], today: date) -> None:
    """People the guide speaks of by name take the place of someone whose history is theirs."""
    taken: set[int] = set()
    for member in words("cast")["person"]:
        someone = next((s for s in _candidates(found, member, today) if s.id not in taken), None)
        if someone is None:
            continue
        taken.add(someone.id)
        someone.cast = member
        if "months" in member:
            someone.joined = add_months(today, -member["months"])
        someone.no_date_suits = member["part"] == "no date suited"
        if member["part"] in ("came once", "came twice"):
            someone.comes_back = member["part"] == "came twice"
            someone.times_back = 1


def _candidates(found: dict[Part, list[Someone]], member: dict[str, Any], today: date) -> list[Someone]:
    if member["part"] == "never":
        return found[Part.NEVER]
    if member["part"] == "core":
        return found[Part.CORE]
    if member["part"] == "no date suited":
        return found[Part.ASKED][::-1][len(found[Part.ASKED]) // 3 :]
    this_year = [s for s in found[Part.FIRST_TIMER] if s.first is not None and s.first > year_before(today)]
    early = [s for s in this_year if s.first is not None and (today - s.first).days >= _TIME_TO_RETURN]
    march = [s for s in this_year if s.first is not None and s.first.month == _MARCH]
    if member["part"] == "came once":
        return [s for s in march or this_year if not s.comes_back] or march or this_year
    return [s for s in early if s.comes_back] or early
