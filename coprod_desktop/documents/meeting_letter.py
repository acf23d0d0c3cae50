"""What people hear after a meeting, in easy read: its notes, and what changed because of what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import forms
from coprod_desktop.domain.content import (
    Block,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Row,
    Run,
    Sentence,
    Words,
)
from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.i18n import Language

#: A row with more than these is hard to take in.
_BESIDE = 3
_NOTE_PICTURES = ("notes", "speech", "about", "people", "idea", "plan", "room", "information")


@dataclass(frozen=True)
class Answer:
    """One thing that was said, and what came of it, in the words it was written down in."""

    said: str
    decided: str = ""
    changed: str = ""
    possible: bool = True


@dataclass(frozen=True)
class MeetingLetter:
    """Notes, or answers: whichever is there. The words somebody wrote stay in the language they were written in."""

    organisation: str
    meeting: str
    day: date
    contact: Contact
    notes: str = ""
    answers: tuple[Answer, ...] = ()
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ


def meeting_letter_pdf(letters: Sequence[MeetingLetter]) -> bytes:
    """It as a tagged PDF, a part for each language. Raises Problem when a character cannot be drawn."""
    return forms.pdf([content(letter) for letter in letters])


def content(letter: MeetingLetter) -> Content:
    """It as rows."""
    words = letter.language.gettext
    title = words("What changed because of you") if letter.answers else words("Notes of our meeting")
    return Content(
        title=title,
        language=letter.language,
        organisation=letter.organisation,
        contact=letter.contact,
        contact_line=_contact_line(letter),
        blocks=tuple(_blocks(letter, title)),
        kind="what changed" if letter.answers else "notes",
        form=letter.form,
        names=(letter.meeting, letter.organisation, letter.contact.name),
        most_pages=4,
    )


def _blocks(letter: MeetingLetter, title: str) -> Iterator[Block]:
    words = letter.language.gettext
    yield Heading(title)
    day = letter.language.day(letter.day)
    yield Facts((Fact(words("Meeting"), letter.meeting), Fact(words("Day"), day)))
    yield from _answers(letter) if letter.answers else _notes(letter)
    yield Row("thank-you", (words("Thank you for taking part."), *_asking(letter)))


def _answers(letter: MeetingLetter) -> Iterator[Block]:
    words = letter.language.gettext
    for number, answer in enumerate(letter.answers, 1):
        yield Heading(words("Number {n}").format(n=number), 2)
        yield Row("speech", (words("People said:"), *sentences(answer.said)))
        if answer.decided and not answer.possible:
            yield Row("cross", (words("This is not possible."), *sentences(answer.decided)))
        elif answer.decided:
            yield Row("tick", (words("We decided:"), *sentences(answer.decided)))
        if answer.changed:
            yield Row("changed", (words("This is different now:"), *sentences(answer.changed)))


def _notes(letter: MeetingLetter) -> Iterator[Block]:
    """A row for each few sentences, the pictures in turn: nobody drew any for these."""
    said = [sentence for line in letter.notes.splitlines() for sentence in sentences(line)]
    for row, start in enumerate(range(0, len(said), _BESIDE)):
        yield Row(_NOTE_PICTURES[row % len(_NOTE_PICTURES)], tuple(said[start : start + _BESIDE]))


def _asking(letter: MeetingLetter) -> Iterator[Words]:
    words, contact = letter.language.gettext, letter.contact
    if contact.phone:
        phone = Run(contact.phone, strong=True, together=True)
        yield Sentence.of(words("Phone {name} on {phone}."), name=contact.name, phone=phone)


def _contact_line(letter: MeetingLetter) -> Sentence:
    words, contact = letter.language.gettext, letter.contact
    if contact.phone:
        phone = Run(contact.phone, together=True)
        return Sentence.of(words("Any questions? Phone {name} on {phone}"), name=contact.name, phone=phone)
    return Sentence.of(words("Any questions? Ask {name}"), name=contact.name)
