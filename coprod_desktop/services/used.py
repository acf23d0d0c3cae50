"""What of the program is in use, so that only that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.extras import Extra
from coprod_desktop.services import organisation
from coprod_desktop.storage import used as stored

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


def used(work: Work) -> frozenset[str]:
    """Which pages are shown: boards with the first board, voices and reports with the first attendance, and what is switched on."""
    found = {"examples"} if organisation.current(work).uses(Extra.EXAMPLES) else set()
    if stored.has_boards(work.session):
        found.add("boards")
    if stored.has_attendances(work.session):
        found |= {"voices", "reports"}
    return frozenset(found)
