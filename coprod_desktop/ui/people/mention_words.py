"""Where a name was found, in words: what kind of text it is, and what stands around the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import N_, _

if TYPE_CHECKING:
    from coprod_desktop.storage.mentions import Mention

#: Letters shown before and after the name.
_AROUND = 36

_PLACES = {
    "adjustment": N_("Booking list"),
    "agenda_item": N_("Agenda"),
    "attachment": N_("File kept here"),
    "attendance": N_("Note of the day"),
    "board": N_("Board"),
    "board_review": N_("Yearly review"),
    "claim": N_("Claim"),
    "claim_line": N_("Line of a claim"),
    "colleague": N_("Colleague"),
    "contact": N_("Contact"),
    "feedback": N_("Feedback"),
    "meeting": N_("Meeting"),
    "meeting_notes": N_("Notes of a meeting"),
    "organisation_setting": N_("Settings"),
    "outcome": N_("What changed"),
    "partner": N_("Partner organisation"),
    "person": N_("Another person"),
    "practice_example": N_("Practice example"),
    "staff_user": N_("Staff"),
    "supporter": N_("Supporter"),
    "template_version": N_("Words of a paper"),
    "venue": N_("Venue"),
}


def said(mention: Mention, name: str) -> str:
    """One text in a line, such as “Notes of a meeting: …Amara Quill asked about ramps…”."""
    where = _(_PLACES[mention.table]) if mention.table in _PLACES else _("Another text")
    return _("{where}: {text}").format(where=where, text=_excerpt(mention.text, name))


def _excerpt(text: str, name: str) -> str:
    line = " ".join(text.split())
    at = max(line.casefold().find(name.casefold()), 0)
    start, end = max(at - _AROUND, 0), at + len(name) + _AROUND
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"“{before}{line[start:end]}{after}”"
