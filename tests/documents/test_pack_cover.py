"""The covers of a meeting's pack: what is in it, what each file is about, and the files' own pages behind them."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

import docx
import pytest
from PIL import Image

from coprod_desktop.documents import forms, pack_cover, plain_text, reading_check, word
from coprod_desktop.documents.pack_cover import PackFile, PackText
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.content import Contact, Content, Form, SheetImage
from coprod_desktop.domain.easyread import Level
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, words
from tests.documents.read_in_order import heard


def a_sheet(width: int = 210, height: int = 297) -> SheetImage:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (200, 220, 240)).save(stream, "JPEG")
    return SheetImage(stream.getvalue(), width, height)


PLAN = PackFile(
    "Our plan", "This is our plan.\nTell us what you think.", 2, sheets=(a_sheet(), a_sheet(297, 210))
)
LETTER = PackFile("Draft letter", "This is a letter. We want to make it short.", is_word=True)
PACK = PackText(
    "Marlow Vale Council",
    "Hospital discharge workshop",
    date(2026, 12, 8),
    time(10, 30),
    "The Old Foundry",
    Contact("Jo Penn", "01632 960 001", "jo.penn@marlowvale.example"),
    (PLAN, LETTER),
    has_agenda=True,
)


def whole(text: PackText) -> list[Content]:
    return [
        pack_cover.cover(text),
        *(pack_cover.file_cover(text, file) for file in text.files),
        pack_cover.file_sheets(text, PLAN),
    ]


@pytest.mark.parametrize("language", [Language(), Language("cy"), LONGER_WELSH], ids=("en", "cy", "longer"))
@pytest.mark.parametrize("form", [form for form in Form if form is not Form.READ_ALOUD])
def test_every_cover_in_every_form_is_pdf_ua(form: Form, language: Language) -> None:
    assert accessibility_failures(forms.pdf(whole(replace(PACK, form=form, language=language)))) == []


def test_the_first_page_says_what_is_in_the_pack_and_whom_to_ask() -> None:
    pdf = forms.pdf([pack_cover.cover(PACK)])
    assert page_count(pdf) == 1
    said = words(pdf)
    for part in (
        "Paper 1: What happens at the meeting",
        "Paper 2: Our plan",
        "It has 2 pages.",
        "Paper 3: Draft letter",
    ):
        assert part in said
    assert "Phone us, or write to jo.penn@marlowvale.example." in said
    alone = replace(PACK, contact=Contact("Jo Penn"), place="")
    assert "Please tell us." in words(
        forms.pdf([pack_cover.cover(alone), pack_cover.file_cover(alone, LETTER)])
    )


def test_a_cover_says_what_a_file_is_about_in_the_organisations_sentences() -> None:
    said = words(forms.pdf([pack_cover.file_cover(PACK, LETTER)]))
    assert "This is a Word document." in said
    assert "We want to make it short." in said
    assert "You do not have to read all of it." in said


def test_the_pages_of_a_file_stand_one_to_a_page_and_say_what_they_are() -> None:
    pdf = forms.pdf([pack_cover.file_sheets(PACK, PLAN)])
    assert page_count(pdf) == 2
    figures = [one.words for one in heard(pdf) if one.role == "Figure"]
    assert figures == ["Page 1 of 2 of “Our plan”", "Page 2 of 2 of “Our plan”"]


def test_the_same_page_in_many_packs_is_in_the_file_once() -> None:
    sheets = pack_cover.file_sheets(PACK, replace(PLAN, sheets=(big := a_sheet(1240, 1754),)))
    once, often = (len(forms.combined([[sheets]] * n)) for n in (1, 9))
    assert often - once < len(big.jpeg) * 2


def test_what_is_only_seen_is_in_no_form_of_words() -> None:
    contents = whole(PACK)
    text = plain_text.text(forms.in_form(contents, Form.PLAIN_TEXT))
    assert "Our plan" in text
    assert "Page 1 of 2" not in text
    assert len(docx.Document(io.BytesIO(word.document(contents))).sections) == 3
    assert len(forms.in_words(contents)) == 3
    assert forms.title(contents) == "Papers for our meeting"


def worst(contents: Iterable[Content]) -> list[str]:
    found = [finding for content in contents for finding in reading_check.check(content, 1)]
    return [one.hit.sentence for one in found if one.level in (Level.ERROR, Level.WARNING)]


def test_the_covers_are_easy_to_read() -> None:
    assert worst([pack_cover.cover(PACK), pack_cover.file_cover(PACK, PLAN)]) == []


def test_as_a_letter_only_the_first_page_greets_and_signs() -> None:
    named = replace(PACK, form=Form.LETTER, name="Amara Quill", called="Amara", posted_to=("1 Wren Street",))
    said = words(forms.pdf(whole(named)))
    assert said.count("Dear Amara,") == said.count("Yours sincerely") == 1


def test_no_page_holds_the_credit_of_the_pictures_alone() -> None:
    for files in range(8):
        text = replace(PACK, files=(LETTER,) * files)
        pdf = forms.pdf([pack_cover.cover(text)])
        from tests.documents.golden_papers import pages

        assert all(len(page.split()) > 30 for page in pages(pdf))
