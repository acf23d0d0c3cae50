"""Choosing a passphrase: what would make it better, and one made up by chance for whoever wants it."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from coprod_desktop import paths
from coprod_desktop.i18n import _, ngettext

LEAST_LETTERS, STRONG_LETTERS = 12, 20
_SUGGESTED_WORDS = 6
_LEAST_DIFFERENT = 6
#: What everybody thinks of first; our own short list of the obvious, in English and Welsh.
_OBVIOUS = (
    "password",
    "passphrase",
    "cyfrinair",
    "letmein",
    "welcome",
    "croeso",
    "qwerty",
    "asdf",
    "zxcv",
    "admin",
    "secret",
    "coprod",
    "co-prod",
)


class Quality(IntEnum):
    """How good a passphrase is; from ``GOOD`` on it may be used."""

    WEAK = 0
    GOOD = 1
    STRONG = 2


@dataclass(frozen=True)
class Judgement:
    """A passphrase's quality, and a sentence that says what would make it better."""

    quality: Quality
    sentence: str

    @property
    def good(self) -> bool:
        """Whether it may be used."""
        return self.quality >= Quality.GOOD


def judge(passphrase: str, names: Iterable[str] = ()) -> Judgement:
    """Judge a passphrase, its length first. ``names`` are words that everyone around would try: names, the organisation."""
    text = passphrase.casefold()
    if not text.strip():
        return _weak(_("Choose a passphrase: several words in a row are the easiest to remember."))
    short = LEAST_LETTERS - len(text)
    if short > 0:
        return _weak(_longer(short))
    rest, found = _without(text, [*_OBVIOUS, *_words_of(names)])
    if found and len(rest) < LEAST_LETTERS:
        return _weak(
            _("“{word}” is among the first things people try. Use other words, or add more of them.").format(
                word=found
            )
        )
    rest = _once(rest)
    surprising = sum(_surprises(rest))
    if len(set(rest)) < _LEAST_DIFFERENT or surprising < LEAST_LETTERS:
        return _weak(
            _("Much of this can be guessed from the rest. Use words that have nothing to do with each other.")
        )
    if surprising < STRONG_LETTERS:
        return Judgement(Quality.GOOD, _("Good. One more word would make it stronger still."))
    return Judgement(Quality.STRONG, _("Strong: this is very hard to guess."))


def suggest() -> str:
    """Six short words by chance, with a space between: about as hard to guess as twelve random letters and digits."""
    return " ".join(secrets.choice(_words()) for _number in range(_SUGGESTED_WORDS))


@cache
def _words() -> tuple[str, ...]:
    return tuple(paths.resource("passphrase_words.txt").read_text(encoding="utf-8").split())


def _weak(sentence: str) -> Judgement:
    return Judgement(Quality.WEAK, sentence)


def _longer(short: int) -> str:
    return ngettext(
        "A little longer: {n} more letter, or another word.",
        "Make it longer: {n} more letters, or a few more words.",
        short,
    ).format(n=short)


def _words_of(names: Iterable[str]) -> list[str]:
    least = 3
    return [word for name in names for word in name.casefold().split() if len(word) >= least]


def _without(text: str, words: Iterable[str]) -> tuple[str, str]:
    """The text without the words that are easily thought of, and the first of these that was in it."""
    found = ""
    for word in words:
        if word in text:
            found = found or word
            text = text.replace(word, "")
    return text, found


def _once(text: str) -> str:
    """A text that only says the same again and again, said once."""
    return text[: (text + text).find(text, 1)] if text else text


def _surprises(text: str) -> Iterator[bool]:
    """For each letter whether it does not just repeat or continue what stands before it: ``aaaa``, ``1234``, ``abab``."""
    for place, letter in enumerate(text):
        before, last_but_one = text[max(place - 1, 0) : place], text[max(place - 2, 0) : max(place - 1, 0)]
        continued = bool(before) and abs(ord(letter) - ord(before)) <= 1
        yield not continued and letter != last_but_one
