"""Which part of taking part an access need is about, told by its words."""

import re
from collections.abc import Iterable, Mapping

from coprod_desktop.domain.access import NeedCategory
from coprod_desktop.domain.folding import fold

_C = NeedCategory

#: The first that fits is taken; a word ending in "*" is the beginning of one.
_WORDS: tuple[tuple[NeedCategory, str], ...] = (
    (_C.CARE, "child* creche crèche babysit* respite plant; replacement care, sitting service, gofal plant"),
    (_C.MONEY, "advance; fare upfront, petty cash, ymlaen llaw"),
    (_C.FOOD, "vegan* vegetarian* halal kosher gluten coeliac celiac allerg* lactose dairy nut nuts diet* food meal* llysieuol bwyd"),
    (_C.HEALTH, "medic* fridge epilep* seizure* diabet* insulin dog oxygen meddyginiaeth"),
    (_C.ONLINE, "zoom teams online caption* tablet laptop computer wifi data ar-lein"),
    (_C.FORMATS, "print easyread braille font audio pdf yellow coloured colored; easy read, read aloud, plain text, print bras, hawdd ei ddeall"),
    (_C.COMMUNICATION, "bsl interpret* sign lip* hearing loop deaf speech advocate makaton translat* welsh cymraeg cyfieith* byddar dolen"),
    (_C.BUILDING, "wheelchair* step* ramp stair* toilet* changing parking badge lift rail* hoist quiet cadair grisiau parcio"),
    (_C.GETTING_THERE, "taxi* transport travel bus train driv* station met tacsi teithio trafnidiaeth"),
    (_C.SENSORY, "light* noise* nois* smell* perfume bright dark sensory glare golau swn"),
    (_C.PACE, "break* pace slow* rest short* tired* fatigue morning* afternoon* egwyl"),
    (_C.SUPPORT, "pa support* carer companion escort buddy assistant helper cefnog*"),
)  # fmt: skip


def _pattern(words: str) -> re.Pattern[str]:
    singles, _semicolon, phrases = words.partition(";")
    wanted = [*singles.split(), *(phrase.strip() for phrase in phrases.split(",") if phrase.strip())]
    parts = [
        re.escape(fold(word.rstrip("*")).strip()) + ("" if word.endswith("*") else r"\b") for word in wanted
    ]
    return re.compile(r"\b(?:" + "|".join(parts) + ")")


_PATTERNS = tuple((category, _pattern(words)) for category, words in _WORDS)


def usual_categories(usual: Iterable[tuple[str, NeedCategory]]) -> dict[str, NeedCategory]:
    """The organisation's own needs, folded, the longest first so that the nearest is found first."""
    return dict(sorted(((fold(need), category) for need, category in usual), key=lambda pair: -len(pair[0])))


def category_of(need: str, usual: Mapping[str, NeedCategory]) -> NeedCategory:
    """The category of a need as typed: from the organisation's usual needs first, then from its words."""
    folded = fold(need)
    if folded in usual:
        return usual[folded]
    named = next(
        (category for known, category in usual.items() if known and f"{known} " in f"{folded} "), None
    )
    if named is not None:
        return named
    return next((category for category, words in _PATTERNS if words.search(folded)), NeedCategory.OTHER)
