"""A paper as someone reads it out on the phone or across a table: a greeting, what it says, its questions, an end.

It is a paper of its own, with the boxes to tick left in: the caller ticks what the person answers.
"""

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.domain.content import (
    Block,
    Content,
    Entry,
    Facts,
    Form,
    Heading,
    NewPage,
    Question,
    Row,
    Sentence,
    Strong,
)

#: Where callers say their own name.
_YOUR_NAME = "…………"


def script(content: Content) -> Content:
    """What is said, in order; what only makes sense on paper is left out."""
    return replace(content, form=Form.READ_ALOUD, blocks=tuple(_blocks(content)))


def _blocks(content: Content) -> Iterator[Block]:
    yield Heading(content.title)
    yield Row(None, tuple(_greeting(content)))
    for block in content.blocks:
        match block:
            case Heading(level=1, text=text):
                yield Row(None, (text if text.endswith((".", "?", "!")) else f"{text}.",))
            case NewPage():
                continue
            case Row(spoken=False) | Facts(spoken=False):
                continue
            case Row(sentences=sentences):
                yield Row(None, sentences)
            case Question(aloud=aloud, sentence=sentence):
                yield replace(block, sentence=aloud or sentence, picture=None)
            case Entry(aloud=aloud, label=label):
                yield replace(block, label=aloud or label)
            case _:
                yield block
    yield Row(None, tuple(_goodbye(content)))


def _greeting(content: Content) -> Iterator[Sentence | str]:
    gettext = content.language.gettext
    if content.addressee is not None:
        yield Sentence.of(gettext("Hello. Am I speaking to {name}?"), name=Strong(content.addressee.name))
    yield Sentence.of(
        gettext("My name is {gap}. I am from {organisation}."),
        gap=_YOUR_NAME,
        organisation=Strong(content.organisation),
    )
    yield gettext("Is this a good time? I have something to read to you.")
    yield gettext("Stop me at any time. I can say it again.")


def _goodbye(content: Content) -> Iterator[Sentence | str]:
    gettext = content.language.gettext
    yield gettext("That is all. Shall I say any of it again?")
    yield gettext("Would you like it on paper too?")
    yield gettext("Thank you. Goodbye.")
