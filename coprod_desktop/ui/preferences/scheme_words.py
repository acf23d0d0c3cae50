"""How schemes and rates are said on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.rate_timeline import ceiling_beside, gaps, to_look_up
from coprod_desktop.domain.rates import (
    Confidence,
    DeadlineUnit,
    HomeTravelTax,
    MileageBand,
    PaymentBasis,
    PaymentRoute,
    PreparationRule,
    RateUnit,
    ReceiptsRule,
)
from coprod_desktop.i18n import N_, _, language, ngettext
from coprod_desktop.ui.models.column import Chip, ChipKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.domain.rates import Rate, Scheme

BASIS_NAMES = {
    PaymentBasis.HALF_DAYS: N_("By the half day and day"),
    PaymentBasis.STEPS: N_("By the smallest step that covers it"),
    PaymentBasis.HOURS: N_("By the hour"),
    PaymentBasis.UNPAID: N_("Time is not paid"),
}

PREPARATION_NAMES = {
    PreparationRule.INCLUDED: N_("Inside the rate"),
    PreparationRule.HOURLY: N_("By the hour, on top"),
    PreparationRule.UNPAID: N_("Not paid"),
}

MILEAGE_NAMES = {
    MileageBand.TAX_YEAR: N_("Counted over the tax year"),
    MileageBand.JOURNEY: N_("Counted for each journey"),
    MileageBand.FLAT: N_("One rate for every mile"),
}

DEADLINE_NAMES = {
    DeadlineUnit.NONE: N_("No deadline"),
    DeadlineUnit.MONTHS: N_("Months"),
    DeadlineUnit.DAYS: N_("Days"),
}

RECEIPT_NAMES = {
    ReceiptsRule.ALL: N_("For every cost"),
    ReceiptsRule.OVER: N_("Over an amount"),
    ReceiptsRule.NONE: N_("Never"),
}

ROUTE_NAMES = {
    PaymentRoute.ACCOUNTS_PAYABLE: N_("Accounts payable"),
    PaymentRoute.PAYROLL: N_("Payroll"),
    PaymentRoute.PETTY_CASH: N_("Petty cash"),
    PaymentRoute.OTHER: N_("Another way"),
}

TAX_NAMES = {
    HomeTravelTax.ASK_FINANCE: N_("Finance has not said yet"),
    HomeTravelTax.TAXED: N_("Finance treats it as taxable"),
    HomeTravelTax.NOT_TAXED: N_("Finance treats it as not taxable"),
}

UNIT_NAMES = {
    RateUnit.FIXED: N_("Once"),
    RateUnit.HOUR: N_("An hour"),
    RateUnit.HALF_DAY: N_("A half day"),
    RateUnit.DAY: N_("A day"),
    RateUnit.TASK: N_("A task"),
    RateUnit.MILE: N_("A mile"),
    RateUnit.WEEK: N_("A week"),
    RateUnit.MONTH: N_("A month"),
    RateUnit.PERCENT: N_("Per cent"),
    RateUnit.OTHER: N_("Something else"),
}

CONFIDENCE_NAMES = {
    Confidence.SEEN: N_("Read at its source"),
    Confidence.DERIVED: N_("Worked out from its source"),
    Confidence.UNCONFIRMED: N_("Still to be confirmed"),
}


def rules(scheme: Scheme) -> list[tuple[str, str]]:
    """The rules of a scheme as label and value, the ones that matter most first."""
    cap = scheme.cap_per_date_pence
    meals = (
        (_("breakfast {cap}"), scheme.breakfast_cap_pence),
        (_("lunch {cap}"), scheme.lunch_cap_pence),
        (_("dinner {cap}"), scheme.dinner_cap_pence),
    )
    return [
        (_("Time"), _(BASIS_NAMES.get(scheme.basis, N_("Another way")))),
        (_("At most on one day"), "" if cap is None else Money(cap).text()),
        (_("Preparation"), _(PREPARATION_NAMES.get(scheme.preparation, ""))),
        (_("Mileage"), _(MILEAGE_NAMES.get(scheme.mileage_band, ""))),
        (_("Meals up to"), ", ".join(said.format(cap=Money(n).text()) for said, n in meals if n is not None)),
        (_("Receipts"), receipts(scheme)),
        (_("Time to claim"), deadline(scheme)),
        (_("Paid through"), _(ROUTE_NAMES[scheme.payment_route])),
        (_("Travel from home"), _(TAX_NAMES.get(scheme.home_travel_tax, ""))),
        (_("Note"), scheme.note),
    ]


def beside(rate: Rate, ceilings: Sequence[Rate], today: date) -> str:
    """Who says so; of miles we pay, what HMRC allows for the same ones, and that we pay more where we do."""
    ceiling = ceiling_beside(rate, ceilings, today)
    if ceiling is None or rate.amount_milli is None:
        return rate.source
    said = _("HMRC allows {amount}")
    if rate.amount_milli > ceiling.milli:
        said = _("Above the {amount} HMRC allows")
    return " · ".join(part for part in (said.format(amount=ceiling.text()), rate.source) if part)


def receipts(scheme: Scheme) -> str:
    """Which costs need a receipt."""
    if scheme.receipts is ReceiptsRule.OVER:
        return _("For costs over {amount}").format(amount=Money(scheme.receipts_over_pence).text())
    return _(RECEIPT_NAMES.get(scheme.receipts, ""))


def deadline(scheme: Scheme) -> str:
    """How long people have to claim."""
    n = scheme.deadline_count
    if scheme.deadline_unit is DeadlineUnit.MONTHS:
        return ngettext("{n} month", "{n} months", n).format(n=n)
    if scheme.deadline_unit is DeadlineUnit.DAYS:
        return ngettext("{n} day", "{n} days", n).format(n=n)
    return _("No deadline")


def to_mend(rates: Sequence[Rate], today: date) -> list[str]:
    """Days without a figure, and figures nobody has looked up for a year."""
    said = [gap.sentence() for gap in gaps(rates)]
    if old := to_look_up(rates, today):
        names = ", ".join(dict.fromkeys(rate.name for rate in old))
        said.append(
            _("Looked up over a year ago: {names}. Compare them with their source.").format(names=names)
        )
    return said


def holds(rate: Rate) -> str:
    """From when to when a rate holds."""
    first = language().short_day(rate.from_day)
    if rate.to_day is None:
        return _("from {day}").format(day=first)
    return _("{first} to {last}").format(first=first, last=language().short_day(rate.to_day))


def sure(rate: Rate) -> list[Chip]:
    """How sure the figure is, and when it was last compared with its source."""
    if rate.amount_milli is None:
        return [Chip(_("Type it in"), ChipKind.ATTENTION)]
    if rate.confidence is Confidence.UNCONFIRMED:
        return [Chip(_("To be confirmed"), ChipKind.ATTENTION)]
    if rate.checked_on is None:
        return [Chip(_("Not checked yet"), ChipKind.CALM)]
    day = language().short_day(rate.checked_on)
    return [Chip(_("Checked {day}").format(day=day), ChipKind.GOOD)]
