"""Claim forms from the register: what is known stands in their boxes, each in its reader's form and language."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.domain.content import Form
from coprod_desktop.domain.meetings import Came, Meeting, Reply
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.people import PaperForm, PaymentChoice, Person, Reach, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.services import claim_forms, drafting, history, organisation, papers, people, postings
from coprod_desktop.services.claim_forms import FormToDraw
from coprod_desktop.services.papers import MadePaper
from coprod_desktop.services.postings import Posting
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_meeting, a_person, an_attendance, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.paying import Paying

CLAIM_FORM = PaperKind.CLAIM_FORM


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    found.do(
        lambda work: organisation.save(
            work, name="Marlow Vale", contact_name="Jo", contact_phone="01632 960 001"
        )
    )
    return found


@pytest.fixture
def met(paying: Paying) -> tuple[Meeting, Person, Person, Person]:
    """Amara came and reads both languages; Ben wants no payment and is e-mailed; Carys sent apologies."""
    meeting = a_meeting(title="Workshop", day=date(2026, 11, 20))
    amara = a_person("Amara Quill", language=BILINGUAL, address="1 Wren Street", note="Has seizures")
    ben = a_person(
        "Ben Zed",
        payment_choice=PaymentChoice.NONE,
        email="ben@home.example",
        preferred_reach=Reach.EMAIL,
        paper_form=PaperForm.LARGE_PRINT,
    )
    carys = a_person("Carys Wyn")
    paying.add(meeting, amara, ben, carys, an_invitation(meeting, ben, reply=Reply.YES))
    paying.add(an_attendance(meeting, amara), an_attendance(meeting, carys, Came.APOLOGIES))
    return meeting, amara, ben, carys


def read(paying: Paying, ask: Callable[[Work], FormToDraw]) -> FormToDraw:
    return paying.ask(ask)


def test_a_persons_form_has_their_name_and_form_and_both_their_languages_welsh_first(
    paying: Paying, met: tuple[Meeting, Person, Person, Person]
) -> None:
    made = read(paying, lambda work: claim_forms.for_person(work, met[1].id))
    assert [(text.name, text.language.code) for text in made.texts] == [
        ("Amara Quill", "cy"),
        ("Amara Quill", "en"),
    ]
    assert made.name == "Claim form, Amara Quill.pdf"
    pdf = claim_forms.draw(made)
    assert accessibility_failures(pdf) == []
    assert "seizures" not in words(pdf)
    other = read(paying, lambda work: claim_forms.for_person(work, met[2].id))
    assert other.texts[0].form is Form.LARGE_PRINT
    assert not other.texts[0].asks_payment


def test_the_form_of_a_claim_knows_its_number_its_meeting_and_its_last_day(
    paying: Paying, met: tuple[Meeting, Person, Person, Person]
) -> None:
    claim = paying.do(lambda work: drafting.draft_for_person(work, met[0].id, met[1].id))
    (text, _english) = read(paying, lambda work: claim_forms.for_claim(work, claim.id)).texts
    assert (text.number, text.meeting, text.day) == (str(claim.number), "Workshop", date(2026, 11, 20))
    assert text.send_by == date(2027, 2, 20)
    assert text.asks_payment


def test_a_blank_form_is_in_every_language_somebody_reads(
    paying: Paying, met: tuple[Meeting, Person, Person, Person]
) -> None:
    assert met
    made = read(paying, claim_forms.blank)
    assert [text.language.code for text in made.texts] == ["en", "cy"]
    assert {text.name for text in made.texts} == {""}


def test_without_a_scheme_in_force_the_form_still_says_what_is_known(store: Store, actor: Actor) -> None:
    meeting = a_meeting(title="Workshop")
    store.write(actor, "Add", lambda work: work.add(meeting))
    text = store.read(actor, lambda work: claim_forms.of_meeting(work, meeting))
    assert (text.meeting, text.send_by, text.asks_payment) == ("Workshop", None, True)


def recorded(paying: Paying, meeting: Meeting) -> list[MadePaper]:
    return paying.ask(lambda work: papers.made(work, meeting.id))


def post(paying: Paying, meeting: Meeting) -> Posting:
    found = paying.ask(lambda work: postings.to_make(work, meeting.id, CLAIM_FORM))
    assert isinstance(found, Posting)
    return found


def test_a_batch_goes_to_those_who_came_or_come_each_in_their_own_way(
    paying: Paying, met: tuple[Meeting, Person, Person, Person], tmp_path: Path
) -> None:
    meeting = met[0]
    assert paying.ask(lambda work: postings.counts(work, meeting.id))[CLAIM_FORM] == 2
    batch = post(paying, meeting)
    made = postings.make(batch, tmp_path)
    paying.do(lambda work: postings.record(work, batch, made))
    files = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert any(name.startswith("1 Print and post/") and name.endswith("All to print.pdf") for name in files)
    assert any(name.startswith("2 E-mail drafts/") and name.endswith(".eml") for name in files)
    noted = [(one.paper.form, one.paper.language) for one in recorded(paying, meeting)]
    assert sorted(noted) == [(PaperForm.EASY_READ, BILINGUAL), (PaperForm.LARGE_PRINT, "en")]
    assert CLAIM_FORM not in paying.ask(lambda work: postings.counts(work, meeting.id))
    with pytest.raises(Problem, match="nobody to write to"):
        post(paying, meeting)
    again = paying.ask(lambda work: postings.to_make(work, meeting.id, CLAIM_FORM, [met[1].id]))
    assert isinstance(again, Posting)
    assert again.papers[0].before == 1
    with pytest.raises(Problem, match="left the house"):
        paying.do(history.undo)


def test_nothing_is_noted_for_a_person_who_changed_while_it_was_made(
    paying: Paying, met: tuple[Meeting, Person, Person, Person], tmp_path: Path
) -> None:
    batch = post(paying, met[0])
    made = postings.make(batch, tmp_path)
    paying.do(lambda work: people.edit(work, met[1].id, met[1].version, {"phone": "01632 960 777"}))
    with pytest.raises(Conflict):
        paying.do(lambda work: postings.record(work, batch, made))
    assert recorded(paying, met[0]) == []


def test_nobody_who_has_died_is_sent_a_form(
    paying: Paying, met: tuple[Meeting, Person, Person, Person]
) -> None:
    paying.do(lambda work: work.edit(work.get(Person, met[1].id), met[1].version, {"status": Status.DIED}))
    assert [one.letter.name for one in post(paying, met[0]).papers] == ["Ben Zed"]


def test_invitations_are_made_through_the_same_door(
    paying: Paying, met: tuple[Meeting, Person, Person, Person], tmp_path: Path
) -> None:
    paying.do(lambda work: organisation.save(work, contact_email="jo@marlow.example"))
    paying.do(lambda work: work.edit(work.get(Meeting, met[0].id), met[0].version, {"venue": "Town Hall"}))
    batch = paying.ask(lambda work: postings.to_make(work, met[0].id, PaperKind.INVITATION, [met[2].id]))
    assert isinstance(batch, papers.Batch)
    made = postings.make(batch, tmp_path)
    paying.do(lambda work: postings.record(work, batch, made))
    assert [one.paper.kind for one in recorded(paying, met[0])] == [PaperKind.INVITATION]
