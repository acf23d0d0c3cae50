"""The invitation: everything a person needs, on one sheet, for whoever it is and in whatever form."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from coprod_desktop.documents import forms, invitation, reading_check, venue_rows, word
from coprod_desktop.documents.invitation import InvitationText, NeedMet
from coprod_desktop.documents.meeting_rows import Faces
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.content import Contact, Form, Heading, plain
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import (
    LONGER_WELSH,
    accessibility_failures,
    check_golden,
    outermost,
    pages,
    words,
)
from tests.documents.invitations import CONTACT, INVITATION, a_photo

LARGE = replace(INVITATION, form=Form.LARGE_PRINT)
WELSH = replace(
    INVITATION, language=Language("cy"), name="Siân Ŵyn-Łukasz ŷ", day=date(2026, 12, 9), starts=time(14, 0)
)
LONG = replace(
    INVITATION,
    name="Oluwaseun Bartholomew-Featherstonehaugh",
    venue="The Queen Elizabeth Jubilee Community and Learning Centre (Second Floor, East Wing)",
    address="Unit 14b, Old Wharf Business Park, Llanfairpwllgwyngyll Road, Marlow Vale MV12 9ZZ",
    needs=(
        *INVITATION.needs,
        NeedMet("sign-language", "a British Sign Language interpreter", "Sam will sign for you."),
        NeedMet("quiet-room", "a quiet room", "There is a quiet room next door."),
        NeedMet("no-such-picture", "a chair with arms", "We will keep one for you."),
    ),
)
FULL_VENUE = replace(
    INVITATION,
    venue_facts=(
        "The nearest stop is Market Hill, outside the door.",
        "Parking: eight places behind the hall.",
        "Use the door by the car park.",
        "You can get in without steps.",
        "There is an accessible toilet.",
        "There is a Changing Places toilet.",
        "There is a hearing loop.",
        "There is a quiet room.",
        "There is Blue Badge parking.",
        "We are in room 2.",
    ),
)
SPARE = InvitationText(
    name="Bo",
    organisation="Marlow Vale Council",
    meeting="Carers board",
    about="support",
    day=date(2026, 12, 8),
    starts=time(10, 30),
    contact=Contact("Jo Fenn"),
)
PHOTOS = replace(
    INVITATION,
    buddy=("Tam Reed", "01632 960 555"),
    faces=Faces(
        venue=a_photo("Marlow Town Hall", (1600, 900)),
        welcome="Jo Fenn",
        welcomes=a_photo("Jo Fenn", (600, 800)),
        buddy=a_photo("Tam Reed", (800, 800)),
    ),
)
SPACE = 6  # the space at the end of a full line stands outside it
KINDS = {
    "easy read": INVITATION,
    "full venue": FULL_VENUE,
    "large print": LARGE,
    "Welsh": WELSH,
    "long": LONG,
    "spare": SPARE,
    "photos": PHOTOS,
}


def made(text: InvitationText) -> bytes:
    return forms.pdf([invitation.content(text)])


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_every_invitation_is_accessible_and_on_one_sheet(text: InvitationText) -> None:
    pdf = made(text)
    assert accessibility_failures(pdf) == []
    assert page_count(pdf) <= 2


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_nothing_stands_in_the_margins(text: InvitationText) -> None:
    left, right = outermost(made(text))
    assert left >= 56
    assert right <= 595 - 56 + SPACE


def test_the_words_are_those_we_agreed() -> None:
    check_golden("invitation", made(INVITATION))


@pytest.mark.parametrize(
    "text", [INVITATION, LARGE, WELSH, PHOTOS], ids=["easy read", "large print", "Welsh", "photos"]
)
def test_our_own_words_are_easy_to_read(text: InvitationText) -> None:
    assert reading_check.check(invitation.content(text), page_count(made(text))) == ()


def test_a_paper_with_little_to_say_has_no_empty_rows() -> None:
    assert {finding.check for finding in reading_check.check(invitation.content(SPARE))} == {"contact"}
    assert [*invitation.content(replace(SPARE, contact=Contact("Jo", "01632 960 123"))).rows()][
        -1
    ].picture == "post"


def test_an_organisations_own_photos_take_the_place_of_symbols_and_say_whom_they_show() -> None:
    rows = {row.picture: plain(row.sentences[0]) for row in invitation.content(PHOTOS).rows()}
    assert rows[PHOTOS.faces.venue] == "It is at Marlow Town Hall."
    assert rows[PHOTOS.faces.welcomes] == "Jo Fenn will meet you."
    assert rows[PHOTOS.faces.buddy] == "Your buddy is Tam Reed."
    assert not {"building", "person", "buddy"} & set(rows)
    without = replace(PHOTOS, faces=Faces(welcome="Jo Fenn"))
    assert {"building", "person", "buddy"} <= {row.picture for row in invitation.content(without).rows()}


def test_photos_are_told_apart_by_whom_they_show_in_a_word_document_too() -> None:
    from docx import Document

    made = Document(io.BytesIO(word.document([invitation.content(PHOTOS)])))
    alts = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert [alt for alt in alts if alt.startswith("Photo")] == [
        "Photo of Marlow Town Hall",
        "Photo of Jo Fenn",
        "Photo of Tam Reed",
    ]


def test_what_a_building_has_stands_beside_pictures_of_it_a_few_facts_a_row() -> None:
    facts = (
        "Step-free.",
        "A lift.",
        "A toilet.",
        "A hearing loop.",
        "Mae bws.",
        "Odd.",
        "Odder.",
        "So.",
        "It.",
        "On.",
    )
    shown = [row.picture for row in venue_rows.rows(facts, taken={"hearing-loop"})]
    assert shown == ["step-free", "bus", "information", "room"]
    assert [len(row.sentences) for row in venue_rows.rows(facts, taken=set())] == [3, 3, 3, 1]
    assert [*venue_rows.rows((), taken=set())] == []


def test_a_long_name_and_place_are_said_in_full() -> None:
    found = words(made(LONG))
    assert LONG.name in found
    assert LONG.venue in found
    assert "a chair with arms" in found


def test_what_is_not_known_is_not_said() -> None:
    found = words(made(SPARE))
    for absent in (
        "It ends",
        "break",
        "video",
        "You told us",
        "Phone",
        "e-mail",
        "reply by",
        "Post",
        "It is at",
    ):
        assert absent not in found
    assert "Any questions? Ask Jo Fenn" in found


def test_the_part_to_send_back_is_on_one_page_and_says_who_and_which_meeting() -> None:
    last = pages(made(LONG))[-1]
    for said in (
        "Please tell us if you can come",
        "Name: Oluwaseun",
        "Meeting: Carers board",
        "Yes, I will come",
        "Freepost",
    ):
        assert said in last


def test_the_day_is_in_the_persons_language() -> None:
    assert "Dydd Mercher 9 Rhagfyr 2026" in words(made(WELSH))


def test_longer_words_of_another_language_still_make_a_sound_paper() -> None:
    pdf = made(replace(INVITATION, language=LONGER_WELSH))
    assert accessibility_failures(pdf) == []
    assert outermost(pdf)[1] <= 595 - 56 + SPACE


def test_the_title_of_the_file_names_the_meeting_and_not_the_person() -> None:
    content = invitation.content(INVITATION)
    assert content.title == "Invitation: Carers board, Tuesday 8 December 2026"
    assert "Amara" not in content.title


def test_an_invitation_made_again_is_the_same_to_the_byte() -> None:
    content = invitation.content(INVITATION)
    created = datetime(2026, 11, 3, tzinfo=UTC)
    assert forms.pdf([content], created=created) == forms.pdf([content], created=created)


def test_a_name_that_cannot_be_drawn_is_said_before_printing() -> None:
    with pytest.raises(Problem, match="李"):
        made(replace(INVITATION, name="李"))


def test_many_invitations_are_one_file_to_print() -> None:
    pdf = forms.combined([[invitation.content(text)] for text in (INVITATION, WELSH, LARGE)])
    assert accessibility_failures(pdf) == []
    assert page_count(pdf) == 6
    assert "Amara, please come" in pages(pdf)[0]
    assert "Siân" in pages(pdf)[2]


def test_a_short_invitation_leaves_its_back_empty_for_the_next_to_begin_on_a_new_sheet() -> None:
    letter = replace(SPARE, form=Form.LETTER)
    papers = [[replace(invitation.content(letter), blocks=(Heading("Short"),))]] * 2
    assert page_count(forms.pdf(papers[0])) == 1
    assert page_count(forms.combined(papers)) == 3
    assert page_count(forms.combined(papers, double_sided=False)) == 2


def test_no_invitations_make_no_file() -> None:
    with pytest.raises(ValueError, match="no papers"):
        forms.combined([])


def test_a_contact_with_everything_is_complete() -> None:
    assert CONTACT.complete
