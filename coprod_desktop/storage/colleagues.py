"""The SELECTs of colleagues: the list, and what each looks after by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, ArrangeState, UsualAdjustment
from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.people import Person
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class ColleagueQuery:
    """What the list shows: words typed, and whether those who no longer work here are shown instead."""

    text: str = ""
    ended: bool = False


@dataclass(frozen=True)
class LooksAfter:
    """What a colleague is named for and is still to do: each with the meeting or board it is about.

    ``bookings`` and ``answers`` are pairs of the meeting's id and what it is; ``buddied`` people they are a buddy of.
    """

    meetings: tuple[Meeting, ...] = ()
    bookings: tuple[tuple[int, str], ...] = ()
    answers: tuple[tuple[int, str], ...] = ()
    boards: tuple[tuple[int, str], ...] = ()
    buddied: tuple[tuple[int, str], ...] = ()

    def anything(self) -> bool:
        """Whether there is something to hand over."""
        return bool(self.meetings or self.bookings or self.answers or self.boards or self.buddied)


def ordered(query: ColleagueQuery) -> Select[Any]:
    """The ids of the colleagues a query shows, by name."""
    statement: Select[Any] = select(col(Colleague.id)).order_by(col(Colleague.sort_key), col(Colleague.id))
    ended = col(Colleague.ended)
    statement = statement.where(ended.is_not(None) if query.ended else ended.is_(None))
    if query.text.strip():
        statement = statement.where(containing(col(Colleague.search_text), query.text))
    return statement


def rows(session: Session, wanted: Iterable[int]) -> list[Colleague]:
    """These colleagues, in this order; anyone who has gone meanwhile is left out."""
    chosen = list(wanted)
    found = {one.id: one for one in session.scalars(select(Colleague).where(col(Colleague.id).in_(chosen)))}
    return [found[n] for n in chosen if n in found]


def named(session: Session, name: str) -> list[Colleague]:
    """Colleagues of this name, however it is typed."""
    same = select(Colleague).where(col(Colleague.search_text).like(f"{fold(name)}%"))
    return [one for one in session.scalars(same) if fold(one.name) == fold(name)]


def present(session: Session, also: int | None = None) -> list[tuple[int, str]]:
    """Everyone who works here now, by name; ``also`` one who no longer does."""
    statement = select(col(Colleague.id), col(Colleague.name)).where(
        col(Colleague.ended).is_(None) | (col(Colleague.id) == also)
    )
    found = session.execute(statement.order_by(col(Colleague.sort_key), col(Colleague.id)))
    return [(colleague_id, name) for colleague_id, name in found]


def looks_after(session: Session, colleague: Colleague, today: date) -> LooksAfter:
    """What they are named for that is not over yet."""
    name = colleague.name
    return LooksAfter(
        meetings=tuple(session.scalars(_meetings(name, today))),
        bookings=tuple((row.meeting_id, row.what) for row in session.scalars(_bookings(name, today))),
        answers=tuple((row.meeting_id, row.said) for row in session.scalars(_answers(name))),
        boards=tuple((row.id, row.name) for row in session.scalars(_boards(name))),
        buddied=tuple((row.id, row.name) for row in session.scalars(_buddied(colleague.id))),
    )


def times_named(session: Session, name: str) -> int:
    """How often they are named at all, over or not."""
    columns = (
        *(Meeting.owner, Meeting.welcome, Adjustment.who, AgendaItem.who, Outcome.owner, Board.co_chair),
        UsualAdjustment.who,
    )
    counts = (select(func.count()).where(col(column) == name) for column in columns)
    return sum(session.scalar(count) or 0 for count in counts)


def named_on(session: Session, name: str, today: date) -> list[tuple[Any, str]]:
    """Every row that names them and is not over yet, with the field that does."""
    return [
        *((row, "owner") for row in session.scalars(_meetings(name, today))),
        *((row, "welcome") for row in session.scalars(_welcomed(name, today))),
        *((row, "who") for row in session.scalars(_bookings(name, today))),
        *((row, "who") for row in session.scalars(_agenda(name, today))),
        *((row, "owner") for row in session.scalars(_answers(name))),
        *((row, "co_chair") for row in session.scalars(_boards(name))),
        *(
            (row, "who")
            for row in session.scalars(select(UsualAdjustment).where(col(UsualAdjustment.who) == name))
        ),
    ]


def _coming(today: date) -> Any:
    return (col(Meeting.day) >= today) & (col(Meeting.state) == MeetingState.PLANNED)


def _meetings(name: str, today: date) -> Select[Any]:
    statement = select(Meeting).where(col(Meeting.owner) == name, _coming(today))
    return statement.order_by(col(Meeting.day), col(Meeting.id))


def _welcomed(name: str, today: date) -> Select[Any]:
    statement = select(Meeting).where(col(Meeting.welcome) == name, _coming(today))
    return statement.order_by(col(Meeting.day), col(Meeting.id))


def _bookings(name: str, today: date) -> Select[Any]:
    return (
        select(Adjustment)
        .join(Meeting, col(Meeting.id) == col(Adjustment.meeting_id))
        .where(col(Adjustment.who) == name, col(Adjustment.state) == ArrangeState.TO_ARRANGE, _coming(today))
        .order_by(col(Meeting.day), col(Adjustment.id))
    )


def _agenda(name: str, today: date) -> Select[Any]:
    return (
        select(AgendaItem)
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(col(AgendaItem.who) == name, _coming(today))
        .order_by(col(Meeting.day), col(AgendaItem.position))
    )


def _answers(name: str) -> Select[Any]:
    return (
        select(Outcome)
        .where(col(Outcome.owner) == name, col(Outcome.state) == OutcomeState.OPEN)
        .order_by(col(Outcome.answer_by), col(Outcome.id))
    )


def _boards(name: str) -> Select[Any]:
    statement = select(Board).where(col(Board.co_chair) == name, col(Board.ended).is_(None))
    return statement.order_by(col(Board.name))


def _buddied(colleague_id: int) -> Select[Any]:
    return (
        select(Person)
        .join(Buddy, col(Buddy.person_id) == col(Person.id))
        .where(col(Buddy.by_colleague_id) == colleague_id)
        .order_by(col(Person.sort_key))
    )
