"""A paper as plain text, for e-mail, for a screen reader, for a braille line: the same words in the same order."""

from collections.abc import Iterator, Sequence

from coprod_desktop.domain.content import Content, Entry, Facts, Heading, NewPage, Question, Row, plain

_LINE = "_" * 40
_BETWEEN = "* * *"


def text(contents: Sequence[Content]) -> str:
    """The whole paper, each language after the other; a sentence a line, an empty line between ideas."""
    said = ("\n\n".join(_parts(content)) for content in contents if not content.is_seen_only)
    return f"\n\n{_BETWEEN}\n\n".join(said) + "\n"


def file(contents: Sequence[Content]) -> bytes:
    """The text as a file that every editor opens with its accents right: UTF-8 with its mark, Windows line ends."""
    return text(contents).replace("\n", "\r\n").encode("utf-8-sig")


def message(contents: Sequence[Content]) -> str:
    """What a text message says; nothing where the paper has no short words of its own."""
    return "\n\n".join(" ".join(map(plain, content.brief)) for content in contents if content.brief)


def _parts(content: Content) -> Iterator[str]:
    yield content.organisation
    for block in content.blocks:
        match block:
            case Heading(text=words):
                yield words
            case Row(sentences=sentences):
                yield "\n".join(map(plain, sentences))
            case Facts(facts=facts):
                yield "\n".join(f"{fact.label}: {plain(fact.value)}" for fact in facts)
            case Question():
                yield "\n".join(_question(block))
            case Entry(name=name, value=value):
                yield f"{name}\n{value or _LINE}"
            case NewPage():
                yield _BETWEEN
    yield plain(content.contact_line)


def _question(question: Question) -> Iterator[str]:
    yield plain(question.sentence)
    yield from (f"[ ] {option}" for option in question.options)
    yield from [_LINE] * question.lines
