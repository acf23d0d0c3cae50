"""The words the easy-read check knows, from the program's own lists in ``resources/easyread``."""

from functools import cache

from coprod_desktop import paths
from coprod_desktop.domain import easyread
from coprod_desktop.domain.content import Contact, Content, Question
from coprod_desktop.domain.easyread import Finding, Known, Lexicon
from coprod_desktop.i18n import Language

_FOLDER = "easyread"


@cache
def lexicon() -> Lexicon:
    """The word lists: English."""
    easy = _words("easy_words")
    return Lexicon(
        easy=frozenset(word.lower() for word in easy),
        short=frozenset(word for word in easy if word.isupper() and len(word) > 1),
        swaps=dict(line.split(": ", 1) for line in _lines("swaps")),
        participles=frozenset(_words("participles")),
        not_passive=frozenset(_words("not_passive")),
    )


def check_lines(lines: tuple[str, ...], language: Language) -> tuple[Finding, ...]:
    """What is hard to read in lines of a paper to come, while they are typed: no face and no pages are needed."""
    alone = Content("", language, "", Contact(""), "", tuple(map(Question, lines)))
    return tuple(finding for finding in easyread.check(alone, Known(lexicon())) if finding.sentence)


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    text = paths.resource(_FOLDER, f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
