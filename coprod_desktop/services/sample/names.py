"""Names for made-up people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coprod_desktop.domain.folding import fold
from coprod_desktop.services.sample.texts import by_name, weights, words

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice

_WOMEN, _MEN = 56, 96  # out of a hundred: women up to the first, men up to the second, then either
_PRONOUNS = {"woman": "she/her", "man": "he/him", "non_binary": "they/them"}
_SAYS_PRONOUNS = 18
_MIXED = 4
_MIXED_GROUPS = {"african": "white_black_african", "caribbean": "white_black_caribbean"}


@dataclass(frozen=True)
class MadeUpName:
    """A name with what goes with it: gender and ethnic group by the keys of the standard questions."""

    name: str
    gender: str
    ethnic_group: str
    pronouns: str
    community: str


def made_up_name(dice: Dice, *, core: bool = False) -> MadeUpName:
    """A believable name. ``core`` draws as the people asked again and again are drawn: less varied."""
    key = dice.weighted(_core_weights() if core else weights("names", "community", "key"))
    community = by_name("names", "community", "key")[key]
    roll = dice.number(0, 99)
    gender = "woman" if roll < _WOMEN else "man" if roll < _MEN else "non_binary"
    own = {"woman": "women", "man": "men", "non_binary": "either"}[gender]
    given = dice.one(community[own] or community["women"])
    group, family = dice.one(community["ethnic_group"]), dice.one(community["family"])
    if dice.percent(_MIXED) and group != "white_british":
        family = dice.one(by_name("names", "community", "key")["english"]["family"])
        group = _MIXED_GROUPS.get(group, "white_asian" if group in _ASIAN else group)
    said = _PRONOUNS[gender] if gender == "non_binary" or dice.percent(_SAYS_PRONOUNS) else ""
    return MadeUpName(f"{given} {family}", gender, group, said, key)


def email(name: str, number: int) -> str:
    """An address at a host that receives no mail."""
    letters = ".".join("".join(c for c in word if c.isalnum()) for word in fold(name).split())
    host = words("places")["email_host"]
    return f"{letters.encode('ascii', 'ignore').decode()}{number}@{host}"


@cache
def _core_weights() -> dict[str, int]:
    return {entry["key"]: entry["core_weight"] for entry in words("names")["community"]}


_ASIAN = frozenset({"indian", "pakistani", "bangladeshi", "chinese", "other_asian"})
