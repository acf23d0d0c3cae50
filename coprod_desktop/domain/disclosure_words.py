"""What can be said beside, or instead of, a table of small numbers: never an empty page."""

import re
from dataclasses import dataclass

from coprod_desktop.domain.comparisons import chance_of_none
from coprod_desktop.domain.disclosure_rules import rounded
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class Asked:
    """How the people a table is about took the question.

    ``people`` is everyone the table is about, asked or not; of those asked, ``answered`` chose an answer and
    ``prefer_not`` would rather not say.
    """

    people: int
    asked: int
    answered: int
    prefer_not: int = 0


@dataclass(frozen=True)
class Spoken:
    """What the sentences need to know of the table: nothing in it is a hidden number."""

    shown: bool
    exact: bool
    needed: int
    threshold: int
    compared_with: str = ""
    comparable: bool = False
    rarest: str = ""
    rarest_share: int = 0


_CATCH_ALL_KEYS = frozenset(("other", "others", "another", "else"))
_CATCH_ALL_LABEL = re.compile(r"(any |all |some |an)?other\b|another\b|something else\b", re.IGNORECASE)


def is_catch_all(key: str, label: str) -> bool:
    """Whether a group is everyone who is in no other: "Other ethnic group", "Any other religion"."""
    return not _CATCH_ALL_KEYS.isdisjoint(re.split(r"[\W_]+", key)) or bool(_CATCH_ALL_LABEL.match(label))


def sentences(asked: Asked, spoken: Spoken, words: Language) -> tuple[str, ...]:
    """Plain true sentences about a table, in reading order; at least two, and four where nothing is shown."""
    said = [_asked(asked, spoken, words), _answered(asked, spoken, words), _preferred(asked, spoken, words)]
    said += _shown(spoken, words) if spoken.shown else _withheld(asked, spoken, words)
    said.append(_fair_chance(asked, spoken, words))
    return tuple(sentence for sentence in said if sentence)


def _number(people: int, spoken: Spoken, words: Language) -> str:
    """A count as these sentences say it: exact, or "about" and rounded."""
    if spoken.exact:
        return words.count(people)
    return words.gettext("about {n}").format(n=words.count(rounded(people)))


def _asked(asked: Asked, spoken: Spoken, words: Language) -> str:
    if not asked.asked:
        return words.gettext("Nobody has been asked this question yet.")
    if asked.asked >= asked.people:
        return words.gettext("Everyone was asked: {n} people.").format(n=_number(asked.people, spoken, words))
    return words.gettext("Asked: {asked} of {n} people.").format(
        asked=_number(asked.asked, spoken, words), n=_number(asked.people, spoken, words)
    )


def _answered(asked: Asked, spoken: Spoken, words: Language) -> str:
    return words.gettext("Answered: {n}.").format(n=_number(asked.answered, spoken, words))


def _preferred(asked: Asked, spoken: Spoken, words: Language) -> str:
    if not spoken.shown or asked.prefer_not < spoken.threshold:
        return ""
    return words.gettext("Preferred not to say: {n}.").format(n=_number(asked.prefer_not, spoken, words))


def _shown(spoken: Spoken, words: Language) -> list[str]:
    if not spoken.compared_with:
        return []
    if not spoken.comparable:
        return [
            words.gettext("Too few people have answered to compare with {population}: it takes 60%.").format(
                population=spoken.compared_with
            )
        ]
    return [words.gettext("Compared with {population}.").format(population=spoken.compared_with)]


def _withheld(asked: Asked, spoken: Spoken, words: Language) -> list[str]:
    if asked.answered >= spoken.needed:
        return [
            words.gettext("The groups are too small, or too alike, to show their numbers safely."),
            words.gettext("Putting several boards together, or up to three years, may show more."),
        ]
    return [
        words.gettext(
            "Too few people to show safely: groups are shown once {n} people have answered."
        ).format(n=spoken.needed),
        words.gettext("Putting several boards together, or up to three years, may reach that number."),
    ]


def _fair_chance(asked: Asked, spoken: Spoken, words: Language) -> str:
    """What chance alone would do, so that a small group is neither blamed nor praised for it."""
    people = asked.answered if spoken.exact else rounded(asked.answered)
    chance = chance_of_none(people, spoken.rarest_share)
    if not spoken.rarest or not people or chance < 1:
        return ""
    said = words.gettext(
        "In a perfectly fair group of {n} people there is a {percent}% chance of nobody in this category: {category}."
    )
    return said.format(n=_number(asked.answered, spoken, words), percent=chance, category=spoken.rarest)
