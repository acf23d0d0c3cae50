"""Comparison populations: a census, or people who draw on care locally. Several may be kept side by side."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

#: Everybody: shares are whole numbers per 100,000 people, which are thousandths of a per cent.
EVERYBODY = 100_000

#: Published figures are rounded to a tenth of a per cent, so each may be off by half of that.
ROUNDING_SLACK = 50

#: The category for people who did not answer the question themselves.
NOT_ANSWERED = "not_answered"


class BaselineFields(SQLModel):
    """Where a comparison comes from, so that anyone can look it up.

    ``partial`` says the source names only some categories, so they need not make up everybody.
    """

    name: str = Field(min_length=1, max_length=200)
    source: str = Field(min_length=1, max_length=500)
    source_day: date | None = None
    place: str = Field(default="", max_length=200)
    age_range: str = Field(default="", max_length=100)
    question_key: str = Field(min_length=1, max_length=40)
    partial: bool = False
    note: str = Field(default="", max_length=1000)


class Baseline(BaselineFields, Entity, table=True):
    """One comparison population for one question."""


class BaselineValue(Entity, table=True):
    """The share of one category on one level of the question (0: the answers themselves), per 100,000 people."""

    __tablename__ = "baseline_value"
    __table_args__ = (UniqueConstraint("baseline_id", "level_no", "category_key"),)

    baseline_id: int = link("baseline")
    level_no: int = Field(default=0, ge=0, le=9)
    category_key: str = Field(min_length=1, max_length=40)
    share: int = Field(ge=0, le=EVERYBODY)


def check_baseline(baseline: BaselineFields, values: Iterable[BaselineValue]) -> None:
    """Refuse shares that do not make up everybody, level by level, allowing for rounding to a tenth of a per cent.

    Raises :class:`Problem` with the sum found.
    """
    levels: dict[int, list[int]] = {}
    for value in values:
        levels.setdefault(value.level_no, []).append(value.share)
    if not levels:
        raise Problem(_("Add at least one category with its share."), "values")
    for shares in levels.values():
        total, slack = sum(shares), ROUNDING_SLACK * len(shares)
        if total > EVERYBODY + slack or (not baseline.partial and total < EVERYBODY - slack):
            said = _("The shares add up to {percent}%. They should make 100%. Check each one.")
            raise Problem(said.format(percent=f"{total / 1000:.1f}"), "values")


def shares_at(
    values: Iterable[BaselineValue], level_no: int, without: Collection[str] = ()
) -> dict[str, int]:
    """The shares of one level per 100,000 of those who answered, category by category.

    People who did not answer, and the categories in ``without`` (children, for a board of adults), are left out
    of both sides, so that like is compared with like.
    """
    left_out = {NOT_ANSWERED, *without}
    found = {value.category_key: value.share for value in values if value.level_no == level_no}
    gone = sum(share for key, share in found.items() if key in left_out)
    rest = {key: share for key, share in found.items() if key not in left_out}
    base = EVERYBODY - gone
    if not gone or base <= 0:
        return rest
    return {key: (2 * share * EVERYBODY + base) // (2 * base) for key, share in rest.items()}


def coarser(shares: Mapping[str, int], group_of: Mapping[str, str]) -> dict[str, int]:
    """The shares of a broader level, summed from a finer one; groups with a part not known are left out."""
    sums: dict[str, int] = {}
    incomplete = {group for key, group in group_of.items() if key not in shares}
    for key, share in shares.items():
        group = group_of.get(key, "")
        sums[group] = sums.get(group, 0) + share
    return {group: total for group, total in sums.items() if group and group not in incomplete}
