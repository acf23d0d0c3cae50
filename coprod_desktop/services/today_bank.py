"""What keeps money from going out: bank details nobody can open any more, and people who are no supplier yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import days, organisation
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage import claims as stored_claims

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


def suppliers(work: Work) -> list[TodayRow]:
    """People who cannot be paid until finance has set them up as suppliers, in one row; none unless that is switched on."""
    work.actor.require(Permission.SEE_CLAIMS)
    settings = organisation.current(work)
    found = stored_claims.without_supplier(work.session) if settings.uses(Extra.SUPPLIERS) else []
    if not found:
        return []
    n, (name, since) = len(found), found[0]
    title = ngettext("{n} person waits for supplier set-up", "{n} people wait for supplier set-up", n).format(
        n=language().count(n)
    )
    waited = days.working_days(since, work.today, settings.nation).between(since, work.today)
    detail = ngettext(
        "Longest: {name}, {n} working day since approval",
        "Longest: {name}, {n} working days since approval",
        waited,
    ).format(name=name, n=waited)
    return [TodayRow("supplier", "bank", title, detail, _("See claims"), Place.CLAIMS)]


def shut(work: Work) -> list[TodayRow]:
    """People whose account numbers were sealed for a finance key that is lost, in one row."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    n = len(stored.shut(work.session))
    if not n:
        return []
    title = ngettext(
        "The bank details of {n} person can no longer be opened",
        "The bank details of {n} people can no longer be opened",
        n,
    ).format(n=language().count(n))
    detail = _("The finance key they were sealed for is lost. Ask again.")
    return [TodayRow("bank", "bank", title, detail, _("See who"), Place.BANK)]
