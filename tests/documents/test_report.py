"""The report for leads: true sentences, released numbers only, and every chart said in words."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.documents.kit import page_count
from coprod_desktop.documents.report import DiversityTable, ReportContent, report_paper, report_pdf, sheets
from coprod_desktop.documents.report_diversity import sentence_of, tenths
from coprod_desktop.documents.voice_charts import dot_chart
from coprod_desktop.documents.writing_sheets import comma_separated, workbook
from coprod_desktop.domain.disclosure import Group, Level, ReleasedTable, Request, release
from coprod_desktop.domain.disclosure_rules import SPECIAL, Audience
from coprod_desktop.domain.disclosure_words import Asked
from coprod_desktop.domain.period import Period, quarters
from coprod_desktop.domain.voice_measures import CameBack, Concentration, Funnel, concentration
from coprod_desktop.domain.voice_mix import Mix, QuarterMix
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, check_golden, outermost, words

PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))
CENSUS = "England and Wales, Census 2021"
ENGLISH = Language("en")


def released(name: str, *groups: tuple[str, int, int], people: int = 150) -> ReleasedTable:
    level = Level(name, tuple(Group(label.lower(), label, count, share) for label, count, share in groups))
    answered = sum(count for _label, count, _share in groups)
    asked = Asked(people, people, answered)
    return release(Request(Audience.LEAD, SPECIAL, (level,), asked, PERIOD, CENSUS), ENGLISH)


ETHNIC = released("group", ("White", 101, 81700), ("Asian", 12, 9300), ("Black", 3, 4000), ("Other", 4, 5000))
SEX = released("sex", ("Female", 85, 51000), ("Male", 35, 49000))
FEW = released("disability", ("Yes", 8, 17500), ("No", 10, 82500), people=30)

COUNTS = [
    (6, 9, 26, 5),
    (5, 10, 28, 5),
    (8, 10, 25, 5),
    (7, 12, 27, 5),
    (9, 11, 25, 5),
    (8, 14, 24, 5),
    (12, 13, 25, 5),
]
COUNTS += [(10, 15, 23, 5), (11, 16, 22, 5)]
REPORT = ReportContent(
    organisation="Marlow Vale Council · Co-production",
    period=PERIOD,
    made_on=date(2026, 1, 12),
    definition="New: first time with us. Familiar: came on 4 days or more in the 12 months before.",
    people=60,
    meetings=42,
    quarters=tuple(
        QuarterMix(quarter, Mix(*counts))
        for quarter, counts in zip(quarters(date(2023, 10, 1), date(2025, 12, 31)), COUNTS, strict=True)
    ),
    came_back=CameBack(3, 8, 4),
    funnel=Funnel(2418, 919, 508, 411, 266, 40, date(2024, 11, 1)),
    by_board=(
        ("Carers board", Mix(2, 5, 4, 3, 0, 3)),
        ("Adult learning disability partnership board", Mix(0, 3, 5, 4, 2, 1)),
    ),
    busiest=concentration({1: 20, 2: 10, 3: 6, 5: 4, 9: 3, 14: 2}),
    busiest_before=concentration({1: 18, 2: 8, 4: 6, 8: 4, 12: 3, 20: 2}),
    diversity=(
        DiversityTable("Ethnic group", ETHNIC, "Office for National Statistics"),
        DiversityTable("Sex", SEX),
        DiversityTable("Disability", FEW),
    ),
    small_groups=(("from a minority ethnic group", 18300), ("Black", 4000)),
    contact=("Jo Penn", "01632 960 001"),
)
EMPTY = ReportContent(
    "Marlow Vale Council", PERIOD, date(2026, 1, 12), "New: first time with us.", 0, 0, (), CameBack()
)


def test_the_report_reads_as_the_golden_one() -> None:
    check_golden("report", report_pdf(REPORT))


@pytest.mark.parametrize("content", [REPORT, EMPTY], ids=["full", "empty"])
def test_every_report_is_pdf_ua(content: ReportContent) -> None:
    assert accessibility_failures(report_pdf(content)) == []


def test_every_report_says_boards_period_how_many_and_the_definition() -> None:
    said = words(report_pdf(REPORT))
    assert "Boards: All boards" in said
    assert "Period: 1 January 2025 to 31 December 2025" in said
    assert "Counted: 60 people came to 42 meetings" in said
    assert "Familiar: came on 4 days or more" in said
    assert "Boards: Carers board, Youth board" in words(
        report_pdf(replace(EMPTY, boards=("Carers board", "Youth board")))
    )


def test_a_sentence_stands_over_every_chart() -> None:
    said = words(report_pdf(REPORT))
    for sentence in (
        "11 of 54 people came for the first time in Q4 2025. Two years before it was 6 of 46.",
        "3 of 8 first-timers came again within six months.",
        "Most people on the register have never been asked.",
        "The busiest tenth took",
        "Sex. Fewer than in the population: Male. More than in the population: Female.",
    ):
        assert sentence in said


def test_a_note_says_who_waits_and_who_has_not_had_time() -> None:
    said = words(report_pdf(REPORT))
    assert "4 first-timers have not had six months yet and are not counted here." in said
    assert "1,499 people have never been asked. The longest has waited 14 months." in said


def test_chance_in_a_group_of_twelve_is_said() -> None:
    said = words(report_pdf(REPORT))
    assert "In a perfectly fair group of 12 people there is a 9% chance of nobody in this category" in said
    assert "61% chance of nobody in this category: Black." in said


def test_hidden_numbers_are_nowhere_in_the_file_and_are_explained() -> None:
    said = words(report_pdf(REPORT))
    assert "Black under 10 4.0%" in said
    assert "Small numbers are hidden, so that nobody can be picked out." in said
    drawn = dot_chart("x", ETHNIC, ENGLISH)
    assert "Black: With us under 10" in drawn.alt
    hidden = [cell for cell in ETHNIC.cells if cell.hidden]
    assert hidden
    assert all(dot.ours is None for dot in drawn.dots if dot.label in {cell.label for cell in hidden})


def test_working_figures_cannot_be_put_in_a_report() -> None:
    with pytest.raises(ValueError, match="screen"):
        DiversityTable("Sex", replace(SEX, may_leave=False))


def test_a_question_few_answered_still_says_something_true() -> None:
    assert FEW.cells == ()
    said = words(report_pdf(replace(REPORT, diversity=(DiversityTable("Disability", FEW),))))
    assert "Too few people to show safely" in said
    assert "Putting several boards together" in said


def test_a_table_without_a_population_has_no_comparison() -> None:
    level = Level("sex", (Group("f", "Female", 85), Group("m", "Male", 35)))
    plain = release(Request(Audience.LEAD, SPECIAL, (level,), Asked(150, 150, 120), PERIOD), ENGLISH)
    table = DiversityTable("Sex", plain)
    assert sentence_of(table, ENGLISH) == "Sex"
    assert "What can be said" not in words(report_pdf(replace(EMPTY, diversity=(table,))))


def test_no_difference_is_said_too() -> None:
    even = released("sex", ("Female", 61, 51000), ("Male", 59, 49000))
    assert (
        sentence_of(DiversityTable("Sex", even), ENGLISH) == "Sex. No clear difference from the population."
    )


def test_an_empty_register_still_makes_a_report() -> None:
    said = words(report_pdf(EMPTY))
    assert "Nobody has come yet this quarter." in said
    assert "No first-timer has had six months to come again yet." in said
    waiting = words(report_pdf(replace(EMPTY, came_back=CameBack(0, 0, 2))))
    assert "2 first-timers have not had six months yet" in waiting


def test_the_busiest_tenth_is_left_out_of_small_groups() -> None:
    assert "busiest" not in words(report_pdf(replace(REPORT, busiest=Concentration(5, 1, 2))))


def test_new_to_this_board_is_its_own_column() -> None:
    board = next(sheet for sheet in sheets(REPORT) if sheet.name == "Mix of each board")
    assert [column.heading for column in board.columns][-3:] == [
        "Not known yet",
        "Everyone",
        "New to this board",
    ]
    assert board.rows[0] == ("Carers board", 2, 5, 4, 3, 0, 14, 3)


def test_the_sheets_hold_what_the_paper_says_and_no_more() -> None:
    by_name = {sheet.name: sheet for sheet in sheets(REPORT)}
    assert list(by_name) == [
        "About this report",
        "Mix by quarter",
        "Who came back",
        "Where invitations stop",
        "Mix of each board",
        "Busiest people",
        "Ethnic group",
        "Sex",
        "Disability",
    ]
    assert by_name["Sex"].rows[0] == ("Female", "85", 85, 71, 62, 78, 51, "More than in the population")
    black = next(row for row in by_name["Ethnic group"].rows if row[0] == "Black")
    assert black[1:6] == ("under 10", None, None, None, None)
    assert by_name["Who came back"].rows[1] == ("Came again within six months", 3, "3 of 8 · 38%")


def test_the_sheets_can_be_written() -> None:
    assert workbook(sheets(REPORT)).startswith(b"PK")
    for sheet in sheets(REPORT):
        rows = list(csv.reader(io.StringIO(comma_separated(sheet).decode("utf-8-sig"))))
        assert len(rows) == len(sheet.rows) + 1


def test_long_names_and_longer_languages_stay_on_the_page() -> None:
    name = "The county-wide partnership board for adults with learning disabilities and their family carers"
    content = replace(
        REPORT, language=LONGER_WELSH, by_board=((name, Mix(1, 2, 3, 4)), ("B", Mix(5, 0, 1, 1)))
    )
    pdf = report_pdf(content)
    left, right = outermost(pdf)
    assert left >= 45
    assert right <= 595 - 45
    assert accessibility_failures(pdf) == []


def test_the_report_is_short() -> None:
    assert page_count(report_paper(REPORT)) <= 5


def test_a_population_s_share_is_written_as_published() -> None:
    assert tenths(9300, ENGLISH) == "9.3%"
    assert tenths(None, ENGLISH) == ""
