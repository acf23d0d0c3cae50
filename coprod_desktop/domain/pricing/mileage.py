"""Miles: by the rate of the day of travel, in bands over the tax year or the journey; and what HMRC allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.money import NOTHING, Money, quantity_text
from coprod_desktop.domain.period import tax_year, tax_year_name
from coprod_desktop.domain.pricing.priced_line import PricedLine, Query, priced_by
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import MileageBand, Rate, RateKey, RateKind, Scheme, rate_on
from coprod_desktop.i18n import N_, _, ngettext


class Vehicle(TextEnum):
    """What was driven or ridden."""

    CAR = "car"
    CAR_SMALL = "car small"
    CAR_LARGE = "car large"
    MOTORCYCLE = "motorcycle"
    BICYCLE = "bicycle"
    OTHER = "other"


#: Vehicles as shown.
VEHICLE_NAMES: dict[Vehicle, str] = {
    Vehicle.CAR: N_("Car or van"),
    Vehicle.CAR_SMALL: N_("Car with a small engine"),
    Vehicle.CAR_LARGE: N_("Car with a large engine"),
    Vehicle.MOTORCYCLE: N_("Motorcycle"),
    Vehicle.BICYCLE: N_("Bicycle"),
    Vehicle.OTHER: N_("Other"),
}

_KEYS = {
    Vehicle.CAR: RateKey.MILE_CAR,
    Vehicle.CAR_SMALL: RateKey.MILE_CAR_SMALL,
    Vehicle.CAR_LARGE: RateKey.MILE_CAR_LARGE,
    Vehicle.MOTORCYCLE: RateKey.MILE_MOTORCYCLE,
    Vehicle.BICYCLE: RateKey.MILE_BICYCLE,
}
#: Cars and vans: they alone have "first miles", counted together whatever the engine.
_DRIVEN = {RateKey.MILE_CAR, RateKey.MILE_CAR_SMALL, RateKey.MILE_CAR_LARGE}


def vehicle_of(key: RateKey) -> Vehicle:
    """What was driven or ridden on a line paid by this rate; over the first miles it is still a car."""
    known = {rate: vehicle for vehicle, rate in _KEYS.items()} | {RateKey.MILE_CAR_OVER: Vehicle.CAR}
    return known.get(key, Vehicle.OTHER)


@dataclass(frozen=True, kw_only=True)
class Trip:
    """One journey on one day, in thousandths of a mile.

    ``passengers`` are the names of people with lived experience who came along, empty for one not named yet;
    ``fare`` is what public transport would have cost, where the scheme pays no more than that.
    """

    day: date
    miles_milli: int
    what: str
    vehicle: Vehicle = Vehicle.CAR
    passengers: tuple[str, ...] = ()
    fare: Money | None = None
    cost_code: str = ""
    origin: str = ""
    destination: str = ""
    there_and_back: bool = False

    @property
    def key(self) -> RateKey:
        """The rate of its first miles."""
        return _KEYS.get(self.vehicle, RateKey.OTHER)


@dataclass(frozen=True)
class CeilingComparison:
    """What was paid for miles beside what HMRC allows; the part above is flagged, never cut."""

    paid: Money
    ceiling: Money

    @property
    def above(self) -> Money:
        """How much was paid above the ceiling; £0.00 when it was not."""
        return max(self.paid - self.ceiling, NOTHING)


def price_trip(
    trip: Trip, scheme: Scheme, rates: Sequence[Rate], miles_so_far_milli: int = 0
) -> list[PricedLine]:
    """One line, or two when the journey crosses the end of the first miles.

    ``miles_so_far_milli`` are thousandths of a mile we paid this person for in the tax year of the journey.
    Raises :class:`Problem` for a journey without miles or a day without a rate.
    """
    if trip.miles_milli <= 0:
        raise Problem(_("Say how many miles it was."), "quantity_milli")
    rate = rate_on(rates, trip.key, trip.day)
    first = _within_band(trip, rate, scheme.mileage_band, miles_so_far_milli)
    lines = []
    if first:
        lines.append(_line(trip, rate, first, _first_miles(trip, rate, scheme.mileage_band)))
    if first < trip.miles_milli:
        over = rate_on(rates, RateKey.MILE_CAR_OVER, trip.day)
        lines.append(
            _line(trip, over, trip.miles_milli - first, _over_miles(trip, rate, scheme.mileage_band))
        )
    return _cap_at_fare(lines, trip.fare) if scheme.mileage_capped_at_fare else lines


def price_trips(
    trips: Sequence[Trip],
    scheme: Scheme,
    rates: Sequence[Rate],
    miles_so_far: Mapping[date, int] | None = None,
) -> list[PricedLine]:
    """Several journeys in order of day, each by its own date; the count starts again on 6 April.

    ``miles_so_far`` gives thousandths of a mile paid before, by the first day of the tax year. Only cars and
    vans count towards the first miles.
    """
    counted = dict(miles_so_far or {})
    lines: list[PricedLine] = []
    for trip in sorted(trips, key=lambda trip: trip.day):
        year = tax_year(trip.day).start
        lines += price_trip(trip, scheme, rates, counted.get(year, 0))
        if trip.key in _DRIVEN:
            counted[year] = counted.get(year, 0) + trip.miles_milli
    return lines


def price_passengers(trip: Trip, rates: Sequence[Rate]) -> PricedLine | None:
    """The line for passengers who are named; finance reads only how many."""
    named = [name for name in trip.passengers if name.strip()]
    if not named:
        return None
    rate = rate_on(rates, RateKey.MILE_PASSENGER, trip.day)
    count = ngettext("{n} passenger", "{n} passengers", len(named)).format(n=len(named))
    return priced_by(
        rate,
        LineKind.PASSENGER,
        trip.day,
        _("With {names}").format(names=", ".join(named)),
        trip.miles_milli * len(named),
        cost_code=trip.cost_code,
        finance_what=count,
        because=_("{count}, {miles} miles each.").format(count=count, miles=quantity_text(trip.miles_milli)),
    )


def passenger_queries(trip: Trip) -> list[Query]:
    """A question for every passenger without a name."""
    ask = Query(_("Who was the passenger? A passenger is paid for once they are named."), "passengers")
    return [ask for name in trip.passengers if not name.strip()]


def compare_with_ceiling(
    paid: Sequence[tuple[Trip, Money]], rates: Sequence[Rate], elsewhere_milli: int = 0
) -> CeilingComparison:
    """What journeys of **one tax year** were paid, beside what HMRC allows for the same miles.

    ``elsewhere_milli`` are thousandths of a mile the person says other organisations paid in that tax year: the
    first 10,000 miles are counted over all of them. The ceiling is rounded once.
    """
    counted, allowed = elsewhere_milli, 0
    for trip, _amount in sorted(paid, key=lambda entry: entry[0].day):
        key = RateKey.MILE_CAR if trip.key in _DRIVEN else trip.key
        rate = rate_on(rates, key, trip.day, kind=RateKind.CEILING)
        first = _within_band(trip, rate, MileageBand.TAX_YEAR, counted)
        allowed += first * rate.milli
        if first < trip.miles_milli:
            over = rate_on(rates, RateKey.MILE_CAR_OVER, trip.day, kind=RateKind.CEILING)
            allowed += (trip.miles_milli - first) * over.milli
        if key is RateKey.MILE_CAR:
            counted += trip.miles_milli
    return CeilingComparison(Money.total(amount for _trip, amount in paid), Money.times(allowed, 1))


def _band_milli(rate: Rate, band: MileageBand) -> int | None:
    return rate.band_milli if band in {MileageBand.TAX_YEAR, MileageBand.JOURNEY} else None


def _within_band(trip: Trip, rate: Rate, band: MileageBand, so_far_milli: int) -> int:
    longest = _band_milli(rate, band)
    if longest is None:
        return trip.miles_milli
    before = so_far_milli if band is MileageBand.TAX_YEAR else 0
    return min(trip.miles_milli, max(longest - before, 0))


def _line(trip: Trip, rate: Rate, miles_milli: int, because: str) -> PricedLine:
    return priced_by(
        rate, LineKind.MILEAGE, trip.day, trip.what, miles_milli, cost_code=trip.cost_code, because=because
    )


def _first_miles(trip: Trip, rate: Rate, band: MileageBand) -> str:
    longest = _band_milli(rate, band)
    if longest is None:
        return ""
    miles = quantity_text(longest)
    if band is MileageBand.JOURNEY:
        return _("Within the first {miles} miles of the journey.").format(miles=miles)
    return _("Within the first {miles} miles of the tax year {year}.").format(
        miles=miles, year=tax_year_name(trip.day)
    )


def _over_miles(trip: Trip, rate: Rate, band: MileageBand) -> str:
    miles = quantity_text(rate.band_milli or 0)
    if band is MileageBand.JOURNEY:
        return _("Beyond the first {miles} miles of the journey.").format(miles=miles)
    return _("Beyond the first {miles} miles of the tax year {year}.").format(
        miles=miles, year=tax_year_name(trip.day)
    )


def _cap_at_fare(lines: list[PricedLine], fare: Money | None) -> list[PricedLine]:
    total = Money.total(line.allowed for line in lines)
    if fare is None or total <= fare:
        return lines
    reason = _("No more than the fare by public transport, {fare}.").format(fare=fare.text())
    parts = fare.share([line.allowed.pence for line in lines])
    return [line.allow(part, reason) for line, part in zip(lines, parts, strict=True)]
