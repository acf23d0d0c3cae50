"""The scheme every money case is worked out by: half day £75, day £150, cap £150, 45p and 55p a mile, meals, £5 at home."""

from datetime import date
from typing import Any

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Approver, Claim
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.mileage import Trip
from coprod_desktop.domain.pricing.sessions import Session
from coprod_desktop.domain.rate_seeds import half_days_example
from coprod_desktop.domain.rates import Rate, Scheme

#: The meeting most cases are about: a Tuesday.
DAY = date(2026, 12, 8)

PERSON = 7
FINANCE = Approver(staff_user_id=2, name="Priya Vale", limit=Money(500_00))


def the_scheme() -> tuple[Scheme, tuple[Rate, ...]]:
    """The scheme and its rates."""
    seeded = half_days_example()
    return seeded.scheme, seeded.rates


def a_session(day: date = DAY, minutes: int = 90, **values: Any) -> Session:
    """A morning meeting: a half day."""
    return Session(day=day, minutes=minutes, **{"what": "Carers board", **values})


def a_trip(day: date = DAY, miles: float = 20, **values: Any) -> Trip:
    """A drive to the meeting."""
    return Trip(day=day, miles_milli=round(miles * 1000), **{"what": "Drive to Town Hall", **values})


def a_claim(**values: Any) -> Claim:
    """A draft claim."""
    given = {"number": 1042, "person_id": PERSON, "scheme_id": 1, "activity_day": DAY, **values}
    return Claim(**given)


def a_line(kind: LineKind = LineKind.FARE, pence: int = 2_40, **values: Any) -> ClaimLine:
    """A line allowed as claimed."""
    given = {"claim_id": 1, "day": DAY, "what": "Bus, Wren Street to Town Hall", **values}
    return ClaimLine(kind=kind, **{"claimed_pence": pence, "allowed_pence": pence, **given})
