"""The covers of a meeting's pack in easy read: what is in it, and before each file what it is and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from coprod_desktop.documents.contact_line import contact_line
from coprod_desktop.domain.content import (
    Addressee,
    Block,
    CalendarPage,
    ClockFace,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Row,
    Run,
    Sentence,
    SheetImage,
    SheetOf,
    Strong,
    Words,
)
from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.i18n import Language

#: Sentences beside one picture.
_BESIDE = 3
_FILE_PICTURES = ("notes", "letter", "plan", "folder")
_ABOUT_PICTURES = ("about", "information", "idea")


@dataclass(frozen=True)
class PackFile:
    """One file of the pack: its title, what it is about in the organisation's sentences, and its pages (0: unknown).

    ``sheets`` are the pages as pictures; none where it is printed apart.
    """

    title: str
    about: str
    pages: int = 0
    is_word: bool = False
    sheets: tuple[SheetImage, ...] = ()


@dataclass(frozen=True)
class PackText:
    """What the covers of one meeting's pack say, to one person or to anyone."""

    organisation: str
    meeting: str
    day: date
    starts: time
    place: str
    contact: Contact
    files: tuple[PackFile, ...] = ()
    has_agenda: bool = False
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ
    name: str = ""
    called: str = ""
    posted_to: tuple[str, ...] = ()
    dated: date | None = None


def cover(text: PackText) -> Content:
    """The first page: what the pack is for, and everything in it."""
    gettext, language = text.language.gettext, text.language
    title = gettext("Papers for our meeting")
    said = gettext("Your papers for {meeting} on {day} come to you soon.")
    brief = Sentence.of(said, meeting=text.meeting, day=language.day(text.day))
    return Content(
        title=title,
        language=language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, language),
        blocks=tuple(_cover(text, title)),
        kind="meeting pack",
        most_pages=1,
        form=text.form,
        names=_names(text),
        addressee=Addressee(text.called or text.name, (text.name, *text.posted_to)) if text.name else None,
        dated=text.dated,
        brief=(brief,),
    )


def file_cover(text: PackText, file: PackFile) -> Content:
    """The page before a file."""
    return Content(
        title=file.title,
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, text.language),
        blocks=tuple(_file_cover(text, file)),
        kind="file cover",
        most_pages=1,
        form=text.form,
        names=_names(text),
        signed=False,
    )


def file_sheets(text: PackText, file: PackFile) -> Content:
    """The file itself, a picture of each page; whoever cannot see them is told what they are."""
    gettext, of = text.language.gettext, len(file.sheets)
    said = gettext("Page {page} of {pages} of “{title}”")
    pages = [
        SheetOf(sheet, said.format(page=number, pages=of, title=file.title))
        for number, sheet in enumerate(file.sheets, 1)
    ]
    return Content(
        title=file.title,
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, text.language),
        blocks=tuple(pages),
        kind="file",
        form=text.form,
        signed=False,
    )


def _names(text: PackText) -> tuple[str, ...]:
    titles = [file.title for file in text.files]
    return tuple(name for name in (text.meeting, text.place, text.name, text.organisation, *titles) if name)


def _cover(text: PackText, title: str) -> Iterator[Block]:
    gettext, language = text.language.gettext, text.language
    yield Heading(title)
    yield Row(
        "read",
        (
            gettext("These are the papers for our meeting."),
            gettext("Please look at them before you come."),
            gettext("Someone can help you read them."),
        ),
    )
    yield Row(CalendarPage(text.day), tuple(_when(text)))
    yield Row(ClockFace(text.starts), tuple(_where(text)))
    yield Heading(gettext("What is in this pack"), 2)
    for number, (picture, said, more) in enumerate(_parts(text), 1):
        line = Sentence.of(gettext("Paper {n}: {paper}"), n=language.count(number), paper=Strong(said))
        yield Row(picture, (line, *more))
    yield Row("choose", tuple(_other_forms(text)))


def _when(text: PackText) -> Iterator[Words]:
    gettext, language = text.language.gettext, text.language
    yield Sentence.of(gettext("The meeting is called {meeting}."), meeting=Strong(text.meeting))
    day = Run(language.day(text.day), strong=True, together=True)
    yield Sentence.of(gettext("It is on {day}."), day=day)


def _where(text: PackText) -> Iterator[Words]:
    gettext = text.language.gettext
    yield Sentence.of(gettext("It starts at {time}."), time=Strong(text.language.clock(text.starts)))
    if text.place:
        yield Sentence.of(gettext("It is at {venue}."), venue=Strong(text.place))


def _parts(text: PackText) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    gettext = text.language.gettext
    if text.has_agenda:
        yield "agenda", gettext("What happens at the meeting"), ()
    for number, file in enumerate(text.files):
        yield _FILE_PICTURES[number % len(_FILE_PICTURES)], file.title, tuple(_length(text, file))


def _length(text: PackText, file: PackFile) -> Iterator[str]:
    if file.pages:
        said = text.language.ngettext("It has {n} page.", "It has {n} pages.", file.pages)
        yield said.format(n=text.language.count(file.pages))


def _file_cover(text: PackText, file: PackFile) -> Iterator[Block]:
    gettext, language = text.language.gettext, text.language
    yield Heading(file.title)
    yield Facts((Fact(gettext("Meeting"), text.meeting), Fact(gettext("Day"), language.day(text.day))))
    what = (
        gettext("This is a Word document.") if file.is_word else gettext("This is a paper for the meeting.")
    )
    yield Row("notes", (what, *_length(text, file)))
    yield Heading(gettext("What it is about"), 2)
    said = [sentence for line in file.about.splitlines() for sentence in sentences(line)]
    for row, start in enumerate(range(0, len(said), _BESIDE)):
        yield Row(_ABOUT_PICTURES[row % len(_ABOUT_PICTURES)], tuple(said[start : start + _BESIDE]))
    yield Row("question", tuple(_asking(text)))
    yield Row("choose", tuple(_other_forms(text)))


def _asking(text: PackText) -> Iterator[Words]:
    gettext, contact = text.language.gettext, text.contact
    yield gettext("You do not have to read all of it.")
    yield gettext("You can ask us what it means.")
    if contact.phone:
        phone = Run(contact.phone, strong=True, together=True)
        yield Sentence.of(gettext("Phone {name} on {phone}."), name=contact.name, phone=phone)


def _other_forms(text: PackText) -> Iterator[Words]:
    gettext, contact = text.language.gettext, text.contact
    yield gettext("Do you want large print?")
    yield gettext("We can also read it to you.")
    if contact.email:
        yield Sentence.of(gettext("Phone us, or write to {email}."), email=Strong(contact.email))
    else:
        yield gettext("Please tell us.")
