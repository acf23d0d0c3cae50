"""What goes into someone's own calendar: one entry (RFC 5545).

Its times are written in UTC: every calendar shows them as the clock on its own wall, and a single entry needs no table of
when summers begin and end, which not every program reads alike.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coprod_desktop.domain.content import Contact, Occasion

#: An entry needs an end; without one known it is this long.
_USUAL = timedelta(hours=2)


def entry(occasion: Occasion, contact: Contact, *, made: datetime | None = None) -> bytes:
    """The ICS file. ``made`` is when it was made, in UTC; it names nobody but whom to ask."""
    from icalendar import Calendar, Event

    zone = ZoneInfo(occasion.zone)
    starts = datetime.combine(occasion.day, occasion.starts, zone)
    ends = datetime.combine(occasion.day, occasion.ends, zone) if occasion.ends else starts + _USUAL
    event = Event()
    event.add("uid", f"{occasion.uid}@coprod-desktop")
    event.add("dtstamp", made or starts.astimezone(UTC))
    event.add("dtstart", starts.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", occasion.title)
    for name, words in (("location", occasion.place), ("description", occasion.note)):
        if words:
            event.add(name, words)
    if contact.email:
        event.add("organizer", f"mailto:{contact.email}")
    calendar = Calendar()
    calendar.add("prodid", "-//Coprod Desktop//EN")
    calendar.add("version", "2.0")
    if contact.email:
        calendar.add("method", "PUBLISH")  # RFC 5546 asks for an organiser beside it
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
