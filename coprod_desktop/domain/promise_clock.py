"""The promise clock: working days from the meeting to the money."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from coprod_desktop.domain.period import is_working_day


class WorkingDays:
    """Working days counted once for a span of days, so that thousands of claims can be dated at once."""

    def __init__(self, first: date, last: date, holidays: Collection[date]) -> None:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._days = [day for day in days if is_working_day(day, holidays)]

    def between(self, start: date, end: date) -> int:
        """Working days after the start, up to and including the end; 0 when the end is not later."""
        return max(bisect_right(self._days, end) - bisect_right(self._days, start), 0)


def median(counted: Iterable[tuple[int, int]]) -> int | None:
    """The middle of (value, how many) pairs, the higher of two middles; None of nothing."""
    pairs = sorted(counted)
    half = sum(count for _value, count in pairs) // 2
    for value, count in pairs:
        if half < count:
            return value
        half -= count
    return None
