"""The mix of voices in a room, on a board or in a quarter, and the plain sentence that goes with it."""

from dataclasses import dataclass

from coprod_desktop import i18n
from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.voices import VoiceRule, VoiceStatus
from coprod_desktop.i18n import N_, Language

#: The quarter a headline looks back to: two years.
LOOK_BACK_QUARTERS = 8

#: Said beside every figure of first-time voices.
NEW_IS_NOT_DIFFERENT = N_("New does not mean different: see Diversity.")


def percent(part: int, whole: int) -> int:
    """``part`` of ``whole`` in whole per cent, halves up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def part_of(part: int, whole: int, language: Language | None = None) -> str:
    """A share as people read it, counts first: "3 of 11 (27%)"."""
    words = language or i18n.language()
    if not whole:
        return words.gettext("none")
    return words.gettext("{part} of {whole} ({percent}%)").format(
        part=words.count(part), whole=words.count(whole), percent=percent(part, whole)
    )


@dataclass(frozen=True)
class Mix:
    """How many people, each counted once, by the status they had on their first day in the period.

    Familiar voices are split by whether they hold a seat here: doing one's term is not being over-asked.
    ``new_to_board`` is a separate line, never added to the rest, and empty where no one board is looked at.
    """

    new: int = 0
    returning: int = 0
    familiar_seat: int = 0
    familiar_no_seat: int = 0
    unknown: int = 0
    new_to_board: int | None = None

    @property
    def familiar(self) -> int:
        """Familiar voices, with and without a seat."""
        return self.familiar_seat + self.familiar_no_seat

    @property
    def people(self) -> int:
        """Everyone who came."""
        return self.new + self.returning + self.familiar + self.unknown

    def count(self, status: VoiceStatus) -> int:
        """People with this status."""
        return {
            VoiceStatus.NEW: self.new,
            VoiceStatus.RETURNING: self.returning,
            VoiceStatus.FAMILIAR: self.familiar,
            VoiceStatus.UNKNOWN: self.unknown,
        }[status]

    def sentence(self, language: Language | None = None) -> str:
        """The mix of one meeting or period: "3 of 11 people came for the first time"."""
        words = language or i18n.language()
        if not self.people:
            return words.gettext("Nobody has come yet.")
        said = words.ngettext(
            "{new} of {n} person came for the first time.",
            "{new} of {n} people came for the first time.",
            self.people,
        ).format(new=words.count(self.new), n=words.count(self.people))
        return _with_unknown(said, self, words)


@dataclass(frozen=True)
class QuarterMix:
    """The mix of one quarter."""

    quarter: Quarter
    mix: Mix


def headline(
    quarters: tuple[QuarterMix, ...], language: Language | None = None, now: Quarter | None = None
) -> str:
    """The sentence over the chart of quarters: the latest, beside two years earlier where that is shown.

    "17 of 60 people this quarter came for the first time. Two years ago it was 7 of 51." Where the latest is not the
    quarter of ``now`` it is named: "17 of 60 people came for the first time in Q3 2026. Two years before it was 7 of 51."
    """
    words = language or i18n.language()
    latest = quarters[-1] if quarters else None
    past = latest is not None and now is not None and latest.quarter != now
    if latest is None or not latest.mix.people:
        return (
            words.gettext("Nobody came in that quarter.")
            if past
            else words.gettext("Nobody has come yet this quarter.")
        )
    said = _named(latest, words) if past else _this_quarter(latest.mix, words)
    wanted = latest.quarter.add(-LOOK_BACK_QUARTERS)
    earlier = next((row.mix for row in quarters if row.quarter == wanted and row.mix.people), None)
    if earlier is not None:
        then = words.gettext("Two years before it was {new} of {n}.")
        if not past:
            then = words.gettext("Two years ago it was {new} of {n}.")
        said = f"{said} {then.format(new=words.count(earlier.new), n=words.count(earlier.people))}"
    return _with_unknown(said, latest.mix, words)


def _this_quarter(mix: Mix, words: Language) -> str:
    return words.ngettext(
        "{new} of {n} person this quarter came for the first time.",
        "{new} of {n} people this quarter came for the first time.",
        mix.people,
    ).format(new=words.count(mix.new), n=words.count(mix.people))


def _named(latest: QuarterMix, words: Language) -> str:
    quarter = words.gettext("Q{number} {year}").format(number=latest.quarter.number, year=latest.quarter.year)
    return words.ngettext(
        "{new} of {n} person came for the first time in {quarter}.",
        "{new} of {n} people came for the first time in {quarter}.",
        latest.mix.people,
    ).format(new=words.count(latest.mix.new), n=words.count(latest.mix.people), quarter=quarter)


def definition(rule: VoiceRule, language: Language | None = None) -> str:
    """What the words mean, printed on every report."""
    words = language or i18n.language()
    n = rule.familiar_days
    familiar = words.ngettext(
        "Familiar: came on {n} day or more in the 12 months before.",
        "Familiar: came on {n} days or more in the 12 months before.",
        n,
    ).format(n=n)
    return words.gettext("New: first time with us.") + " " + familiar


def _with_unknown(said: str, mix: Mix, words: Language) -> str:
    if not mix.unknown:
        return said
    missing = words.ngettext(
        "For {n} person we do not know yet whether they came before.",
        "For {n} people we do not know yet whether they came before.",
        mix.unknown,
    )
    return f"{said} {missing.format(n=words.count(mix.unknown))}"
