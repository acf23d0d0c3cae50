"""The form "What helps you take part": two sides to tick with a pen, each need with the number it is typed in by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coprod_desktop.documents import kit
from coprod_desktop.documents.kit import (
    Beside,
    Block,
    Frame,
    Paper,
    Style,
    Text,
    Together,
    heading,
    mm,
    write,
)
from coprod_desktop.documents.rows import Lines, Ticks
from coprod_desktop.domain.content import Contact, Sentence, Strong
from coprod_desktop.i18n import Language

#: One sheet, both sides of it.
SIDES = 2

#: Easy to read at 14 points (Department of Health 2010); a long list of one's own makes it smaller, down to the last.
_STYLES = (Style(14, 19), Style(13, 17.5), Style(12, 16), Style(11, 15))
_OWN_LINES = 2


@dataclass(frozen=True)
class NeedsGroup:
    """Needs about one thing: each with its number."""

    heading: str
    needs: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class NeedsFormText:
    """What the form says. ``name`` is empty on a form for anyone; ``nothing``, ``venue_yes`` and ``venue_no`` are numbers."""

    organisation: str
    groups: tuple[NeedsGroup, ...]
    contact: Contact
    nothing: int
    venue_yes: int
    venue_no: int
    name: str = ""
    language: Language = field(default_factory=Language)


def needs_form_pdf(texts: Sequence[NeedsFormText]) -> bytes:
    """One form after another as a tagged PDF. Raises Problem when a character cannot be drawn."""
    papers = [needs_form_paper(text) for text in texts]
    return write(papers[0]) if len(papers) == 1 else write(papers, title=papers[0].title, double_sided=True)


def needs_form_paper(text: NeedsFormText) -> Paper:
    """The form, as large as fits two sides."""
    papers = (_paper(text, style) for style in _STYLES)
    fits = next((paper for paper in papers if len(paper.pages) <= SIDES), None)
    return fits or _paper(text, _STYLES[-1])


def _paper(text: NeedsFormText, style: Style) -> Paper:
    words = text.language.gettext
    contact = " · ".join(part for part in (text.contact.name, text.contact.phone) if part)
    foot = Sentence.of(words("Any questions? {contact}"), contact=Strong(contact)) if contact else ""
    frame = Frame(left=text.organisation, foot=foot, margin=17 * mm, head=21 * mm, bottom=19 * mm)
    return Paper(words("What helps you take part"), text.language, tuple(_blocks(text, style)), frame)


def _blocks(text: NeedsFormText, style: Style) -> Iterator[Block]:
    words = text.language.gettext
    second = style.but(face=kit.fonts.SEMIBOLD)
    yield heading(words("What helps you take part"))
    yield Text(words("Tick what helps you. On the line you can say more. You need not say why."), style)
    yield _name(text, style)
    yield Ticks((f"{text.nothing}. {words('Nothing. I can take part as it is.')}",), style=style, above=8)
    for group in text.groups:
        first, *others = [_need(number, need, style) for number, need in group.needs]
        title = heading(group.heading, 2, style=second, above=8)
        yield Together((title, first), above=8)
        yield from others
    title = heading(words("Something else"), 2, style=second, above=8)
    yield Together((title, Lines(_OWN_LINES, pitch=style.leading * 1.25)), above=8)
    options = (
        f"{text.venue_yes}. {words('Yes, tell the venue')}",
        f"{text.venue_no}. {words('No, do not tell the venue')}",
    )
    asked = Text(words("May we tell the venue what you need?"), second)
    yield Together((asked, Ticks(options, style=style, above=2, columns=2)), above=10)
    yield Text(_back(text), style, above=8)


def _name(text: NeedsFormText, style: Style) -> Block:
    label = text.language.gettext("Name")
    if text.name:
        return Text(Sentence.of("{label}: {name}", label=label, name=Strong(text.name)), style, above=6)
    lines = Lines(1, pitch=style.leading)
    return Beside([Text(f"{label}:", style)], [lines], shares=(1, 6), above=6)


def _need(number: int, need: str, style: Style) -> Block:
    """A box with its words at the left, a line to write on at the right."""
    line = Lines(1, pitch=style.leading)
    return Beside([Ticks((f"{number}. {need}",), style=style)], [line], shares=(5, 4), above=1)


def _back(text: NeedsFormText) -> Sentence:
    gettext, contact = text.language.gettext, text.contact
    if contact.address:
        where = ", ".join(part.strip(" ,") for part in contact.address.splitlines())
        return Sentence.of(gettext("Please send this back to {address}. Thank you."), address=where)
    return Sentence.of(gettext("Please give this back to us. Thank you."))
