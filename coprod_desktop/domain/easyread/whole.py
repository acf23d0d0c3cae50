"""The whole paper: whom to ask, what it is about, how long it is."""

from collections.abc import Iterator

from coprod_desktop.domain.content import Heading, Row, plain
from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.reading import Reading
from coprod_desktop.domain.easyread.tokens import word_count

_INVITATION = "invitation"


def empty_row(reading: Reading) -> Iterator[Hit]:
    """Rows that say nothing."""
    for at, block in enumerate(reading.content.blocks):
        if isinstance(block, Row) and not any(plain(line).strip() for line in block.sentences):
            yield Hit(at)


def contact(reading: Reading) -> Iterator[Hit]:
    """Nobody to ask, or no way to."""
    if not reading.content.contact.complete or not plain(reading.content.contact_line):
        yield Hit()


def title(reading: Reading) -> Iterator[Hit]:
    """No title, or several."""
    titles = sum(isinstance(block, Heading) and block.level == 1 for block in reading.content.blocks)
    if not reading.content.title.strip() or titles != 1:
        yield Hit()


def length(reading: Reading) -> Iterator[Hit]:
    """How many words there are in all."""
    yield Hit(count=sum(word_count(passage.tokens) for passage in reading.passages))


def pages(reading: Reading) -> Iterator[Hit]:
    """How many pages it fills."""
    if reading.known.pages is not None and reading.content.kind != _INVITATION:
        yield Hit(count=reading.known.pages)


def invitation_pages(reading: Reading) -> Iterator[Hit]:
    """How many pages an invitation fills."""
    if reading.known.pages is not None and reading.content.kind == _INVITATION:
        yield Hit(count=reading.known.pages)
