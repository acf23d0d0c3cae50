"""Miles over a tax year: what we pay beside what HMRC allows, with what other organisations paid. Flagged, never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.miles import MilesElsewhere, year_of
from coprod_desktop.domain.money import Money, quantity_text
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.period import tax_year, tax_year_name
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.mileage import Trip, compare_with_ceiling, vehicle_of
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import RateKind
from coprod_desktop.i18n import _
from coprod_desktop.services.typed_rates import miles_milli
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import miles as stored
from coprod_desktop.storage import rates as stored_rates

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class MilesOfYear:
    """One person's miles in the tax year of ``day``, in thousandths; no ``ceiling`` while HMRC's figure is not known."""

    day: date
    paid: Money
    ceiling: Money | None
    ours_milli: int
    elsewhere_milli: int

    @property
    def above(self) -> Money:
        """How much we pay above what HMRC allows; £0.00 where it is not."""
        return Money() if self.ceiling is None else max(self.paid - self.ceiling, Money())

    def sentence(self) -> str:
        """What is paid, beside what HMRC allows for the same miles."""
        year, miles = tax_year_name(self.day), quantity_text(self.ours_milli)
        if self.ceiling is None:
            said = _("{year}: {paid} for {miles} miles. What HMRC allows for them is not recorded.")
            return said.format(year=year, paid=self.paid.text(), miles=miles)
        said = _("{year}: {paid} for {miles} miles. HMRC allows {ceiling} for them.").format(
            year=year, paid=self.paid.text(), miles=miles, ceiling=self.ceiling.text()
        )
        elsewhere = ""
        if self.elsewhere_milli:
            elsewhere = _("They told us of {miles} miles paid elsewhere.").format(
                miles=quantity_text(self.elsewhere_milli)
            )
        above = ""
        if self.above:
            above = _("{above} is above it. Nothing is cut: ask finance how it counts.").format(
                above=self.above.text()
            )
        return " ".join(part for part in (said, elsewhere, above) if part)


def of_person(work: Work, person_id: int, day: date | None = None) -> MilesOfYear:
    """The tax year of a day, or this one: every mile we pay this person for, and what they declared elsewhere."""
    work.actor.require(Permission.SEE_CLAIMS)
    day = day or work.today
    year = tax_year(day)
    declared = stored.declared(work.session, person_id, year_of(day))
    elsewhere = 0 if declared is None else declared.miles_milli
    lines = stored.lines_between(work.session, person_id, year.start, year.last)
    trips = [(_trip(line), line.allowed) for line in lines]
    ceiling: Money | None
    try:
        ceilings = stored_rates.of_nobody(work.session, RateKind.CEILING)
        ceiling = compare_with_ceiling(trips, ceilings, elsewhere).ceiling
    except Problem:
        ceiling = None
    return MilesOfYear(
        day=day,
        paid=Money.total(amount for _trip_made, amount in trips),
        ceiling=ceiling,
        ours_milli=sum(trip.miles_milli for trip, _amount in trips),
        elsewhere_milli=elsewhere,
    )


def of_claim(work: Work, claim_id: int) -> list[MilesOfYear]:
    """The tax years in which this claim pays miles, each whole."""
    work.actor.require(Permission.SEE_CLAIMS)
    claim = work.get(Claim, claim_id)
    lines = stored_claims.lines(work.session, claim_id)
    days = {tax_year(line.day).start: line.day for line in lines if line.kind is LineKind.MILEAGE}
    return [of_person(work, claim.person_id, days[year]) for year in sorted(days)]


def declare(work: Work, person_id: int, miles: str, day: date | None = None) -> None:
    """Write down how many miles someone says others paid them for in the tax year of a day; nothing typed takes it back.

    Raises :class:`Problem` beside the field for what is no number of miles.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    day = day or work.today
    person, year = work.get(Person, person_id), year_of(day)
    known = stored.declared(work.session, person.id, year)
    if not miles.strip():
        if known is not None:
            work.delete(known)
        return
    milli = miles_milli(miles.replace(",", ""))
    if known is None:
        work.add(MilesElsewhere(person_id=person.id, year=year, miles_milli=milli, told_on=work.today))
    else:
        work.edit(known, None, {"miles_milli": milli, "told_on": work.today})


def _trip(line: ClaimLine) -> Trip:
    return Trip(
        day=line.day, miles_milli=line.quantity_milli, what=line.what, vehicle=vehicle_of(line.rate_key)
    )
