"""What is arranged, said to whoever runs the day as something to do by a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.bookings import usual_by_need
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.storage import access as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.domain.access import UsualAdjustmentFields
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.attendance import Arranged
    from coprod_desktop.storage.database import Work


class Commands:
    """The commands of one meeting; what the organisation has no command for is said as it was arranged."""

    def __init__(self, meeting: Meeting, usual: Mapping[str, UsualAdjustmentFields]) -> None:
        self._meeting, self._usual = meeting, usual

    def of(self, arranged: Arranged) -> str:
        """What to do about one thing that is arranged, and by when: "Have the hearing loop on by 10:15am"."""
        usual = self._usual.get(fold(arranged.need))
        if usual is None or not usual.on_day:
            return arranged.what
        if not usual.minutes_before:
            return usual.on_day
        starts = datetime.combine(self._meeting.day, self._meeting.starts)
        by = starts - timedelta(minutes=usual.minutes_before)
        return _("{what} by {time}").format(what=usual.on_day, time=language().clock(by.time()))


def commands(work: Work, meeting: Meeting) -> Commands:
    """The commands of this meeting's day."""
    work.actor.require(Permission.SEE_PEOPLE)
    return Commands(meeting, usual_by_need(stored.usual(work.session)))
