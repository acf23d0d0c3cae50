"""Boards found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import boards
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work

_MOST = 4


def find_boards(work: Work, text: str) -> list[Found]:
    """The first few boards whose name, host or topics hold what was typed."""
    if not text.strip():
        return []
    return [
        Found(row.name, row.host or _("Board"), "chair", "board", row.id)
        for row in boards.rows(work, text)[:_MOST]
    ]
