"""Buddies: who looks out for a person, named on their papers only where both agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.buddies import Buddy, BuddyFields, check_buddy
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.storage import buddies as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.buddies import BuddyRow
    from coprod_desktop.storage.database import Work

#: Who it may be.
_BY = ("by_person_id", "by_colleague_id")


def choose(work: Work, person_id: int, version: int | None, values: Mapping[str, Any]) -> Buddy:
    """Say who buddies a person, in place of any before; ``version`` is that of the one before, if there was one.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside the field when it is nobody, two, or themselves.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    work.get(Person, person_id)
    by_person, by_colleague = (values.get(name) for name in _BY)
    check_buddy(person_id, by_person, by_colleague)
    if by_person is not None:
        work.get(Person, by_person)
    if by_colleague is not None:
        work.get(Colleague, by_colleague)
    fields = checked(BuddyFields, {key: value for key, value in values.items() if key not in _BY})
    row = stored.row_of(work.session, person_id) or work.add(Buddy(person_id=person_id))
    by = {"by_person_id": by_person, "by_colleague_id": by_colleague}
    return work.edit(row, version, {**by, **fields.model_dump()})


def remove(work: Work, person_id: int) -> None:
    """They have no buddy any more."""
    work.actor.require(Permission.EDIT_PEOPLE)
    row = stored.row_of(work.session, person_id)
    if row is not None:
        work.delete(row)


def of_people(work: Work, people: Iterable[int]) -> dict[int, BuddyRow]:
    """The buddy of each of these people who has one."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_people(work.session, people)
