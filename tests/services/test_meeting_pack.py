"""The pack of a meeting: files kept with it, covers in each reader's form and language, sorted by how it leaves."""

import email
import email.policy
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.documents.enclosed_file import EnclosedFile
from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.enclosures import Enclosure, FileKind
from coprod_desktop.domain.meetings import Meeting, Reply
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.services import enclosures, meeting_papers, organisation, postings
from coprod_desktop.services.mailing import Mailing
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_meeting, a_person, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.documents.test_enclosed_file import a_pdf, a_word_document
from tests.services.undoing import do, keep, see

PLAN = EnclosedFile("plan final 3.pdf", FileKind.PDF, a_pdf(2), 2)
LETTER = EnclosedFile("letter.docx", FileKind.WORD, a_word_document(), 0)
ABOUT = {"title": "Our plan", "about": "This is our plan."}


@pytest.fixture
def meeting(store: Store, actor: Actor) -> Meeting:
    """Amara gets both languages by post, Ben large print by e-mail, Carys is phoned; all said yes."""
    meeting = a_meeting(title="Workshop", day=date(2026, 12, 8), venue="Town Hall")
    people = (
        a_person("Amara Quill", language=BILINGUAL, address="1 Wren Street"),
        a_person(
            "Ben Zed", email="ben@home.example", preferred_reach=Reach.EMAIL, paper_form=PaperForm.LARGE_PRINT
        ),
        a_person("Carys Wyn", phone="01632 960 333", preferred_reach=Reach.PHONE),
    )
    keep(store, meeting, *people)
    keep(store, *(an_invitation(meeting, one, reply=Reply.YES) for one in people))
    contact = {"contact_name": "Jo", "contact_phone": "01632 960 001", "contact_email": "jo@marlow.example"}
    store.write(actor, "Say", lambda work: organisation.save(work, name="Marlow Vale", **contact))
    return meeting


def add(
    store: Store, actor: Actor, meeting: Meeting, file: EnclosedFile, title: str = "Our plan"
) -> Enclosure:
    def verb(work: Work) -> Enclosure:
        return enclosures.add(work, meeting.id, file, {**ABOUT, "title": title})

    return store.write(actor, "Add", verb).value


def titles(store: Store, actor: Actor, meeting: Meeting) -> list[str]:
    return [one.title for one in see(store, actor, lambda work: enclosures.of_meeting(work, meeting.id))]


def test_a_file_is_kept_with_the_meeting_and_can_be_changed_moved_and_taken_out(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    undone = add(store, actor, meeting, PLAN)  # its bytes stay, whatever is undone
    store.write(actor, "Take out", lambda work: enclosures.remove(work, undone.id))
    first = do(store, actor, lambda work: enclosures.add(work, meeting.id, PLAN, ABOUT))
    second = add(store, actor, meeting, LETTER, "Draft letter")
    assert titles(store, actor, meeting) == ["Our plan", "Draft letter"]
    do(store, actor, lambda work: enclosures.move(work, second.id, -1))
    assert titles(store, actor, meeting) == ["Draft letter", "Our plan"]
    do(store, actor, lambda work: enclosures.edit(work, first.id, None, {"title": "The plan"}))
    do(store, actor, lambda work: enclosures.remove(work, second.id))
    assert titles(store, actor, meeting) == ["The plan"]
    kept = store.read(actor, lambda work: work.find(Attachment, second.attachment_id))
    assert kept is None


def test_a_file_must_say_what_it_is_and_what_it_is_about(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    with pytest.raises(FieldProblems):
        store.write(
            actor, "Add", lambda work: enclosures.add(work, meeting.id, PLAN, {"title": "", "about": ""})
        )


def test_a_pack_of_nothing_says_what_to_do_first(store: Store, actor: Actor, meeting: Meeting) -> None:
    counted = store.read(actor, lambda work: postings.counts(work, meeting.id))
    assert PaperKind.PACK not in counted
    with pytest.raises(Problem, match="nothing in the pack yet"):
        store.read(actor, lambda work: meeting_papers.read(work, meeting.id, PaperKind.PACK))


def test_the_pack_can_be_looked_at_whole_in_every_language_of_the_room(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    keep(store, AgendaItem(meeting_id=meeting.id, what="Welcome"))
    add(store, actor, meeting, PLAN)
    made = store.read(actor, lambda work: meeting_papers.read(work, meeting.id, PaperKind.PACK))
    pdf = meeting_papers.draw(made)
    assert accessibility_failures(pdf) == []
    said = words(pdf)
    for part in ("Papers for our meeting", "Papurau ein cyfarfod", "Welcome", "This is our plan."):
        assert part in said


@pytest.fixture
def made(store: Store, actor: Actor, meeting: Meeting, tmp_path: Path) -> Mailing:
    keep(store, AgendaItem(meeting_id=meeting.id, what="Welcome"))
    add(store, actor, meeting, PLAN)
    add(store, actor, meeting, LETTER, "Draft letter")
    counted = store.read(actor, lambda work: postings.counts(work, meeting.id))
    assert counted[PaperKind.PACK] == 3
    batch = store.read(actor, lambda work: postings.to_make(work, meeting.id, PaperKind.PACK))
    made = postings.make(batch, tmp_path)
    store.write(actor, "Made", lambda work: postings.record(work, batch, made))
    return made


def the(made: Mailing, chosen: Callable[[str], bool]) -> Path:
    (found,) = [path for path in made.folder.rglob("*") if path.is_file() and chosen(path.name)]
    return found


def test_each_gets_their_pack_by_their_own_way(made: Mailing) -> None:
    printed = words(the(made, lambda name: name == "All to print.pdf").read_bytes())
    assert printed.count("This is our plan.") == 4  # two files, each with a cover in Welsh and one in English
    assert "Dyma’r papurau ar gyfer ein cyfarfod." in printed
    draft = the(made, lambda name: name.endswith(".eml")).read_bytes()
    message = email.message_from_bytes(draft, policy=email.policy.default)
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert list(attached) == ["Papers for our meeting.pdf", "1 Our plan.pdf", "2 Draft letter.docx"]
    assert attached["1 Our plan.pdf"] == PLAN.content
    assert accessibility_failures(bytes(attached["Papers for our meeting.pdf"])) == []
    script = the(made, lambda name: name.endswith("Carys Wyn.txt")).read_text(encoding="utf-8-sig")
    assert script.count("Thank you. Goodbye.") == 1
    assert "This is our plan." in script


def test_a_word_document_lies_beside_what_is_printed_and_is_said(made: Mailing) -> None:
    beside = made.folder / "1 Print and post" / "2 Draft letter.docx"
    assert beside.read_bytes() == LETTER.content
    assert [note for note in made.notes if "2 Draft letter.docx" in note]
