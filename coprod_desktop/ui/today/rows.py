"""From what needs doing to the row on the page: its picture, and where its action leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.services.people import PeopleFilter
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.ui.meetings.words import need_icon
from coprod_desktop.ui.widgets.action_row import ActionRow

if TYPE_CHECKING:
    from collections.abc import Callable

#: The tab of a meeting's page each place stands for.
_STAGES = {
    Place.PLAN: "plan",
    Place.SUPPORT: "support",
    Place.INVITE: "invite",
    Place.PAPERS: "papers",
    Place.ON_THE_DAY: "day",
    Place.AFTER: "after",
}

#: The tab of a person's page each place stands for.
_PARTS = {Place.CONTACT: "contact", Place.MONEY_OF: "money"}

#: Pages that are opened for one thing.
_PAGES = {
    Place.CLAIM: "claim",
    Place.BOARD: "board",
    Place.VENUE: "venues",
    Place.PARTNER: "partners",
    Place.FLOAT: "floats",
}

#: Lists that are opened as they are.
_LISTS = {
    Place.MEETINGS: "meetings",
    Place.CLAIMS: "money",
    Place.ADVANCES: "advances",
    Place.BEFORE_NOT_ASKED: "before",
    Place.NEW_NEED: "people",
    Place.STILL_RIGHT: "people",
    Place.MILESTONE: "milestones",
}

#: Parts of the settings.
_SETTINGS = {Place.BANK: "bank", Place.CHARTER: "extras", Place.BACKUPS: "backups"}

#: The filter of the list of people.
_FILTERS = {
    Place.NEVER_ASKED: PeopleFilter.WAITING,
    Place.NEEDS_NOT_ASKED: PeopleFilter.NEEDS_NOT_ASKED,
    Place.NEEDS_TO_REVIEW: PeopleFilter.NEEDS_TO_REVIEW,
    Place.RESTING: PeopleFilter.RESTING,
}

_ICONS = {
    "access": "universal-access",
    "advance": "hand-holding",
    "answer": "reply",
    "attendance": "list-check",
    "bank": "key",
    "backup": "floppy-disk",
    "before": "clock-rotate-left",
    "claim": "clock",
    "money": "sterling-sign",
    "contact": "comments",
    "float": "sterling-sign",
    "never asked": "person-circle-question",
    "papers": "envelope",
    "call off": "ban",
    "charter": "file-signature",
    "renew": "rotate",
    "replies": "envelope-open-text",
    "rest": "mug-hot",
    "review": "clipboard-check",
    "seat": "chair",
    "told": "bullhorn",
    "venue": "building",
}


def destination(row: TodayRow) -> tuple[str, object]:
    """The page the row's action opens, and for what."""
    if part := _PARTS.get(row.place):
        return "person", (row.target_id, part)
    if stage := _STAGES.get(row.place):
        return "meeting", (row.target_id, stage)
    if page := _PAGES.get(row.place):
        return page, row.target_id
    if page := _LISTS.get(row.place):
        return page, None
    if part := _SETTINGS.get(row.place):
        return "settings", part
    return "people", _FILTERS[row.place].value


def action_row(row: TodayRow, act: Callable[[TodayRow], object]) -> ActionRow:
    """The row as drawn: amber where a promise is near or broken."""
    return ActionRow(
        _ICONS.get(row.icon) or need_icon(row.icon),
        row.title,
        row.detail,
        row.action,
        lambda: act(row),
        urgent=row.near_promise,
    )
