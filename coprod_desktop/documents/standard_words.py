"""The program's own words for each paper: what an organisation begins from, and what is said where it changed nothing."""

from collections.abc import Callable, Iterator

from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow
from coprod_desktop.i18n import Language

#: Every picture stands for one thing in a paper: what the parts use is not used beside them.
_Words = Callable[[str], str]


def rows(kind: TemplateKind, language: Language) -> tuple[TemplateRow, ...]:
    """The rows of one paper in one language."""
    return tuple(_ROWS.get(kind, _cover)(language.gettext))


def title(kind: TemplateKind, language: Language) -> str:
    """What the file is called inside, with ``{meeting}`` and ``{day}`` to fill."""
    gettext = language.gettext
    titles = {
        TemplateKind.INVITATION: gettext("Invitation: {meeting}, {day}"),
        TemplateKind.REMINDER: gettext("Reminder: {meeting}, {day}"),
        TemplateKind.RESERVE: gettext("About the meeting: {meeting}, {day}"),
        TemplateKind.NOTES: gettext("Notes: {meeting}, {day}"),
        TemplateKind.CHANGED: gettext("What changed: {meeting}, {day}"),
    }
    return titles.get(kind, gettext("Letter: {meeting}, {day}"))


def _invitation(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("{first_name}, please come to our meeting"))
    yield _row(
        "people",
        gettext("Tell us what you think about {subject}."),
        gettext("The meeting is called {meeting}."),
    )
    yield from _parts("when and where", "needs", "payment", "buddy", "questions")
    yield TemplateRow(RowKind.NEW_PAGE)
    yield from _parts("reply slip")


def _reminder(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("{first_name}, our meeting is soon"))
    yield _row(
        "people",
        gettext("We sent you an invitation."),
        gettext("The meeting is called {meeting}."),
        gettext("We will talk about {subject}."),
    )
    yield from _parts("when and where", "needs", "buddy")
    yield _row(
        "speech",
        gettext("Has something changed?"),
        gettext("Please tell {contact}."),
    )
    yield from _parts("questions")


def _reserve(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("{first_name}, thank you for your interest"))
    yield _row(
        "people",
        gettext("Many people want to come to {meeting}."),
        gettext("The meeting is full now."),
    )
    yield _row("calendar", gettext("The meeting is on"), "{date}.")
    yield _row("chair", gettext("You are on our list."), gettext("We will ask you when a place is free."))
    yield _row("thank-you", gettext("You do not need to do anything now."), gettext("Thank you."))
    yield from _parts("questions")


def _cover(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("{first_name}, this is for you"))
    yield _row("letter", gettext("We send you papers about {meeting}."), gettext("Please read them."))
    yield _row("calendar", gettext("The meeting is on"), "{date}.")
    yield from _parts("questions")


def _notes(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("Notes of our meeting"))
    yield from _parts("which meeting", "notes")
    yield _row("thank-you", gettext("Thank you for taking part."))
    yield from _parts("questions")


def _changed(gettext: _Words) -> Iterator[TemplateRow]:
    yield _title(gettext("What happened next"))
    yield from _parts("which meeting", "answers")
    yield _row("thank-you", gettext("Thank you for taking part."))
    yield from _parts("questions")


def _title(words: str) -> TemplateRow:
    return TemplateRow(RowKind.TITLE, (words,))


def _row(picture: str, *sentences: str) -> TemplateRow:
    return TemplateRow(RowKind.ROW, sentences, picture)


def _parts(*names: str) -> Iterator[TemplateRow]:
    for name in names:
        yield TemplateRow(RowKind.PART, (name,))


_ROWS: dict[TemplateKind, Callable[[_Words], Iterator[TemplateRow]]] = {
    TemplateKind.INVITATION: _invitation,
    TemplateKind.REMINDER: _reminder,
    TemplateKind.RESERVE: _reserve,
    TemplateKind.COVER: _cover,
    TemplateKind.NOTES: _notes,
    TemplateKind.CHANGED: _changed,
}
