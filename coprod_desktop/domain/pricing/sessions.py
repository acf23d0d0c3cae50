"""Involvement payment for time: half days and days, steps, or hours; and time to prepare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.pricing.priced_line import PricedLine, priced_by
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import PaymentBasis, PreparationRule, Rate, RateKey, Scheme, rate_on
from coprod_desktop.i18n import _, ngettext

_HOUR_MINUTES = 60
_HOUR_MILLI = 1000

#: The steps shorter than a half day, by the length their names say.
_STEPS = ((30, RateKey.HALF_HOUR), (60, RateKey.HOUR), (120, RateKey.TWO_HOURS))


@dataclass(frozen=True, kw_only=True)
class Session:
    """Time one person gave on one date; ``finance_what`` is how finance knows it ("Meeting 214")."""

    day: date
    minutes: int
    what: str
    finance_what: str = ""
    cost_code: str = ""


def price_session(session: Session, scheme: Scheme, rates: Sequence[Rate]) -> PricedLine | None:
    """What the scheme offers for the session, by the rate of its date; nothing where the scheme pays no time.

    Raises :class:`Problem` for a session without length or a date without a rate.
    """
    if session.minutes <= 0:
        raise Problem(_("Say how long it lasted."), "minutes")
    if scheme.basis in {PaymentBasis.UNPAID, PaymentBasis.OTHER}:
        return None
    if scheme.basis is PaymentBasis.HOURS:
        return _hours(
            session, LineKind.INVOLVEMENT_PAYMENT, scheme, rate_on(rates, RateKey.HOUR, session.day)
        )
    key = _step(session.minutes, scheme)
    rate = rate_on(rates, key, session.day)
    return priced_by(
        rate,
        LineKind.INVOLVEMENT_PAYMENT,
        session.day,
        session.what,
        cost_code=session.cost_code,
        finance_what=session.finance_what,
        because=_length(session.minutes, key, scheme),
    )


def price_preparation(session: Session, scheme: Scheme, rates: Sequence[Rate]) -> PricedLine | None:
    """What the scheme offers for time to prepare (``session.minutes``); nothing where the rate includes it."""
    if scheme.preparation is not PreparationRule.HOURLY or session.minutes <= 0:
        return None
    return _hours(session, LineKind.PREPARATION, scheme, rate_on(rates, RateKey.PREPARATION, session.day))


def price_task(session: Session, rates: Sequence[Rate], count: int = 1) -> PricedLine:
    """A fixed sum for each task, however long it took."""
    return priced_by(
        rate_on(rates, RateKey.TASK, session.day),
        LineKind.INVOLVEMENT_PAYMENT,
        session.day,
        session.what,
        count * _HOUR_MILLI,
        cost_code=session.cost_code,
        finance_what=session.finance_what,
    )


def _hours(session: Session, kind: LineKind, scheme: Scheme, rate: Rate) -> PricedLine:
    step = scheme.time_step_minutes
    minutes = -(-session.minutes // step) * step
    return priced_by(
        rate,
        kind,
        session.day,
        session.what,
        minutes * _HOUR_MILLI // _HOUR_MINUTES,
        cost_code=session.cost_code,
        finance_what=session.finance_what,
        because=_("Minutes: {minutes}, rounded up to the next {step}.").format(
            minutes=session.minutes, step=step
        ),
    )


def _step(minutes: int, scheme: Scheme) -> RateKey:
    if scheme.basis is PaymentBasis.STEPS:
        for longest, key in _STEPS:
            if minutes <= longest:
                return key
    return RateKey.HALF_DAY if minutes <= scheme.half_day_minutes else RateKey.DAY


def _length(minutes: int, key: RateKey, scheme: Scheme) -> str:
    lasted, longest = _duration(minutes), _duration(scheme.half_day_minutes)
    if key is RateKey.DAY:
        return _("It lasted {length}; over {longest} is a day.").format(length=lasted, longest=longest)
    if key is RateKey.HALF_DAY:
        return _("It lasted {length}; up to {longest} is a half day.").format(length=lasted, longest=longest)
    return _("It lasted {length}.").format(length=lasted)


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    said = []
    if hours:
        said.append(ngettext("{n} hour", "{n} hours", hours).format(n=hours))
    if rest:
        said.append(ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
    return " ".join(said)
