"""Working days as the organisation counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.holidays import bank_holidays
from coprod_desktop.domain.promise_clock import WorkingDays

if TYPE_CHECKING:
    from datetime import date


def working_days(first: date, last: date) -> WorkingDays:
    """The working days of a span, weekends and bank holidays left out."""
    holidays = {day for year in range(first.year, last.year + 1) for day in bank_holidays(year)}
    return WorkingDays(first, last, holidays)
