"""What makes a letter of a paper: whom it is to, the day, the greeting, paragraphs instead of lines, and who signs."""

from collections.abc import Iterator, Sequence

from coprod_desktop.documents.blocks import Block, Space, Together
from coprod_desktop.documents.text import Style, Text
from coprod_desktop.domain.content import Content, Run, Sentence, Words

#: Points above the address: it shows in the window of a DL envelope when the sheet is folded in three.
_TO_THE_WINDOW = 48.0


def paragraph(sentences: Sequence[Words]) -> Sentence:
    """A row's sentences as one paragraph."""
    runs: list[Run] = []
    for at, sentence in enumerate(sentences):
        said = (Run(sentence),) if isinstance(sentence, str) else sentence.runs
        runs += [Run(" "), *said] if at else said
    return Sentence(tuple(runs))


def dressed(content: Content, blocks: Sequence[Block], style: Style) -> Iterator[Block]:
    """The paper's blocks between the head and the end of a letter; the part to send back comes after the end."""
    yield from _head(content, style)
    for at, block in enumerate(blocks):
        if isinstance(block, Together):
            yield from _end(content, style)
            yield from blocks[at:]
            return
        yield block
    yield from _end(content, style)


def _head(content: Content, style: Style) -> Iterator[Block]:
    gettext = content.language.gettext
    if content.addressee is not None:
        yield Space(_TO_THE_WINDOW)
        yield Text(content.addressee.address, style)
    if content.dated is not None:
        yield Text(
            content.language.day(content.dated, weekday=False), style.but(align="right"), above=style.size
        )
    if content.addressee is not None:
        yield Text(gettext("Dear {name},").format(name=content.addressee.name), style, above=style.leading)


def _end(content: Content, style: Style) -> Iterator[Block]:
    signed = tuple(line for line in (content.contact.name, content.organisation) if line)
    lines = [Text(content.language.gettext("Yours sincerely"), style)] if content.addressee else []
    yield Together([*lines, Text(signed, style, above=style.size)], above=style.leading)
