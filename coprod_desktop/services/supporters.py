"""Supporters: recorded with what the person decided, and heeded wherever someone is told or asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.supporters import Supporter, SupporterFields, check_supporter
from coprod_desktop.i18n import _
from coprod_desktop.services import bank, support
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import supporters as stored
from coprod_desktop.storage.supporters import SupporterQuery, SupporterRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["SupporterQuery", "SupporterRow"]

#: What the person decides; without a word of how, none of it is recorded.
SCOPE = ("told_of_meetings", "may_answer", "is_payee")


@dataclass(frozen=True)
class SupporterList(RegisterList[SupporterRow]):
    """The list of supporters a query shows, fed to a list model by id."""

    query: SupporterQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[SupporterRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


def one(work: Work, supporter_id: int) -> SupporterRow:
    """One supporter, and whom they support."""
    work.actor.require(Permission.SEE_PEOPLE)
    work.get(Supporter, supporter_id)
    return stored.rows(work.session, [supporter_id])[0]


def find(work: Work, text: str, most: int = 8) -> list[SupporterRow]:
    """Supporters found by what was typed: their own name or that of the person they support."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, SupporterList(SupporterQuery(text)).first(work, most))


def add(work: Work, person_id: int, values: Mapping[str, Any]) -> Supporter:
    """Record a supporter and what the person decided; a decision without a day is of today.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`~coprod_desktop.domain.problems.Problem` when a consent has no origin, or there is a payee already.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    work.get(Person, person_id)
    fields = _checked(work, person_id, values)
    row = work.add(Supporter(person_id=person_id, **fields.model_dump()))
    _follow_money(work, person_id, changed=row.is_payee)
    return row


def edit(work: Work, supporter_id: int, version: int | None, values: Mapping[str, Any]) -> Supporter:
    """Change a supporter as they were when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Supporter, supporter_id)
    whole = {name: getattr(row, name) for name in SupporterFields.model_fields} | dict(values)
    fields = _checked(work, row.person_id, whole, but=supporter_id)
    named = {*values, "decided_on"}
    before = row.is_payee, row.name
    work.edit(row, version, {name: getattr(fields, name) for name in named})
    after = row.is_payee, row.name
    _follow_money(work, row.person_id, changed=after != before and (before[0] or after[0]))
    _follow(work, row.person_id)
    return row


def end(work: Work, supporter_id: int) -> None:
    """They no longer support the person: at once nothing more goes to them. What they did stays known."""
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.edit(work.get(Supporter, supporter_id), None, {"ended": work.today})
    _follow_money(work, row.person_id, changed=row.is_payee)
    _follow(work, row.person_id)


def start_again(work: Work, supporter_id: int) -> None:
    """They support the person again, with what was decided before.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when someone else is the payee by now.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Supporter, supporter_id)
    _check_payee(work, row.person_id, row, but=supporter_id)
    work.edit(row, None, {"ended": None})
    _follow_money(work, row.person_id, changed=row.is_payee)


def remove(work: Work, supporter_id: int) -> None:
    """Take back a supporter recorded by mistake.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once anything was sent to them or answered by them.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Supporter, supporter_id)
    if stored.left_traces(work.session, supporter_id):
        raise Problem(
            _(
                "{name} got copies, answered or came along, so they stay known. Say that they no longer support."
            ).format(name=row.name)
        )
    _follow_money(work, row.person_id, changed=row.is_payee)
    work.delete(row)


def of_person(work: Work, person_id: int) -> list[Supporter]:
    """One person's supporters, those there are now first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_person(work.session, person_id)


def of_people(work: Work, people: Iterable[int]) -> dict[int, list[Supporter]]:
    """The supporters of each of these people, those there are now first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_people(work.session, people)


def told_of_meetings(work: Work, people: Iterable[int]) -> dict[int, list[Supporter]]:
    """Who gets a copy of what each of these people gets, besides their own."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.of_people(work.session, people)
    return {n: told for n, each in found.items() if (told := [one for one in each if one.gets_copies])}


def _checked(
    work: Work, person_id: int, values: Mapping[str, Any], but: int | None = None
) -> SupporterFields:
    fields = checked(SupporterFields, values)
    if fields.decided_on is None and any(getattr(fields, name) for name in SCOPE):
        fields.decided_on = work.today
    check_supporter(fields, work.today)
    _check_payee(work, person_id, fields, but)
    return fields


def _check_payee(work: Work, person_id: int, fields: SupporterFields, but: int | None = None) -> None:
    others = [one for one in stored.of_person(work.session, person_id) if one.is_payee and one.ended is None]
    other = next((one for one in others if one.id != but), None)
    if fields.is_payee and other is not None:
        raise Problem(
            _("Money for this person goes to {name} already. Change that first.").format(name=other.name),
            "is_payee",
        )


def _follow_money(work: Work, person_id: int, *, changed: bool) -> None:
    """Who approved a payment approved it for whoever it went to then."""
    if changed:
        bank.payee_changed(work, person_id)


def _follow(work: Work, person_id: int) -> None:
    """A place kept for them follows, where they come along."""
    work.flush()
    for meeting_id in stored_access.coming_meetings(work.session, person_id, work.today):
        support.follow(work, meeting_id)
