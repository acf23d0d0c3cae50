"""First time with us, returning or familiar: the status of a voice, read from the facts of an attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.domain.voice_facts import first_full_day
from coprod_desktop.i18n import N_

#: A voice is familiar from this many days in the 12 months before, unless the organisation sets another number.
FAMILIAR_DAYS = 4

#: What a declared yearly number is spread over.
DECLARED_DAYS_SPAN = 365


class VoiceStatus(StrEnum):
    """Whose voice this is, for totals only: in lists of named people say facts, never these words."""

    NEW = "new"
    RETURNING = "returning"
    FAMILIAR = "familiar"
    UNKNOWN = "unknown"


class VoiceNote(StrEnum):
    """What a total may add about a status."""

    NONE = ""
    BACK_AFTER_A_YEAR = "back after a year"
    MAY_BE_FAMILIAR = "may be familiar"
    ABOUT = "from what they told us"


STATUS_NAMES: dict[VoiceStatus, str] = {
    VoiceStatus.NEW: N_("First time with us"),
    VoiceStatus.RETURNING: N_("Returning"),
    VoiceStatus.FAMILIAR: N_("Familiar"),
    VoiceStatus.UNKNOWN: N_("Not known yet"),
}

NOTE_NAMES: dict[VoiceNote, str] = {
    VoiceNote.BACK_AFTER_A_YEAR: N_("Back after a year"),
    VoiceNote.MAY_BE_FAMILIAR: N_("May be familiar: our records do not go back 12 months"),
    VoiceNote.ABOUT: N_("About: partly from what people told us"),
}


class Dated(Protocol):
    """What a status is read from: a fact just reckoned, or its stored row."""

    @property
    def day(self) -> date:
        """The day they came."""

    @property
    def days_before(self) -> int:
        """Days they came in the 12 months before."""

    @property
    def first_anywhere(self) -> bool:
        """Whether no earlier day is recorded."""


@dataclass(frozen=True)
class Told:
    """What the person told us about the time before our records.

    ``days`` is their own rough answer to "Roughly how often in the last year?"; it counts only beside a "yes".
    """

    taken_before: TakenBefore = TakenBefore.NOT_ASKED
    days: int | None = None

    @property
    def declared_days(self) -> int:
        """Rough days in the year before our records; 0 when nothing usable was said."""
        return self.days if self.taken_before is TakenBefore.YES and self.days is not None else 0


@dataclass(frozen=True)
class VoiceRule:
    """The organisation's settings, applied when facts are read.

    ``complete_from`` is the first day from which every attendance is recorded; empty when that is not known.
    The four values below are all a SELECT needs to say the same as :func:`status`, without any date arithmetic
    but one difference of days.
    """

    familiar_days: int = FAMILIAR_DAYS
    complete_from: date | None = None

    @property
    def starts(self) -> date:
        """The day records are complete from; the end of time when that is not known."""
        return self.complete_from or date.max

    @property
    def full_from(self) -> date:
        """The first day whose 12 months before are complete; the end of time when that is not known."""
        return date.max if self.complete_from is None else first_full_day(self.complete_from)


def declared_enough(fact: Dated, told: Told, rule: VoiceRule) -> bool:
    """Whether recorded and declared days together make the voice familiar.

    Declared days describe the year up to the day records are complete from, so they fade evenly: on that day
    they count in full, a year later not at all. As whole numbers: ``declared x days still missing + 365 x
    recorded >= 365 x N``, only between the two days.
    """
    if not rule.starts <= fact.day < rule.full_from:
        return False
    missing = (rule.full_from - fact.day).days
    reckoned = told.declared_days * missing + DECLARED_DAYS_SPAN * fact.days_before
    return reckoned >= DECLARED_DAYS_SPAN * rule.familiar_days


def status(fact: Dated, told: Told, rule: VoiceRule) -> VoiceStatus:
    """The status of a voice on the day of one attendance; the first that matches wins (voices, "Definitions").

    It is about anywhere with us: a familiar voice on a new board is still a familiar voice.
    """
    if fact.days_before >= rule.familiar_days or declared_enough(fact, told, rule):
        return VoiceStatus.FAMILIAR
    if not fact.first_anywhere or told.taken_before is TakenBefore.YES:
        return VoiceStatus.RETURNING
    if told.taken_before is TakenBefore.NO or fact.day >= rule.full_from:
        return VoiceStatus.NEW
    return VoiceStatus.UNKNOWN


def note(fact: Dated, told: Told, rule: VoiceRule) -> VoiceNote:
    """What to add to the status, if anything.

    "May be familiar" is said only where nobody has told us about the months our records miss: a "no" or a rough
    number settles it. For the same reason "back after a year" needs 12 complete months or a "no".
    """
    found = status(fact, told, rule)
    if found is VoiceStatus.FAMILIAR:
        return VoiceNote.NONE if fact.days_before >= rule.familiar_days else VoiceNote.ABOUT
    if found is not VoiceStatus.RETURNING:
        return VoiceNote.NONE
    settled = fact.day >= rule.full_from or told.taken_before is TakenBefore.NO
    if settled:
        away = not fact.first_anywhere and fact.days_before == 0
        return VoiceNote.BACK_AFTER_A_YEAR if away else VoiceNote.NONE
    told_us = told.taken_before is TakenBefore.YES and told.days is not None and fact.day >= rule.starts
    return VoiceNote.ABOUT if told_us else VoiceNote.MAY_BE_FAMILIAR


D = TypeVar("D", bound=Dated)


def first_in(person_facts: Iterable[D], from_day: date, to_day: date) -> D | None:
    """The fact that decides a person's status in a period: their first day in it, both ends included.

    For a board's report give only the facts of that board.
    """
    inside = [fact for fact in person_facts if from_day <= fact.day <= to_day]
    return min(inside, key=lambda fact: fact.day, default=None)
