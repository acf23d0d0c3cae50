"""Who must be told that a meeting moved or was called off after their invitation went out, and when they were."""

from dataclasses import dataclass
from datetime import date, time

from sqlmodel import Field

from coprod_desktop.domain.entity import Entity, choice, link
from coprod_desktop.domain.people import Reach


@dataclass(frozen=True)
class Occasion:
    """A meeting as people are told of it: when, where, and whether it was called off."""

    day: date
    starts: time
    ends: time
    venue: str
    called_off: bool = False

    def notice(self, meeting_id: int, person_id: int, since: date) -> "ChangeNotice":
        """Someone knows the meeting like this, and it has changed."""
        return ChangeNotice(
            meeting_id=meeting_id,
            person_id=person_id,
            since=since,
            old_day=self.day,
            old_starts=self.starts,
            old_ends=self.ends,
            old_venue=self.venue,
            old_called_off=self.called_off,
        )


class ChangeNotice(Entity, table=True):
    """One person to tell about one meeting; the ``old_`` fields are how they know it.

    ``told_on`` is empty until someone has told them, ``told_by`` how.
    """

    __tablename__ = "change_notice"

    meeting_id: int = link("meeting")
    person_id: int = link("person")
    since: date
    old_day: date
    old_starts: time
    old_ends: time
    old_venue: str = Field(default="", max_length=200)
    old_called_off: bool = False
    told_on: date | None = Field(default=None, index=True)
    told_by: Reach = choice(Reach, Reach.OTHER)

    @property
    def knows(self) -> Occasion:
        """The meeting as this person knows it."""
        return Occasion(self.old_day, self.old_starts, self.old_ends, self.old_venue, self.old_called_off)
