"""Time to claim, and late cancellation by us."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.period import add_months, working_days_between
from coprod_desktop.domain.pricing.priced_line import PricedLine, priced_by
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.rates import DeadlineUnit, Rate, Scheme
from coprod_desktop.i18n import _, language

_PERCENT = 100


def last_day_to_claim(scheme: Scheme, activity_day: date) -> date | None:
    """The last day a claim for the activity is in time, that day included; none without a deadline.

    Calendar months end on the same day of the month, or on the last day of a shorter month.
    """
    if scheme.deadline_unit is DeadlineUnit.MONTHS:
        return add_months(activity_day, scheme.deadline_count)
    if scheme.deadline_unit is DeadlineUnit.DAYS:
        return activity_day + timedelta(days=scheme.deadline_count)
    return None


def price_late_cancellation(
    session: Session, cancelled_on: date, scheme: Scheme, rates: Sequence[Rate], holidays: Collection[date]
) -> PricedLine | None:
    """What is still paid when we cancel with too little notice; none when the notice was long enough.

    Notice is the working days after the day we cancelled, up to and including the day of the session.
    """
    notice = working_days_between(cancelled_on, session.day, holidays)
    if notice >= scheme.late_working_days or not scheme.late_percent:
        return None
    offered = price_session(session, scheme, rates)
    if offered is None or offered.rate is None:
        return None
    why = _(
        "We cancelled on {day}. Working days' notice: {notice}; under {needed}, {percent}% is still paid."
    )
    return priced_by(
        offered.rate,
        LineKind.LATE_CANCELLATION,
        session.day,
        session.what,
        offered.quantity_milli * scheme.late_percent // _PERCENT,
        cost_code=session.cost_code,
        finance_what=session.finance_what,
        because=why.format(
            day=language().short_day(cancelled_on),
            notice=notice,
            needed=scheme.late_working_days,
            percent=scheme.late_percent,
        ),
    )
