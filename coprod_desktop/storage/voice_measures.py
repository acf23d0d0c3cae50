"""The figures about voices, each one SELECT over the facts; N and the day records are complete from apply when read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.domain.voice_measures import (
    COME_BACK_DAYS,
    CameBack,
    Concentration,
    concentration,
    had_time_from,
)
from coprod_desktop.domain.voice_mix import Mix
from coprod_desktop.domain.voices import VoiceStatus
from coprod_desktop.storage.voice_status import (
    MARKS,
    STATUSES,
    Look,
    firsts,
    mark_of,
    new_here,
    seated,
    status_mark,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Subquery

    from coprod_desktop.domain.period import Period
    from coprod_desktop.domain.voice_scope import VoiceScope

Counts = dict[VoiceStatus, int]


def mixes(session: Session, looks: Sequence[Look]) -> list[Mix]:
    """The mix of each period asked for, in order: people by their status on their first day in it."""
    if not looks:
        return []
    found = session.execute(union_all(*(_mix(place, look) for place, look in enumerate(looks))))
    rows = _by_key(found)
    return [
        _as_mix(rows.get(place, []), one_board=look.scope.board_id is not None)
        for place, look in enumerate(looks)
    ]


def mixes_by_board(session: Session, look: Look) -> dict[int, Mix]:
    """The mix of each board: people by their status on their first day on it in the period."""
    board = col(VoiceFact.board_id)
    first = firsts(look, board.label("board_id")).where(board.is_not(None)).subquery()
    rows = _by_key(session.execute(_counted(first, first.c.board_id, first.c.board_id)))
    return {board_id: _as_mix(found, one_board=True) for board_id, found in rows.items()}


def attendances(session: Session, looks: Sequence[Look]) -> list[Counts]:
    """Attendances (not people) of each period by the status of the person on that day."""
    if not looks:
        return []
    rows = _by_key(
        session.execute(union_all(*(_attendances(place, look) for place, look in enumerate(looks))))
    )
    return [_as_counts(rows.get(place, [])) for place in range(len(looks))]


def attendances_by_board(session: Session, look: Look) -> dict[int, Counts]:
    """The same for each board."""
    board, mark = col(VoiceFact.board_id), status_mark(look.rule).label("mark")
    statement = (
        select(board, mark, func.count())
        .where(*within(look.scope, look.period), board.is_not(None))
        .group_by(board, mark)
    )
    return {board_id: _as_counts(found) for board_id, found in _by_key(session.execute(statement)).items()}


def came_back(session: Session, look: Look, today: date) -> CameBack:
    """First-timers of the period, and how many came again - to anything of ours - within six months."""
    first = _first_timers(look)
    latest = had_time_from(today)
    again = aliased(VoiceFact)
    gap = (
        select(col(again.days_since_previous))
        .where(col(again.person_id) == first.c.person_id, col(again.day) > first.c.day)
        .order_by(col(again.day))
        .limit(1)
        .scalar_subquery()
    )
    had_time = first.c.day <= latest
    statement = select(
        func.sum(case((and_(had_time, gap <= COME_BACK_DAYS), 1), else_=0)),
        func.sum(case((had_time, 1), else_=0)),
        func.sum(case((had_time, 0), else_=1)),
    )
    row = session.execute(statement.select_from(first)).one()
    return CameBack(*(number or 0 for number in row))


def busiest(session: Session, scope: VoiceScope, period: Period) -> Concentration:
    """How much of all taking part in the period rests on the busiest tenth."""
    times = (
        select(func.count().label("times"))
        .where(*within(scope, period))
        .group_by(col(VoiceFact.person_id))
        .subquery()
    )
    rows = session.execute(select(times.c.times, func.count()).group_by(times.c.times))
    return concentration({times: people for times, people in rows})


def meetings_attended(session: Session, scope: VoiceScope, period: Period) -> int:
    """How many meetings of the period somebody came to."""
    statement = select(func.count(func.distinct(col(VoiceFact.meeting_id)))).where(*within(scope, period))
    return session.scalar(statement) or 0


def earliest_day(session: Session) -> date | None:
    """The first day anybody came; None when nobody has."""
    return session.scalar(select(func.min(col(VoiceFact.day))))


def board_names(session: Session) -> list[tuple[int, str]]:
    """Every board, by name."""
    found = session.execute(
        select(col(Board.id), col(Board.name)).order_by(col(Board.search_text), col(Board.id))
    )
    return [(board_id, name) for board_id, name in found]


def _first_timers(look: Look) -> Subquery:
    """People who came for the first time in the period, with that day."""
    return (
        select(col(VoiceFact.person_id).label("person_id"), func.min(col(VoiceFact.day)).label("day"))
        .where(
            *within(look.scope, look.period),
            col(VoiceFact.first_anywhere),
            status_mark(look.rule) == MARKS[VoiceStatus.NEW],
        )
        .group_by(col(VoiceFact.person_id))
        .subquery()
    )


def _mix(place: int, look: Look) -> Select[Any]:
    first = firsts(look).subquery()
    return _counted(first, literal(place), look.scope.board_id)


def _counted(first: Subquery, key: ColumnElement[Any], board_id: Any) -> Select[Any]:
    """People by key, status, whether they hold a seat (asked of familiar voices only), and whether new to the board."""
    mark = mark_of(first)
    holds = case((mark == MARKS[VoiceStatus.FAMILIAR], case((seated(first, board_id), 1), else_=0)), else_=0)
    marked = select(
        key.label("key"), mark.label("mark"), holds.label("holds"), new_here(first).label("here")
    ).subquery()
    counted = marked.c
    return select(counted.key, counted.mark, counted.holds, counted.here, func.count()).group_by(
        counted.key, counted.mark, counted.holds, counted.here
    )


def _attendances(place: int, look: Look) -> Select[Any]:
    marked = select(status_mark(look.rule).label("mark")).where(*within(look.scope, look.period)).subquery()
    columns: tuple[Any, ...] = (literal(place), marked.c.mark, func.count())
    return select(*columns).group_by(marked.c.mark)


def _by_key(rows: Iterable[Any]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def _as_mix(rows: Iterable[tuple[Any, ...]], *, one_board: bool) -> Mix:
    counts: Counter[tuple[VoiceStatus, int]] = Counter()
    new_to_board = 0
    for mark, holds, here, people in rows:
        counts[STATUSES[mark], holds] += people
        new_to_board += people if here == "1" else 0
    return Mix(
        new=counts[VoiceStatus.NEW, 0],
        returning=counts[VoiceStatus.RETURNING, 0],
        familiar_seat=counts[VoiceStatus.FAMILIAR, 1],
        familiar_no_seat=counts[VoiceStatus.FAMILIAR, 0],
        unknown=counts[VoiceStatus.UNKNOWN, 0],
        new_to_board=new_to_board if one_board else None,
    )


def _as_counts(rows: Iterable[tuple[Any, ...]]) -> Counts:
    found = dict.fromkeys(VoiceStatus, 0)
    for mark, number in rows:
        found[STATUSES[mark]] += number
    return found
