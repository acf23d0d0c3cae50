"""Supporters found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import supporters
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work

_MOST = 4


def find_supporters(work: Work, text: str) -> list[Found]:
    """The first few supporters whose own name, or the name of the person they support, begins with what was typed."""
    if not text.strip():
        return []
    return [
        Found(
            row.supporter.name,
            _("supports {name}").format(name=row.person),
            "hands-holding",
            "supporters",
            row.id,
        )
        for row in supporters.find(work, text, _MOST)
    ]
