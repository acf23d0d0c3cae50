"""The recovery sheet: the one paper that opens a register when a password is lost. It says what it is, and where to keep it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import colours, fonts
from coprod_desktop.documents.kit import (
    BODY,
    Beside,
    Block,
    Frame,
    Look,
    Panel,
    Paper,
    Style,
    Text,
    Together,
    heading,
    write,
)
from coprod_desktop.domain.content import Sentence, Strong
from coprod_desktop.i18n import Language

_READ = Style(14, 20)
_H1 = Style(24, 31, face=fonts.BOLD)
_H2 = Style(17, 23, face=fonts.SEMIBOLD)
_GROUP = Style(27, 33, face=fonts.SEMIBOLD, align="centre")
_NUMBER = Style(11, 14, colour=colours.SOFT, align="centre")
_ROW = 3


@dataclass(frozen=True)
class RecoveryContent:
    """What the sheet says. ``code`` is as the program prints it: groups with a hyphen between them.

    ``register`` is the file's name; ``opens_bank`` whether bank details open with this code too.
    """

    organisation: str
    register: str
    code: str
    made_on: date
    made_by: str
    opens_bank: bool = False
    language: Language = field(default_factory=Language)

    @property
    def groups(self) -> tuple[str, ...]:
        """The code's groups, in order."""
        return tuple(self.code.split("-"))


def recovery_pdf(content: RecoveryContent) -> bytes:
    """The sheet as a tagged PDF. Raises Problem when a character cannot be drawn."""
    return write(recovery_paper(content))


def recovery_paper(content: RecoveryContent) -> Paper:
    """The sheet, ready to write. Its title, which every reader of PDFs shows, says nothing about the code."""
    words = content.language.gettext
    blocks = (*_top(content), *_code(content), *_keeping(content), *_using(content))
    frame = Frame(
        left=content.organisation or content.register,
        right=content.language.day(content.made_on, weekday=False),
        foot=words("Keep this sheet like a key: whoever has it can open the register."),
        style=BODY,
    )
    return Paper(words("Recovery sheet"), content.language, blocks, frame)


def _top(content: RecoveryContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("Recovery sheet"), style=_H1)
    sentence = words("This sheet opens the register {register} when a password is lost.")
    yield Text(Sentence.of(sentence, register=Strong(f"“{content.register}”")), _READ, above=8)
    opens = (
        words("It opens everything in it, bank details too.")
        if content.opens_bank
        else words("It opens everything in it but bank details.")
    )
    made = words("{name} made it on {day}. Sheets made before no longer work.")
    day = content.language.day(content.made_on, weekday=False)
    yield Text((opens, made.format(name=content.made_by, day=day)), _READ)


def _code(content: RecoveryContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("The code"), 2, style=_H2)
    groups = list(enumerate(content.groups, 1))
    for start in range(0, len(groups), _ROW):
        row = [[_group(content, number, group)] for number, group in groups[start : start + _ROW]]
        yield Beside(*row, above=10 if start else 4)
    told = words(
        "Read it along the rows. The letters I, L, O and U never occur: what looks like O is a zero."
    )
    yield Text(told, _READ, above=10)


def _group(content: RecoveryContent, number: int, group: str) -> Block:
    name = content.language.gettext("Group {n}").format(n=number)
    return Panel([Text(name, _NUMBER), Text(group, _GROUP)], look=Look(edge=colours.EDGE, inside=7))


def _keeping(content: RecoveryContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("Where to keep it"), 2, style=_H2)
    for sentence in (
        words("In a sealed envelope, in a safe or a locked cupboard, away from the computer."),
        words(
            "Not in a photo, an e-mail or a shared folder: a copy opens the register as well as this sheet."
        ),
        words("Tell one other person where it is."),
    ):
        yield Text(sentence, _READ, above=2)


def _using(content: RecoveryContent) -> Iterator[Block]:
    words = content.language.gettext
    steps = (
        words("Open the register. Below the password, choose “I have lost my password”."),
        words("Type the code. Spaces and small letters do no harm."),
        words("Choose your name and a new password."),
        words("Then make a new sheet in Settings, under Staff, and destroy this one."),
    )
    told: list[Block] = [heading(words("When a password is lost"), 2, style=_H2)]
    told += [Text(f"{number}. {step}", _READ, above=2) for number, step in enumerate(steps, 1)]
    yield Together(told, above=14)
