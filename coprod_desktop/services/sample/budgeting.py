"""Budgets of the first boards: this year's, one of them nearly spoken for, and last year's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.budgets import Budget, financial_year
from coprod_desktop.services.sample.boards import code_of

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing

#: Pounds for time and for expenses, board by board.
_POUNDS = ((3300, 3800), (2600, 2900), (2700, 1400))


def write_budgets(dice: Dice, pen: Writing, today: date) -> None:
    """Two codes a board, for the year before and this one."""
    this = financial_year(today)
    for year in (financial_year(this.start - timedelta(days=1)), this):
        for nth, pounds in enumerate(_POUNDS):
            for expenses, each in enumerate(pounds):
                pen.write(
                    Budget,
                    {
                        **dice.identity(),
                        "cost_code": code_of(nth, expenses=bool(expenses)),
                        "starts": year.start,
                        "ends": year.last,
                        "amount_pence": each * 100,
                        "note": "",
                    },
                )
