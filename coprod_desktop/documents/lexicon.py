"""The words the easy-read check knows, from the program's own lists, and all else it is told about a paper."""

from functools import cache

from coprod_desktop import paths
from coprod_desktop.documents import fonts, pictures
from coprod_desktop.domain import easyread
from coprod_desktop.domain.content import Content
from coprod_desktop.domain.easyread import Finding, Known, Lexicon

_FOLDER = "easyread"


@cache
def lexicon() -> Lexicon:
    """The word lists of ``resources/easyread``: English."""
    easy = _words("easy_words")
    return Lexicon(
        easy=frozenset(word.lower() for word in easy),
        short=frozenset(word for word in easy if word.isupper() and len(word) > 1),
        swaps=dict(line.split(": ", 1) for line in _lines("swaps")),
        participles=frozenset(_words("participles")),
        not_passive=frozenset(_words("not_passive")),
    )


def check(content: Content, pages: int | None = None) -> tuple[Finding, ...]:
    """What is hard to read in a paper, with our words, our face and our pictures; ``pages`` is how many it fills, if known."""
    alts = {
        row.picture: pictures.alt(row.picture, content.language)
        for row in content.rows()
        if row.picture is not None
    }
    return easyread.check(content, Known(lexicon(), fonts.letters(), pages, alts))


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    text = paths.resource(_FOLDER, f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
