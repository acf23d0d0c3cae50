"""What needs doing about milestones: checks to renew, and a charter to sign anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.milestones import NEEDS_EXTRA
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import charter
from coprod_desktop.services.today_rows import MOST, Place, TodayRow
from coprod_desktop.storage import milestones as stored

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.milestones import MilestoneRow

#: A new check takes weeks: this long before its day it appears.
_AHEAD = timedelta(days=60)


def to_renew(work: Work, settings: Organisation) -> list[TodayRow]:
    """What is due for renewal soon, of what is switched on; then who has to sign the charter anew."""
    work.actor.require(Permission.SEE_PEOPLE)
    used = {kind for kind, extra in NEEDS_EXTRA.items() if settings.uses(extra)}
    found = [row for row in stored.to_renew(work.session, work.today + _AHEAD) if row.milestone.kind in used]
    rows = [_renew(row, work.today) for row in found[:MOST]]
    return rows + (_sign(work) if settings.uses(Extra.CHARTER) else [])


def _renew(row: MilestoneRow, today: date) -> TodayRow:
    by = row.milestone.renew_by or today
    day = language().day(by, weekday=False)
    detail = _("To be renewed by {day}") if by >= today else _("Was to be renewed by {day}")
    return TodayRow(
        kind="renew",
        icon="renew",
        title=_("{name}: {what}").format(name=row.name, what=row.milestone.what),
        detail=detail.format(day=day),
        action=_("Renewed"),
        place=Place.MILESTONE,
        target_id=row.id,
        days_left=(by - today).days,
    )


def _sign(work: Work) -> list[TodayRow]:
    n = len(charter.to_sign_anew(work))
    if not n:
        return []
    title = ngettext("{n} person signed an earlier charter", "{n} people signed an earlier charter", n)
    detail = _("The words have changed since. Print it, and ask them to sign")
    return [TodayRow("charter", "charter", title.format(n=n), detail, _("Print"), Place.CHARTER)]
