"""The working papers of a meeting: what each says, what none of them does, and that all can be read aloud."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coprod_desktop.documents import agenda, feedback_form, forms, invitation, reading_check
from coprod_desktop.documents.agenda import agenda_pdf
from coprod_desktop.documents.attendance_sheet import attendance_sheet_pdf
from coprod_desktop.documents.booking_list import booking_list_pdf
from coprod_desktop.documents.claim_form import claim_form_pdf
from coprod_desktop.documents.day_sheet import DayPerson, day_sheet_pdf
from coprod_desktop.documents.feedback_form import feedback_form_pdf
from coprod_desktop.documents.meeting_head import MeetingHead
from coprod_desktop.documents.meeting_rows import InvitationText
from coprod_desktop.documents.name_badges import name_badges_pdf
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.content import Contact, Form
from coprod_desktop.domain.easyread import Level
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import (
    LONGER_WELSH,
    accessibility_failures,
    check_golden,
    outermost,
    pages,
    words,
)
from tests.documents.meeting_sheets import (
    AGENDA,
    ANSWERS,
    BADGES,
    BOOKING,
    CLAIM_FORM,
    DAY,
    FEEDBACK,
    HEAD,
    NOTES,
    SIGNING,
)


def letter_pdf(text: InvitationText) -> bytes:
    return forms.pdf([invitation.content(text)])


MAKERS: dict[str, Callable[[MeetingHead], bytes]] = {
    "day_sheet": lambda head: day_sheet_pdf(replace(DAY, head=head)),
    "booking_list": lambda head: booking_list_pdf(replace(BOOKING, head=head)),
    "attendance_sheet": lambda head: attendance_sheet_pdf(replace(SIGNING, head=head)),
    "agenda": lambda head: agenda_pdf([replace(AGENDA, language=head.language)]),
    "name_badges": lambda head: name_badges_pdf(replace(BADGES, language=head.language)),
    "what_changed": lambda head: letter_pdf(replace(ANSWERS, language=head.language)),
    "notes": lambda head: letter_pdf(replace(NOTES, language=head.language)),
    "claim_form": lambda head: claim_form_pdf([replace(CLAIM_FORM, language=head.language)]),
    "feedback_form": lambda head: feedback_form_pdf([replace(FEEDBACK, language=head.language)]),
}


@pytest.mark.parametrize("name", MAKERS)
def test_each_says_the_words_of_the_golden_paper(name: str) -> None:
    check_golden(name, MAKERS[name](HEAD))


@pytest.mark.parametrize("language", [Language(), Language("cy"), LONGER_WELSH], ids=("en", "cy", "longer"))
@pytest.mark.parametrize("name", MAKERS)
def test_each_is_pdf_ua_and_stays_on_its_page(name: str, language: Language) -> None:
    pdf = MAKERS[name](replace(HEAD, language=language))
    assert accessibility_failures(pdf) == []
    left, right = outermost(pdf)
    assert left >= (28 if name == "name_badges" else 40)
    edge = 28 if name == "name_badges" else 40
    assert right <= (842 if name == "booking_list" else 595) - edge


def test_a_day_sheet_of_sixty_goes_on_over_pages_with_its_headings() -> None:
    many = replace(DAY, people=tuple(DayPerson(f"Person {n}", arranged=("Taxi",)) for n in range(60)))
    pdf = day_sheet_pdf(many)
    assert accessibility_failures(pdf) == []
    sheets = pages(pdf)
    assert len(sheets) > 1
    assert all("What is arranged" in sheet for sheet in sheets)


def test_what_is_missing_stands_out_on_the_day_sheet_and_phone_numbers_stay_whole() -> None:
    said = words(day_sheet_pdf(DAY))
    assert "Not there: Taxi both ways" in said
    assert "3 people expected." in said
    assert "Nobody" not in said
    assert words(day_sheet_pdf(replace(DAY, people=()))).count("Whom to ring") == 0


def test_the_booking_list_says_what_is_late_and_what_it_comes_to() -> None:
    said = words(booking_list_pdf(BOOKING))
    assert "1 Dec: late" in said
    assert "1 of 3 still to arrange." in said
    assert "Total £456.00" in said
    assert "Everything is arranged." in words(booking_list_pdf(replace(BOOKING, to_arrange=0)))
    assert "Nothing to arrange." in words(booking_list_pdf(replace(BOOKING, lines=(), to_arrange=0)))


def test_the_attendance_sheet_says_nothing_of_anyone_but_their_name() -> None:
    said = words(attendance_sheet_pdf(SIGNING))
    assert "Please sign beside your name." in said
    assert "BSL" not in said
    assert "07700" not in said


def test_the_feedback_form_fits_one_sheet_and_asks_what_is_entered() -> None:
    pdf = feedback_form_pdf([FEEDBACK])
    assert page_count(pdf) == 2
    said = words(pdf)
    for question in ("Was the meeting good for you?", "Did we listen to you?", "What could be better?"):
        assert question in said
    assert said.count("Partly") == 3


def test_the_feedback_form_stands_in_each_language_of_those_who_come() -> None:
    pdf = feedback_form_pdf([FEEDBACK, replace(FEEDBACK, language=Language("cy"))])
    assert accessibility_failures(pdf) == []
    assert "Wnaethon ni wrando arnoch chi?" in words(pdf)


def test_the_feedback_form_is_easy_to_read() -> None:
    content = feedback_form.content(FEEDBACK)
    found = reading_check.check(content, page_count(feedback_form_pdf([FEEDBACK])))
    assert [one for one in found if one.level in (Level.ERROR, Level.WARNING)] == []


@pytest.mark.parametrize("form", [Form.LARGE_PRINT, Form.LETTER])
def test_the_feedback_form_is_made_in_other_forms_too(form: Form) -> None:
    pdf = forms.pdf([feedback_form.content(replace(FEEDBACK, form=form))])
    assert accessibility_failures(pdf) == []
    assert words(pdf).count("Partly") == 3


def test_without_a_phone_number_there_is_still_somebody_to_ask() -> None:
    said = words(feedback_form_pdf([replace(FEEDBACK, contact=Contact("Jo Penn"))]))
    assert "Any questions? Ask Jo Penn" in said


def test_the_agenda_is_easy_to_read_and_says_who_leads_each_part() -> None:
    pdf = agenda_pdf([AGENDA])
    found = reading_check.check(agenda.content(AGENDA), page_count(pdf))
    assert [one for one in found if one.level in (Level.ERROR, Level.WARNING)] == []
    said = words(pdf)
    assert "11:15am: there is a break." in said
    assert "Amara Quill leads this part." in said


def test_badges_stand_eight_to_a_sheet_and_the_longest_name_still_fits() -> None:
    many = replace(BADGES, names=(*BADGES.names, "Bartholomew Featherstonehaugh-Wolstenholme"), blank=5)
    pdf = name_badges_pdf(many)
    assert page_count(pdf) == 2
    assert words(pdf).count("Hospital discharge workshop") == 16
    assert "Siân Ŵyn-Łukasz ŷ" in words(pdf)
    assert accessibility_failures(pdf) == []


def test_what_changed_says_what_is_not_possible_too_and_is_easy_to_read() -> None:
    said = words(letter_pdf(ANSWERS))
    assert "This is not possible. We cannot pay for a later bus." in said
    assert "This is different now: Every letter is one page now." in said
    found = reading_check.check(invitation.content(ANSWERS), 2)
    assert [one.check for one in found if one.level is Level.ERROR] == []
