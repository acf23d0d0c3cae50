"""The night the clocks change: an hour that is left out in spring, and one that comes twice in autumn."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language


def left_out(day: date, at: time, zone: str) -> bool:
    """Whether no clock in this zone ever shows this time on this day."""
    wall = datetime.combine(day, at, ZoneInfo(zone))
    back = wall.astimezone(UTC).astimezone(ZoneInfo(zone))
    return back.replace(tzinfo=None) != wall.replace(tzinfo=None)


def comes_twice(day: date, at: time, zone: str) -> bool:
    """Whether clocks in this zone show this time twice on this day; the program means the first."""
    first = datetime.combine(day, at, ZoneInfo(zone))
    return not left_out(day, at, zone) and first.utcoffset() != first.replace(fold=1).utcoffset()


def check_clock(day: date, at: time, zone: str, field: str) -> None:
    """Refuse a time that is left out that night.

    Raises :class:`Problem` beside the field.
    """
    if left_out(day, at, zone):
        said = _("The clocks go forward that night, so {time} does not exist on {day}. Choose another time.")
        raise Problem(said.format(time=language().clock(at), day=language().day(day)), field)


def which_is_meant(day: date, times: tuple[time, ...], zone: str) -> str:
    """For the page: which of two is meant where a time comes twice; nothing on any other day."""
    twice = next((at for at in times if comes_twice(day, at, zone)), None)
    if twice is None:
        return ""
    said = _("The clocks go back that night, so {time} comes twice. We mean the first, by summer time.")
    return said.format(time=language().clock(twice))
