"""When a made-up organisation met: every meeting of about three years, before anyone is in the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.holidays import bank_holidays
from coprod_desktop.domain.meetings import MeetingKind, MeetingState, Way
from coprod_desktop.domain.period import Quarter, is_working_day
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.services.sample.dice import Carry
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.sizes import Size

#: Share of places the core takes, in the last year and before: together about 60 %.
CORE_SHARE, CORE_SHARE_LAST_YEAR = 0.63, 0.54
#: First-timers have twice their share in the last year ...
MORE_FIRST_TIMERS = 2
#: ... and fewer of them come back.
COME_BACK, COME_BACK_LAST_YEAR = 0.60, 0.35

_QUARTERS = 12
_DAY = timedelta(days=1)
_CHRISTMAS, _NEW_YEAR = (12, 22), (1, 3)
_KINDS = {
    MeetingKind.MEETING: 72,
    MeetingKind.WORKSHOP: 12,
    MeetingKind.VISIT: 4,
    MeetingKind.INTERVIEW_PANEL: 4,
    MeetingKind.DOCUMENT_REVIEW: 4,
    MeetingKind.SURVEY: 2,
    MeetingKind.CONVERSATION: 2,
}
#: Kinds that do not count as taking part (the organisation's default).
UNCOUNTED = frozenset({MeetingKind.SURVEY, MeetingKind.CONVERSATION})
_WAYS = {Way.IN_PERSON: 50, Way.HYBRID: 30, Way.ONLINE: 20}
_STAGES = {Stage.IDEA: 8, Stage.PLAN: 15, Stage.DESIGN: 22, Stage.DELIVER: 30, Stage.REVIEW: 25}
_STAGES_LAST_YEAR = {Stage.IDEA: 16, Stage.PLAN: 26, Stage.DESIGN: 26, Stage.DELIVER: 18, Stage.REVIEW: 14}
_CANCELLED = 3


@dataclass(slots=True)
class Occasion:
    """One meeting: how many attend, and how many of those are the core, first-timers, or others.

    ``board`` is the board's number; ``number`` how finance knows the meeting.
    """

    id: int
    board: int
    day: date
    number: int = 0
    kind: MeetingKind = MeetingKind.MEETING
    way: Way = Way.IN_PERSON
    stage: Stage = Stage.PLAN
    about: str = ""
    starts: time = time(10, 30)
    ends: time = time(12, 0)
    venue: int = 0
    state: MeetingState = MeetingState.TOOK_PLACE
    core: int = 0
    first_timers: int = 0
    others: int = 0
    special: str = ""
    new_people: list[int] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether coming to it is taking part, in the sense of the voices definitions."""
        return self.state is not MeetingState.CANCELLED and self.kind not in UNCOUNTED

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


def records_begin(today: date) -> date:
    """The first day of the records: the start of the quarter eleven before this one."""
    return Quarter.of(today).add(1 - _QUARTERS).start


def past_meetings(dice: Dice, size: Size, today: date) -> list[Occasion]:
    """Every meeting up to yesterday, earliest first, with the places shared out."""
    begins = records_begin(today)
    span = (today - begins).days - 4
    found = []
    for nth in range(size.meetings):
        day = begins + timedelta(days=(nth + 1) * span // (size.meetings + 1) + dice.number(-3, 3))
        found.append(_occasion(dice, nth % size.boards, working_day(max(day, begins)), today))
    found += _recent(dice, size, today)
    found.sort(key=lambda occasion: (occasion.day, occasion.id))
    for number, occasion in enumerate(found, start=1):
        occasion.number = number
    _share_out(dice, found, size, today)
    return found


def _occasion(dice: Dice, board: int, day: date, today: date) -> Occasion:
    texts = words("boards")["meetings"]
    kind = dice.weighted(_KINDS)
    starts, ends = (time.fromisoformat(clock) for clock in dice.one(texts["times"]))
    if kind is MeetingKind.WORKSHOP and dice.percent(40):
        starts, ends = time(10, 0), time(15, 30)
    way = Way.IN_PERSON if kind is MeetingKind.VISIT else dice.weighted(_WAYS)
    stages = _STAGES_LAST_YEAR if day >= year_before(today) else _STAGES
    cancelled = dice.percent(_CANCELLED)
    return Occasion(
        id=dice.id(),
        board=board,
        day=day,
        kind=kind,
        way=Way.ONLINE if kind is MeetingKind.SURVEY else way,
        stage=dice.weighted(stages),
        about=dice.one(texts["about"]),
        starts=starts,
        ends=ends,
        venue=dice.number(0, len(words("places")["venue"]) - 1),
        state=MeetingState.CANCELLED if cancelled else MeetingState.TOOK_PLACE,
    )


def _recent(dice: Dice, size: Size, today: date) -> list[Occasion]:
    """Meetings of the last weeks that give Today something to say: claims near the promise, answers to tell."""
    days = {
        "decided": working_day(today - timedelta(days=38)),
        "claims near the promise": working_days_ago(today, 9),
        "claims just in": working_days_ago(today, 3),
    }
    boards = {"decided": 1, "claims near the promise": 0, "claims just in": 2}
    return [
        Occasion(
            id=dice.id(),
            board=boards[special] % size.boards,
            day=day,
            about=words("boards")["meetings"]["about"][nth],
            special=special,
        )
        for nth, (special, day) in enumerate(days.items())
    ]


def _share_out(dice: Dice, occasions: list[Occasion], size: Size, today: date) -> None:
    """How many of each room are the core, first-timers and others; shares add up over the years."""
    core, new = Carry(), Carry()
    for occasion in occasions:
        room = max(3, round(size.room * (0.75 + 0.5 * dice.chance())))
        last_year = occasion.day >= year_before(today)
        if not occasion.counts:
            occasion.core, occasion.others = min(2, room), room - min(2, room)
            continue
        share = size.first_timers / 1000 * (MORE_FIRST_TIMERS if last_year else 1)
        occasion.core = core.take(room * (CORE_SHARE_LAST_YEAR if last_year else CORE_SHARE))
        occasion.first_timers = min(new.take(room * share), room - occasion.core)
        occasion.others = room - occasion.core - occasion.first_timers


@lru_cache(maxsize=4096)
def _free(day: date) -> bool:
    return is_working_day(day, bank_holidays(day.year))


def working_day(day: date) -> date:
    """The day, or the working day before it; nobody meets around Christmas."""
    while not _free(day) or (day.month, day.day) >= _CHRISTMAS or (day.month, day.day) <= _NEW_YEAR:
        day -= _DAY
    return day


def working_days_ago(today: date, count: int) -> date:
    """The working day after which exactly ``count`` working days lie, today included."""
    day = today
    while count or not _free(day):
        count -= _free(day)
        day -= _DAY
    return day
