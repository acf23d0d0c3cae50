"""Costs people had: fares, parking, meals, meeting from home; and whether a receipt is needed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time

from coprod_desktop.domain.claim_lines import LineKind, Receipt
from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.priced_line import PricedLine, priced_by
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Rate, RateKey, ReceiptsRule, Scheme, rate_on
from coprod_desktop.i18n import N_, _, language


class Meal(TextEnum):
    """Which meal it was."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    OTHER = "other"


#: Meals as shown.
MEAL_NAMES: dict[Meal, str] = {
    Meal.BREAKFAST: N_("Breakfast"),
    Meal.LUNCH: N_("Lunch"),
    Meal.DINNER: N_("Evening meal"),
    Meal.OTHER: N_("Meal"),
}


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What something cost on a day."""

    kind: LineKind
    day: date
    what: str
    amount: Money
    has_receipt: bool = False
    cost_code: str = ""


@dataclass(frozen=True)
class Away:
    """When the person left home and came back, where a meal depends on it."""

    left_at: time | None = None
    back_at: time | None = None


def receipt_of(cost: Cost, scheme: Scheme) -> Receipt:
    """Whether a receipt is there, missing, or not needed under the scheme."""
    if cost.has_receipt:
        return Receipt.ATTACHED
    if not cost.kind.needs_receipt or scheme.receipts is ReceiptsRule.NONE:
        return Receipt.NOT_NEEDED
    if scheme.receipts is ReceiptsRule.OVER and cost.amount <= Money(scheme.receipts_over_pence):
        return Receipt.NOT_NEEDED
    return Receipt.MISSING


def price_cost(cost: Cost, scheme: Scheme) -> PricedLine:
    """What it cost, allowed in full; raises :class:`Problem` for an amount below zero."""
    if cost.amount < NOTHING:
        raise Problem(_("Type an amount of zero or more."), "claimed_pence")
    return PricedLine(
        kind=cost.kind,
        day=cost.day,
        what=cost.what,
        claimed=cost.amount,
        allowed=cost.amount,
        why=_("What it cost: {amount}.").format(amount=cost.amount.text()),
        receipt=receipt_of(cost, scheme),
        cost_code=cost.cost_code,
    )


def price_meal(cost: Cost, meal: Meal, away: Away, scheme: Scheme) -> PricedLine:
    """What a meal cost, allowed up to its cap and only at the times the scheme says.

    Raises :class:`Problem` when the scheme needs to know when the person left or came back and nobody said.
    """
    line = price_cost(cost, scheme)
    too_early = _out_of_hours(meal, away, scheme)
    if too_early:
        return line.allow(NOTHING, too_early)
    cap = _meal_cap(meal, scheme)
    if cap is None or line.claimed <= cap:
        return line
    reason = _("{meal} is paid up to {cap}.").format(meal=_(MEAL_NAMES[meal]), cap=cap.text())
    return line.allow(cap, reason)


def price_home_meeting(
    day: date, what: str, rates: Sequence[Rate], paid_days: Collection[date] = (), cost_code: str = ""
) -> PricedLine:
    """The allowance for meeting from home, once a date: a second one on the date is allowed £0.00."""
    rate = rate_on(rates, RateKey.HOME_MEETING, day)
    line = priced_by(rate, LineKind.HOME_MEETING, day, what, cost_code=cost_code)
    if day not in paid_days:
        return line
    return line.allow(
        NOTHING,
        _("The allowance is paid once a date, and it is already there for {day}.").format(
            day=language().short_day(day)
        ),
    )


def _meal_cap(meal: Meal, scheme: Scheme) -> Money | None:
    caps = {
        Meal.BREAKFAST: scheme.breakfast_cap_pence,
        Meal.LUNCH: scheme.lunch_cap_pence,
        Meal.DINNER: scheme.dinner_cap_pence,
    }
    pence = caps.get(meal)
    return None if pence is None else Money(pence)


def _out_of_hours(meal: Meal, away: Away, scheme: Scheme) -> str:
    before, after = scheme.breakfast_left_before, scheme.dinner_back_after
    if meal is Meal.BREAKFAST and before is not None:
        if away.left_at is None:
            raise Problem(_("Say when they left home: breakfast depends on it."), "left_at")
        if away.left_at >= before:
            return _("Breakfast is paid when someone leaves home before {time}.").format(
                time=language().clock(before)
            )
    if meal is Meal.DINNER and after is not None:
        if away.back_at is None:
            raise Problem(_("Say when they came home: the evening meal depends on it."), "back_at")
        if away.back_at <= after:
            return _("An evening meal is paid when someone comes home after {time}.").format(
                time=language().clock(after)
            )
    return ""
