"""Words of papers: what may stand in them, and what is left out when there is nothing to say."""

from datetime import UTC, datetime

import pytest

from coprod_desktop.domain import templates
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow, TemplateVersion

TITLE = TemplateRow(RowKind.TITLE, ("{first_name}, please come",))
PICTURES = {"bus": "bus"}


def row(*lines: str, picture: str = "") -> TemplateRow:
    return TemplateRow(RowKind.ROW, lines, picture)


def refused(*rows: TemplateRow) -> Problem:
    with pytest.raises(Problem) as caught:
        templates.check(rows, PICTURES)
    return caught.value


def test_rows_come_back_as_they_were_kept() -> None:
    rows = (
        TITLE,
        row("It is at {venue}.", picture="bus"),
        TemplateRow(RowKind.QUESTION, ("Come?", "Yes"), write=1),
    )
    version = TemplateVersion(rows_json=templates.packed(rows), made_at=datetime(2026, 11, 22, tzinfo=UTC))
    assert version.rows() == rows


def test_what_is_known_may_stand_in_them() -> None:
    templates.check(
        (TITLE, row("On {date}.", picture="bus"), TemplateRow(RowKind.PART, ("needs",))), PICTURES
    )


def test_an_unknown_placeholder_is_named_and_the_nearest_offered() -> None:
    problem = refused(TITLE, row("Dear {firstname}."))
    assert problem.message == "Nothing is known for “{firstname}”. Did you mean “{first_name}”?"
    assert problem.field == "row 2"


def test_one_that_is_like_nothing_gets_the_whole_list() -> None:
    message = refused(TITLE, row("{qqqq}")).message
    assert message.startswith("Nothing is known for “{qqqq}”. You can use {first_name}, {full_name}")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("A { alone."), "A curly bracket stands alone in “A { alone.”. Write {first_name} for a name"),
        (row("By bus.", picture="rocket"), "There is no picture called “rocket”."),
        (row("  "), "This row says nothing."),
        (TemplateRow(RowKind.PART, ("weather",)), "The program has no part called “weather”."),
    ],
)
def test_what_no_paper_can_be_made_of_is_refused(wrong: TemplateRow, said: str) -> None:
    assert refused(TITLE, wrong).message.startswith(said)


def test_each_paper_has_its_own_parts() -> None:
    notes = TemplateRow(RowKind.PART, ("notes",))
    templates.check((TITLE, notes), PICTURES, TemplateKind.NOTES)
    assert refused(TITLE, notes).message == "The program has no part called “notes”."
    assert {part for kind in TemplateKind for part in templates.parts_of(kind)} == set(templates.PARTS)


def test_a_paper_needs_a_title_and_an_end() -> None:
    assert refused(row("Hello.")).message == "A paper needs a title. Add one."
    with pytest.raises(Problem, match="too long for one paper"):
        templates.packed((row("x" * 30_000),))


def test_a_sentence_with_nothing_to_fill_in_is_left_out_and_so_is_a_row_of_none_but_those() -> None:
    rows = (
        TITLE,
        row("It starts at {start}.", "There is a break at {break}."),
        row("You can reach us.", "Write to {email}."),
        row("Always said."),
        TemplateRow(RowKind.FACT, ("Reply by", "{reply_by}")),
        TemplateRow(RowKind.QUESTION, ("Can you come?", "Yes")),
        TemplateRow(RowKind.NEW_PAGE),
    )
    said = list(templates.filled(rows, {"first_name": "Amara", "start": "10am"}))
    assert [one.lines for one in said] == [
        TITLE.lines,
        ("It starts at {start}.",),
        ("Always said.",),
        ("Can you come?", "Yes"),
        (),
    ]
