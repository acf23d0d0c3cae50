"""Figures the program comes with: examples to copy, each with its source, off until an organisation confirms them."""

from dataclasses import dataclass
from datetime import date, time
from typing import TypedDict, Unpack

from coprod_desktop.domain.rates import (
    Confidence,
    DeadlineUnit,
    PaymentBasis,
    Rate,
    RateKey,
    RateKind,
    RateUnit,
    Scheme,
)

#: When the figures marked "seen" were last compared with their sources.
SEEN_ON = date(2026, 8, 1)

_SEEN = Confidence.SEEN
_TO_CONFIRM = Confidence.UNCONFIRMED

_HMRC = "HMRC, approved mileage allowance payments"
_HMRC_RISE = "House of Commons resolution of 24 June 2026, back-dated; Royal Assent not yet checked"
_NIHR = "NIHR payment guidance for public involvement, rates before 16 December 2025"
_NIHR_NEW = "NIHR payment guidance for public involvement, rates from 16 December 2025 (range £13.80 to £495)"
_NHS_ENGLAND = "NHS England, lived experience partner policy of 2021, role 4"
_SKILLS = "Skills for Care, payment policy of 2024"
_PRACTICE = "Common practice; not an official figure"
_MADE_UP = "Example; replace it with your organisation's policy"


@dataclass(frozen=True)
class SeededScheme:
    """An example scheme with its rates."""

    scheme: Scheme
    rates: tuple[Rate, ...]


class _More(TypedDict, total=False):
    to_day: date
    band_milli: int
    preparation_included: bool
    kind: RateKind


def example_schemes() -> list[SeededScheme]:
    """Every example scheme, with fresh ids; none is confirmed."""
    return [half_days_example(), nhs_england_example(), nihr_example(), skills_for_care_example()]


def half_days_example() -> SeededScheme:
    """Half days and days, mileage by tax year, meals, and an allowance for meeting from home."""
    scheme = Scheme(
        name="Half days, travel and meals (example)",
        cap_per_date_pence=150_00,
        late_percent=100,
        late_working_days=2,
        deadline_unit=DeadlineUnit.MONTHS,
        deadline_count=3,
        breakfast_cap_pence=5_00,
        breakfast_left_before=time(7, 0),
        lunch_cap_pence=10_00,
        dinner_cap_pence=20_00,
    )
    begins = date(2021, 4, 6)
    return _seeded(
        scheme,
        _rate(
            RateKey.HALF_DAY,
            RateUnit.HALF_DAY,
            75_00_000,
            begins,
            _MADE_UP,
            _TO_CONFIRM,
            preparation_included=True,
        ),
        _rate(
            RateKey.DAY, RateUnit.DAY, 150_00_000, begins, _MADE_UP, _TO_CONFIRM, preparation_included=True
        ),
        _rate(RateKey.HOME_MEETING, RateUnit.DAY, 5_00_000, begins, _PRACTICE, _TO_CONFIRM),
        *_mileage(RateKind.PAID),
    )


def nhs_england_example() -> SeededScheme:
    """NHS England's lived experience partners, role 4: up to four hours, and over; preparation included."""
    scheme = Scheme(name="NHS England lived experience partner, role 4 (example)")
    begins = date(2021, 1, 1)
    return _seeded(
        scheme,
        _rate(
            RateKey.HALF_DAY,
            RateUnit.HALF_DAY,
            75_00_000,
            begins,
            _NHS_ENGLAND,
            _TO_CONFIRM,
            preparation_included=True,
        ),
        _rate(
            RateKey.DAY,
            RateUnit.DAY,
            150_00_000,
            begins,
            _NHS_ENGLAND,
            _TO_CONFIRM,
            preparation_included=True,
        ),
        *_mileage(RateKind.PAID),
    )


def nihr_example() -> SeededScheme:
    """NIHR's steps; the rows from 16 December 2025 are blank until someone types them in from NIHR."""
    scheme = Scheme(name="NIHR public involvement (example)", basis=PaymentBasis.STEPS)
    begins, ends, rises = date(2022, 1, 1), date(2025, 12, 15), date(2025, 12, 16)
    steps = (
        (RateKey.HALF_HOUR, RateUnit.TASK, 12_50_000),
        (RateKey.HOUR, RateUnit.HOUR, 25_00_000),
        (RateKey.TWO_HOURS, RateUnit.TASK, 50_00_000),
        (RateKey.HALF_DAY, RateUnit.HALF_DAY, 75_00_000),
        (RateKey.DAY, RateUnit.DAY, 150_00_000),
    )
    older = [_rate(key, unit, milli, begins, _NIHR, _SEEN, to_day=ends) for key, unit, milli in steps]
    newer = [_rate(key, unit, None, rises, _NIHR_NEW, _TO_CONFIRM) for key, unit, _old in steps]
    return _seeded(scheme, *older, *newer, *_mileage(RateKind.PAID))


def skills_for_care_example() -> SeededScheme:
    """Skills for Care: by the hour."""
    scheme = Scheme(name="Skills for Care, by the hour (example)", basis=PaymentBasis.HOURS)
    hour = _rate(RateKey.HOUR, RateUnit.HOUR, 15_00_000, date(2024, 1, 1), _SKILLS, _SEEN)
    return _seeded(scheme, hour, *_mileage(RateKind.PAID))


def mileage_ceilings() -> list[Rate]:
    """What HMRC lets an organisation pay a mile before tax: compared with, never paid by."""
    return _mileage(RateKind.CEILING)


def benefit_limits() -> list[Rate]:
    """Earnings limits of benefits by date, for planning; blank where no figure has been seen."""
    spring, this_spring, last_day = date(2025, 4, 7), date(2026, 4, 6), date(2026, 4, 5)
    government = "Department for Work and Pensions, benefit and pension rates"
    rows = (
        (RateKey.CARERS_ALLOWANCE, RateUnit.WEEK, 196_00_000, 204_00_000, _SEEN),
        (RateKey.PERMITTED_WORK, RateUnit.WEEK, 195_50_000, None, _TO_CONFIRM),
        (RateKey.WORK_ALLOWANCE_HOUSING, RateUnit.MONTH, 411_00_000, None, _TO_CONFIRM),
        (RateKey.WORK_ALLOWANCE, RateUnit.MONTH, 684_00_000, None, _TO_CONFIRM),
    )
    limit = RateKind.LIMIT
    return [
        rate
        for key, unit, older, newer, sure in rows
        for rate in (
            _rate(key, unit, older, spring, f"{government} 2025/26", _SEEN, to_day=last_day, kind=limit),
            _rate(key, unit, newer, this_spring, f"{government} 2026/27", sure, kind=limit),
        )
    ]


def _mileage(kind: RateKind) -> list[Rate]:
    begins, last_day, rises = date(2011, 4, 6), date(2026, 4, 5), date(2026, 4, 6)
    first = 10_000_000
    mile = RateUnit.MILE
    return [
        _rate(
            RateKey.MILE_CAR, mile, 45_000, begins, _HMRC, _SEEN, to_day=last_day, band_milli=first, kind=kind
        ),
        _rate(RateKey.MILE_CAR, mile, 55_000, rises, _HMRC_RISE, _SEEN, band_milli=first, kind=kind),
        _rate(RateKey.MILE_CAR_OVER, mile, 25_000, begins, _HMRC, _SEEN, kind=kind),
        _rate(RateKey.MILE_MOTORCYCLE, mile, 24_000, begins, _HMRC, _SEEN, kind=kind),
        _rate(RateKey.MILE_BICYCLE, mile, 20_000, begins, _HMRC, _SEEN, kind=kind),
        _rate(RateKey.MILE_PASSENGER, mile, 5_000, begins, _HMRC, _SEEN, kind=kind),
    ]


def _rate(
    key: RateKey,
    unit: RateUnit,
    amount_milli: int | None,
    from_day: date,
    source: str,
    confidence: Confidence,
    **more: Unpack[_More],
) -> Rate:
    checked = SEEN_ON if confidence is _SEEN else None
    return Rate(
        key=key,
        unit=unit,
        amount_milli=amount_milli,
        from_day=from_day,
        source=source,
        confidence=confidence,
        checked_on=checked,
        **more,
    )


def _seeded(scheme: Scheme, *rates: Rate) -> SeededScheme:
    for rate in rates:
        rate.scheme_id = scheme.id
    return SeededScheme(scheme, rates)
