"""Who came back, where invitations stop, and how much rests on the busiest tenth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coprod_desktop import i18n
from coprod_desktop.domain.voice_mix import percent
from coprod_desktop.domain.voice_people import months_between
from coprod_desktop.i18n import N_, Language

#: Six months to come back, the same number of days for everyone whatever the months are.
COME_BACK_DAYS = 183

#: Below this many people a tenth is less than one person, and the measure is not shown.
FEWEST_FOR_A_TENTH = 10


@dataclass(frozen=True)
class CameBack:
    """First-timers who came again within six months, out of those who have had six months.

    ``too_soon`` first-timers have not had their six months yet and are in neither number, even if they came again.
    """

    came_again: int = 0
    had_time: int = 0
    too_soon: int = 0

    def sentence(self, language: Language | None = None) -> str:
        """For the page: "3 of 8 first-timers came again within six months"."""
        words = language or i18n.language()
        if not self.had_time:
            return words.gettext("No first-timer has had six months to come again yet.")
        return words.ngettext(
            "{again} of {n} first-timer came again within six months.",
            "{again} of {n} first-timers came again within six months.",
            self.had_time,
        ).format(again=words.count(self.came_again), n=words.count(self.had_time))


def had_time_from(today: date) -> date:
    """The last first day that has had its full six months by ``today``."""
    return today - timedelta(days=COME_BACK_DAYS + 1)


def came_back(first_timers: Iterable[tuple[date, date | None]], today: date) -> CameBack:
    """Who came back, from each first-timer's first day and next day (empty when there is none)."""
    again = had_time = too_soon = 0
    latest = had_time_from(today)
    for first, following in first_timers:
        if first > latest:
            too_soon += 1
            continue
        had_time += 1
        again += following is not None and (following - first).days <= COME_BACK_DAYS
    return CameBack(again, had_time, too_soon)


STEP_NAMES: dict[str, str] = {
    "on_register": N_("On the register"),
    "asked": N_("Ever asked"),
    "said_yes": N_("Ever said yes"),
    "came": N_("Ever came"),
    "came_back": N_("Came back"),
    "held_seat": N_("Held a seat"),
}


@dataclass(frozen=True)
class FunnelStep:
    """One step: how many got this far, and how many could have. ``label`` is for translation."""

    key: str
    label: str
    people: int
    out_of: int


@dataclass(frozen=True)
class Funnel:
    """Where invitations stop, in distinct people.

    Someone who came without an invitation counts as asked and as having said yes, so each step lies within the
    one before. Came back is out of those who came; the other steps are out of everyone on the register.
    """

    on_register: int
    asked: int
    said_yes: int
    came: int
    came_back: int
    held_seat: int
    waiting_since: date | None = None

    @property
    def never_asked(self) -> int:
        """People on the register nobody has asked."""
        return self.on_register - self.asked

    def steps(self) -> tuple[FunnelStep, ...]:
        """The six steps in order."""
        return tuple(
            FunnelStep(key, label, getattr(self, key), self.came if key == "came_back" else self.on_register)
            for key, label in STEP_NAMES.items()
        )

    def sentence(self, language: Language | None = None) -> str:
        """The sentence over the steps."""
        words = language or i18n.language()
        if not self.on_register:
            return words.gettext("Nobody is on the register yet.")
        if not self.never_asked:
            return words.gettext("Everyone on the register has been asked.")
        if 2 * self.never_asked > self.on_register:
            return words.gettext("Most people on the register have never been asked.")
        return words.gettext("{asked} of {n} people on the register have been asked.").format(
            asked=words.count(self.asked), n=words.count(self.on_register)
        )

    def waiting_sentence(self, today: date, language: Language | None = None) -> str:
        """For below the steps: "1,499 people have never been asked. The longest has waited 14 months"."""
        words = language or i18n.language()
        if not self.never_asked:
            return ""
        n = self.never_asked
        said = words.ngettext("{n} person has never been asked.", "{n} people have never been asked.", n)
        said = said.format(n=words.count(n))
        months = 0 if self.waiting_since is None else months_between(self.waiting_since, today)
        if months < 1:
            return said
        wait = words.ngettext(
            "The longest has waited {n} month.", "The longest has waited {n} months.", months
        )
        return f"{said} {wait.format(n=months)}"


@dataclass(frozen=True)
class Concentration:
    """How much of all taking part rests on the busiest tenth of the people who came.

    ``held`` and ``whole`` are tenths of an attendance. Exactly a tenth is taken: of 25 people the two busiest and
    half of what the third did, so that ties never matter and the share does not jump with one person more.
    """

    people: int
    held: int
    whole: int
    curve: tuple[tuple[int, int], ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are enough people for a tenth to mean anything."""
        return self.people >= FEWEST_FOR_A_TENTH

    @property
    def percent(self) -> int:
        """Their share, in whole per cent."""
        return percent(self.held, self.whole)


def concentration(people_by_attendances: Mapping[int, int]) -> Concentration:
    """The share of the busiest tenth, from how many people came how many times.

    ``curve`` holds running totals (people, attendances), busiest first, for the chart.
    """
    busiest = sorted(((times, n) for times, n in people_by_attendances.items() if times and n), reverse=True)
    people = sum(n for _times, n in busiest)
    wanted, held = people, 0
    curve, counted, total = [(0, 0)], 0, 0
    for times, n in busiest:
        taken = min(wanted, 10 * n)
        wanted, held = wanted - taken, held + taken * times
        counted, total = counted + n, total + n * times
        curve.append((counted, total))
    return Concentration(people, held, 10 * total, tuple(curve))


def concentration_sentence(
    now: Concentration, last_year: Concentration, language: Language | None = None
) -> str:
    """The busiest tenth now, always beside last year: nobody has a yardstick otherwise."""
    words = language or i18n.language()
    if not now.enough:
        return words.gettext("Too few people came to say how much rests on the busiest tenth.")
    said = words.gettext("The busiest tenth took {percent}% of all places.").format(percent=now.percent)
    if not last_year.enough:
        return said
    return f"{said} {words.gettext('Last year: {percent}%.').format(percent=last_year.percent)}"
