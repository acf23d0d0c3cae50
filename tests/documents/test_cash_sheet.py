"""The cash sheet: payment and expenses apart, room to sign, notes and coins that pay exactly, the float out and back."""

from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.documents.cash_sheet import CashBack, CashLine, CashSheet, cash_sheet_pdf, piece_name
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, outermost, pages, words

PAID = CashLine("Amara Quill", Money(75_00), Money(12_40), Money(87_40), paid=True)
KNOWN = CashLine("Ben Vale-Llewellyn-Abara", Money(75_00), None, Money(75_00))
OPEN = CashLine("Cara Lane", None, None, None)
GIVEN = CashLine("Dai Pugh", Money(25_00), NOTHING, NOTHING, paid=True, vouchers="vouchers A100")
SHEET = CashSheet(
    organisation="Marlow Vale Council",
    purpose="Carers board",
    occasion="Meeting 214",
    day=date(2026, 12, 8),
    made_on=date(2026, 12, 4),
    carried_by="Jo Penn",
    approved="Priya Vale, 4 Dec 2026",
    limit=Money(90_00),
    out=Money(250_00),
    paid=Money(87_40),
    people=(PAID, KNOWN, OPEN, GIVEN),
    coins={20_00: 7, 10_00: 1, 5_00: 2, 2_00: 1, 20: 2},
)
BACK = CashBack(
    Money(160_60), Money(-2_00), "Jo Penn, 8 Dec 2026", "A coin is missing", "Priya Vale, 9 Dec 2026"
)


@pytest.mark.parametrize("language", [Language(), Language("cy"), LONGER_WELSH], ids=("en", "cy", "longer"))
def test_a_cash_sheet_can_be_read_aloud_and_stays_on_its_page(language: Language) -> None:
    pdf = cash_sheet_pdf(replace(SHEET, language=language, people=(PAID, KNOWN) * 12, back=BACK))
    assert accessibility_failures(pdf) == []
    left, right = outermost(pdf)
    assert (left >= 40, right <= 842 - 40) == (True, True)
    assert len(pages(pdf)) > 1


def test_a_cash_sheet_keeps_the_boxes_apart_and_leaves_room_for_what_is_not_known() -> None:
    said = words(cash_sheet_pdf(SHEET))
    for part in (
        *("Amara Quill £75.00 £12.40 £87.40 Paid", "Ben Vale-Llewellyn-Abara £75.00 £75.00", "Cara Lane"),
        *("Dai Pugh (vouchers A100)", "Total £175.00 £12.40 £162.40"),
        *("£20 7 £140.00", "20p 2 £0.40", "Should come back £162.60", "Over or short, and why"),
        *("Carers board · Meeting 214 · Tuesday 8 December 2026", "Priya Vale, 4 Dec 2026"),
    ):
        assert part in said


def test_what_came_back_is_said_with_why_and_who_looked_at_it() -> None:
    said = words(cash_sheet_pdf(replace(SHEET, back=BACK)))
    for part in ("Counted afterwards £160.60", "£2.00 short: A coin is missing", "Priya Vale, 9 Dec 2026"):
        assert part in said
    right = words(cash_sheet_pdf(replace(SHEET, back=CashBack(Money(162_60), NOTHING, "Jo Penn"))))
    assert "It comes out right" in right


def test_before_anyone_is_known_it_is_an_empty_sheet_to_fill_in() -> None:
    said = words(cash_sheet_pdf(replace(SHEET, people=(), coins={}, paid=NOTHING, approved="")))
    assert "None are needed yet." in said
    assert "Not approved yet" in said
    assert (piece_name(2_00), piece_name(50)) == ("£2", "50p")
