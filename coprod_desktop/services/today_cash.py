"""What cash asks for: a float to be agreed, counted, its signed sheet looked at; advances that are not settled."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.advances import AdvanceState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import advances, cash_floats
from coprod_desktop.services.today_rows import MOST, Place, TodayRow

if TYPE_CHECKING:
    from coprod_desktop.services.advances import AdvanceRow
    from coprod_desktop.services.cash_floats import FloatRow
    from coprod_desktop.storage.database import Work

#: A float that is not agreed stands here so long before its day.
_AGREE_AHEAD = timedelta(days=7)
#: An advance for no meeting is asked about after so long.
_WAITS = timedelta(days=28)


def floats(work: Work) -> list[TodayRow]:
    """Floats to agree before their day, to count after it, and signed sheets to look at within five working days."""
    work.actor.require(Permission.SEE_CLAIMS)
    rows = [_review(row, work) for row in cash_floats.to_review(work)]
    rows += [_count(row, work) for row in cash_floats.to_count(work)]
    rows += [_agree(row, work) for row in cash_floats.to_approve(work, work.today + _AGREE_AHEAD)]
    return rows[:MOST]


def unsettled(work: Work) -> list[TodayRow]:
    """Advances whose rest is owed back, or whose claim never came, in one row."""
    work.actor.require(Permission.SEE_CLAIMS)
    found = [row for row in advances.rows(work) if _asks(row, work)]
    if not found:
        return []
    n = len(found)
    title = ngettext("{n} advance is not settled", "{n} advances are not settled", n)
    owed = Money.total(row.stand.owed_back for row in found)
    detail = (
        _("{amount} is owed back").format(amount=owed.text()) if owed else _("No claim took them off yet")
    )
    return [
        TodayRow("advance", "claim", title.format(n=language().count(n)), detail, _("See"), Place.ADVANCES)
    ]


def _asks(row: AdvanceRow, work: Work) -> bool:
    if row.stand.state is AdvanceState.OWED_BACK:
        return True
    return row.stand.state is AdvanceState.WAITING and row.stand.advance.given_on < work.today - _WAITS


def _review(row: FloatRow, work: Work) -> TodayRow:
    title = _("Signed cash sheet to review: {purpose}").format(purpose=row.held.purpose)
    day = language().day(row.review_by, year=False)
    return _row(
        row,
        title,
        _("{name} approved the float · by {day}").format(name=row.held.approved_by, day=day),
        _("Review"),
        (row.review_by - work.today).days,
    )


def _count(row: FloatRow, work: Work) -> TodayRow:
    title = _("Count what is left of the float: {purpose}").format(purpose=row.held.purpose)
    detail = _("{left} should be there").format(left=row.left.cash.text())
    return _row(row, title, detail, _("Count"), (row.held.day - work.today).days + 1)


def _agree(row: FloatRow, work: Work) -> TodayRow:
    title = _("Cash float not approved yet: {purpose}").format(purpose=row.held.purpose)
    detail = _("{amount} for {day}").format(
        amount=row.held.total.text(), day=language().day(row.held.day, year=False)
    )
    return _row(row, title, detail, _("See the float"), (row.held.day - work.today).days - 1)


def _row(row: FloatRow, title: str, detail: str, action: str, days_left: int) -> TodayRow:
    said = " · ".join(part for part in (row.meeting, detail) if part)
    return TodayRow("float", "claim", title, said, action, Place.FLOAT, row.id, days_left)
