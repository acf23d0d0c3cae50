"""What a paper says, before anyone decides how it looks: rows of a picture and sentences, headings, facts, questions.

From one content come easy read, large print, a letter, plain text, a Word document, an e-mail, and what is read aloud on
the phone: the content says everything once, and marks what only makes sense on paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from string import Formatter

from coprod_desktop.i18n import Language


class Form(StrEnum):
    """How a paper is laid out for the person who gets it."""

    EASY_READ = "easy read"
    LARGE_PRINT = "large print"
    LETTER = "letter"
    PLAIN_TEXT = "plain text"
    READ_ALOUD = "read aloud"
    WORD = "word document"

    @property
    def has_pictures(self) -> bool:
        """Whether each idea has a picture beside it."""
        return self in (Form.EASY_READ, Form.LARGE_PRINT, Form.WORD)


@dataclass(frozen=True)
class Strong:
    """Words that stand out in their sentence: the date, the place, what to bring."""

    text: str


@dataclass(frozen=True)
class Run:
    """A stretch of a sentence in one weight; ``together`` keeps it on one line: a phone number, a date."""

    text: str
    strong: bool = False
    together: bool = False


@dataclass(frozen=True)
class Sentence:
    """One sentence, on a line of its own."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, template: str, /, **words: "str | Strong | Run") -> "Sentence":
        """A translated sentence with its named ``{placeholders}`` filled; values given as ``Strong`` stand out.

        A value may be a whole ``Run``, such as a phone number that stays on one line.

        The words are used as they are: a brace or a star in someone's name means nothing special.
        """
        runs: list[Run] = []
        for plain, name, _spec, _conversion in Formatter().parse(template):
            runs.append(Run(plain))
            if name is not None:
                runs.append(_run(words[name]))
        return cls(_joined(runs))

    @property
    def text(self) -> str:
        """The sentence as plain words."""
        return "".join(run.text for run in self.runs)


def _run(word: str | Strong | Run) -> Run:
    match word:
        case Strong(text=text):
            return Run(text, strong=True)
        case Run():
            return word
        case _:
            return Run(word)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    whole: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        before = whole[-1] if whole else None
        if before and before.strong == run.strong and not (before.together or run.together):
            whole[-1] = Run(before.text + run.text, run.strong)
        else:
            whole.append(run)
    return tuple(whole)


Words = str | Sentence
"""Plain words, or a sentence with parts that stand out."""


def plain(words: Words) -> str:
    """The words without their weight."""
    return words if isinstance(words, str) else words.text


@dataclass(frozen=True)
class CalendarPage:
    """A picture drawn for the real day: weekday, number and month."""

    day: date


@dataclass(frozen=True)
class ClockFace:
    """A picture drawn for the real time: a clock whose hands stand right."""

    at: time


@dataclass(frozen=True)
class Photograph:
    """An organisation's own photo, a JPEG as :mod:`~coprod_desktop.documents.photo` made it, and whom or what it is ``of``."""

    jpeg: bytes = field(repr=False)
    of: str = ""


Picture = str | CalendarPage | ClockFace | Photograph
"""The id of a concept in the picture table, a calendar page or clock drawn for the real day and time, or a photo."""


@dataclass(frozen=True, eq=False)
class Image:
    """A picture of the organisation's own: a small JPEG, and the words that stand for it, by language."""

    jpeg: bytes
    alts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class PictureSet:
    """The organisation's own pictures by the idea each stands for; an idea without one has its symbol.

    ``credit`` is what the licence of the set asks to be printed.
    """

    images: Mapping[str, Image] = field(default_factory=dict)
    credit: str = ""

    def of(self, picture: Picture | None) -> Image | None:
        """Their picture of an idea; days and times are always drawn."""
        return self.images.get(picture) if isinstance(picture, str) else None


SYMBOLS = PictureSet()
"""No picture of their own: every idea has its symbol."""


@dataclass(frozen=True)
class Row:
    """One idea: a picture at left, its sentences at right. Never split over two pages.

    What is not ``spoken`` is only for paper, such as where to post it.
    """

    picture: Picture | None
    sentences: tuple[Words, ...]
    spoken: bool = True


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the paper's title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Fact:
    """A label and what it is: "Where" and "Marlow Town Hall"."""

    label: str
    value: Words


@dataclass(frozen=True)
class Facts:
    """Facts one under the other: date, place, whom to call. Those not ``spoken`` are only for paper."""

    facts: tuple[Fact, ...]
    spoken: bool = True


@dataclass(frozen=True)
class Question:
    """Something the person answers with a pen: boxes to tick, and lines to write on.

    ``aloud`` is how it is asked when someone reads it to them; the same words where it is empty. With ``faces`` there are
    three options, and each has its face: smiling, neither, sad.
    """

    sentence: Words
    options: tuple[str, ...] = ()
    lines: int = 0
    picture: Picture | None = None
    aloud: str = ""
    faces: bool = False


@dataclass(frozen=True)
class Entry:
    """Something the person writes into a box, by pen or by keyboard: one thing a box.

    ``value`` is what is known already. ``before`` stands in front of the box, such as "£"; a ``short`` box stands beside
    its words, a long one below them with room for so many ``lines``. ``aloud`` is how it is asked when someone reads it
    out; the same words where it is empty.
    """

    label: str
    value: str = ""
    before: str = ""
    short: bool = False
    lines: int = 1
    aloud: str = ""

    @property
    def name(self) -> str:
        """What the box is called by itself, as a screen reader says it."""
        return f"{self.label} {self.before}".strip()


@dataclass(frozen=True)
class SheetImage:
    """A page of another paper as a picture of it: a JPEG, and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True)
class SheetOf:
    """A page of another paper shown on a page of this one; ``alt`` says what it is to those who do not see it."""

    image: SheetImage
    alt: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page: the part to cut off and send back."""


Block = Row | Heading | Facts | Question | Entry | SheetOf | NewPage


@dataclass(frozen=True)
class Contact:
    """Who answers questions about a paper."""

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def complete(self) -> bool:
        """Easy read asks for a name, a phone number, and an e-mail address or a postal one."""
        return bool(self.name and self.phone and (self.email or self.address))


@dataclass(frozen=True)
class Addressee:
    """Whom a paper is for: what they want to be called, and their name and address as an envelope needs them."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Occasion:
    """What goes into someone's own calendar. Day and times are what the clock on the wall says, in ``zone``.

    ``uid`` stays the same when the paper is made again, so that the calendar changes its entry and makes no second one.
    """

    uid: str
    title: str
    day: date
    starts: time
    ends: time | None = None
    zone: str = "Europe/London"
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Content:
    """A whole paper as data: what kind it is, in which language and form, and everything it says, in reading order.

    ``contact_line`` stands at the foot of every page. ``kind`` is a short fixed name such as "invitation". ``names`` are
    those of people, boards and places it speaks of: nobody is asked to write them in easier words. ``brief`` is what a
    text message says of it. ``most_pages`` is how many pages it should keep to. A letter shows the day it is ``dated``.
    ``pictures`` are the organisation's own, where it has any.
    The boxes of a ``fillable`` paper can be filled in on a screen too. As a letter it is ``signed``, with a greeting, unless
    it is a form or something that goes with a letter.
    """

    title: str
    language: Language
    organisation: str
    contact: Contact
    contact_line: Words
    blocks: tuple[Block, ...]
    kind: str = "letter"
    form: Form = Form.EASY_READ
    names: tuple[str, ...] = ()
    addressee: Addressee | None = None
    dated: date | None = None
    occasion: Occasion | None = None
    brief: tuple[Words, ...] = ()
    most_pages: int = 2
    pictures: PictureSet = SYMBOLS
    fillable: bool = False
    signed: bool = True

    @property
    def is_seen_only(self) -> bool:
        """Whether it is nothing but pictures of another paper's pages, which words cannot stand for."""
        return all(isinstance(block, SheetOf) for block in self.blocks)

    def rows(self) -> Iterator[Row]:
        """The rows, in order."""
        return (block for block in self.blocks if isinstance(block, Row))

    def sentences(self) -> Iterator[str]:
        """Every sentence in reading order, as plain words: what is read aloud on the phone."""
        for block in self.blocks:
            yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Row(sentences=sentences):
            yield from map(plain, sentences)
        case Facts(facts=facts):
            yield from (f"{fact.label}: {plain(fact.value)}" for fact in facts)
        case Question(sentence=sentence, options=options):
            yield plain(sentence)
            yield from options
        case Entry(label=label, value=value):
            yield f"{label} {value}".strip()
        case _:
            return
