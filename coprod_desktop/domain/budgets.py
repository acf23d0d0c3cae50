"""Budgets: what one cost code may cost in one year, and how much of it is spoken for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language

_APRIL = 4


def financial_year(day: date) -> Period:
    """The year a public body's budget usually covers: 1 April to 31 March. Every budget may have days of its own."""
    begins = date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)
    return Period(begins, begins.replace(year=begins.year + 1) - timedelta(days=1))


class BudgetFields(SQLModel):
    """A budget as typed: how much one cost code may cost from one day to another, both included."""

    cost_code: str = Field(min_length=1, max_length=40)
    starts: date
    ends: date
    amount_pence: int = Field(ge=0, le=99_999_999)
    note: str = Field(default="", max_length=300)


class Budget(BudgetFields, Entity, table=True):
    """One cost code's budget for one year. What is spent is never kept with it: it is added up from claims."""

    @property
    def amount(self) -> Money:
        """What there is."""
        return Money(self.amount_pence)

    @property
    def period(self) -> Period:
        """Its days; raises :class:`Problem` when they are the wrong way round."""
        return Period(self.starts, self.ends)

    @property
    def year(self) -> str:
        """Its year as people say it: "2026/27", or its days where it is no year from April."""
        if self.period == financial_year(self.starts):
            return f"{self.starts.year}/{self.ends.year % 100:02}"
        return _("{first} to {last}").format(
            first=language().short_day(self.starts), last=language().short_day(self.ends)
        )


@dataclass(frozen=True)
class Spoken:
    """What is spoken for.

    ``committed`` is what people who said yes, or came and have no claim yet, would be paid, with the support booked;
    ``claimed`` stands on claims not paid yet, ``paid`` on those that were.
    """

    committed: Money = NOTHING
    claimed: Money = NOTHING
    paid: Money = NOTHING

    @property
    def total(self) -> Money:
        """All three together."""
        return self.committed + self.claimed + self.paid


@dataclass(frozen=True)
class BudgetLine:
    """One budget and what is spoken for of it."""

    budget: Budget
    spoken: Spoken

    @property
    def left(self) -> Money:
        """What is left; below zero once more is spoken for than there is."""
        return self.budget.amount - self.spoken.total

    @property
    def is_over(self) -> bool:
        """Whether more is spoken for than there is."""
        return self.left < NOTHING


def check_budgets(budgets: Iterable[Budget]) -> None:
    """Go on only if no two budgets of one cost code hold on one day; raises :class:`Problem` beside the field."""
    ordered = sorted(budgets, key=lambda one: (one.cost_code.casefold(), one.starts))
    for earlier, later in pairwise(ordered):
        same = earlier.cost_code.casefold() == later.cost_code.casefold()
        if same and earlier.period.overlaps(later.period):
            raise Problem(
                _(
                    "{code} has a budget from {first} to {last} already. Change that one, or choose other days."
                ).format(
                    code=earlier.cost_code,
                    first=language().short_day(earlier.starts),
                    last=language().short_day(earlier.ends),
                ),
                "starts",
            )
