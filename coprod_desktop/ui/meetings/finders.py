"""Meetings found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import language
from coprod_desktop.services import meetings
from coprod_desktop.ui.meetings.words import where
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work


def find_meetings(work: Work, text: str) -> list[Found]:
    """Those coming first, then the latest past ones."""
    return [
        Found(row.title, f"{language().short_day(row.day)} · {where(row)}", "calendar-day", "meeting", row.id)
        for row in meetings.find(work, text)
    ]
