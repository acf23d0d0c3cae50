"""The recovery sheet: what it says, that it fits one page, and that it can be read aloud."""

from dataclasses import replace

import pytest

from coprod_desktop.documents.kit import page_count
from coprod_desktop.documents.recovery_sheet import recovery_paper, recovery_pdf
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, check_golden, outermost, words
from tests.documents.recovery_sheets import CODE, SHEET


def test_the_sheet_says_what_it_always_said() -> None:
    check_golden("recovery_sheet", recovery_pdf(SHEET))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_sheet_can_be_read_aloud(language: str) -> None:
    assert accessibility_failures(recovery_pdf(replace(SHEET, language=Language(language)))) == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_sheet_is_one_page(language: str) -> None:
    sheet = replace(
        SHEET, language=Language(language), organisation="A rather long name of a council and a trust"
    )
    assert page_count(recovery_paper(sheet)) == 1


def test_nothing_leaves_the_page_in_a_longer_language() -> None:
    sheet = replace(SHEET, language=LONGER_WELSH, organisation="A rather long name of a council and a trust")
    left, right = outermost(recovery_pdf(sheet))
    assert left > 40
    assert right < 595 - 40


def test_the_code_stands_in_order_group_by_group() -> None:
    said = words(recovery_pdf(SHEET))
    places = [said.index(f"Group {n} {group}") for n, group in enumerate(CODE.split("-"), 1)]
    assert places == sorted(places)


def test_it_says_whether_bank_details_open_too() -> None:
    assert "but bank details" in words(recovery_pdf(SHEET))
    assert "bank details too" in words(recovery_pdf(replace(SHEET, opens_bank=True)))


def test_the_title_that_any_program_shows_says_nothing_of_the_code() -> None:
    assert recovery_paper(SHEET).title == "Recovery sheet"
