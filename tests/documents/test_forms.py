"""One text, every form: the same words as a paper, as plain text, as a script, as a Word document, as a draft e-mail."""

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import docx
import fast_mail_parser
import pytest
import vobject
from docx.oxml.ns import qn

from coprod_desktop.documents import (
    calendar_file,
    forms,
    invitation,
    layout,
    mail,
    picture_pixels,
    plain_text,
    word,
)
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.content import (
    CalendarPage,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Occasion,
    Row,
    plain,
)
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import accessibility_failures, words
from tests.documents.invitations import INVITATION
from tests.documents.read_in_order import Heard, heard

TEXT = replace(
    INVITATION,
    full_name="Amara Quill",
    posted_to=("1 Wren Street", "Marlow Vale", "MV1 1AA"),
    dated=date(2026, 11, 3),
    uid="meeting-7",
)
ENGLISH = invitation.content(TEXT)
WELSH = invitation.content(replace(TEXT, language=Language("cy"), name="Siân Ŵyn-Łukasz ŷ"))
BOTH = (WELSH, ENGLISH)
LANGUAGES = {"English": (ENGLISH,), "Welsh": (WELSH,), "both": BOTH}
ALOUD = forms.in_form([ENGLISH], Form.READ_ALOUD)
NOBODY = replace(ENGLISH, addressee=None, dated=None, occasion=None, brief=())


def elements(pdf: bytes, role: str) -> list[str]:
    return [one.words for one in heard(pdf) if one.role == role]


@pytest.mark.parametrize("contents", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("form", Form)
def test_every_form_in_every_language_is_an_accessible_paper(form: Form, contents: Iterable[Content]) -> None:
    pdf = forms.pdf(forms.in_form(tuple(contents), form))
    assert accessibility_failures(pdf) == []


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.READ_ALOUD])
def test_every_form_says_every_word(form: Form) -> None:
    said = words(forms.pdf(forms.in_form([ENGLISH], form)))
    for sentence in ENGLISH.sentences():
        assert sentence in said


@pytest.mark.parametrize("form", Form)
def test_every_form_keeps_to_one_sheet(form: Form) -> None:
    assert page_count(forms.pdf(forms.in_form([ENGLISH], form))) <= 2


def test_a_bilingual_paper_is_welsh_first_and_each_language_whole_and_equal() -> None:
    pdf = forms.pdf(BOTH)
    said = heard(pdf)
    languages = [one.language for one in said]
    assert languages == ["cy"] * languages.count("cy") + ["en-GB"] * languages.count("en-GB")
    assert languages.count("cy") == languages.count("en-GB")
    assert forms.title(BOTH).startswith("Gwahoddiad")
    assert forms.title(BOTH).endswith("Tuesday 8 December 2026")


def test_a_paper_heard_in_the_order_of_its_tags_says_what_it_shows_before_its_words() -> None:
    said = heard(forms.pdf([ENGLISH]))
    at = said.index(Heard("Figure", "Clock: 10:30am", "en-GB"))
    assert said[at + 1].words.startswith("It starts at 10:30am. It ends at midday.")
    assert [one.words for one in said if one.role.startswith("H")] == [
        "Amara, please come to our meeting",
        "Please tell us if you can come",
    ]
    assert "Yes, I will come" in [one.words for one in said if one.role == "LBody"]


# a letter


def test_a_letter_has_an_address_a_day_a_greeting_paragraphs_and_who_signs() -> None:
    pdf = forms.pdf(forms.in_form([ENGLISH], Form.LETTER))
    said = elements(pdf, "P")
    assert said[1:4] == ["Amara Quill 1 Wren Street Marlow Vale MV1 1AA", "3 November 2026", "Dear Amara,"]
    assert (
        "It is at Marlow Town Hall. High Street, Marlow Vale MV1 2AB. There is no step at the door." in said
    )
    signed = said.index("Yours sincerely")
    assert said[signed + 1] == "Jo Fenn Marlow Vale Council"
    assert said[signed + 2] == "Name: Amara Quill"
    assert elements(pdf, "Figure") == []


def test_a_letter_to_nobody_in_particular_is_a_notice() -> None:
    said = elements(forms.pdf(forms.in_form([NOBODY], Form.LETTER)), "P")
    assert not [line for line in said if line.startswith("Dear")]
    without_slip = replace(NOBODY, blocks=(Heading("Notice"), Row(None, ("The office is closed.",))))
    assert elements(forms.pdf(forms.in_form([without_slip], Form.LETTER)), "P")[-1].startswith("Jo Fenn")


# plain text


def test_plain_text_is_a_sentence_a_line_with_brackets_to_mark() -> None:
    text = plain_text.text([ENGLISH])
    assert "It starts at 10:30am.\nIt ends at midday.\n" in text
    assert "[ ] Yes, I will come\n" in text
    assert "Name: Amara Quill\n" in text
    assert text.endswith("Any questions? Phone Jo Fenn on 01632 960 123\n")


def test_a_text_file_opens_with_its_accents_right_on_any_computer() -> None:
    file = plain_text.file(BOTH)
    assert file.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in file
    assert "Siân Ŵyn-Łukasz ŷ" in file.decode("utf-8-sig")


def test_a_text_message_says_who_what_when_and_how_to_answer() -> None:
    assert plain_text.message([ENGLISH]) == (
        "Amara, please come to our meeting. Carers board, Tuesday 8 December 2026, 10:30am. "
        "It is at Marlow Town Hall. Can you come? Reply YES or NO. Marlow Vale Council"
    )
    assert plain_text.message([NOBODY]) == ""
    online = invitation.content(replace(TEXT, venue=""))
    assert "It is at" not in plain_text.message([online])


# read aloud


def test_a_script_greets_reads_asks_and_says_goodbye() -> None:
    text = plain_text.text(ALOUD)
    order = [
        "Hello. Am I speaking to Amara?",
        "I am from Marlow Vale Council.",
        "Amara, please come to our meeting.",
        "Can you come? You can say yes, maybe or no.",
        "Do you need help with anything?",
        "Shall I say any of it again?",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_only_makes_sense_on_paper_is_not_read_out() -> None:
    text = plain_text.text(ALOUD)
    for paper in ("Post this part", "tick one box", "Name: Amara Quill"):
        assert paper not in text
    assert "[ ] Maybe, phone me" in text


def test_a_script_of_a_notice_greets_nobody_by_name() -> None:
    text = plain_text.text(
        forms.in_form([replace(NOBODY, blocks=(Heading("Is it closed?"),))], Form.READ_ALOUD)
    )
    assert "Am I speaking to" not in text
    assert "\n\nIs it closed?\n\n" in text


# a Word document


def opened(*contents: Content, form: Form = Form.WORD) -> Any:
    return docx.Document(BytesIO(word.document(forms.in_form(contents, form))))


def test_a_word_document_has_real_headings_and_every_word() -> None:
    made = opened(ENGLISH)
    headings = [(p.style.name, p.text) for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Amara, please come to our meeting"),
        ("Heading 2", "Please tell us if you can come"),
    ]
    whole = " ".join(" ".join(p.text for p in made.paragraphs).split())
    for row in ENGLISH.rows():
        assert all(plain(sentence) in whole for sentence in row.sentences)


def test_its_pictures_have_words_and_stand_in_line_with_the_text() -> None:
    xml = opened(ENGLISH).element
    pictures = [one.find(qn("wp:docPr")).get("descr") for one in xml.iter(qn("wp:inline"))]
    assert pictures[:3] == ["A group of people", "Calendar: Tuesday 8 December 2026", "Clock: 10:30am"]
    assert not list(xml.iter(qn("wp:anchor")))
    assert all(pictures)


def test_its_facts_are_a_table_whose_first_row_heads_the_columns() -> None:
    (table,) = opened(ENGLISH).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Meeting"],
        ["Amara Quill", "Carers board, Tuesday 8 December 2026"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    many = replace(NOBODY, blocks=(Facts(tuple(Fact(str(n), "so") for n in range(4))),))
    assert [len(each.columns) for each in opened(many).tables] == [3, 1]


def test_its_boxes_can_be_ticked_on_the_screen_and_have_names() -> None:
    xml = opened(ENGLISH).element
    named = [one.get(qn("w:val")) for one in xml.iter(qn("w:alias"))]
    assert named[:3] == ["Yes, I will come", "Maybe, phone me", "No, I cannot come"]
    assert named[-1] == "I need help with:"
    assert len(list(xml.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))) == 7


def test_its_language_is_set_for_every_word() -> None:
    made = opened(*BOTH)
    languages = [
        run._r.rPr.find(qn("w:lang")).get(qn("w:val"))
        for paragraph in made.paragraphs
        for run in paragraph.runs
        if run.text.strip()
    ]
    assert set(languages) == {"cy-GB", "en-GB"}
    assert languages == sorted(languages)
    assert made.core_properties.language == "cy-GB"
    assert [section.header.paragraphs[0].text for section in made.sections] == ["Marlow Vale Council"] * 2


def test_it_is_on_a4_with_whom_to_ask_and_the_page_number_at_the_foot() -> None:
    section = opened(ENGLISH).sections[0]
    assert round(section.page_width.mm) == 210
    foot = section.footer._element.xml
    assert "Any questions? Phone" in foot
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


@pytest.mark.parametrize("form", [Form.EASY_READ, Form.LARGE_PRINT, Form.WORD])
def test_its_letters_are_as_large_as_the_form_asks(form: Form) -> None:
    wanted = {Form.EASY_READ: 16, Form.LARGE_PRINT: 20, Form.WORD: 14}
    assert opened(ENGLISH, form=form).styles["Normal"].font.size.pt == wanted[form]


def test_it_says_nothing_of_the_person_about_itself() -> None:
    file = word.document([ENGLISH], created=datetime(2026, 11, 3, tzinfo=UTC))
    about = docx.Document(BytesIO(file)).core_properties
    assert (about.author, about.comments, about.last_modified_by) == ("Marlow Vale Council", "", "")
    assert about.title == "Invitation: Carers board, Tuesday 8 December 2026"
    with zipfile.ZipFile(BytesIO(file)) as parts:
        said = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps"))
    assert b"Amara" not in said


def test_a_name_in_any_script_is_written_and_control_characters_are_left_out() -> None:
    odd = replace(ENGLISH, blocks=(Heading("李 & <Amara>\x07"),))
    with pytest.raises(Problem, match="李"):
        forms.pdf([odd])
    assert opened(odd).paragraphs[0].text == "李 & <Amara>"


def test_a_picture_for_word_is_a_small_sharp_png() -> None:
    png = picture_pixels.png(CalendarPage(date(2026, 12, 8)), Language("cy"))
    assert png.startswith(b"\x89PNG")
    assert len(png) < 20_000


def test_without_pictures_there_is_no_credit_for_them() -> None:
    plain = replace(ENGLISH, blocks=(Heading("Words"), Row(None, ("Only words.",))))
    assert "Font Awesome" not in opened(plain).sections[0].footer._element.xml
    assert "Font Awesome" in opened(ENGLISH).sections[0].footer._element.xml


# a draft e-mail, read back by a parser that is not the one that wrote it


def read_back(*contents: Content, to: str = "amara@example.org") -> Any:
    pdf = mail.Enclosed("Invitation.pdf", "application/pdf", forms.pdf(contents))
    return fast_mail_parser.parse_email(mail.draft(contents, to, [pdf]))


def test_a_draft_holds_the_words_the_paper_and_a_calendar_entry() -> None:
    message = read_back(ENGLISH)
    assert message.subject == "Invitation: Carers board, Tuesday 8 December 2026"
    assert message.text_plain[0].replace("\r\n", "\n") == plain_text.text([ENGLISH])
    kinds = {one.mimetype: one for one in message.attachments}
    assert kinds["application/pdf"].filename == "Invitation.pdf"
    assert bytes(kinds["application/pdf"].content).startswith(b"%PDF")
    assert kinds["text/calendar"].filename == "2026-12-08.ics"


def test_its_headers_hold_the_address_and_nothing_else_about_the_person() -> None:
    draft = mail.draft([ENGLISH], "amara@example.org")
    head = draft.split(b"\r\n\r\n", 1)[0].decode()
    assert "To: amara@example.org" in head
    assert "From: jo.fenn@marlowvale.example" in head
    assert "X-Unsent: 1" in head
    assert "Amara" not in head


def test_welsh_and_polish_letters_come_through() -> None:
    message = read_back(*BOTH)
    assert "Siân Ŵyn-Łukasz ŷ" in message.text_plain[0]
    assert message.subject == forms.title(BOTH)


def test_without_an_occasion_or_an_address_to_ask_nothing_is_made_up() -> None:
    message = fast_mail_parser.parse_email(
        mail.draft([replace(NOBODY, contact=Contact("Jo"))], "amara@example.org")
    )
    assert message.attachments == []
    assert "from" not in {name.casefold() for name in message.headers}


@pytest.mark.parametrize(
    "wrong", ["", "nobody", "a b@example.org", "a@b@c", "a@x.org\nBcc: all@x.org", "a@..x"]
)
def test_what_is_no_address_is_said_kindly(wrong: str) -> None:
    with pytest.raises(Problem, match="is not an e-mail address"):
        mail.draft([ENGLISH], wrong)


def test_a_domain_with_accents_is_written_as_mail_needs_it() -> None:
    assert str(mail.address("jo@caffi-tŷ.cymru")) == "jo@xn--caffi-t-8hb.cymru".replace(
        "xn--caffi-t-8hb", "caffi-tŷ".encode("idna").decode()
    )


def test_the_calendar_entry_stands_at_the_right_time() -> None:
    occasion = ENGLISH.occasion
    assert occasion is not None
    calendar = vobject.readOne(calendar_file.entry(occasion, ENGLISH.contact).decode())
    event = calendar.vevent
    assert event.summary.value == "Carers board"
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 12, 8, 10, 30, tzinfo=UTC)
    assert event.dtend.value.astimezone(UTC) == datetime(2026, 12, 8, 12, 0, tzinfo=UTC)
    assert event.location.value == "Marlow Town Hall, High Street, Marlow Vale MV1 2AB"
    assert event.uid.value == "meeting-7@coprod-desktop"
    assert event.organizer.value == "mailto:jo.fenn@marlowvale.example"


def test_in_summer_the_entry_is_an_hour_earlier_by_the_worlds_clock_and_two_hours_long_if_nobody_said() -> (
    None
):
    occasion = Occasion("x", "Picnic", date(2026, 7, 1), time(14, 0))
    event = vobject.readOne(calendar_file.entry(occasion, Contact("Jo")).decode()).vevent
    assert event.dtstart.value.astimezone(UTC).hour == 13
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 2 * 3600
    assert not hasattr(event, "organizer")
    assert not hasattr(event, "location")


def test_the_closest_layout_is_used_when_nothing_fits() -> None:
    long = replace(ENGLISH, form=Form.LETTER, blocks=ENGLISH.blocks * 4, most_pages=1)
    assert len(layout.paper(long).pages) > 1
