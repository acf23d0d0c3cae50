"""How many of those asked will likely come, from how often people like them came before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coprod_desktop import i18n
from coprod_desktop.domain.voices import VoiceStatus
from coprod_desktop.i18n import Language

#: Said openly as our guess until there is a history to go by: three in four of those asked come.
GUESS_PER_MILLE = 750

#: Fewer past invitations than this are no history to go by.
ENOUGH = 20

#: The guess weighs as much as this many past invitations, so that one refusal is not "nobody comes".
_GUESS_WEIGHT = 4


@dataclass(frozen=True)
class PastInvitation:
    """One invitation of a meeting that took place: whose status it was then, and whether they came."""

    status: VoiceStatus
    came: bool


@dataclass(frozen=True)
class TurnOut:
    """How many will likely come; ``known_from`` past invitations, or our guess when there are too few."""

    asked: int
    likely: int
    known_from: int

    @property
    def guessed(self) -> bool:
        """Whether there is no history to go by yet."""
        return self.known_from < ENOUGH

    def sentence(self, places: int, language: Language | None = None) -> str:
        """For the page: "16 chosen for 12 places: about 12 likely to come", and whether that is a guess."""
        words = language or i18n.language()
        if not self.asked:
            return words.ngettext(
                "Nobody chosen yet for {places} place.", "Nobody chosen yet for {places} places.", places
            ).format(places=words.count(places))
        said = words.ngettext(
            "{asked} chosen for {places} place: about {likely} likely to come.",
            "{asked} chosen for {places} places: about {likely} likely to come.",
            places,
        ).format(asked=words.count(self.asked), places=words.count(places), likely=words.count(self.likely))
        guess = words.gettext("This is a guess of three in four until there is a history to go by.")
        return f"{said} {guess}" if self.guessed else said


def rates(past: Iterable[PastInvitation]) -> dict[VoiceStatus, int]:
    """How many in a thousand come, by status; the guess fades as history grows."""
    rows = list(past)
    if len(rows) < ENOUGH:
        return dict.fromkeys(VoiceStatus, GUESS_PER_MILLE)
    overall = _rate(rows, GUESS_PER_MILLE)
    return {status: _rate([row for row in rows if row.status is status], overall) for status in VoiceStatus}


def _rate(rows: list[PastInvitation], prior: int) -> int:
    came = sum(row.came for row in rows)
    return (1000 * came + _GUESS_WEIGHT * prior) // (len(rows) + _GUESS_WEIGHT)


def turn_out(chosen: Mapping[VoiceStatus, int], past: Iterable[PastInvitation]) -> TurnOut:
    """The turn-out to expect from so many people of each status."""
    rows = list(past)
    by_status = rates(rows)
    likely = sum(count * by_status[status] for status, count in chosen.items())
    return TurnOut(sum(chosen.values()), (likely + 500) // 1000, len(rows))


def to_choose(places: int, past: Iterable[PastInvitation]) -> int:
    """How many to choose so that about as many come as there are places."""
    rows = list(past)
    rate = max(_rate(rows, GUESS_PER_MILLE) if len(rows) >= ENOUGH else GUESS_PER_MILLE, 1)
    return -(-places * 1000 // rate)


def ask_sentence(places: int, ask: int, language: Language | None = None) -> str:
    """How many to ask in all so that the places fill: "To have 12 there, ask about 19."; empty with enough asked."""
    if not ask:
        return ""
    words = language or i18n.language()
    said = words.ngettext(
        "To have {places} there, ask about {ask}.", "To have {places} there, ask about {ask}.", places
    )
    return said.format(places=words.count(places), ask=words.count(ask))
