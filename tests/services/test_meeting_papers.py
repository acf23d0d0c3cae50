"""The working papers of a meeting, read from the register and noted once they leave."""

from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.documents.attendance_sheet import AttendanceSheet
from coprod_desktop.documents.booking_list import BookingSheet
from coprod_desktop.documents.day_sheet import DaySheet
from coprod_desktop.documents.invitation import InvitationText
from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.meetings import Came, Meeting, Reply, Way
from coprod_desktop.domain.outcomes import OutcomeState
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, Gone, Problem
from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow
from coprod_desktop.i18n import Language
from coprod_desktop.services import history, meeting_notes, meeting_papers, outcomes, support, templates
from coprod_desktop.services.meeting_papers import ToDraw
from coprod_desktop.storage.database import Store
from tests.builders import a_meeting, a_person, a_venue, an_attendance, an_invitation
from tests.documents import golden_papers
from tests.services.undoing import keep, see, whole

BOOKED = "Book an accessible taxi both ways"


@pytest.fixture
def workshop(store: Store) -> Meeting:
    """Amara needs a taxi because of her health; Ben sent apologies; Carys reads Welsh and walked in."""
    venue = a_venue(contact="Glenys", phone="029 2018 0141")
    meeting = a_meeting(title="Workshop", day=date(2026, 11, 22), venue_id=venue.id, venue=venue.name)
    amara = a_person("Amara Quill", mobile="07700 900123", note="Has seizures")
    ben, carys = a_person("Ben Zed"), a_person("Carys Wyn", language="cy")
    keep(store, venue, meeting, amara, ben, carys)
    keep(store, AgendaItem(meeting_id=meeting.id, what="Welcome"))
    keep(store, AccessNeed(person_id=amara.id, need="Taxi", detail="Epilepsy, cannot drive"))
    keep(store, *(an_invitation(meeting, one, reply=Reply.YES) for one in (amara, ben)))
    keep(store, an_attendance(meeting, ben, Came.APOLOGIES), an_attendance(meeting, carys, walk_in=True))
    return meeting


def paper(store: Store, actor: Actor, meeting: Meeting, kind: PaperKind) -> ToDraw:
    return see(store, actor, lambda work: meeting_papers.read(work, meeting.id, kind))


def test_the_day_sheet_holds_who_is_expected_and_nothing_of_why(
    store: Store, actor: Actor, workshop: Meeting
) -> None:
    store.write(actor, "Follow", lambda work: support.follow(work, workshop.id))
    made = paper(store, actor, workshop, PaperKind.DAY_SHEET)
    assert isinstance(made.content, DaySheet)
    assert [one.name for one in made.content.people] == ["Amara Quill", "Carys Wyn"]
    assert made.content.people[0].missing == (BOOKED,)
    assert made.content.head.there == "Glenys · 029 2018 0141"
    said = golden_papers.words(meeting_papers.draw(made))
    assert "07700 900123" in said
    for private in ("pilepsy", "seizures", "cannot drive"):
        assert private not in said


def test_the_attendance_sheet_and_the_booking_list_say_what_each_is_for(
    store: Store, actor: Actor, workshop: Meeting
) -> None:
    store.write(actor, "Follow", lambda work: support.follow(work, workshop.id))
    signing = paper(store, actor, workshop, PaperKind.ATTENDANCE_SHEET).content
    assert isinstance(signing, AttendanceSheet)
    assert signing.names == ("Amara Quill", "Carys Wyn")
    booking = paper(store, actor, workshop, PaperKind.BOOKING_LIST).content
    assert isinstance(booking, BookingSheet)
    assert [(line.what, line.people, line.late) for line in booking.lines] == [
        (BOOKED, ("Amara Quill",), True)
    ]


def test_the_feedback_form_is_made_in_every_language_of_the_room(
    store: Store, actor: Actor, workshop: Meeting
) -> None:
    made = paper(store, actor, workshop, PaperKind.FEEDBACK_FORM)
    said = golden_papers.words(meeting_papers.draw(made))
    assert "Did we listen to you?" in said
    assert "Wnaethon ni wrando arnoch chi?" in said


def test_a_meeting_online_has_no_address_on_its_papers(store: Store, actor: Actor) -> None:
    meeting = a_meeting(way=Way.ONLINE, venue="Town Hall", venue_address="1 Hill")
    keep(store, meeting)
    sheet = paper(store, actor, meeting, PaperKind.DAY_SHEET).content
    assert isinstance(sheet, DaySheet)
    assert (sheet.head.place, sheet.head.address) == ("Online", "")


@pytest.mark.parametrize(
    ("kind", "missing"),
    [(PaperKind.NOTES, "Nobody has written notes"), (PaperKind.WHAT_CHANGED, "There is no answer to tell")],
)
def test_a_letter_with_nothing_to_say_tells_what_to_write_first(
    store: Store, actor: Actor, workshop: Meeting, kind: PaperKind, missing: str
) -> None:
    with pytest.raises(Problem, match=missing):
        paper(store, actor, workshop, kind)


def test_notes_are_made_with_our_own_words_and_the_pictures_somebody_chose(
    store: Store, actor: Actor, workshop: Meeting
) -> None:
    notes = {"text": "The bus is late.\nWe met twice."}
    store.write(actor, "Notes", lambda work: meeting_notes.keep(work, workshop.id, None, notes))
    rows = see(store, actor, lambda work: meeting_notes.rows(work, workshop.id))
    assert [row.picture for row in rows] == ["bus", ""]
    chosen = ["bus", "unicorn"]
    store.write(
        actor, "Pictures", lambda work: meeting_notes.choose_pictures(work, workshop.id, None, chosen)
    )
    version = whole(store)["meeting_notes"][0][1]
    own = (
        TemplateRow(RowKind.TITLE, ("What {organisation} heard",)),
        TemplateRow(RowKind.PART, ("notes",)),
        TemplateRow(RowKind.QUESTION, ("Is this right?", "Yes", "No"), write=2),
    )
    store.write(actor, "Words", lambda work: templates.save(work, TemplateKind.NOTES, Language("en"), own, 0))
    (english, welsh) = paper(store, actor, workshop, PaperKind.NOTES).content  # type: ignore[misc]
    assert isinstance(english, InvitationText)
    assert isinstance(welsh, InvitationText)
    assert [(note.picture, note.sentences) for note in english.notes] == [
        ("bus", ("The bus is late.",)),
        ("", ("We met twice.",)),
    ]
    said = golden_papers.words(meeting_papers.draw(paper(store, actor, workshop, PaperKind.NOTES)))
    assert "Is this right?" in said
    assert welsh.wording == ()
    with pytest.raises(Conflict):
        store.write(
            actor, "Late", lambda work: meeting_notes.choose_pictures(work, workshop.id, version - 1, ["bus"])
        )
    with pytest.raises(Gone):
        store.write(
            actor, "None", lambda work: meeting_notes.choose_pictures(work, workshop.id + 1, None, [])
        )


@pytest.mark.parametrize("kind", meeting_papers.KINDS)
def test_a_paper_that_leaves_is_noted_and_stays_noted(
    store: Store, actor: Actor, workshop: Meeting, kind: PaperKind, tmp_path: Path
) -> None:
    said = {"said": "Too long", "decided": "One page.", "state": OutcomeState.DECIDED}
    store.write(actor, "Answer", lambda work: outcomes.add(work, workshop.id, said))
    store.write(actor, "Notes", lambda work: meeting_notes.keep(work, workshop.id, None, {"text": "We met."}))
    made = paper(store, actor, workshop, kind)
    pdf = meeting_papers.draw(made)
    before = whole(store)["paper"]
    where = store.write(
        actor, "Save", lambda work: meeting_papers.save(work, made, pdf, tmp_path / made.name)
    ).value
    assert where.read_bytes() == pdf
    assert made.name.startswith("2026-11-22 ")
    assert len(whole(store)["paper"]) == len(before) + 1
    with pytest.raises(Problem, match="left the house"):
        store.write(actor, "Undo", history.undo)


def test_a_paper_that_cannot_be_written_is_not_noted(
    store: Store, actor: Actor, workshop: Meeting, tmp_path: Path
) -> None:
    made = paper(store, actor, workshop, PaperKind.DAY_SHEET)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(Problem):
        store.write(
            actor, "Save", lambda work: meeting_papers.save(work, made, b"x", tmp_path / "file" / "a.pdf")
        )
    assert whole(store)["paper"] == []
