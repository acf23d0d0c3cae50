"""What is known of a venue in words: on paper for whoever is invited, on screen for whoever plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.venues import CHOICE_NAMES, FEATURE_FIELDS, Feature, Has
from coprod_desktop.i18n import N_, _, language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.i18n import Language

_THERE: dict[Feature, str] = {
    Feature.STEP_FREE: N_("You can get in without steps."),
    Feature.ACCESSIBLE_TOILET: N_("There is an accessible toilet."),
    Feature.CHANGING_PLACES: N_("There is a Changing Places toilet."),
    Feature.HEARING_LOOP: N_("There is a hearing loop."),
    Feature.QUIET_ROOM: N_("There is a quiet room."),
    Feature.BLUE_BADGE: N_("There is Blue Badge parking."),
}
#: What someone has to know before they set out; that there is no quiet room is told to those who need one.
_MISSING: dict[Feature, str] = {
    Feature.STEP_FREE: N_("There are steps to get in."),
    Feature.ACCESSIBLE_TOILET: N_("There is no accessible toilet."),
    Feature.HEARING_LOOP: N_("There is no hearing loop."),
}


def sentences(text: str) -> tuple[str, ...]:
    """What somebody typed about a place, one sentence a line."""
    parts = text.replace("\n", ". ").replace(";", ".").split(". ")
    return tuple(f"{part.strip().rstrip('.')}." for part in parts if part.strip(" ."))


def for_paper(venue: Venue, words: Language) -> tuple[str, ...]:
    """How to get there and what is there, one sentence a line in the paper's language; typed words stay as typed."""
    return (*way_there(venue, words), *what_is_there(venue, words))


def way_there(venue: Venue, words: Language) -> tuple[str, ...]:
    """The nearest stop, where to park and how to find the door."""
    said = []
    if venue.nearest_stop:
        stop = venue.nearest_stop.rstrip(". ")
        said.append(words.gettext("The nearest stop is {stop}.").format(stop=stop))
    if venue.parking:
        said.append(words.gettext("Parking: {parking}.").format(parking=venue.parking.rstrip(". ")))
    return (*said, *sentences(venue.way_in))


def what_is_there(venue: Venue, words: Language) -> tuple[str, ...]:
    """What there is for everyone to get in and take part, and what there is not."""
    said = {Has.YES: _THERE, Has.NO: _MISSING}
    found = (said.get(venue.has(feature), {}).get(feature, "") for feature in FEATURE_FIELDS)
    return tuple(words.gettext(sentence) for sentence in found if sentence)


def names(features: Iterable[Feature]) -> str:
    """Several features in one line: "Step-free, hearing loop"."""
    said = ", ".join(_lowered(_(CHOICE_NAMES[feature])) for feature in features)
    return said[:1].upper() + said[1:]


def _lowered(words: str) -> str:
    """A name within a line; one that is a name of its own ("Blue Badge") keeps its capital."""
    own = any(letter.isupper() for letter in words[1:])
    return words if own else words[:1].lower() + words[1:]


def last_checked(venue: Venue, today: date) -> str:
    """When somebody last asked, and that it is time to ask again."""
    if venue.checked_on is None:
        return _("Nobody has checked these facts yet.")
    day = language().day(venue.checked_on, weekday=False)
    if venue.believed_on(today):
        return _("Checked on {day}.").format(day=day)
    return _("Last checked on {day}, more than a year ago.").format(day=day)


def doubt(venue: Venue, feature: Feature, today: date) -> str:
    """Why this does not answer a need by itself; nothing where it does."""
    name = _lowered(_(CHOICE_NAMES[feature]))
    has = venue.has(feature)
    if has is Has.NO:
        return _("Not there: {what}.").format(what=name)
    if has is not Has.YES:
        return _("Not known whether it is there: {what}.").format(what=name)
    if venue.believed_on(today):
        return ""
    return _("There when last asked, more than a year ago: {what}.").format(what=name)
