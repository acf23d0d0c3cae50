"""Schemes and rates: what an organisation pays, from when, and who says so. Every figure is a row."""

from collections.abc import Iterable
from datetime import date, time
from itertools import groupby, pairwise

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.money import Money, rate_text
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language


class RateKey(TextEnum):
    """What a rate is for."""

    HALF_HOUR = "half hour"
    HOUR = "hour"
    TWO_HOURS = "two hours"
    HALF_DAY = "half day"
    DAY = "day"
    TASK = "task"
    PREPARATION = "preparation"
    MILE_CAR = "mile car"
    MILE_CAR_OVER = "mile car over"
    MILE_CAR_SMALL = "mile car small"
    MILE_CAR_LARGE = "mile car large"
    MILE_PASSENGER = "mile passenger"
    MILE_MOTORCYCLE = "mile motorcycle"
    MILE_BICYCLE = "mile bicycle"
    HOME_MEETING = "home meeting"
    CARERS_ALLOWANCE = "carers allowance"
    PERMITTED_WORK = "permitted work"
    WORK_ALLOWANCE_HOUSING = "work allowance housing"
    WORK_ALLOWANCE = "work allowance"
    OTHER = "other"


#: What each rate is for, as shown.
RATE_NAMES: dict[RateKey, str] = {
    RateKey.HALF_HOUR: N_("half an hour"),
    RateKey.HOUR: N_("an hour"),
    RateKey.TWO_HOURS: N_("two hours"),
    RateKey.HALF_DAY: N_("a half day"),
    RateKey.DAY: N_("a day"),
    RateKey.TASK: N_("a task"),
    RateKey.PREPARATION: N_("an hour of preparation"),
    RateKey.MILE_CAR: N_("a mile by car or van"),
    RateKey.MILE_CAR_OVER: N_("a mile by car or van, over the first miles"),
    RateKey.MILE_CAR_SMALL: N_("a mile by car with a small engine"),
    RateKey.MILE_CAR_LARGE: N_("a mile by car with a large engine"),
    RateKey.MILE_PASSENGER: N_("a mile with a passenger"),
    RateKey.MILE_MOTORCYCLE: N_("a mile by motorcycle"),
    RateKey.MILE_BICYCLE: N_("a mile by bicycle"),
    RateKey.HOME_MEETING: N_("a day of meeting from home"),
    RateKey.CARERS_ALLOWANCE: N_("Carer's Allowance earnings limit"),
    RateKey.PERMITTED_WORK: N_("ESA permitted work limit"),
    RateKey.WORK_ALLOWANCE_HOUSING: N_("Universal Credit work allowance, with housing costs"),
    RateKey.WORK_ALLOWANCE: N_("Universal Credit work allowance, without housing costs"),
    RateKey.OTHER: N_("something else"),
}


class RateUnit(TextEnum):
    """What one of it is."""

    FIXED = "fixed"
    HOUR = "hour"
    HALF_DAY = "half day"
    DAY = "day"
    TASK = "task"
    MILE = "mile"
    WEEK = "week"
    MONTH = "month"
    PERCENT = "percent"
    OTHER = "other"


class RateKind(TextEnum):
    """What we pay, what HMRC allows free of tax, or a limit set for a benefit: never mixed."""

    PAID = "paid"
    CEILING = "ceiling"
    LIMIT = "limit"
    OTHER = "other"


class Confidence(TextEnum):
    """How sure a seeded figure is: read at its source, worked out from it, or still to be confirmed."""

    SEEN = "seen"
    DERIVED = "derived"
    UNCONFIRMED = "unconfirmed"
    OTHER = "other"


class PaymentBasis(TextEnum):
    """How time is paid: by half day and day, by the smallest step that covers it, by the hour, or not at all."""

    HALF_DAYS = "half days"
    STEPS = "steps"
    HOURS = "hours"
    UNPAID = "unpaid"
    OTHER = "other"


class PreparationRule(TextEnum):
    """Whether time to prepare is inside the rate, paid by the hour on top, or not paid."""

    INCLUDED = "included"
    HOURLY = "hourly"
    UNPAID = "unpaid"
    OTHER = "other"


class MileageBand(TextEnum):
    """Over what the first miles are counted: the tax year, the single journey, or no band at all."""

    TAX_YEAR = "tax year"
    JOURNEY = "journey"
    FLAT = "flat"
    OTHER = "other"


class DeadlineUnit(TextEnum):
    """How the time to claim is counted."""

    MONTHS = "months"
    DAYS = "days"
    NONE = "none"
    OTHER = "other"


class ReceiptsRule(TextEnum):
    """Which costs need a receipt; mileage and the home-meeting allowance never do."""

    ALL = "all"
    OVER = "over"
    NONE = "none"
    OTHER = "other"


class PaymentRoute(TextEnum):
    """Through which door of the organisation the money goes."""

    ACCOUNTS_PAYABLE = "accounts payable"
    PAYROLL = "payroll"
    PETTY_CASH = "petty cash"
    OTHER = "other"


class HomeTravelTax(TextEnum):
    """How finance treats travel between home and venue; the program never decides it."""

    ASK_FINANCE = "ask finance"
    TAXED = "taxed"
    NOT_TAXED = "not taxed"
    OTHER = "other"


#: Steps of an hour that are whole thousandths, so that what is printed multiplies out.
TIME_STEPS = (3, 6, 15, 30, 60)


class SchemeFields(SQLModel):
    """What an organisation decides about paying people, as typed."""

    name: str = Field(min_length=1, max_length=80)
    basis: PaymentBasis = choice(PaymentBasis, PaymentBasis.HALF_DAYS)
    half_day_minutes: int = Field(default=240, ge=1, le=1440)
    day_minutes: int = Field(default=480, ge=1, le=1440)
    cap_per_date_pence: int | None = Field(default=None, ge=0)
    preparation: PreparationRule = choice(PreparationRule, PreparationRule.INCLUDED)
    time_step_minutes: int = 15
    late_percent: int = Field(default=0, ge=0, le=100)
    late_working_days: int = Field(default=0, ge=0, le=60)
    deadline_unit: DeadlineUnit = choice(DeadlineUnit, DeadlineUnit.NONE)
    deadline_count: int = Field(default=0, ge=0, le=400)
    receipts: ReceiptsRule = choice(ReceiptsRule, ReceiptsRule.ALL)
    receipts_over_pence: int = Field(default=0, ge=0)
    breakfast_cap_pence: int | None = Field(default=None, ge=0)
    breakfast_left_before: time | None = None
    lunch_cap_pence: int | None = Field(default=None, ge=0)
    dinner_cap_pence: int | None = Field(default=None, ge=0)
    dinner_back_after: time | None = None
    mileage_band: MileageBand = choice(MileageBand, MileageBand.TAX_YEAR)
    mileage_capped_at_fare: bool = False
    payment_route: PaymentRoute = choice(PaymentRoute, PaymentRoute.ACCOUNTS_PAYABLE)
    home_travel_tax: HomeTravelTax = choice(HomeTravelTax, HomeTravelTax.ASK_FINANCE)
    note: str = Field(default="", max_length=2000)

    def check(self) -> None:
        """Go on only if the scheme makes sense as a whole; raises :class:`Problem` beside the field."""
        if self.day_minutes < self.half_day_minutes:
            raise Problem(_("A day cannot be shorter than a half day."), "day_minutes")
        if self.time_step_minutes not in TIME_STEPS:
            raise Problem(_("Round time to 3, 6, 15, 30 or 60 minutes."), "time_step_minutes")
        if self.deadline_unit is not DeadlineUnit.NONE and not self.deadline_count:
            raise Problem(_("Say how many days or months people have to claim."), "deadline_count")


class Scheme(SchemeFields, Entity, table=True):
    """One organisation's way of paying. It is off until someone there confirms it, on a date."""

    confirmed_on: date | None = None

    def confirm(self, on: date) -> None:
        """Say that the organisation pays by this scheme from now on."""
        self.check()
        self.confirmed_on = on

    def require_confirmed(self) -> None:
        """Go on only if the organisation has confirmed the scheme; raises :class:`Problem` otherwise."""
        if self.confirmed_on is None:
            raise Problem(
                _("“{scheme}” is an example. Confirm it in Settings before paying by it.").format(
                    scheme=self.name
                )
            )


class RateFields(SQLModel):
    """A rate as typed: thousandths of a penny for one unit, or blank until someone finds the figure."""

    kind: RateKind = choice(RateKind, RateKind.PAID)
    key: RateKey = choice(RateKey, RateKey.OTHER)
    unit: RateUnit = choice(RateUnit, RateUnit.FIXED)
    amount_milli: int | None = Field(default=None, ge=0)
    from_day: date
    to_day: date | None = None
    band_milli: int | None = Field(default=None, ge=0)
    preparation_included: bool = False
    source: str = Field(default="", max_length=300)
    checked_on: date | None = None
    confidence: Confidence = choice(Confidence, Confidence.UNCONFIRMED)


class Rate(RateFields, Entity, table=True):
    """One dated figure with its source; ``to_day`` is the last day it holds.

    A scheme's own rates name it; HMRC ceilings and benefit limits belong to no scheme. ``band_milli`` is how many
    thousandths of a unit it is paid for before the "over" rate takes its place.
    """

    scheme_id: int | None = link("scheme", optional=True)

    @property
    def name(self) -> str:
        """What it is for, in the window's language."""
        return _(RATE_NAMES[self.key])

    @property
    def period(self) -> Period:
        """The days it holds."""
        return Period(self.from_day, self.to_day)

    @property
    def milli(self) -> int:
        """Its amount in thousandths of a penny; raises :class:`Problem` while it is blank."""
        if self.amount_milli is None:
            raise Problem(
                _(
                    "The rate for {what} from {day} is still blank. Type it in from its source: {source}."
                ).format(what=self.name, day=language().short_day(self.from_day), source=self.source),
                "amount_milli",
            )
        return self.amount_milli

    def money(self, quantity_milli: int = 1000) -> Money:
        """What so many thousandths of a unit come to, rounded once."""
        return Money.times(self.milli, quantity_milli)

    def text(self) -> str:
        """Its amount as people read it: "55p", "£75.00", or "blank"."""
        return _("blank") if self.amount_milli is None else rate_text(self.amount_milli)


def find_rate(
    rates: Iterable[Rate], key: RateKey, day: date, *, kind: RateKind = RateKind.PAID
) -> Rate | None:
    """The row for this key on this day, blank or not, or none; raises :class:`Problem` when two rows hold."""
    found = [rate for rate in rates if rate.key is key and rate.kind is kind and rate.period.contains(day)]
    if len(found) > 1:
        raise Problem(
            _("Two rates for {what} hold on {day}. Change the dates of one of them.").format(
                what=_(RATE_NAMES[key]), day=language().short_day(day)
            )
        )
    return found[0] if found else None


def rate_on(rates: Iterable[Rate], key: RateKey, day: date, *, kind: RateKind = RateKind.PAID) -> Rate:
    """The rate for this key on the day of the activity or journey, from the rows of one scheme.

    Raises :class:`Problem` naming the day when no row holds or the one that does is blank.
    """
    rate = find_rate(rates, key, day, kind=kind)
    if rate is None:
        raise Problem(
            _("There is no rate for {what} on {day}. Add one in Settings.").format(
                what=_(RATE_NAMES[key]), day=language().short_day(day)
            )
        )
    if rate.amount_milli is None:
        raise Problem(
            _("The rate for {what} on {day} is still blank. Type it in from its source: {source}.").format(
                what=rate.name, day=language().short_day(day), source=rate.source
            )
        )
    return rate


def check_overlaps(rates: Iterable[Rate]) -> None:
    """Go on only if no two rows of one scheme, kind and key hold on one day; raises :class:`Problem` naming both."""
    ordered = sorted(rates, key=lambda rate: (*_slot(rate), rate.from_day))
    for _same, rows in groupby(ordered, key=_slot):
        for earlier, later in pairwise(rows):
            if earlier.period.overlaps(later.period):
                raise Problem(
                    _(
                        "Two rates for {what} overlap: from {first} and from {second}. End the first one earlier."
                    ).format(
                        what=later.name,
                        first=language().short_day(earlier.from_day),
                        second=language().short_day(later.from_day),
                    ),
                    "from_day",
                )


def _slot(rate: Rate) -> tuple[int, str, str]:
    return (rate.scheme_id or 0, rate.kind, rate.key)
