"""Venues found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import venues
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work

_MOST = 4


def find_venues(work: Work, text: str) -> list[Found]:
    """The first few venues whose name, address or stop begins with what was typed."""
    if not text.strip():
        return []
    return [
        Found(row.name, row.address or _("Venue"), "building", "venues", row.id)
        for row in venues.find(work, text, _MOST)
    ]
