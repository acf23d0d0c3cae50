"""When someone came, dated against their own history: the only place where the dating rule lives."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import BigId, link

_LEAP_DAY = (2, 29)


def year_before(day: date) -> date:
    """The same calendar date a year earlier; for 29 February, the 28th."""
    last = 28 if (day.month, day.day) == _LEAP_DAY else day.day
    return day.replace(year=day.year - 1, day=last)


def first_full_day(complete_from: date) -> date:
    """The first day whose 12 months before all lie in records complete from ``complete_from``."""
    if (complete_from.month, complete_from.day) == _LEAP_DAY:
        return date(complete_from.year + 1, 3, 1)
    return complete_from.replace(year=complete_from.year + 1)


@dataclass(frozen=True, slots=True)
class Attended:
    """One time a person took part: they came, or came for part, to a meeting that counts and took place.

    ``day`` is the meeting's local date; ``board_id`` is empty for a meeting of no board.
    """

    attendance_id: int
    meeting_id: int
    board_id: int | None
    day: date


@dataclass(frozen=True, slots=True)
class AttendedFact:
    """One time a person took part, with what is true of it from their earlier days.

    ``days_since_previous`` counts to the last earlier day they came, or is empty on their first;
    ``days_before`` counts days (not meetings) in the 12 months before; ``first_on_board`` is never true of a
    meeting without a board.
    """

    attendance_id: int
    meeting_id: int
    board_id: int | None
    day: date
    days_since_previous: int | None
    days_before: int
    first_anywhere: bool
    first_on_board: bool

    def columns(self, person_id: int) -> dict[str, Any]:
        """This fact as the columns of one :class:`VoiceFact` row."""
        return {**asdict(self), "person_id": person_id}


class VoiceFact(SQLModel, table=True):
    """The stored facts of one attendance: derived, never journalled, rebuilt for every person touched.

    The indexes hold all a figure needs, so that no row is read for it.
    """

    __tablename__ = "voice_fact"
    __table_args__ = (
        Index("ix_voice_fact_person", "person_id", "day", "days_since_previous", "first_anywhere"),
        Index("ix_voice_fact_first", "first_anywhere", "day", "person_id"),
        Index(
            "ix_voice_fact_day",
            *(
                "day",
                "person_id",
                "days_before",
                "first_anywhere",
                "first_on_board",
                "board_id",
                "meeting_id",
            ),
        ),
        Index(
            "ix_voice_fact_board",
            *(
                "board_id",
                "day",
                "person_id",
                "days_before",
                "first_anywhere",
                "first_on_board",
                "meeting_id",
            ),
        ),
    )

    journalled: ClassVar[bool] = False

    attendance_id: int = Field(
        primary_key=True,
        sa_type=BigId,
        sa_column_args=[ForeignKey("attendance.id", deferrable=True, initially="DEFERRED")],
        sa_column_kwargs={"autoincrement": False},
    )
    person_id: int = link("person", index=False)
    meeting_id: int = link("meeting")
    board_id: int | None = link("board", optional=True, index=False)
    day: date
    days_since_previous: int | None = None
    days_before: int
    first_anywhere: bool
    first_on_board: bool


def facts(history: Iterable[Attended]) -> list[AttendedFact]:
    """Everything voices are reckoned from, for one person's whole attended history, earliest first.

    "Before" means on an earlier day, so two meetings on one day have the same facts; the 12 months before a day
    run from the same calendar date a year earlier up to the day before it (voices, "Definitions").
    """
    rows = sorted(history, key=lambda attended: (attended.day, attended.attendance_id))
    days = sorted({attended.day for attended in rows})
    board_starts: dict[int | None, date] = {}
    for attended in rows:
        board_starts.setdefault(attended.board_id, attended.day)
    return [_fact(attended, days, board_starts) for attended in rows]


def _fact(attended: Attended, days: list[date], board_starts: dict[int | None, date]) -> AttendedFact:
    day = attended.day
    position = bisect_left(days, day)
    first = position == 0
    return AttendedFact(
        attendance_id=attended.attendance_id,
        meeting_id=attended.meeting_id,
        board_id=attended.board_id,
        day=day,
        days_since_previous=None if first else (day - days[position - 1]) // timedelta(days=1),
        days_before=position - bisect_left(days, year_before(day)),
        first_anywhere=first,
        first_on_board=attended.board_id is not None and board_starts[attended.board_id] == day,
    )
