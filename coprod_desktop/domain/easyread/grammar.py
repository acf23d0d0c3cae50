"""The small words of English that sentences are built with: classes that gain no new members."""

from collections.abc import Iterator
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a text, to ask whether one is among them."""
    return frozenset(text.split())


BE = word_set("am is are was were be been being isn't aren't wasn't weren't i'm you're we're they're")
ABLE = word_set("will would can could may might must shall should has have had do does did")
PRONOUNS = word_set("i you we they he she it this that these those there please")
OPENERS = word_set("the a an our your their his her its my this that these those each every some any")
BETWEEN = word_set("not never always also now still only often usually already all both fully soon then just")

_ENDINGS = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ily", ("y",)),
    ("ers", ("", "e")),
    ("ings", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("", "le")),
)
_DOUBLED = ("ed", "ing", "er", "est", "ers")
_SHORTEST = 2


@lru_cache(maxsize=10_000)
def bases(word: str) -> tuple[str, ...]:
    """A word in small letters, and what it may be a form of: "stopped" of "stop", "carries" of "carry"."""
    return tuple(dict.fromkeys(_bases(word)))


def _bases(word: str) -> Iterator[str]:
    yield word
    if word.endswith(("'s", "s'")):
        word = word.removesuffix("'s").removesuffix("'")
        yield word
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield from (stem + each for each in instead)
            if ending in _DOUBLED and stem[-1] == stem[-2]:
                yield stem[:-1]
