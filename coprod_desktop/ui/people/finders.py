"""People found from "Go to or do"."""

from coprod_desktop.i18n import _
from coprod_desktop.services import people
from coprod_desktop.ui.jobs import Work
from coprod_desktop.ui.palette import Found
from coprod_desktop.ui.people.words import connections

_MOST = 6


def find_people(work: Work, text: str) -> list[Found]:
    """The first few people whose name, town or topics begin with what was typed."""
    if not text.strip():
        return []
    rows = people.find(work, text, _MOST)
    return [
        Found(
            row.name,
            " · ".join(part for part in (connections(row.connections), row.town) if part) or _("Person"),
            "user",
            "person",
            row.id,
        )
        for row in rows
    ]
