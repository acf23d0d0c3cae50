"""Rates: one dated row a figure. A new figure begins a new row, so that every claim keeps the rate of its day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Rate, RateFields, RateKind, Scheme, check_overlaps
from coprod_desktop.i18n import _
from coprod_desktop.services.typed_rates import rate_milli
from coprod_desktop.storage import rates as stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.storage.database import Work


def add(work: Work, scheme_id: int | None, values: Mapping[str, Any]) -> Rate:
    """Add a row to a scheme, or to the ceilings and limits that belong to none.

    ``amount_milli`` may be typed text ("55p", "82.50") or thousandths of a penny. Raises
    :class:`~coprod_desktop.domain.problems.Problem` beside the field when another row of the same kind holds on one
    of its days.
    """
    work.actor.require(Permission.EDIT_RATES)
    if scheme_id is not None:
        work.get(Scheme, scheme_id)
    fields = _checked(values)
    _check_kind(scheme_id, fields.kind)
    rate = Rate(**fields.model_dump(), scheme_id=scheme_id)
    check_overlaps([*_beside(work, rate), rate])
    return work.add(rate)


def edit(work: Work, rate_id: int, version: int | None, values: Mapping[str, Any]) -> Rate:
    """Put a row right: its figure, dates or source. Lines priced by it keep the figure they were priced by."""
    work.actor.require(Permission.EDIT_RATES)
    rate = work.get(Rate, rate_id)
    whole = {name: getattr(rate, name) for name in RateFields.model_fields} | dict(values)
    fields = _checked(whole)
    _check_kind(rate.scheme_id, fields.kind)
    tried = Rate(**fields.model_dump(), scheme_id=rate.scheme_id)
    check_overlaps([*_beside(work, rate, fields.kind), tried])
    return work.edit(rate, version, {name: getattr(fields, name) for name in values})


def end(work: Work, rate_id: int, last_day: date) -> Rate:
    """This row holds no longer than this day, its last.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when the day lies before its first.
    """
    work.actor.require(Permission.EDIT_RATES)
    return edit(work, rate_id, None, {"to_day": last_day})


def change_from(work: Work, rate_id: int, first_day: date, values: Mapping[str, Any]) -> Rate:
    """A new figure from a day on: the row in force ends the day before, and a row like it begins.

    ``values`` are what differs, such as ``amount_milli`` and ``source``.
    """
    work.actor.require(Permission.EDIT_RATES)
    old = work.get(Rate, rate_id)
    if first_day <= old.from_day:
        raise Problem(_("The new rate must begin after the old one did. Choose a later day."), "from_day")
    begins = {name: getattr(old, name) for name in RateFields.model_fields}
    begins |= {"from_day": first_day, "checked_on": None, **values}
    end(work, rate_id, first_day - timedelta(days=1))
    work.flush()
    return add(work, old.scheme_id, begins)


def remove(work: Work, rate_id: int) -> None:
    """Take away a row that was never used.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once a claim was priced by it: then end it instead.
    """
    work.actor.require(Permission.EDIT_RATES)
    rate = work.get(Rate, rate_id)
    if stored.lines_paid_by(work.session, rate_id):
        raise Problem(_("A claim was priced by this rate, so it stays. You can end it on a day."))
    work.delete(rate)


def _checked(values: Mapping[str, Any]) -> RateFields:
    typed = values.get("amount_milli")
    amount = rate_milli(typed) if isinstance(typed, str) else typed
    fields = checked(RateFields, {**values, "amount_milli": amount})
    _check_days(fields)
    return fields


def _check_days(fields: RateFields) -> None:
    try:
        Period(fields.from_day, fields.to_day)
    except Problem as problem:
        raise Problem(problem.message, "to_day") from None


def _check_kind(scheme_id: int | None, kind: RateKind) -> None:
    if (scheme_id is None) is (kind is RateKind.PAID):
        raise Problem(_("What we pay belongs to a scheme; ceilings and limits belong to none."), "kind")


def _beside(work: Work, rate: Rate, kind: RateKind | None = None) -> list[Rate]:
    """The other rows its days must not overlap with."""
    if rate.scheme_id is None:
        found = stored.of_nobody(work.session, kind or rate.kind)
    else:
        found = stored.of_scheme(work.session, rate.scheme_id)
    return [other for other in found if other.id != rate.id]
