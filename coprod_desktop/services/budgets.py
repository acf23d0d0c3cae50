"""Budgets: what each cost code may cost in a year, and what is committed, claimed, paid and left of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.budgets import Budget, BudgetFields, BudgetLine, Spoken, check_budgets
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services.reaching import offered
from coprod_desktop.storage import budgets as stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_desktop.storage.database import Work

#: Who came so long ago and has no claim is no longer expected to have one.
_LOOK_BACK = timedelta(days=90)


def rows(work: Work) -> list[BudgetLine]:
    """Every budget with what is spoken for of it, the newest year first."""
    work.actor.require(Permission.SEE_CLAIMS)
    budgets = stored.all_of_them(work.session)
    if not budgets:
        return []
    claimed, given = stored.on_claims(work.session), stored.to_charities(work.session)
    booked, coming = stored.booked(work.session), _expected(work, budgets)
    found = []
    for budget in budgets:
        lines, charity = claimed.get(budget.id, (0, 0)), given.get(budget.id, (0, 0))
        spoken = Spoken(
            committed=coming.get(budget.id, NOTHING) + Money(booked.get(budget.id, 0)),
            claimed=Money(lines[0] + charity[0]),
            paid=Money(lines[1] + charity[1]),
        )
        found.append(BudgetLine(budget, spoken))
    return found


def for_meeting(work: Work, meeting_id: int) -> list[BudgetLine]:
    """The budgets a meeting is paid from: those of its board's codes on its day. None where nobody set one."""
    work.actor.require(Permission.SEE_CLAIMS)
    meeting = work.get(Meeting, meeting_id)
    board = None if meeting.board_id is None else work.find(Board, meeting.board_id)
    if board is None:
        return []
    codes = {code.casefold() for code in (board.cost_code, board.expenses_code) if code}
    return [
        line
        for line in rows(work)
        if line.budget.cost_code.casefold() in codes and line.budget.period.contains(meeting.day)
    ]


def add(work: Work, values: Mapping[str, Any]) -> Budget:
    """Set a cost code's budget for a year.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside the field when it has one on one of those days.
    """
    work.actor.require(Permission.EDIT_RATES)
    budget = Budget(**_checked(values).model_dump())
    check_budgets([*stored.all_of_them(work.session), budget])
    return work.add(budget)


def edit(work: Work, budget_id: int, version: int | None, values: Mapping[str, Any]) -> Budget:
    """Put a budget right; what is spoken for follows by itself."""
    work.actor.require(Permission.EDIT_RATES)
    budget = work.get(Budget, budget_id)
    fields = _checked({name: getattr(budget, name) for name in BudgetFields.model_fields} | dict(values))
    others = [one for one in stored.all_of_them(work.session) if one.id != budget_id]
    check_budgets([*others, Budget(**fields.model_dump())])
    return work.edit(budget, version, {name: getattr(fields, name) for name in values})


def remove(work: Work, budget_id: int) -> None:
    """Take a budget away; the claims on its code stay as they are."""
    work.actor.require(Permission.EDIT_RATES)
    work.delete(work.get(Budget, budget_id))


def are_set(work: Work) -> bool:
    """Whether anybody set a budget."""
    work.actor.require(Permission.SEE_CLAIMS)
    return bool(stored.all_of_them(work.session))


def _checked(values: Mapping[str, Any]) -> BudgetFields:
    fields = checked(BudgetFields, values)
    fields.cost_code = fields.cost_code.strip()
    if fields.ends < fields.starts:
        raise Problem(_("The last day is before the first day. Check both dates."), "ends")
    return fields


def _expected(work: Work, budgets: Sequence[Budget]) -> dict[int, Money]:
    """What people who said yes, or came and have no claim, would be paid, by budget."""
    sums: dict[int, Money] = {}
    for one in stored.expected(work.session, work.today, work.today - _LOOK_BACK):
        amount = offered(work, one.meeting).amount * one.people
        for budget in budgets:
            same = budget.cost_code.casefold() == one.cost_code.casefold()
            if same and budget.period.contains(one.meeting.day):
                sums[budget.id] = sums.get(budget.id, NOTHING) + amount
    return sums
