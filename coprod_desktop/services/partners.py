"""Partner organisations: keeping them, when we last spoke, and whom they introduced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.partners import Partner, PartnerFields
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import contacts as stored_contacts
from coprod_desktop.storage import partners as stored
from coprod_desktop.storage.partners import PartnerQuery, PartnerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.contacts import Contact
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["PartnerQuery", "PartnerRow"]

_INTRODUCED = 8


@dataclass(frozen=True)
class PartnerPage:
    """One partner organisation, whole: its contact log newest first, and whom it introduced (of ``introduced_in_all``)."""

    partner: Partner
    contacts: tuple[Contact, ...]
    introduced: tuple[tuple[int, str], ...]
    introduced_in_all: int


@dataclass(frozen=True)
class PartnerList(RegisterList[PartnerRow]):
    """The list of partners a query shows, fed to a list model by id."""

    query: PartnerQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[PartnerRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


def add(work: Work, values: Mapping[str, Any]) -> Partner:
    """Keep a partner organisation.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`~coprod_desktop.domain.problems.Problem` when one of that name is kept already.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    fields = checked(PartnerFields, values)
    _check_name(work, fields.name)
    return work.add(Partner(**fields.model_dump()))


def edit(work: Work, partner_id: int, version: int | None, values: Mapping[str, Any]) -> Partner:
    """Change a partner as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Partner, partner_id)
    whole = {name: getattr(row, name) for name in PartnerFields.model_fields} | dict(values)
    fields = checked(PartnerFields, whole)
    _check_name(work, fields.name, but=partner_id)
    return work.edit(row, version, {name: getattr(fields, name) for name in values})


def end(work: Work, partner_id: int) -> None:
    """We no longer work with them; whom they introduced stays known."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.edit(work.get(Partner, partner_id), None, {"ended": work.today})


def start_again(work: Work, partner_id: int) -> None:
    """We work with them again."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.edit(work.get(Partner, partner_id), None, {"ended": None})


def remove(work: Work, partner_id: int) -> None:
    """Take back a partner kept by mistake, with its contact log.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for one that introduced someone, and says how many.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(Partner, partner_id)
    introduced = stored.introduced(work.session, partner_id, 0)[1]
    if introduced:
        said = ngettext(
            "{name} introduced {n} person, so it stays known. Say instead that we no longer work together.",
            "{name} introduced {n} people, so it stays known. Say instead that we no longer work together.",
            introduced,
        )
        raise Problem(said.format(name=row.name, n=introduced))
    for contact in stored_contacts.with_partner(work.session, partner_id):
        work.delete(contact)
    work.delete(row)


def page(work: Work, partner_id: int) -> PartnerPage:
    """Everything that is shown of a partner."""
    work.actor.require(Permission.SEE_PEOPLE)
    row = work.get(Partner, partner_id)
    introduced, total = stored.introduced(work.session, partner_id, _INTRODUCED)
    contacts = stored_contacts.with_partner(work.session, partner_id)
    return PartnerPage(row, tuple(contacts), tuple(introduced), total)


def offered(work: Work, also: int | None = None) -> list[tuple[int, str]]:
    """The partners to choose from, by name; ``also`` one we no longer work with."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.offered(work.session, also)


def find(work: Work, text: str, most: int = 8) -> list[PartnerRow]:
    """Partners found by what was typed: their name, what they are, whom they reach."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, PartnerList(PartnerQuery(text)).first(work, most))


def _check_name(work: Work, name: str, but: int | None = None) -> None:
    if any(one.id != but for one in stored.named(work.session, name)):
        raise Problem(_("A partner organisation of this name is kept already. Change it there."), "name")
