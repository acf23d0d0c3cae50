"""The claim form: room for a pen, boxes to fill in on a screen with names, and never more than it may hold."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from coprod_desktop.documents import claim_form, forms, plain_text, reading_check, word
from coprod_desktop.documents.claim_form import claim_form_pdf
from coprod_desktop.documents.preview import page, page_count
from coprod_desktop.domain.content import Content, Entry, Form, Question
from coprod_desktop.domain.easyread import Level
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, words
from tests.documents.meeting_sheets import CLAIM_FORM
from tests.documents.read_in_order import heard

MM = 72 / 25.4
BLANK = replace(CLAIM_FORM, name="", meeting="", day=None, number="", send_by=None)


def boxes(pdf: bytes, kind: str = "/Tx") -> list[dict[str, Any]]:
    """Every box to fill in: its name, what stands in it, its sides in points."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for sheet in file.pages:
            for box in sheet.get("/Annots", []):
                if box.get("/FT") == kind:
                    x, bottom, right, top = (float(side) for side in box.Rect)
                    found.append(
                        {
                            "key": str(box["/T"]),
                            "name": str(box.TU),
                            "value": str(box.V),
                            "wide": right - x,
                            "high": top - bottom,
                            "left": x,
                            "right": right,
                        }
                    )
    return found


@pytest.mark.parametrize("form", [Form.EASY_READ, Form.LARGE_PRINT, Form.LETTER, Form.WORD])
@pytest.mark.parametrize("language", [Language(), Language("cy"), LONGER_WELSH], ids=("en", "cy", "longer"))
def test_in_every_form_each_box_is_high_enough_for_a_pen_and_stays_on_its_page(
    form: Form, language: Language
) -> None:
    pdf = claim_form_pdf([replace(CLAIM_FORM, form=form, language=language)])
    assert accessibility_failures(pdf) == []
    found = boxes(pdf)
    assert len(found) == 17
    assert all(box["high"] >= 12 * MM - 0.01 for box in found)
    assert all(box["left"] > 40 and box["right"] < 555 for box in found)


def test_every_box_has_a_name_of_its_own_and_is_heard_where_it_stands() -> None:
    pdf = claim_form_pdf([CLAIM_FORM, replace(CLAIM_FORM, language=Language("cy"))])
    keys = [box["key"] for kind in ("/Tx", "/Btn") for box in boxes(pdf, kind)]
    assert len(keys) == len(set(keys)) == 2 * (17 + 4)
    said = [(one.role, one.words) for one in heard(pdf)]
    at = said.index(("P", "Taxi"))
    assert said[at : at + 3] == [("P", "Taxi"), ("P", "£"), ("Form", "Taxi £")]
    assert ("Form", "Do you want money for your time? Pay me less: Off") in said


def test_a_name_with_letters_of_many_languages_is_kept_and_shown() -> None:
    pdf = claim_form_pdf([CLAIM_FORM])
    assert boxes(pdf)[0]["value"] == "Siân Ŵyn-Łukasz ŷ"
    with pikepdf.open(BytesIO(pdf)) as file:
        annotations: Any = file.pages[0].obj.Annots
        box = next(one for one in annotations if one.get("/FT") == "/Tx")
        look, fonts = box.AP.N.read_bytes(), box.AP.N.Resources.Font
        used = {name: fonts[name] for name in fonts if name.encode() in look}
        assert used
        assert all("/FontFile2" in font.FontDescriptor for font in used.values())
        assert str(box.DA).split()[0] in file.Root.AcroForm.DR.Font
    empty = page(claim_form_pdf([replace(CLAIM_FORM, name="")]), 0, 600)
    assert page(pdf, 0, 600).pixels != empty.pixels


def test_what_is_typed_into_a_box_can_be_read_back() -> None:
    with pypdfium2.PdfDocument(claim_form_pdf([BLANK])) as document:
        document.init_forms()
        assert document.get_formtype() == pypdfium2.raw.FORMTYPE_ACRO_FORM
    assert [box["value"] for box in boxes(claim_form_pdf([BLANK]))] == [""] * 17


def test_a_long_name_of_a_meeting_makes_its_box_higher() -> None:
    long = replace(CLAIM_FORM, meeting="Going home from hospital and what happens next " * 4)
    assert boxes(claim_form_pdf([long]))[1]["high"] > 75


def test_it_asks_for_no_account_and_says_so() -> None:
    said = words(claim_form_pdf([CLAIM_FORM]))
    assert "Do not write your bank details on this form." in said
    for asked in ("sort code", "Sort code", "account number", "benefit", "health"):
        assert asked not in said
    nobody = replace(CLAIM_FORM, contact=replace(CLAIM_FORM.contact, phone="", address="", email=""))
    said = words(claim_form_pdf([nobody]))
    assert "Please give this form to us." in said
    assert "bank account new" not in said


def test_whoever_wants_no_payment_is_not_asked_about_it() -> None:
    said = words(claim_form_pdf([replace(CLAIM_FORM, asks_payment=False)]))
    assert "Do you want money" not in said
    assert "Bus or train" in said


def test_it_is_easy_to_read() -> None:
    content = claim_form.content(CLAIM_FORM)
    found = reading_check.check(content, page_count(claim_form_pdf([CLAIM_FORM])))
    assert [one for one in found if one.level in (Level.ERROR, Level.WARNING)] == []


def test_a_form_is_no_letter() -> None:
    said = words(claim_form_pdf([replace(CLAIM_FORM, form=Form.LETTER)]))
    assert "Dear" not in said
    assert "sincerely" not in said


def in_form(form: Form) -> tuple[Content, ...]:
    return forms.in_form([claim_form.content(CLAIM_FORM)], form)


def test_as_plain_text_each_box_is_a_line() -> None:
    text = plain_text.text(in_form(Form.PLAIN_TEXT))
    assert "Your name\nSiân Ŵyn-Łukasz ŷ\n" in text
    assert "Taxi £\n____" in text


def test_read_aloud_it_asks_and_leaves_out_what_is_for_paper() -> None:
    text = plain_text.text(in_form(Form.READ_ALOUD))
    assert "What is your name?" in text
    assert "Sign your name" not in text
    assert "Please send this form to" not in text


def test_as_a_word_document_each_box_is_a_field_with_its_name() -> None:
    made = docx.Document(BytesIO(word.document(in_form(Form.WORD))))
    xml = made.element.xml
    assert 'w:val="Taxi £"' in xml
    assert "Siân Ŵyn-Łukasz ŷ" in xml


def test_the_boxes_of_a_paper_only_for_a_pen_show_what_is_known() -> None:
    pdf = forms.pdf([replace(claim_form.content(CLAIM_FORM), fillable=False)])
    assert boxes(pdf) == []
    assert accessibility_failures(pdf) == []
    assert ("P", "Siân Ŵyn-Łukasz ŷ") in [(one.role, one.words) for one in heard(pdf)]


def test_it_asks_each_thing_once() -> None:
    blocks = claim_form.content(CLAIM_FORM).blocks
    asked = [block.name for block in blocks if isinstance(block, Entry)]
    assert len(asked) == len(set(asked))
    assert sum(isinstance(block, Question) for block in blocks) == 1
