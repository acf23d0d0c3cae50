"""The contact log: written down in a moment, found again, and no promise in it forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.contacts import Contact, ContactFields, check_contact
from coprod_desktop.domain.partners import Partner
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.storage import contacts as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.storage.database import Work


def add(work: Work, person_id: int, values: Mapping[str, Any]) -> Contact:
    """Write down a contact; without a day it was today, and without a name it was whoever is at work.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    work.get(Person, person_id)
    return work.add(Contact(person_id=person_id, **_checked(work, values).model_dump()))


def add_with_partner(work: Work, partner_id: int, values: Mapping[str, Any]) -> Contact:
    """Write down a contact with a partner organisation, in the same way; it is when we last spoke."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.get(Partner, partner_id)
    return work.add(Contact(partner_id=partner_id, **_checked(work, values).model_dump()))


def edit(work: Work, contact_id: int, version: int | None, values: Mapping[str, Any]) -> Contact:
    """Change what was written down, as it was when the form was opened; fields not named stay as they are.

    A promise whose words or day changed is open again.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Contact, contact_id)
    whole = {name: getattr(row, name) for name in ContactFields.model_fields} | dict(values)
    fields = checked(ContactFields, whole)
    check_contact(fields, work.today)
    again = (fields.to_do, fields.do_by) != (row.to_do, row.do_by)
    done_on = None if again else row.done_on
    return work.edit(row, version, {name: getattr(fields, name) for name in values} | {"done_on": done_on})


def done(work: Work, contact_id: int) -> None:
    """What was promised has been done, today."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.edit(work.get(Contact, contact_id), None, {"done_on": work.today})


def remove(work: Work, contact_id: int) -> None:
    """Take back something written down by mistake."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.delete(work.get(Contact, contact_id))


def of_person(work: Work, person_id: int) -> list[Contact]:
    """Everything written down about one person, newest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_person(work.session, person_id)


def _checked(work: Work, values: Mapping[str, Any]) -> ContactFields:
    given = {**values, "on": values.get("on") or work.today, "by": values.get("by") or work.actor.name}
    fields = checked(ContactFields, given)
    check_contact(fields, work.today)
    return fields
