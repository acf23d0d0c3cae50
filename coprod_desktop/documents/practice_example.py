"""A practice example to share: one page as a PDF, and the same words for Word or plain text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coprod_desktop.documents.kit import Block, Frame, Paper, Style, Text, heading, write
from coprod_desktop.domain.content import Block as Said
from coprod_desktop.domain.content import Contact, Content, Form, Heading, Row, Sentence, Strong
from coprod_desktop.i18n import Language

_READ = Style(12.5, 18)


@dataclass(frozen=True)
class ExampleText:
    """What is shared, everything in the language it is made in; what is empty is left out. ``contact``: name and e-mail."""

    organisation: str
    title: str
    board: str = ""
    day: str = ""
    did: str = ""
    involved: str = ""
    stage: str = ""
    cost: str = ""
    changed: str = ""
    contact: tuple[str, str] = ("", "")
    language: Language = field(default_factory=Language)

    def parts(self) -> Iterator[tuple[str, str]]:
        """Each heading with its words."""
        gettext = self.language.gettext
        stage = gettext("Involved from the stage: {stage}").format(stage=self.stage) if self.stage else ""
        involved = "\n".join(part for part in (self.involved, stage) if part)
        for title, words in (
            (gettext("What we did"), self.did),
            (gettext("Who was involved"), involved),
            (gettext("What it cost"), self.cost),
            (gettext("What changed"), self.changed),
        ):
            if words:
                yield title, words

    @property
    def about(self) -> str:
        """The board and the day, in one line."""
        return " · ".join(part for part in (self.board, self.day) if part)

    @property
    def foot(self) -> str:
        """Whom to ask."""
        asked = " · ".join(part for part in self.contact if part)
        return self.language.gettext("Ask us more: {contact}").format(contact=asked) if asked else ""


def example_pdf(text: ExampleText) -> bytes:
    """The example as a tagged PDF. Raises Problem when a character cannot be drawn."""
    frame = Frame(left=text.organisation, right=text.language.gettext("Practice example"), foot=text.foot)
    return write(Paper(text.title, text.language, tuple(_blocks(text)), frame))


def content(text: ExampleText) -> Content:
    """The same words as content, for Word and plain text."""
    blocks: list[Said] = [Heading(text.title)]
    if text.about:
        blocks.append(Row(None, (text.about,)))
    for title, words in text.parts():
        blocks += [Heading(title, 2), Row(None, tuple(_lines(words)))]
    name, email = text.contact
    return Content(
        title=text.title,
        language=text.language,
        organisation=text.organisation,
        contact=Contact(name, "", email),
        contact_line=text.foot,
        blocks=tuple(blocks),
        kind="practice example",
        form=Form.PLAIN_TEXT,
    )


def _blocks(text: ExampleText) -> Iterator[Block]:
    yield heading(text.title)
    if text.about:
        yield Text(Sentence.of("{about}", about=Strong(text.about)), _READ, above=2)
    for title, words in text.parts():
        yield heading(title, 2)
        for number, line in enumerate(_lines(words)):
            yield Text(line, _READ, above=6 if number else 2)


def _lines(words: str) -> Iterator[str]:
    return (line.strip() for line in words.splitlines() if line.strip())
