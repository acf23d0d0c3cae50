"""Meetings that repeat: every so many weeks, or every so many months on the same weekday or date."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: More meetings than this in one go is a slip of the finger.
MOST = 60

_WEEK = 7


class Repeats(TextEnum):
    """How a series goes on."""

    WEEKS = "weeks"
    MONTH_WEEKDAY = "month weekday"
    MONTH_DATE = "month date"
    OTHER = "other"


REPEAT_NAMES: dict[Repeats, str] = {
    Repeats.WEEKS: N_("Every so many weeks"),
    Repeats.MONTH_WEEKDAY: N_("Every so many months, on the same weekday"),
    Repeats.MONTH_DATE: N_("Every so many months, on the same date"),
    Repeats.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class SeriesDay:
    """One day of a series; ``instead`` says that the month has no such day and its last one was taken."""

    day: date
    instead: bool = False


@dataclass(frozen=True)
class Pattern:
    """The first day, how it repeats, and how often: so many ``times`` with the first, or ``until`` a day."""

    first: date
    repeats: Repeats
    every: int = 1
    times: int | None = None
    until: date | None = None

    def days(self) -> tuple[SeriesDay, ...]:
        """Every day of the series, the first included.

        Raises :class:`Problem` beside the field for a series without an end, with nothing after its first day, or
        longer than :data:`MOST`.
        """
        self._check()
        found: list[SeriesDay] = []
        while True:
            one = self._nth(len(found))
            if self.until is not None and one.day > self.until:
                break
            found.append(one)
            if len(found) == self.times:
                break
            if len(found) > MOST:
                raise Problem(
                    _("That is more than {n} meetings. Choose an earlier end.").format(n=MOST), "until"
                )
        if len(found) <= 1:
            raise Problem(_("Nothing follows the first day. Choose a later end, or more meetings."), "until")
        return tuple(found)

    def _check(self) -> None:
        if not 1 <= self.every <= 12:  # noqa: PLR2004 - a year of months
            raise Problem(_("Choose from 1 to 12."), "every")
        if self.times is None and self.until is None:
            raise Problem(_("Say how many meetings, or until when."), "times")
        if self.times is not None and not 2 <= self.times <= MOST:  # noqa: PLR2004 - one is no series
            raise Problem(_("Choose from 2 to {n} meetings.").format(n=MOST), "times")

    def _nth(self, n: int) -> SeriesDay:
        if self.repeats is Repeats.WEEKS:
            return SeriesDay(self.first + timedelta(days=_WEEK * self.every * n))
        months = self.first.year * 12 + self.first.month - 1 + self.every * n
        year, month = divmod(months, 12)
        if self.repeats is Repeats.MONTH_WEEKDAY:
            return _same_weekday(self.first, year, month + 1)
        last = monthrange(year, month + 1)[1]
        return SeriesDay(date(year, month + 1, min(self.first.day, last)), self.first.day > last)


def _same_weekday(first: date, year: int, month: int) -> SeriesDay:
    """The first, second ... of that weekday in a month; the last where there is no fifth."""
    begins, length = monthrange(year, month)
    day = 1 + (first.weekday() - begins) % _WEEK + _WEEK * ((first.day - 1) // _WEEK)
    return (
        SeriesDay(date(year, month, day))
        if day <= length
        else SeriesDay(date(year, month, day - _WEEK), True)
    )
