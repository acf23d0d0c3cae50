"""What people hear after a meeting: which one it was, its notes, and what came of what they said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.content import Block, Fact, Facts, Heading, Row
from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class Note:
    """A few sentences that were written down, and the picture chosen for them, if any."""

    sentences: tuple[str, ...]
    picture: str = ""


@dataclass(frozen=True)
class Answer:
    """One thing that was said, and what came of it, in the words it was written down in."""

    said: str
    decided: str = ""
    changed: str = ""
    possible: bool = True


def which(meeting: str, day: str, language: Language) -> Iterator[Block]:
    """The meeting it was, and its day."""
    words = language.gettext
    yield Facts((Fact(words("Meeting"), meeting), Fact(words("Day"), day)))


def notes(written: Sequence[Note]) -> Iterator[Block]:
    """What was talked about: in the language it was written in."""
    for note in written:
        yield Row(note.picture or None, note.sentences)


def answers(given: Sequence[Answer], language: Language) -> Iterator[Block]:
    """What was said, what was decided, what is different now; a no is an answer too."""
    words = language.gettext
    for number, answer in enumerate(given, 1):
        yield Heading(words("Number {n}").format(n=number), 2)
        yield Row("speech", (words("People said:"), *sentences(answer.said)))
        if answer.decided and not answer.possible:
            yield Row("cross", (words("This is not possible."), *sentences(answer.decided)))
        elif answer.decided:
            yield Row("tick", (words("We decided:"), *sentences(answer.decided)))
        if answer.changed:
            yield Row("changed", (words("This is different now:"), *sentences(answer.changed)))
