"""The SELECTs of practice examples, and whom their words name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.practice_examples import PracticeExample
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class ExampleQuery:
    """What the list shows: words of the title, of what was done or of what changed."""

    text: str = ""


@dataclass(frozen=True)
class ExampleRow:
    """One practice example in the list, and the board it is of."""

    example: PracticeExample
    board: str

    @property
    def id(self) -> int:
        """The example's id."""
        return self.example.id


def ordered(query: ExampleQuery) -> Select[Any]:
    """The ids of the examples a query shows, the latest first."""
    statement: Select[Any] = select(col(PracticeExample.id))
    if query.text.strip():
        statement = statement.where(containing(col(PracticeExample.search_text), query.text))
    return statement.order_by(col(PracticeExample.on).desc(), col(PracticeExample.id).desc())


def rows(session: Session, wanted: Iterable[int]) -> list[ExampleRow]:
    """The rows of these examples, in this order; any that has gone meanwhile is left out."""
    chosen = list(wanted)
    statement = (
        select(PracticeExample, col(Board.name))
        .outerjoin(Board, col(Board.id) == col(PracticeExample.board_id))
        .where(col(PracticeExample.id).in_(chosen))
    )
    found = {row.id: ExampleRow(row, board or "") for row, board in session.execute(statement)}
    return [found[n] for n in chosen if n in found]


def named_in(session: Session, text: str) -> list[str]:
    """Whose whole name stands in a text: of people, supporters and colleagues, each once."""
    within = f"{fold(text)} "
    found: list[str] = []
    for kind in (Person, Supporter, Colleague):
        names = session.scalars(select(col(kind.name)))
        found += [name for name in names if fold(name) and f"{fold(name)} " in within]
    return sorted(set(found))
