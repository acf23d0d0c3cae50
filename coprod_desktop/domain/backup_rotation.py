"""Which backups are kept: close together for the last days, further apart the older they are."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: All of these days; then the newest of each day, week and month, for so many days, weeks and months that have any.
ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 8, 12


@dataclass(frozen=True)
class Kept:
    """A backup as the rule sees it: when it was made, and its size in bytes."""

    at: datetime
    size: int


def to_keep(backups: Sequence[Kept], most_bytes: int) -> set[Kept]:
    """The backups to keep, the newest always among them, whatever room it takes.

    When together they take more than ``most_bytes``, the oldest go first. Time is counted back from the newest backup,
    not from a clock: one that was set wrong takes no backup away.
    """
    ordered = sorted(backups, key=lambda one: one.at, reverse=True)
    wanted = {one for one in ordered if ordered[0].at - one.at < ALL_OF}
    wanted |= _newest_of_each(ordered, lambda at: at.date(), DAYS)
    wanted |= _newest_of_each(ordered, lambda at: at.isocalendar()[:2], WEEKS)
    wanted |= _newest_of_each(ordered, lambda at: (at.year, at.month), MONTHS)
    return _within([one for one in ordered if one in wanted], most_bytes)


def _newest_of_each(ordered: Sequence[Kept], span: Callable[[datetime], Hashable], most: int) -> set[Kept]:
    newest: dict[Hashable, Kept] = {}
    for one in ordered:
        newest.setdefault(span(one.at), one)
    return set(list(newest.values())[:most])


def _within(ordered: Sequence[Kept], most_bytes: int) -> set[Kept]:
    kept: set[Kept] = set()
    room = most_bytes
    for one in ordered:
        room -= one.size
        if kept and room < 0:
            break
        kept.add(one)
    return kept
