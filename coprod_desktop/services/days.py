"""Working days as the organisation counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.holidays import Nation, bank_holidays_between
from coprod_desktop.domain.promise_clock import WorkingDays

if TYPE_CHECKING:
    from datetime import date


def working_days(first: date, last: date, nation: Nation = Nation.ENGLAND_AND_WALES) -> WorkingDays:
    """The working days of a span, weekends and bank holidays of ``nation`` left out."""
    return WorkingDays(first, last, bank_holidays_between(first.year, last.year, nation))
