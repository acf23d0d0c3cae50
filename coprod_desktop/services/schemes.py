"""Schemes: how the organisation pays for time and expenses. Examples come with the program and are off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rate_seeds import benefit_limits, example_schemes, mileage_ceilings
from coprod_desktop.domain.rates import Rate, RateKind, Scheme, SchemeFields, check_overlaps
from coprod_desktop.i18n import _
from coprod_desktop.storage import rates as stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class SchemeRow:
    """One scheme in a list: whether it is in force, how many rates it has and how many of them are still blank."""

    id: int
    name: str
    confirmed_on: date | None
    rates: int
    blank: int

    @property
    def in_force(self) -> bool:
        """Whether the organisation pays by it."""
        return self.confirmed_on is not None


@dataclass(frozen=True)
class SchemePage:
    """One scheme whole: its rules and its rates, by what they are for and from when."""

    scheme: Scheme
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class InForce:
    """The scheme a meeting is paid by, and the rows of that scheme alone."""

    scheme: Scheme
    rates: tuple[Rate, ...]


def seed(work: Work) -> int:
    """Put the example schemes, HMRC's ceilings and the benefit limits in a register that has no figure yet.

    How many schemes were put in; nothing is done the second time. Every example is off until it is confirmed.
    """
    work.actor.require(Permission.EDIT_RATES)
    if stored.count(work.session) or stored.schemes(work.session):
        return 0
    examples = example_schemes()
    for example in examples:
        work.add(example.scheme)
        for rate in example.rates:
            work.add(rate)
    for rate in (*mileage_ceilings(), *benefit_limits()):
        work.add(rate)
    return len(examples)


def rows(work: Work) -> list[SchemeRow]:
    """Every scheme: those in force first."""
    work.actor.require(Permission.SEE_CLAIMS)
    schemes = stored.schemes(work.session)
    rates = stored.of_schemes(work.session, [scheme.id for scheme in schemes])
    return [
        SchemeRow(
            id=scheme.id,
            name=scheme.name,
            confirmed_on=scheme.confirmed_on,
            rates=len(rates[scheme.id]),
            blank=sum(rate.amount_milli is None for rate in rates[scheme.id]),
        )
        for scheme in schemes
    ]


def page(work: Work, scheme_id: int) -> SchemePage:
    """One scheme and its rates."""
    work.actor.require(Permission.SEE_CLAIMS)
    return SchemePage(work.get(Scheme, scheme_id), tuple(stored.of_scheme(work.session, scheme_id)))


def figures(work: Work, kind: RateKind) -> list[Rate]:
    """The rows that belong to no scheme: what HMRC allows (ceilings), or what benefits allow (limits)."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.of_nobody(work.session, kind)


def copy(work: Work, scheme_id: int, name: str) -> Scheme:
    """A scheme of your own to change, with the rules and rates of this one; it is off until it is confirmed."""
    work.actor.require(Permission.EDIT_RATES)
    old = work.get(Scheme, scheme_id)
    fields = checked(SchemeFields, _fields(old) | {"name": name})
    _check_name(work, fields.name, None)
    made = work.add(Scheme(**fields.model_dump()))
    for rate in stored.of_scheme(work.session, scheme_id):
        work.add(Rate(**rate.model_dump(exclude={"id", "version", "scheme_id"}), scheme_id=made.id))
    return made


def add(work: Work, values: Mapping[str, Any]) -> Scheme:
    """A new scheme without rates; it is off until it is confirmed."""
    work.actor.require(Permission.EDIT_RATES)
    fields = checked(SchemeFields, values)
    fields.check()
    _check_name(work, fields.name, None)
    return work.add(Scheme(**fields.model_dump()))


def edit(work: Work, scheme_id: int, version: int | None, values: Mapping[str, Any]) -> Scheme:
    """Change a scheme's rules from now on; claims already drafted keep what they were priced by.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside the rule that makes no sense.
    """
    work.actor.require(Permission.EDIT_RATES)
    scheme = work.get(Scheme, scheme_id)
    fields = checked(SchemeFields, _fields(scheme) | dict(values))
    fields.check()
    _check_name(work, fields.name, scheme_id)
    return work.edit(scheme, version, {name: getattr(fields, name) for name in values})


def confirm(work: Work, scheme_id: int, on: date | None = None) -> Scheme:
    """The organisation pays by this scheme from now on.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when its rules make no sense or its rates overlap.
    """
    work.actor.require(Permission.EDIT_RATES)
    scheme = work.get(Scheme, scheme_id)
    check_overlaps(stored.of_scheme(work.session, scheme_id))
    scheme.confirm(on or work.today)
    return scheme


def put_off(work: Work, scheme_id: int) -> Scheme:
    """The organisation no longer pays by this scheme; claims already drafted stay as they are."""
    work.actor.require(Permission.EDIT_RATES)
    return work.edit(work.get(Scheme, scheme_id), None, {"confirmed_on": None})


def remove(work: Work, scheme_id: int) -> None:
    """Take a scheme and its rates away.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a meeting or claim names it: then put it off instead.
    """
    work.actor.require(Permission.EDIT_RATES)
    scheme = work.get(Scheme, scheme_id)
    if stored.uses(work.session, scheme_id):
        raise Problem(_("A meeting or a claim uses this scheme, so it stays. You can switch it off."))
    for rate in stored.of_scheme(work.session, scheme_id):
        work.delete(rate)
    work.delete(scheme)


def for_meeting(work: Work, meeting_id: int) -> InForce:
    """The scheme this meeting is paid by: the one chosen for it, or the only one confirmed.

    Raises :class:`~coprod_desktop.domain.problems.Problem` that says what to do when there is none, or several.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    meeting = work.get(Meeting, meeting_id)
    if meeting.scheme_id is not None:
        scheme = work.get(Scheme, meeting.scheme_id)
        scheme.require_confirmed()
    else:
        scheme = _only_one(stored.confirmed(work.session))
    return InForce(scheme, tuple(stored.of_scheme(work.session, scheme.id)))


def _only_one(confirmed: list[Scheme]) -> Scheme:
    if not confirmed:
        raise Problem(
            _("No payment scheme is confirmed yet. Confirm one in Settings, under Schemes and rates."),
            "scheme_id",
        )
    if len(confirmed) > 1:
        raise Problem(
            _("Several payment schemes are in force. Choose the one for this meeting."), "scheme_id"
        )
    return confirmed[0]


def _check_name(work: Work, name: str, scheme_id: int | None) -> None:
    for other in stored.schemes(work.session):
        if other.id != scheme_id and other.name.casefold() == name.casefold():
            raise Problem(_("There is a scheme of this name already. Choose another name."), "name")


def _fields(scheme: Scheme) -> dict[str, Any]:
    return {name: getattr(scheme, name) for name in SchemeFields.model_fields}
