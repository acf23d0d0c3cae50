"""A paper as a Word document to read, change or answer on the screen: real headings, pictures with their words, boxes to tick.

Word and LibreOffice draw every script their computer has letters for, so this is also the way out for a name that our
own face cannot draw.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from coprod_desktop.documents import forms, picture_pixels, pictures, word_parts
from coprod_desktop.domain.content import (
    Content,
    Entry,
    Facts,
    Form,
    Heading,
    NewPage,
    Picture,
    Question,
    Row,
    Strong,
    Words,
    plain,
)
from coprod_desktop.domain.content import Sentence as Said

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: The size of words by form, in points; the forms without one have the usual size.
_SIZES = {Form.EASY_READ: 16, Form.LARGE_PRINT: 20}
_USUAL = 14
#: More facts than these do not fit side by side.
_FACTS = 3
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def document(contents: Sequence[Content], *, created: datetime | None = None) -> bytes:
    """The DOCX file; a bilingual paper has a part for each language, the first one first."""
    import docx

    size = _SIZES.get(contents[0].form, _USUAL)
    made = docx.Document()
    word_parts.dress(made, forms.title(contents), contents[0], size, created or _NO_DATE)
    for at, content in enumerate(forms.in_words(contents)):
        word_parts.begin_part(made, content, first=at == 0)
        _Part(made, content).write()
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


class _Part:
    """One language of the document."""

    def __init__(self, made: "Document", content: Content) -> None:
        self._made, self._content = made, content
        self._language = word_parts.tag(content.language)
        self._new_page = False

    def write(self) -> None:
        """Every block, in reading order."""
        for block in self._content.blocks:
            match block:
                case Heading(text=text, level=level):
                    self._say(self._paragraph(f"Heading {level}"), text)
                case Row(picture=picture, sentences=sentences):
                    self._row(picture, sentences)
                case Facts():
                    self._facts(block)
                case Question():
                    self._question(block)
                case Entry():
                    self._entry(block)
                case NewPage():
                    self._new_page = True

    def _paragraph(self, style: str = "Normal") -> "Paragraph":
        paragraph = self._made.add_paragraph(style=style)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
            self._new_page = False
        return paragraph

    def _say(self, paragraph: "Paragraph", *lines: Words) -> None:
        for at, line in enumerate(lines):
            word_parts.say(paragraph, line, self._language, new_line=at > 0)

    def _row(self, picture: Picture | None, sentences: tuple[Words, ...]) -> None:
        if picture is not None:
            shown = self._paragraph()
            shown.paragraph_format.keep_with_next = True
            language, own = self._content.language, self._content.pictures.of(picture)
            png = picture_pixels.png(picture, language, own)
            word_parts.show(shown, png, pictures.alt(picture, language, own))
        self._say(self._paragraph(), *sentences)

    def _facts(self, facts: Facts) -> None:
        """Tables a few facts wide: their names head the columns, and are read out before what stands below."""
        for start in range(0, len(facts.facts), _FACTS):
            some = facts.facts[start : start + _FACTS]
            table = word_parts.table(self._made, len(some))
            for at, fact in enumerate(some):
                self._say(table.cell(0, at).paragraphs[0], Said.of("{label}", label=Strong(fact.label)))
                self._say(table.cell(1, at).paragraphs[0], fact.value)
        self._made.add_paragraph()

    def _question(self, question: Question) -> None:
        asked = self._paragraph()
        asked.paragraph_format.keep_with_next = True
        self._say(asked, question.sentence)
        for option in question.options:
            box = self._paragraph()
            word_parts.tick_box(box, option)
            self._say(box, f" {option}")
        if question.lines:
            word_parts.room_to_write(self._paragraph(), plain(question.sentence))

    def _entry(self, entry: Entry) -> None:
        asked = self._paragraph()
        asked.paragraph_format.keep_with_next = True
        self._say(asked, Said.of("{label}", label=Strong(entry.name)))
        word_parts.room_to_write(self._paragraph(), entry.name, entry.value)
