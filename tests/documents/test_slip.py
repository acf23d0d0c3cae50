"""The reimbursement slip: what each reader is told, and what they never are."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest

from coprod_desktop.documents import lexicon
from coprod_desktop.documents.kit import page_count
from coprod_desktop.documents.slip import (
    CodingRow,
    Reader,
    Route,
    SlipContent,
    SlipLine,
    slip_paper,
    slip_pdf,
)
from coprod_desktop.documents.text import Text
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

DAY = date(2026, 12, 8)
LINES = (
    SlipLine(
        DAY,
        "Carers board meeting, 10:30am to midday",
        "Meeting 214, 10:30am to midday · half day",
        "1 × £75.00",
        payment=7500,
        why="Up to 4 hours is a half day. A half day is £75.00.",
    ),
    SlipLine(
        DAY,
        "Bus, Wren Street to Town Hall",
        "Bus, Wren Street to Town Hall",
        "ticket",
        expenses=240,
        receipt="1",
    ),
    SlipLine(DAY, "Taxi home", "Taxi home, agreed before", "receipt", expenses=1160, receipt="2"),
    SlipLine(
        DAY, "Your personal assistant", "Agreed support cost", "3.5 h × £12.71", expenses=4449, receipt="3"
    ),
)
FINANCE = SlipContent(
    organisation="Marlow Vale Council · Co-production",
    number="1042",
    version_no=1,
    reader=Reader.FINANCE,
    issued=date(2026, 12, 9),
    payee="A Quill",
    route=Route("Bank transfer", supplier_number="80113", reference="QUILL 1042", account_ending="4958"),
    payment=7500,
    expenses=5849,
    lines=LINES,
    pay_by=date(2026, 12, 22),
    person="A Quill",
    occasion="the Carers board on Tuesday 8 December 2026",
    coding=(
        CodingRow("SC-4410-07", "Involvement payments", 7500),
        CodingRow("SC-4410-09", "Involvement expenses", 5849),
    ),
    why=("The board's scheme pays half days and days.",),
    contact=("Jo Penn", "01632 960 001", "jo.penn@marlowvale.example"),
    limit=50000,
    anchor="7f3a 19c2",
)
PERSON = replace(FINANCE, reader=Reader.PERSON, person="Ada Quill", payee="Ada Quill")


def many_lines(reader: Reader) -> SlipContent:
    lines = tuple(
        SlipLine(DAY, f"Bus number {n}", f"Travel {n}", "ticket", expenses=240, receipt=str(n))
        for n in range(1, 41)
    )
    return replace(FINANCE, reader=reader, payment=0, expenses=9600, lines=lines, coding=())


def test_finance_reads_the_words_of_the_golden_slip() -> None:
    check_golden("slip_finance", slip_pdf(FINANCE))


def test_the_person_reads_the_words_of_the_golden_slip() -> None:
    check_golden("slip_person", slip_pdf(PERSON))


@pytest.mark.parametrize("content", [FINANCE, PERSON, many_lines(Reader.FINANCE), many_lines(Reader.PERSON)])
def test_every_slip_is_pdf_ua(content: SlipContent) -> None:
    assert accessibility_failures(slip_pdf(content)) == []


def test_finance_sees_payee_route_two_boxes_and_total_before_any_line() -> None:
    said = words(slip_pdf(FINANCE))
    order = [
        "Pay by",
        "A Quill",
        "Bank transfer",
        "£75.00",
        "£58.49",
        "£0.00",
        "£133.49",
        "Meeting 214",
        "SC-4410-07",
    ]
    places = [said.index(each) for each in order]
    assert places == sorted(places)


def test_finance_reads_only_finance_names_and_no_reasons() -> None:
    said = words(slip_pdf(FINANCE))
    for private in ("Carers", "personal assistant", "half day is", "scheme"):
        assert private not in said


def test_the_person_reads_what_each_line_was_and_why_and_no_cost_codes() -> None:
    said = words(slip_pdf(PERSON))
    assert "Here is your money for coming to the Carers board on Tuesday 8 December 2026." in said
    assert "Up to 4 hours is a half day." in said
    assert "We pay you by Tuesday 22 December 2026." in said
    assert "Bank transfer, to the account that ends in 4958." in said
    assert "Jo Penn 01632 960 001" in said
    for theirs in ("SC-4410", "80113", "Agreed support cost"):
        assert theirs not in said


def test_payment_and_expenses_are_added_up_apart() -> None:
    said = words(slip_pdf(PERSON))
    assert "Total £75.00" in said
    assert "Total £58.49" in said


def test_an_account_is_never_known_by_more_than_its_last_four_figures() -> None:
    with pytest.raises(ValueError, match="last figures"):
        Route("Bank transfer", account_ending="66374958")


def test_a_slip_whose_lines_do_not_add_up_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="payment"):
        replace(FINANCE, payment=7501)
    with pytest.raises(ValueError, match="expenses"):
        replace(FINANCE, expenses=5848)
    with pytest.raises(ValueError, match="cost codes"):
        replace(FINANCE, coding=FINANCE.coding[:1])


def test_an_advance_is_taken_off() -> None:
    assert "£93.49" in words(slip_pdf(replace(FINANCE, advance=4000)))
    said = words(slip_pdf(replace(PERSON, advance=4000)))
    assert "We already gave you £40.00." in said
    assert "You get £93.49" in said


def test_an_advance_that_was_more_is_paid_back_and_nothing_is_promised() -> None:
    content = replace(PERSON, advance=20000)
    said = words(slip_pdf(content))
    assert "That is £66.51 more than this slip comes to." in said
    assert "We pay you by" not in said
    assert "To pay back £66.51" in words(slip_pdf(replace(content, reader=Reader.FINANCE)))


@pytest.mark.parametrize("content", [FINANCE, PERSON])
def test_a_reprint_says_so(content: SlipContent) -> None:
    assert "REPRINT 2" in words(slip_pdf(replace(content, reprint=2)))
    assert "REPRINT" not in words(slip_pdf(content))


def test_someone_else_who_is_paid_is_named_beside_the_person() -> None:
    assert "B Finch For A Quill" in words(slip_pdf(replace(FINANCE, payee="B Finch")))
    assert "The money goes to B Finch." in words(slip_pdf(replace(PERSON, payee="B Finch")))


def test_a_new_supplier_and_a_run_are_said() -> None:
    said = words(slip_pdf(replace(FINANCE, route=Route("Bank transfer", new_supplier=True, run="2026-14"))))
    assert "New supplier: form sent on" in said
    assert "In run 2026-14" in said


def test_money_that_does_not_go_to_a_bank_has_no_account() -> None:
    cash = replace(FINANCE, route=Route("Cash on the day", bank=False))
    assert "account details" not in words(slip_pdf(cash))
    assert "How: Cash on the day." in words(slip_pdf(replace(cash, reader=Reader.PERSON)))


def test_exceptions_and_receipts_are_listed() -> None:
    content = replace(FINANCE, exceptions=("Taxi £9.00 without a receipt: the driver had none.",))
    assert "the driver had none. Receipts attached: 3, numbered 1 to 3." in words(slip_pdf(content))
    named = tuple(replace(line, receipt="R7" if line.receipt == "2" else "") for line in LINES)
    assert "Receipts attached: 1, numbered R7." in words(slip_pdf(replace(FINANCE, lines=named)))
    none = tuple(replace(line, receipt="") for line in LINES)
    assert "None. No receipts attached." in words(slip_pdf(replace(FINANCE, lines=none)))


def test_a_slip_without_cost_codes_or_limit_or_date_says_what_it_can() -> None:
    said = words(
        slip_pdf(
            replace(FINANCE, coding=(), limit=None, pay_by=None, anchor="", approved="S Lee, 9 December 2026")
        )
    )
    assert "No cost code is recorded yet." in said
    assert "Approved by, role, and date" in said
    assert "S Lee" in said
    assert "Pay by" not in said


def test_a_person_s_slip_needs_no_occasion_name_or_contact() -> None:
    bare = replace(PERSON, occasion="", person="", contact=(), why=(), pay_by=None, anchor="")
    assert "Here is your money for taking part with us." in words(slip_pdf(bare))


def test_days_name_their_year_when_it_is_not_the_slip_s() -> None:
    assert "8 Dec 2026" in words(slip_pdf(replace(FINANCE, issued=date(2027, 1, 4))))


@pytest.mark.parametrize("reader", list(Reader))
def test_forty_lines_go_on_over_pages_with_their_headings(reader: Reader) -> None:
    content = many_lines(reader)
    assert page_count(slip_paper(content)) > 1
    sheets = pages(slip_pdf(content))
    last = "Travel 40" if reader is Reader.FINANCE else "Bus number 40"
    carrying = next(sheet for sheet in sheets if last in sheet)
    assert "What for" in carrying
    assert "Total" in carrying


@pytest.mark.parametrize("reader", list(Reader))
def test_long_names_and_longer_languages_stay_on_the_page(reader: Reader) -> None:
    name = "Bartholomew-Christopher Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    content = replace(FINANCE, reader=reader, payee=name, organisation=name, language=LONGER_WELSH, reprint=2)
    pdf = slip_pdf(content)
    left, right = outermost(pdf)
    assert left >= 40
    assert right <= 595 - 40
    assert accessibility_failures(pdf) == []


def test_welsh_days_are_welsh() -> None:
    assert "22 Rhagfyr 2026" in words(slip_pdf(replace(FINANCE, language=Language("cy"))))


def lines_of(blocks: Iterable[Any]) -> Iterator[str]:
    """Every sentence on a paper, in order."""
    for block in blocks:
        if isinstance(block, Text):
            yield from ("".join(run.text for run in runs) for runs in block.sentences)
        yield from lines_of(getattr(block, "blocks", ()))
        for stack in getattr(block, "stacks", ()):
            yield from lines_of(stack)


@pytest.mark.parametrize("advance", [0, 4000, 20000])
def test_what_the_person_reads_has_nothing_to_mend(advance: int) -> None:
    paper = slip_paper(replace(PERSON, advance=advance))
    said = tuple(lines_of(paper.blocks))
    assert "Thank you for what you bring." in said
    found = lexicon.check_lines(said, Language("en"))
    assert [(each.check, each.words) for each in found if each.level > Level.NOTE] == []


def test_the_place_to_sign_never_stands_alone_on_a_page() -> None:
    for count in range(8, 30):
        lines = tuple(SlipLine(DAY, "Bus", "Travel", "ticket", expenses=100) for _n in range(count))
        content = replace(FINANCE, payment=0, expenses=100 * count, lines=lines, coding=())
        assert "No receipts attached." in pages(slip_pdf(content))[-1]


def test_the_title_names_nobody() -> None:
    assert slip_paper(FINANCE).title == "Reimbursement slip 1042"
    assert slip_paper(PERSON).title == "Your money: slip 1042"


def test_a_spoiled_slip_is_found_out() -> None:
    with pikepdf.open(io.BytesIO(slip_pdf(FINANCE))) as pdf:
        del pdf.Root.StructTreeRoot
        spoiled = io.BytesIO()
        pdf.save(spoiled)
    assert accessibility_failures(spoiled.getvalue()) != []
