"""What needs doing about bank details: people to ask again, because nobody can open what they told us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage import bank as stored

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


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
