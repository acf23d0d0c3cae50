"""Colleagues found by typing in "Go to or do"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import colleagues
from coprod_desktop.ui.palette import Found

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Work

_MOST = 4


def find_colleagues(work: Work, text: str) -> list[Found]:
    """The first few colleagues whose name, role or team begins with what was typed."""
    if not text.strip():
        return []
    found = colleagues.find(work, text, _MOST)
    return [Found(one.name, one.does() or _("Colleague"), "user-tie", "colleagues", one.id) for one in found]
