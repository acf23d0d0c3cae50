"""Common access needs in the words of an invitation: what the person told us, and what we do about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.access import ArrangeState
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.usual_adjustments import PICTURES
from coprod_desktop.i18n import LANGUAGES, N_, Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.domain.access import UsualAdjustment


@dataclass(frozen=True)
class NeedWords:
    """One need: its picture, how it ends "You told us you need ...", and our answer in one sentence."""

    picture: str
    need: str
    answer: str


#: How it ends "You told us you need ...", and our answer, by the need as it is seeded (domain/usual_adjustments).
_WORDS: dict[str, tuple[str, str]] = {
    "BSL interpreter": (
        N_("a British Sign Language interpreter"),
        N_("We will book an interpreter."),
    ),
    "Hearing loop": (N_("a hearing loop"), N_("We will check that the hearing loop works.")),
    "Speech to text": (N_("speech to text"), N_("We will book someone who types what people say.")),
    "Lip speaker": (N_("a lip speaker"), N_("We will book a lip speaker.")),
    "Interpreter": (N_("an interpreter"), N_("We will book an interpreter.")),
    "Advocate": (N_("an advocate"), N_("We will book an advocate.")),
    "Easy read": (N_("easy read"), N_("We send you easy read papers.")),
    "Large print": (N_("large print"), N_("We send you large print papers.")),
    "Braille": (N_("Braille"), N_("We send you papers in Braille.")),
    "Papers read aloud": (N_("papers read to you"), N_("We will phone you and read the papers.")),
    "Coloured paper": (N_("coloured paper"), N_("We print your papers on the colour you like.")),
    "Step-free": (N_("no steps"), N_("We will check that you can get in without steps.")),
    "Accessible toilet": (
        N_("an accessible toilet"),
        N_("We will check that there is an accessible toilet."),
    ),
    "Changing Places toilet": (
        N_("a Changing Places toilet"),
        N_("We will check that there is a Changing Places toilet."),
    ),
    "Quiet room": (N_("a quiet room"), N_("We will keep a quiet room free.")),
    "Blue Badge parking": (N_("Blue Badge parking"), N_("We will keep a Blue Badge space for you.")),
    "Taxi": (N_("a taxi"), N_("We will book your taxi there and back.")),
    "Met at the station": (N_("someone to meet you"), N_("Someone will meet you.")),
    "Live captions": (N_("live captions"), N_("There will be live captions.")),
    "Practice call": (N_("a practice call"), N_("We will have a practice call with you.")),
    "Loan of a tablet": (N_("to borrow a tablet"), N_("We will lend you a tablet.")),
    "Regular breaks": (N_("regular breaks"), N_("There will be regular breaks.")),
    "Papers talked through before": (
        N_("to talk about the papers"),
        N_("We will talk about the papers with you first."),
    ),
    "Low lighting": (N_("low light"), N_("You can sit away from bright light.")),
    "No strong smells": (N_("no strong smells"), N_("We ask people to wear no perfume.")),
    "Food they can eat": (N_("food you can eat"), N_("We will order food for you.")),
    "Fridge for medicine": (N_("a fridge for medicine"), N_("We will ask for a fridge.")),
    "Assistance dog": (N_("your assistance dog"), N_("Your assistance dog is welcome.")),
    "Support worker or PA": (
        N_("your support worker or assistant"),
        N_("They can come with you."),
    ),
    "Replacement care": (N_("replacement care"), N_("We will agree replacement care with you.")),
    "Childcare": (N_("childcare"), N_("We will agree childcare with you.")),
    "Fare in advance": (N_("your fare before the day"), N_("We will send your fare before the day.")),
}

_STATES: dict[ArrangeState, str] = {
    ArrangeState.ARRANGED: N_("We have arranged this."),
    ArrangeState.VENUE_HAS_IT: N_("The building has this."),
}
_NO_PICTURE = "care"


@cache
def _by_words() -> dict[str, NeedWords]:
    """The table by the folded words of the need, in every language a register may have been made in."""
    return {
        fold(Language(code).gettext(need)): NeedWords(PICTURES[fold(need)], *words)
        for code in LANGUAGES
        for need, words in _WORDS.items()
    }


def on_form(need: str, words: Language) -> str:
    """A need as it stands on a form for the person to tick: in words about them where we have some."""
    known = _by_words().get(fold(need))
    said = words.gettext(need if known is None else known.need)
    return said[:1].upper() + said[1:]


def pictures(usual: Iterable[UsualAdjustment]) -> dict[str, str]:
    """The picture of each need by its folded words: those we seeded, and those of the organisation's own table."""
    known = concepts()
    return PICTURES | {fold(row.need): row.picture for row in usual if row.picture in known}


def told(need: str, state: ArrangeState | None, note: str, words: Language) -> NeedWords:
    """A need and our answer in the paper's language.

    An answer is a promise until something is arranged, and a fact only then. What cannot be met is answered by the
    note of what we offer instead.
    """
    known = _by_words().get(fold(need))
    said = NeedWords(_NO_PICTURE, need, "") if known is None else known
    if state is ArrangeState.CANNOT:
        answer = note
    elif state in _STATES:
        answer = words.gettext(_STATES[state])
    elif known is not None:
        answer = words.gettext(known.answer)
    else:
        answer = words.gettext("We will talk with you about it.")
    return NeedWords(said.picture, words.gettext(said.need), answer)
