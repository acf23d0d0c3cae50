"""The promise clock: working days from the activity to the money, per claim and for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.holidays import Nation, bank_holidays_between
from coprod_desktop.domain.period import add_working_days, working_days_between
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.promise_clock import median
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import organisation
from coprod_desktop.storage import claims as stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.domain.claims import PaymentMethod
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Clock:
    """How long one person has waited, or did wait until they were paid, in working days, and by when we promised."""

    waited: int
    promised: int
    due: date
    paid: bool = False

    @property
    def days_left(self) -> int:
        """Working days until the promise is broken; below zero once it is."""
        return self.promised - self.waited

    @property
    def overdue(self) -> bool:
        """Whether the promise is broken and they still wait."""
        return not self.paid and self.waited > self.promised

    @property
    def sentence(self) -> str:
        """What a list shows: "9 of 10 working days"."""
        return ngettext(
            "{waited} of {promised} working day", "{waited} of {promised} working days", self.promised
        ).format(waited=self.waited, promised=self.promised)


@dataclass(frozen=True)
class PaidTimes:
    """Working days from the activity to the money of the claims paid in a period; None when there were none."""

    claims: int
    median: int | None
    ninetieth: int | None
    in_time: int
    promised: int

    @property
    def sentence(self) -> str:
        """What a lead reads."""
        if self.median is None:
            return _("No claim was paid in this time.")
        return ngettext(
            "Half of the people paid waited {median} working day or less.",
            "Half of the people paid waited {median} working days or less.",
            self.median,
        ).format(median=self.median)


def clock(
    activity_day: date,
    paid_on: date | None,
    today: date,
    promised: int,
    nation: Nation = Nation.ENGLAND_AND_WALES,
) -> Clock:
    """The clock of one claim: it starts on the day of the activity and stops when the money is there.

    Bank holidays are those of ``nation``.
    """
    until = paid_on or today
    holidays = bank_holidays_between(activity_day.year, max(until.year, activity_day.year + 2), nation)
    return Clock(
        waited=working_days_between(activity_day, until, holidays),
        promised=promised,
        due=add_working_days(activity_day, promised, holidays),
        paid=paid_on is not None,
    )


def first_day_overdue(today: date, promised: int, nation: Nation = Nation.ENGLAND_AND_WALES) -> date:
    """The latest activity day whose promise is broken today."""
    holidays = bank_holidays_between(today.year - 3, today.year, nation)
    day = today
    while working_days_between(day, today, holidays) <= promised:
        day = day.fromordinal(day.toordinal() - 1)
    return day


def days_to_pay(
    work: Work, first_day: date, last_day: date, method: PaymentMethod | None = None
) -> PaidTimes:
    """How long people waited whose money came in this time, both days included; by one method if asked."""
    work.actor.require(
        Permission.SEE_CLAIMS if work.actor.may(Permission.SEE_CLAIMS) else Permission.SEE_REPORTS
    )
    settings = organisation.current(work)
    promised = settings.promise_days
    waited = sorted(
        clock(activity, paid, paid, promised, settings.nation).waited
        for activity, paid, how in stored.paid_between(work.session, first_day, last_day)
        if method in (None, how)
    )
    return PaidTimes(
        claims=len(waited),
        median=median((days, 1) for days in waited),
        ninetieth=_part(waited, 90),
        in_time=sum(days <= promised for days in waited),
        promised=promised,
    )


def _part(ordered: Sequence[int], percent: int) -> int | None:
    """The value at least so many per cent of them do not exceed."""
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None
