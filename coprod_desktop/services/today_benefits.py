"""Payments to check with someone before they are made: more may reach them in a week or month than a limit recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import benefits
from coprod_desktop.services.today_rows import MOST, Place, TodayRow

if TYPE_CHECKING:
    from coprod_desktop.services.benefits import Compared
    from coprod_desktop.storage.database import Work

#: So far ahead payments are looked at, and for so many people.
_AHEAD = timedelta(days=28)
_LOOKED_AT = 60


def to_check(work: Work) -> list[TodayRow]:
    """A row a person who asked us to check first and whom more would reach soon than a limit recorded."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = benefits.above_soon(work, work.today + _AHEAD, _LOOKED_AT)
    return [_row(compared) for compared in found[:MOST]]


def _row(compared: Compared) -> TodayRow:
    first = compared.above[0]
    title = _("Before paying {name}, check with them").format(name=compared.person.name)
    detail = f"{first.amount_sentence()} {first.limit_sentence()}"
    return TodayRow(
        "check first", "money", title, detail, _("See the payments"), Place.MONEY_OF, compared.person.id
    )
