"""The status of a voice in SQL: the same rule as ``domain.voices.status``, which a test compares it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlmodel import col

from coprod_desktop.domain.boards import Seat, Term
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.people import Person, TakenBefore
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.domain.voices import DECLARED_DAYS_SPAN, VoiceRule, VoiceStatus
from coprod_desktop.storage.day_sql import DaysBetween

if TYPE_CHECKING:
    from sqlalchemy import CTE, Subquery

    from coprod_desktop.domain.period import Period
    from coprod_desktop.domain.voice_scope import VoiceScope

#: One character for each status, so that it can ride behind a day.
MARKS: dict[VoiceStatus, str] = {
    VoiceStatus.NEW: "1",
    VoiceStatus.RETURNING: "2",
    VoiceStatus.FAMILIAR: "3",
    VoiceStatus.UNKNOWN: "4",
}
STATUSES = {mark: status for status, mark in MARKS.items()}

#: Where the marks stand behind a day written as 2026-12-08.
_STATUS_AT, _HERE_AT = 11, 12


@dataclass(frozen=True)
class Look:
    """What one figure is reckoned over: the boards and ways, the days, and the organisation's rule."""

    scope: VoiceScope
    period: Period
    rule: VoiceRule


def within(scope: VoiceScope, period: Period) -> list[ColumnElement[bool]]:
    """The conditions on a fact that lies in a scope and a period."""
    found: list[ColumnElement[bool]] = [
        col(VoiceFact.day) >= period.start,
        col(VoiceFact.day) <= period.last,
    ]
    if scope.board_id is not None:
        found.append(col(VoiceFact.board_id) == scope.board_id)
    if scope.way is not None:
        held = select(col(Meeting.id)).where(col(Meeting.way) == scope.way)
        # "+ 0" keeps the database on the index of days, which holds the meeting too, and off that of meetings.
        found.append((col(VoiceFact.meeting_id) + 0).in_(held))
    return found


def status_mark(rule: VoiceRule) -> ColumnElement[str]:
    """The mark of a fact's status. What a person told us is looked up only where it decides."""
    before, day = col(VoiceFact.days_before), col(VoiceFact.day)
    told = _told(col(Person.taken_before))
    whens: list[tuple[ColumnElement[bool], str]] = [
        (before >= rule.familiar_days, MARKS[VoiceStatus.FAMILIAR])
    ]
    known: ColumnElement[bool] = told == TakenBefore.NO
    if rule.complete_from is not None:
        whens.append((_declared_enough(rule), MARKS[VoiceStatus.FAMILIAR]))
        known = or_(day >= rule.full_from, known)
    whens += [
        (col(VoiceFact.first_anywhere).is_(False), MARKS[VoiceStatus.RETURNING]),
        (told == TakenBefore.YES, MARKS[VoiceStatus.RETURNING]),
        (known, MARKS[VoiceStatus.NEW]),
    ]
    return case(*whens, else_=MARKS[VoiceStatus.UNKNOWN])


def _declared_enough(rule: VoiceRule) -> ColumnElement[bool]:
    declared = _told(col(Person.days_declared), col(Person.taken_before) == TakenBefore.YES)
    missing = DaysBetween(literal(rule.full_from, Date), col(VoiceFact.day))
    reckoned = func.coalesce(declared, 0) * missing + DECLARED_DAYS_SPAN * col(VoiceFact.days_before)
    return and_(
        col(VoiceFact.day) >= rule.starts,
        col(VoiceFact.day) < rule.full_from,
        reckoned >= DECLARED_DAYS_SPAN * rule.familiar_days,
    )


def _told(column: Any, *conditions: ColumnElement[bool]) -> Any:
    asked = select(column).where(col(Person.id) == col(VoiceFact.person_id), *conditions)
    return asked.correlate(VoiceFact).scalar_subquery()


def firsts(look: Look, *groups: Any) -> Select[Any]:
    """Each person's first day in the period, with the marks of that day behind it.

    All facts of one day agree, so the least of day and marks together is the first day's: one pass, in any database.
    """
    here = case((col(VoiceFact.first_on_board), "1"), else_="0")
    found = cast(col(VoiceFact.day), String) + status_mark(look.rule) + here
    return (
        select(
            col(VoiceFact.person_id).label("person_id"),
            func.min(col(VoiceFact.day)).label("day"),
            func.min(found).label("found"),
            *groups,
        )
        .where(*within(look.scope, look.period))
        .group_by(col(VoiceFact.person_id), *groups)
    )


def mark_of(first: Subquery | CTE) -> ColumnElement[str]:
    """The status mark of a person's first day."""
    return func.substr(first.c.found, _STATUS_AT, 1)


def new_here(first: Subquery | CTE) -> ColumnElement[str]:
    """The mark "1" where that first day was their first on its board."""
    return func.substr(first.c.found, _HERE_AT, 1)


def seated(first: Subquery | CTE, board_id: Any = None) -> ColumnElement[bool]:
    """Whether the person held a seat on that day: on this board, or on any where none is named."""
    held = [
        col(Term.person_id) == first.c.person_id,
        col(Term.starts) <= first.c.day,
        or_(col(Term.ends).is_(None), col(Term.ends) >= first.c.day),
    ]
    if board_id is not None:
        held += [col(Seat.id) == col(Term.seat_id), col(Seat.board_id) == board_id]
    return exists().where(*held)
