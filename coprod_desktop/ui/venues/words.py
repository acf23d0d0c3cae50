"""How venues are said on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.venues import FEATURE_FIELDS, Has
from coprod_desktop.i18n import _, language
from coprod_desktop.services import place_words
from coprod_desktop.ui.models.column import Chip, ChipKind

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.storage.venues import VenueRow


def what_is_there(venue: Venue) -> list[tuple[str, str]]:
    """What is there, what is not, and what nobody knows: each in one line."""
    said = {Has.YES: _("There is"), Has.NO: _("There is not"), Has.NOT_KNOWN: _("Not known")}
    return [
        (label, place_words.names(feature for feature in FEATURE_FIELDS if venue.has(feature) is has))
        for has, label in said.items()
    ]


def way_there(venue: Venue) -> list[tuple[str, str]]:
    """How to get there and in, and whom to ask."""
    return [
        (_("Nearest stop"), venue.nearest_stop),
        (_("Parking"), venue.parking),
        *way_in(venue),
    ]


def way_in(venue: Venue) -> list[tuple[str, str]]:
    """What matters once there: how to get in, and whom to ask."""
    return [
        (_("The way in"), venue.way_in),
        (_("Ask there"), " · ".join(part for part in (venue.contact, venue.phone) if part)),
    ]


def for_us(venue: Venue) -> list[tuple[str, str]]:
    """What only we need to know."""
    cost = Money(venue.cost_pence).text() if venue.cost_pence else ""
    return [(_("Usual cost"), cost), (_("Note"), venue.note)]


def checked(row: VenueRow) -> str:
    """The day somebody last asked."""
    return "" if row.checked_on is None else language().short_day(row.checked_on)


def doubts(row: VenueRow) -> list[Chip]:
    """That it is time to ask again."""
    if row.believed or row.ended is not None:
        return []
    return [Chip(_("Never checked") if row.checked_on is None else _("Over a year ago"), ChipKind.ATTENTION)]


def next_day(row: VenueRow) -> str:
    """When we meet there next."""
    return "" if row.next_meeting is None else language().short_day(row.next_meeting)


def missing(row: VenueRow) -> str:
    """What is not there, in one line."""
    return _("Not there: {what}").format(what=place_words.names(row.missing)) if row.missing else ""


def since(ended: date) -> str:
    """That it is no longer used, and since when."""
    return _("No longer used since {day}.").format(day=language().day(ended, weekday=False))
