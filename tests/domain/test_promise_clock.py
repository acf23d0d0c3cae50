"""From the meeting to the money."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.period import working_days_between
from coprod_desktop.domain.promise_clock import WorkingDays, median

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
HOLIDAYS = {date(2026, 12, 25)}
DAYS = st.integers(0, 364).map(lambda n: FIRST + timedelta(days=n))


@given(DAYS, DAYS)
def test_days_counted_at_once_agree_with_days_counted_one_by_one(start: date, end: date) -> None:
    assert WorkingDays(FIRST, LAST, HOLIDAYS).between(start, end) == working_days_between(
        start, end, HOLIDAYS
    )


@pytest.mark.parametrize(
    ("counted", "middle"),
    [([], None), ([(5, 1)], 5), ([(9, 1), (1, 2)], 1), ([(1, 1), (3, 1)], 3), ([(2, 0)], None)],
)
def test_the_median_is_the_one_in_the_middle(counted: list[tuple[int, int]], middle: int | None) -> None:
    assert median(counted) == middle
