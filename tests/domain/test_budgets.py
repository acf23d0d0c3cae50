from datetime import date

import pytest

from coprod_desktop.domain.budgets import Budget, BudgetLine, Spoken, check_budgets, financial_year
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.problems import Problem


def a_budget(code: str = "SC-07", starts: date = date(2026, 4, 1), ends: date = date(2027, 3, 31)) -> Budget:
    return Budget(cost_code=code, starts=starts, ends=ends, amount_pence=1000_00)


@pytest.mark.parametrize(("day", "year"), [(date(2026, 4, 1), 2026), (date(2026, 3, 31), 2025)])
def test_a_financial_year_begins_on_1_april(day: date, year: int) -> None:
    assert financial_year(day) == Period(date(year, 4, 1), date(year + 1, 3, 31))


def test_a_year_from_april_is_called_by_its_two_years_and_any_other_by_its_days() -> None:
    assert a_budget().year == "2026/27"
    assert a_budget(ends=date(2026, 12, 31)).year == "1 Apr 2026 to 31 Dec 2026"


def test_what_is_left_is_what_nothing_is_spoken_for_and_may_be_below_zero() -> None:
    spoken = Spoken(Money(300_00), Money(200_00), Money(400_00))
    line = BudgetLine(a_budget(), spoken)
    assert (line.left, line.is_over) == (Money(100_00), False)
    over = BudgetLine(a_budget(), Spoken(paid=Money(1000_01)))
    assert (over.left, over.is_over) == (Money(-1), True)


def test_one_code_has_one_budget_a_day_whatever_its_letters() -> None:
    check_budgets([a_budget(), a_budget("SC-09"), a_budget(starts=date(2027, 4, 1), ends=date(2028, 3, 31))])
    with pytest.raises(Problem, match="SC-07 has a budget from 1 Apr 2026 to 31 Mar 2027 already"):
        check_budgets([a_budget(), a_budget("sc-07", date(2027, 3, 31), date(2027, 3, 31))])
