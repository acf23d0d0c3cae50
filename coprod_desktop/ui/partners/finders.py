"""Partner organisations found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.partners import CHOICE_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services import partners
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work

_MOST = 4


def find_partners(work: Work, text: str) -> list[Found]:
    """The first few partners whose name, or whom they reach, begins with what was typed."""
    if not text.strip():
        return []
    found = partners.find(work, text, _MOST)
    return [Found(row.name, _(CHOICE_NAMES[row.kind]), "handshake", "partners", row.id) for row in found]
