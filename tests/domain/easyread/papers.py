"""Small papers to check, good but for what a test plants in them."""

from dataclasses import replace
from typing import Any

from coprod_desktop.documents.lexicon import lexicon
from coprod_desktop.domain.content import Block, Contact, Content, Heading, Picture, Row, Words
from coprod_desktop.domain.easyread import Finding, Known, check
from coprod_desktop.i18n import Language

GOOD = Content(
    title="Invitation",
    language=Language("en"),
    organisation="Marlow Vale Council",
    contact=Contact("Jo", "01632 960 123", "jo@example.org"),
    contact_line="Any questions? Phone Jo on 01632 960 123",
    blocks=(Heading("Please come"), Row("people", ("We want to hear from you.",))),
)
KNOWN = Known(lexicon())


def paper(*blocks: Block, **changed: Any) -> Content:
    """A good paper with these blocks under its title."""
    return replace(GOOD, blocks=(Heading("Please come"), *blocks), **changed)


def row(*sentences: Words, picture: Picture | None = "people") -> Row:
    """Sentences beside a picture."""
    return Row(picture, sentences)


def found(*blocks: Block, **changed: Any) -> tuple[Finding, ...]:
    """What the check says about a paper with these blocks."""
    return check(paper(*blocks, **changed), KNOWN)


def pointed_at(name: str, *sentences: Words, language: str = "en") -> list[str]:
    """The words that one check points at in these sentences."""
    findings = found(row(*sentences), language=Language(language))
    return [finding.words for finding in findings if finding.check == name]


def said(*sentences: Words) -> list[tuple[str, str]]:
    """All that is said about these sentences: the check and its words."""
    return [(finding.check, finding.words) for finding in found(row(*sentences))]
