"""The pack of a meeting: a cover, the agenda and the organisation's files, each person's in their own form and language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.content import SYMBOLS, Form, PictureSet
from coprod_desktop.domain.enclosures import Enclosure, FileKind
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import LANGUAGES, Language, _
from coprod_desktop.services import agenda, agenda_texts, organisation, own_pictures, paper_ways
from coprod_desktop.services.mailing.letter import SPOKEN, Enclosed
from coprod_desktop.services.paper_files import tidy_name
from coprod_desktop.storage import attachments as stored_files
from coprod_desktop.storage import enclosures as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coprod_desktop.documents.agenda import AgendaText
    from coprod_desktop.documents.pack_cover import PackFile, PackText
    from coprod_desktop.domain.content import Block, Content
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.people import Person
    from coprod_desktop.storage.database import Work


_ENDINGS: dict[str, str] = {FileKind.PDF: ".pdf", FileKind.WORD: ".docx"}


@dataclass(frozen=True)
class Kept:
    """One file of the pack as it is kept."""

    enclosure: Enclosure
    kind: str
    content: bytes


@dataclass(frozen=True)
class Pack:
    """A meeting's pack as read from the register: its words by language. Nothing of it is drawn yet."""

    texts: dict[str, PackText]
    agendas: dict[str, AgendaText]
    kept: tuple[Kept, ...]
    pictures: PictureSet = SYMBOLS

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """The files as they are, to go with an e-mail and to print apart."""
        return tuple(
            Enclosed(f"{number} {tidy_name(one.enclosure.title)}{_ENDINGS[one.kind]}", one.kind, one.content)
            for number, one in enumerate(self.kept, 1)
        )


@dataclass(frozen=True)
class PackToShow:
    """A pack to look at, and the languages it is in."""

    pack: Pack
    readers: tuple[Language, ...]


def is_there(work: Work, meeting: Meeting) -> bool:
    """Whether there is anything to put in a pack."""
    work.actor.require(Permission.MAKE_PAPERS)
    return bool(stored.count(work.session, meeting.id)) or bool(agenda.of_meeting(work, meeting.id).rows)


def read(work: Work, meeting: Meeting) -> Pack:
    """The pack in every language we write, to nobody in particular.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while there is nothing in it.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    spoken = [Language(code) for code in LANGUAGES]
    agendas = {text.language.code: text for text in agenda_texts.of_meeting(work, meeting, spoken)}
    kept = tuple(_kept(work, meeting.id))
    if not agendas and not kept:
        raise Problem(_("There is nothing in the pack yet. Write the agenda or add a file first."))
    texts = {words.code: _text(work, meeting, words, has_agenda=bool(agendas)) for words in spoken}
    return Pack(texts, agendas, kept, own_pictures.for_papers(work))


def draw(pack: Pack) -> Pack:
    """The pack with its files drawn, once for everyone; it takes no register.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a file cannot be drawn.
    """
    files = tuple(map(_file, pack.kept))
    return replace(pack, texts={code: replace(text, files=files) for code, text in pack.texts.items()})


def contents(pack: Pack, readers: Iterable[Language]) -> tuple[Content, ...]:
    """What it says, part after part, each in every one of these languages."""
    said = _contents(pack, [pack.texts[words.code] for words in readers])
    return tuple(replace(content, pictures=pack.pictures) for content in said)


def for_someone(pack: Pack, person: Person) -> tuple[Content, ...]:
    """The pack of one person, in the languages they read; for whoever hears it, in one piece."""
    named = {
        code: replace(text, name=person.name, called=person.first_name, posted_to=paper_ways.address(person))
        for code, text in pack.texts.items()
    }
    readers = languages(person.language)
    made = contents(replace(pack, texts=named), readers)
    way, _why = paper_ways.way_to(person)
    heard = way in SPOKEN or paper_ways.FORMS[paper_ways.form_for(person)] is Form.READ_ALOUD
    return tuple(_in_one_piece(made, words) for words in readers) if heard else made


def pdf(pack: Pack, readers: Iterable[Language]) -> bytes:
    """The pack to look at, with its files. Raises :class:`~coprod_desktop.domain.problems.Problem`."""
    from coprod_desktop.documents import forms

    return forms.pdf(contents(draw(pack), readers))


def _text(work: Work, meeting: Meeting, words: Language, *, has_agenda: bool) -> PackText:
    from coprod_desktop.documents.pack_cover import PackText
    from coprod_desktop.domain.content import Contact

    settings = organisation.current(work)
    return PackText(
        organisation=settings.name,
        meeting=meeting.title,
        day=meeting.day,
        starts=meeting.starts,
        place=agenda_texts.place(meeting, words),
        contact=Contact(
            settings.contact_name or settings.name, settings.contact_phone, settings.contact_email
        ),
        has_agenda=has_agenda,
        language=words,
        dated=work.today,
    )


def _kept(work: Work, meeting_id: int) -> Iterator[Kept]:
    for enclosure, file in stored.of_meeting(work.session, meeting_id):
        content = stored_files.bytes_of(work.session, file.content_hash)
        if content is not None:
            yield Kept(enclosure, file.media_type, content)


def _file(one: Kept) -> PackFile:
    from coprod_desktop.documents import enclosed_file
    from coprod_desktop.documents.pack_cover import PackFile

    is_word = one.kind == FileKind.WORD
    sheets = () if is_word else enclosed_file.sheets(one.content, one.enclosure.pages)
    return PackFile(one.enclosure.title, one.enclosure.about, one.enclosure.pages, is_word, sheets)


def _contents(pack: Pack, texts: Sequence[PackText]) -> Iterator[Content]:
    from coprod_desktop.documents import agenda as agenda_paper
    from coprod_desktop.documents import pack_cover

    yield from map(pack_cover.cover, texts)
    if pack.agendas:
        yield from (agenda_paper.content(pack.agendas[text.language.code]) for text in texts)
    for file in texts[0].files:
        yield from (pack_cover.file_cover(text, file) for text in texts)
        if file.sheets:
            yield pack_cover.file_sheets(texts[0], file)


def _in_one_piece(made: Sequence[Content], words: Language) -> Content:
    """Everything in one language as one paper: read out, it has one greeting and one end."""
    parts = [one for one in made if one.language.code == words.code and not one.is_seen_only]
    blocks: tuple[Block, ...] = tuple(block for part in parts for block in part.blocks)
    return replace(parts[0], blocks=blocks, most_pages=sum(part.most_pages for part in parts))
