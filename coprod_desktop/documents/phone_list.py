"""Whom to phone or text: the numbers, when it suits, what keeps them safe, and behind them what to say to each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coprod_desktop.documents import fonts, forms, kit
from coprod_desktop.documents.text import SMALL
from coprod_desktop.domain.content import (
    Block,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Row,
    Sentence,
    Strong,
    Words,
)
from coprod_desktop.i18n import Language

_LOOK = kit.TableLook(style=kit.Style(10.5, 14.5), level=4)


@dataclass(frozen=True)
class Call:
    """One person to phone, or to ``text``: ``care`` says what keeps them safe, ``contents`` is their paper.

    Without ``contents`` our letters cannot show what to say: it stands in a file of its own, and ``where`` names it.
    """

    name: str
    numbers: tuple[str, ...]
    times: str = ""
    care: tuple[str, ...] = ()
    text: bool = False
    contents: tuple[Content, ...] = ()
    where: str = ""


def to_say(call: Call) -> tuple[Content, ...]:
    """What is read out to them, or sent as a message, under their number and what keeps them safe."""
    if call.text and all(content.brief for content in call.contents):
        said = tuple(_message(content) for content in call.contents)
    else:
        said = forms.in_form(call.contents, Form.READ_ALOUD)
    return tuple(replace(content, blocks=tuple(_under_number(content, call))) for content in said)


def drawn(calls: Iterable[Call], language: Language, *, created: datetime | None = None) -> bytes:
    """The whole list as one PDF, the calls in this language, each script in its person's.

    Raises ValueError when there is nobody to phone.
    """
    everyone = tuple(calls)
    if not everyone:
        raise ValueError("no calls")
    scripts = [paper for call in everyone for paper in forms.pages(to_say(call))]
    title = language.gettext("Phone list")
    papers = [_list(everyone, language), *scripts]
    return kit.write(papers, title=title, language=language, created=created, double_sided=True)


def _message(content: Content) -> Content:
    return replace(
        content,
        form=Form.READ_ALOUD,
        blocks=(Heading(content.language.gettext("Text message")), Row(None, content.brief)),
    )


def _under_number(content: Content, call: Call) -> Iterator[Block]:
    gettext = content.language.gettext
    title, *rest = content.blocks
    yield title
    facts: list[tuple[str, Words]] = [
        (gettext("Name"), call.name),
        (gettext("Phone"), ", ".join(call.numbers)),
    ]
    if call.times:
        facts.append((gettext("Good times"), call.times))
    yield Facts(tuple(Fact(label, value) for label, value in facts if value))
    if call.care:
        yield Row(None, tuple(Sentence.of("{care}", care=Strong(sentence)) for sentence in call.care))
    yield from rest


def _list(calls: Sequence[Call], language: Language) -> kit.Paper:
    words = language.gettext
    columns = [
        kit.Column(words("Name")),
        kit.Column(words("Phone")),
        kit.Column(words("Good times")),
        kit.Column(words("To keep in mind"), stretch=True),
    ]
    rows = [
        (
            fonts.showable(call.name),
            fonts.showable(", ".join(call.numbers)),
            fonts.showable(call.times),
            kit.Cell(tuple(fonts.showable(sentence) for sentence in _to_heed(call, language))),
        )
        for call in calls
    ]
    said = words("What to say to each stands behind this list. Tick their answers as they give them.")
    blocks = (
        kit.heading(words("Phone list")),
        kit.Text(said, above=4),
        kit.Table(columns, rows, look=_LOOK, above=12),
    )
    organisation = next((call.contents[0].organisation for call in calls if call.contents), "")
    frame = kit.Frame(left=organisation, foot=words("Phone list"), foot_style=SMALL, style=kit.BODY)
    return kit.Paper(words("Phone list"), language, blocks, frame)


def _to_heed(call: Call, language: Language) -> Iterator[str]:
    if call.text:
        yield language.gettext("Send a text message.")
    yield from call.care
    if call.where:
        yield language.gettext("What to say is in “{file}”.").format(file=call.where)
