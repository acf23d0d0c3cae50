"""What happens at a meeting, in order: items and breaks with their minutes, and what the clock says at each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.i18n import _, language, ngettext

#: Longer than this without a break is too long for many people.
LONGEST_STRETCH = 90

_HOUR, _DAY = 60, 24 * 60


class AgendaItemFields(SQLModel):
    """One item as typed."""

    what: str = Field(min_length=1, max_length=200)
    minutes: int = Field(default=15, ge=1, le=600)
    who: str = Field(default="", max_length=120)
    is_break: bool = False


class AgendaItem(AgendaItemFields, Entity, table=True):
    """One item of one meeting's agenda; ``position`` says in which order."""

    __tablename__ = "agenda_item"

    meeting_id: int = link("meeting")
    position: int = 0


@dataclass(frozen=True)
class Timed:
    """An item with the times at which it begins and ends."""

    item: AgendaItem
    starts: time
    ends: time


def timed(items: Iterable[AgendaItem], starts: time) -> tuple[Timed, ...]:
    """The running times of an agenda that begins when the meeting does."""
    found, now = [], _minutes(starts)
    for item in items:
        found.append(Timed(item, _clock(now), _clock(now + item.minutes)))
        now += item.minutes
    return tuple(found)


def concerns(rows: Sequence[Timed], minutes: int) -> list[str]:
    """What is not right yet with the agenda of a meeting of so many minutes; nothing when all is well."""
    if not rows:
        return []
    said = []
    over = sum(row.item.minutes for row in rows) - minutes
    if over > 0:
        said.append(
            ngettext(
                "The agenda is {n} minute longer than the meeting.",
                "The agenda is {n} minutes longer than the meeting.",
                over,
            ).format(n=over)
        )
    for first, length in _stretches(rows):
        if length > LONGEST_STRETCH:
            said.append(
                _("From {time} there is no break for {n} minutes. Many people need one sooner.").format(
                    time=language().clock(first), n=length
                )
            )
    return said


def free_minutes(rows: Sequence[Timed], minutes: int) -> int:
    """Minutes of the meeting the agenda leaves free."""
    return max(minutes - sum(row.item.minutes for row in rows), 0)


def first_break(rows: Iterable[Timed]) -> time | None:
    """When the first break begins."""
    return next((row.starts for row in rows if row.item.is_break), None)


def _stretches(rows: Sequence[Timed]) -> list[tuple[time, int]]:
    """From when, and for how long, there is no break."""
    found: list[tuple[time, int]] = []
    since, length = rows[0].starts, 0
    for row in rows:
        if row.item.is_break:
            found.append((since, length))
            since, length = row.ends, 0
        else:
            length += row.item.minutes
    return [*found, (since, length)]


def _minutes(at: time) -> int:
    return at.hour * _HOUR + at.minute


def _clock(minutes: int) -> time:
    return time(*divmod(minutes % _DAY, _HOUR))
