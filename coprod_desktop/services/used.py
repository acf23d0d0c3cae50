"""What of the program is in use, so that only that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.storage import used as stored

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


def used(work: Work) -> frozenset[str]:
    """Which pages have something to show: boards with the first board, voices and reports with the first attendance."""
    found = set()
    if stored.has_boards(work.session):
        found.add("boards")
    if stored.has_attendances(work.session):
        found |= {"voices", "reports"}
    return frozenset(found)
