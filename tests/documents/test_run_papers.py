"""The papers of a payment run: what two people compare, and what each person reads."""

from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.documents.remittance import PaidClaim, Remittance, remittances_pdf
from coprod_desktop.documents.run_sheet import RunSheet, SheetPayment, run_sheet_pdf
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import ControlTotals
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, outermost, pages, words

PAYMENT = SheetPayment(
    1251,
    "Gwen Abara-Llewellyn",
    "0624",
    "ABARA 1251",
    Money(75_00),
    Money(4_40),
    Money(10_00),
    Money(69_40),
    "Came back",
)
SHEET = RunSheet(
    organisation="Marlow Vale Council",
    number=12,
    kind="Bank file",
    made_on=date(2026, 11, 22),
    made_by="Beth Rowan",
    pay_on=date(2026, 11, 23),
    written="Written on 22 November 2026 by Priya Vale",
    totals=ControlTotals(1, Money(75_00), Money(4_40), Money(69_40), "DDA194FCFBB4"),
    payments=(PAYMENT,),
)
CLAIM = PaidClaim(
    1251,
    "Carers board on 10 November 2026",
    Money(75_00),
    Money(4_40),
    Money(10_00),
    Money(69_40),
    "ABARA 1251",
)
REMITTANCE = Remittance(
    organisation="Marlow Vale Council",
    name="Gwen Abara",
    pay_on=date(2026, 11, 23),
    ending="0624",
    claims=(
        CLAIM,
        replace(CLAIM, number=1260, advance=Money(0), to_pay=Money(79_40), reference="ABARA 1260"),
    ),
    contact=("Beth Rowan", "01632 960 001"),
)
LANGUAGES = pytest.mark.parametrize(
    "language", [Language(), Language("cy"), LONGER_WELSH], ids=("en", "cy", "longer")
)


@LANGUAGES
def test_a_control_sheet_can_be_read_aloud_and_stays_on_its_page(language: Language) -> None:
    pdf = run_sheet_pdf(replace(SHEET, language=language, payments=(PAYMENT,) * 40))
    assert accessibility_failures(pdf) == []
    left, right = outermost(pdf)
    assert (left >= 40, right <= 842 - 40) == (True, True)
    assert all("DDA194FCFBB4" in page for page in pages(pdf))


def test_a_control_sheet_has_what_two_people_compare_and_sign() -> None:
    said = words(run_sheet_pdf(SHEET))
    for part in (
        "£75.00",
        "£4.40",
        "£69.40",
        "DDA194FCFBB4",
        "ending 0624",
        "(Came back)",
        "Checked by, and date",
    ):
        assert part in said
    unwritten = words(
        run_sheet_pdf(
            replace(SHEET, written="", payments=(replace(PAYMENT, ending="", note="", advance=Money(0)),))
        )
    )
    assert "ending" not in unwritten


@LANGUAGES
def test_a_remittance_can_be_read_aloud_in_the_persons_language(language: Language) -> None:
    pdf = remittances_pdf([replace(REMITTANCE, language=language)], "Remittances")
    assert accessibility_failures(pdf) == []
    left, right = outermost(pdf)
    assert (left >= 40, right <= 595 - 40) == (True, True)


def test_a_remittance_says_how_much_when_and_what_the_statement_says() -> None:
    said = " ".join(words(remittances_pdf([REMITTANCE], "Remittances")).split())
    for part in (
        "£148.80",
        "ending 0624 on Monday 23 November 2026",
        "ABARA 1251, ABARA 1260",
        "You had £10.00 of it before",
    ):
        assert part in said
    plain = replace(REMITTANCE, ending="", claims=(CLAIM,), contact=())
    alone = " ".join(words(remittances_pdf([plain], "Remittances")).split())
    assert "You should have it on Monday 23 November 2026." in alone
    assert "Total" not in alone
