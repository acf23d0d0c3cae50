"""Milestones: training, charter and checks, written down for people and colleagues alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.milestones import (
    NEEDS_EXTRA,
    Milestone,
    MilestoneFields,
    MilestoneKind,
    check_milestone,
    check_whose,
)
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import charter, organisation
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import milestones as stored
from coprod_desktop.storage.milestones import MilestoneQuery, MilestoneRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["MilestoneQuery", "MilestoneRow"]

_WHOSE = ("person_id", "colleague_id")


@dataclass(frozen=True)
class MilestoneList(RegisterList[MilestoneRow]):
    """The list of milestones a query shows, fed to a list model by id."""

    query: MilestoneQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[MilestoneRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


@dataclass(frozen=True)
class Milestones:
    """What one person or colleague has, the latest first, and of which kinds more can be written down."""

    rows: tuple[MilestoneRow, ...]
    kinds: tuple[MilestoneKind, ...]


def add(work: Work, values: Mapping[str, Any]) -> Milestone:
    """Write down a milestone of a person (``person_id``) or a colleague; without a day it was today.

    A charter signed is the one in force. Raises :class:`~coprod_desktop.domain.problems.FieldProblems` or
    :class:`~coprod_desktop.domain.problems.Problem` beside the field that is wrong.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    person_id, colleague_id = (values.get(name) for name in _WHOSE)
    check_whose(person_id, colleague_id)
    if person_id is not None:
        work.get(Person, person_id)
    if colleague_id is not None:
        work.get(Colleague, colleague_id)
    given = {key: value for key, value in values.items() if key not in _WHOSE}
    given["on"] = given.get("on") or work.today
    signed = None
    if given.get("kind") is MilestoneKind.CHARTER:
        signed = charter.in_force(work)
        if signed is None:
            raise Problem(_("There is no charter yet. Write its words in Settings, What you use."), "kind")
        given["what"] = charter.named(signed)
    fields = checked(MilestoneFields, given)
    check_milestone(fields, work.today)
    row = Milestone(person_id=person_id, colleague_id=colleague_id, **fields.model_dump())
    row.charter_id = None if signed is None else signed.id
    return work.add(row)


def edit(work: Work, milestone_id: int, version: int | None, values: Mapping[str, Any]) -> Milestone:
    """Change when it was, when it is renewed and what was noted; whose it is and what it was stay."""
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Milestone, milestone_id)
    whole = {name: getattr(row, name) for name in MilestoneFields.model_fields} | dict(values)
    fields = checked(MilestoneFields, whole)
    check_milestone(fields, work.today)
    return work.edit(row, version, {name: getattr(fields, name) for name in values})


def remove(work: Work, milestone_id: int) -> None:
    """Take back what was written down by mistake."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.delete(work.get(Milestone, milestone_id))


def of_person(work: Work, person_id: int) -> Milestones:
    """What one person has."""
    work.actor.require(Permission.SEE_PEOPLE)
    return Milestones(tuple(stored.of_person(work.session, person_id)), kinds(work))


def of_colleague(work: Work, colleague_id: int) -> Milestones:
    """What one colleague has."""
    work.actor.require(Permission.SEE_PEOPLE)
    return Milestones(tuple(stored.of_colleague(work.session, colleague_id)), kinds(work))


def kinds(work: Work) -> tuple[MilestoneKind, ...]:
    """The kinds that are switched on."""
    work.actor.require(Permission.SEE_PEOPLE)
    settings = organisation.current(work)
    return tuple(kind for kind, extra in NEEDS_EXTRA.items() if settings.uses(extra))


def one(work: Work, milestone_id: int) -> MilestoneRow:
    """One milestone and whose it is."""
    work.actor.require(Permission.SEE_PEOPLE)
    work.get(Milestone, milestone_id)
    return stored.rows(work.session, [milestone_id])[0]
