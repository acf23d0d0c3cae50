"""One person today, said in facts: never asked, asked but never came, resting, came 9 times in 12 months."""

from dataclasses import dataclass
from datetime import date, timedelta

from coprod_desktop import i18n
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.domain.voices import Told
from coprod_desktop.i18n import Language

#: Someone counts as never asked once they have been active this many days without an invitation.
NEVER_ASKED_DAYS = 90

_NOTHING_TOLD = Told()


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


@dataclass(frozen=True)
class Standing:
    """Where one person stands today, in counts.

    ``active_since`` is the day they became active; ``times_asked`` counts invitations sent; ``days_in_year``
    counts the days they came in the 12 months before today, today not included. Someone who came without an
    invitation was in effect asked.
    """

    active_since: date | None = None
    times_asked: int = 0
    last_day: date | None = None
    days_in_year: int = 0
    resting: bool = False
    resting_until: date | None = None
    told: Told = _NOTHING_TOLD

    @property
    def came(self) -> bool:
        """Whether they ever came."""
        return self.last_day is not None

    def never_asked(self, today: date) -> bool:
        """Active for 90 days or more and never invited."""
        if self.times_asked or self.came or self.active_since is None:
            return False
        return today - self.active_since >= timedelta(days=NEVER_ASKED_DAYS)

    @property
    def asked_never_came(self) -> bool:
        """Invited, and not come yet."""
        return self.times_asked > 0 and not self.came

    def lapsed(self, today: date) -> bool:
        """Came before, and not in the last 12 months."""
        return self.last_day is not None and self.last_day < year_before(today)


def sentences(standing: Standing, today: date, language: Language | None = None) -> tuple[str, ...]:
    """What a list says about a person: facts, never one of the three words."""
    words = language or i18n.language()
    said = (
        _resting(standing, words),
        _asked(standing, today, words),
        _came(standing, today, words),
        _told(standing, words),
    )
    return tuple(sentence for sentence in said if sentence)


def _resting(standing: Standing, words: Language) -> str:
    if not standing.resting:
        return ""
    if standing.resting_until is None:
        return words.gettext("Resting")
    return words.gettext("Resting until {day}").format(day=words.short_day(standing.resting_until))


def _asked(standing: Standing, today: date, words: Language) -> str:
    if standing.asked_never_came:
        n = standing.times_asked
        return words.ngettext("Asked once, has not come yet", "Asked {n} times, has not come yet", n).format(
            n=n
        )
    if standing.never_asked(today) and standing.active_since is not None:
        n = months_between(standing.active_since, today)
        return words.ngettext("Never asked, waiting {n} month", "Never asked, waiting {n} months", n).format(
            n=n
        )
    return "" if standing.came else words.gettext("Not asked yet")


def _came(standing: Standing, today: date, words: Language) -> str:
    if standing.last_day is None:
        return ""
    if standing.lapsed(today):
        n = months_between(standing.last_day, today)
        return words.ngettext("Last came {n} month ago", "Last came {n} months ago", n).format(n=n)
    n = standing.days_in_year
    if not n:
        return words.gettext("Came today")
    return words.ngettext("Came once in 12 months", "Came {n} times in 12 months", n).format(n=n)


def _told(standing: Standing, words: Language) -> str:
    return told_sentence(standing.told.declared_days, words)


def told_sentence(n: int, words: Language) -> str:
    """The days someone told us of from before our records, as a fact; none, nothing said."""
    if not n:
        return ""
    return words.ngettext(
        "Told us: came about once in the year before our records",
        "Told us: came about {n} times in the year before our records",
        n,
    ).format(n=n)
