"""Miles someone says other organisations paid them for: HMRC counts the first 10,000 of a tax year over all of them."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.period import tax_year


class MilesElsewhere(Entity, table=True):
    """What one person declared for one tax year, which begins on 6 April of ``year``; thousandths of a mile.

    They count towards what HMRC allows, never towards what we pay.
    """

    __tablename__ = "miles_elsewhere"
    __table_args__ = (UniqueConstraint("person_id", "year"),)

    person_id: int = link("person")
    year: int
    miles_milli: int = Field(default=0, ge=0, le=100_000_000)
    told_on: date


def year_of(day: date) -> int:
    """The tax year a day belongs to, by the year it begins in."""
    return tax_year(day).start.year
