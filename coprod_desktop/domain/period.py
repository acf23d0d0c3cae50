"""Days, and stretches of them: periods, quarters, tax years, months, working days."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

_DAY = timedelta(days=1)
_MONTHS = 12
_QUARTER_MONTHS = 3
_TAX_YEAR_BEGINS = (4, 6)
_SATURDAY = 5
_CENTURY = 100


@dataclass(frozen=True)
class Period:
    """From one day to another, **both days included**, as people say it; no end means "until further notice".

    Raises :class:`Problem` when the end is before the start.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise Problem(_("The last day is before the first day. Check both dates."), "end")

    @property
    def last(self) -> date:
        """The last day; the end of the calendar for a period without one."""
        return date.max if self.end is None else self.end

    def contains(self, day: date) -> bool:
        """Whether the day falls in the period; the first and the last day do."""
        return self.start <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day falls in both."""
        return self.start <= other.last and other.start <= self.last


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter: January to March is the first."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter the day falls in."""
        return cls(day.year, (day.month - 1) // _QUARTER_MONTHS + 1)

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _QUARTER_MONTHS + 1, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return add_months(self.start, _QUARTER_MONTHS) - _DAY

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.start, self.end)

    @property
    def label(self) -> str:
        """As shown: "Q4 2026"."""
        return _("Q{number} {year}").format(number=self.number, year=self.year)

    def add(self, count: int) -> "Quarter":
        """The quarter so many later, or earlier for a negative count."""
        return Quarter.of(add_months(self.start, count * _QUARTER_MONTHS))


def quarters(start: date, end: date) -> list[Quarter]:
    """Every quarter touched from one day to another, in order; none when the end is before the start."""
    found: list[Quarter] = []
    quarter = Quarter.of(start)
    while quarter.start <= end:
        found.append(quarter)
        quarter = quarter.add(1)
    return found


def tax_year(day: date) -> Period:
    """The tax year of a day: 6 April to 5 April (Income Tax Act 2007, section 4)."""
    year = day.year if (day.month, day.day) >= _TAX_YEAR_BEGINS else day.year - 1
    begins = date(year, *_TAX_YEAR_BEGINS)
    return Period(begins, begins.replace(year=year + 1) - _DAY)


def tax_year_name(day: date) -> str:
    """The tax year of a day as people write it: "2026/27"."""
    year = tax_year(day).start.year
    return f"{year}/{(year + 1) % _CENTURY:02}"


def week_of(day: date) -> Period:
    """Monday to Sunday around the day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """The calendar month of the day."""
    first = day.replace(day=1)
    return Period(first, add_months(first, 1) - _DAY)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month: 30 November + 3 = 28 February."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether it is Monday to Friday and no bank holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def next_working_day(day: date, holidays: Collection[date]) -> date:
    """The day itself if it is a working day, or the first one after it."""
    while not is_working_day(day, holidays):
        day += _DAY
    return day


def add_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The so-manieth working day after the day; the day itself for none."""
    for _nth in range(count):
        day = next_working_day(day + _DAY, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """How many working days lie after the start, up to and including the end; 0 when the end is not later."""
    return sum(is_working_day(start + _DAY * nth, holidays) for nth in range(1, (end - start).days + 1))
