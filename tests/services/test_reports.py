"""Reports for leads: never empty, never singling anyone out, and remembered once they have left."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.documents.report import report_pdf
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.i18n import Language
from coprod_desktop.services import history, questions, reports, voice_figures
from coprod_desktop.services.questions import Given
from coprod_desktop.services.reports import FileKind, ReportAsked, ReportMade
from coprod_desktop.services.sample.building import build
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_person, an_actor

YEAR = Period(date(2025, 10, 1), date(2026, 9, 30))
LEAD = an_actor(Role.LEAD)


def asked(
    kind: ReportKind = ReportKind.DIVERSITY, period: Period = YEAR, board_id: int | None = None
) -> ReportAsked:
    return ReportAsked(kind, period, board_id, language=Language("en"))


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    """The small sample register: 150 people, three boards."""
    made = build(tmp_path / "small.coprod", "small", today=TODAY)
    yield made
    made.close()


def group_of(store: Store, actor: Actor, answers: dict[str, int]) -> None:
    """People on the register who answered one question, so many each way."""
    store.write(actor, "questions", questions.seed)

    def write(work: Work) -> None:
        found = {one.question.key: one for one in questions.of_person(work, 0)}["caring"]
        option = {words: option_id for option_id, words in found.options}
        for label, count in answers.items():
            for _n in range(count):
                person: Person = work.add(a_person())
                work.flush()
                questions.record(work, person.id, {found.question.id: Given(option[label])})

    store.write(actor, "people", write)


def caring(made: ReportMade) -> list[tuple[str, dict[str, str]]]:
    """The tables about caring: title, and what each group shows."""
    return [
        (one.table.question, {cell.label: cell.text for cell in one.table.released.cells})
        for one in made.tables
        if one.question_key == "caring"
    ]


def made_by(store: Store, actor: Actor, wanted: ReportAsked | None = None) -> ReportMade:
    return store.read(actor, lambda work: reports.make(work, wanted or asked()))


def leave(
    store: Store, actor: Actor, kind: FileKind = FileKind.CSV, wanted: ReportAsked | None = None
) -> bytes:
    return store.write(
        actor, "left", lambda work: reports.release_report(work, wanted or asked(), kind)
    ).value


def test_the_small_sample_gives_a_lead_at_least_four_true_sentences(sample: Store) -> None:
    made = made_by(sample, LEAD)
    said = [sentence for one in made.tables for sentence in one.table.released.sentences]
    assert len(made.tables) >= 8
    assert all(len(one.table.released.sentences) >= 2 for one in made.tables)
    assert len(set(said)) >= 4
    text = report_pdf(made.content)
    assert text.startswith(b"%PDF")


@pytest.mark.parametrize("board", [0, 1, 2])
def test_every_board_of_the_small_sample_has_something_to_say_about_each_question(
    sample: Store, board: int
) -> None:
    board_id = sample.read(LEAD, voice_figures.boards)[board][0]
    made = made_by(sample, LEAD, asked(board_id=board_id))
    keys = {one.question_key for one in made.tables}
    assert len(keys) == 10
    assert all(one.table.released.sentences for one in made.tables)


def test_an_empty_register_makes_a_report_of_true_sentences(store: Store, actor: Actor) -> None:
    store.write(actor, "questions", questions.seed)
    made = made_by(store, actor)
    first = made.tables[0].table.released
    assert first.cells == ()
    assert first.sentences[0] == "Nobody has been asked this question yet."
    assert len(first.sentences) >= 4


def test_without_questions_the_report_is_about_voices(store: Store, actor: Actor) -> None:
    made = made_by(store, actor)
    assert made.tables == ()
    assert made.content.small_groups == ()
    assert leave(store, actor, FileKind.PDF).startswith(b"%PDF")


def test_groups_under_ten_never_leave_in_any_file(store: Store, actor: Actor) -> None:
    group_of(store, actor, {"No": 60, "Yes, up to 19 hours a week": 20, "Yes, 50 hours a week or more": 3})
    shown = dict(caring(made_by(store, actor)))["Caring for someone, on the register"]
    assert shown["No"] == "60"
    assert "3" not in shown.values()
    entry = next(
        t for t in json.loads(leave(store, actor, FileKind.JSON))["diversity"] if t["question"] == "caring"
    )
    hidden = [group for group in entry["groups"] if group["people"] is None]
    assert hidden
    assert all(group["percent"] is None for group in hidden)
    assert b'"3"' not in leave(store, actor, FileKind.CSV)


def test_the_same_report_may_leave_twice(store: Store, actor: Actor) -> None:
    group_of(store, actor, {"No": 40, "Yes, up to 19 hours a week": 20})
    assert leave(store, actor) == leave(store, actor)


def test_the_same_report_may_leave_again_in_welsh(store: Store, actor: Actor) -> None:
    group_of(store, actor, {"No": 40, "Yes, up to 19 hours a week": 20, "Yes, 50 hours a week or more": 3})
    leave(store, actor)
    welsh = made_by(store, actor, ReportAsked(ReportKind.DIVERSITY, YEAR, language=Language("cy")))
    assert any(one.table.released.cells for one in welsh.tables if one.question_key == "caring")


def test_a_report_about_a_few_people_more_has_no_numbers_and_says_when_it_will(
    store: Store, actor: Actor
) -> None:
    group_of(store, actor, {"No": 40, "Yes, up to 19 hours a week": 20})
    before = caring(made_by(store, actor))
    leave(store, actor)
    group_of(store, actor, {"Yes, up to 19 hours a week": 4})
    silent = caring(made_by(store, actor))
    assert before[0][1] != {}
    assert [cells for _title, cells in silent] == [{}]
    group_of(store, actor, {"Yes, up to 19 hours a week": 6})
    assert "30" in caring(made_by(store, actor))[0][1].values()


def test_the_sentences_of_a_table_that_must_wait_say_so(store: Store, actor: Actor) -> None:
    group_of(store, actor, {"No": 40, "Yes, up to 19 hours a week": 20})
    leave(store, actor)
    group_of(store, actor, {"No": 1})
    waiting = next(one for one in made_by(store, actor).tables if one.question_key == "caring").table.released
    assert waiting.total is None
    assert len(waiting.sentences) == 4
    assert waiting.sentences[-1] == "New numbers can be given once at least 10 people have joined or changed."


def test_groups_of_nearly_the_same_people_are_never_shown_beside_each_other(sample: Store) -> None:
    made = made_by(sample, LEAD)
    for key in {one.question_key for one in made.tables}:
        shown = [one for one in made.tables if one.question_key == key and one.table.released.cells]
        for place, one in enumerate(shown):
            for other in shown[:place]:
                differing = (len(one.members - other.members), len(other.members - one.members))
                assert all(n == 0 or n >= 10 for n in differing), (key, differing)


def test_what_has_left_is_remembered_and_cannot_be_undone(store: Store, actor: Actor) -> None:
    group_of(store, actor, {"No": 40, "Yes, up to 19 hours a week": 20})
    leave(store, actor, FileKind.XLSX)
    rows = store.read(actor, reports.released)
    about = next(row for row in rows if row.question_key == "caring")
    assert (about.from_day, about.to_day, about.made_by_id) == (YEAR.start, YEAR.end, actor.staff_user_id)
    assert len(about.member_hashes()) == 60
    assert str(next(iter(about.member_hashes()))).isalnum()
    with pytest.raises(Problem):
        store.write(actor, "undo", history.undo)
    assert len(store.read(actor, reports.released)) == len(rows)


def test_looking_at_a_report_leaves_no_trace(store: Store, actor: Actor) -> None:
    made_by(store, actor)
    assert store.read(actor, reports.released) == []


@pytest.mark.parametrize(
    ("start", "end"), [(date(2026, 1, 2), date(2026, 3, 31)), (date(2025, 11, 1), date(2026, 10, 31))]
)
def test_diversity_is_reported_for_whole_quarters_and_years_only(
    store: Store, actor: Actor, start: date, end: date
) -> None:
    with pytest.raises(Problem) as refused:
        made_by(store, actor, asked(period=Period(start, end)))
    assert refused.value.field == "from_day"
    assert made_by(store, actor, asked(ReportKind.VOICES, Period(start, end))).tables == ()


def test_finance_makes_no_reports_and_only_those_who_may_let_them_leave(store: Store) -> None:
    with pytest.raises(NotAllowed):
        made_by(store, an_actor(Role.FINANCE))
    with pytest.raises(NotAllowed):
        leave(store, an_actor(Role.FINANCE))


def test_the_usual_period_is_the_last_four_whole_quarters() -> None:
    assert reports.usual_period(TODAY) == YEAR
    assert reports.periods(TODAY, 1)[1:] == [
        Period(date(2024, 10, 1), date(2026, 9, 30)),
        Period(date(2023, 10, 1), date(2026, 9, 30)),
        Period(date(2026, 7, 1), date(2026, 9, 30)),
    ]


def test_the_json_of_voices_adds_up(sample: Store) -> None:
    made = json.loads(leave(sample, LEAD, FileKind.JSON, asked(ReportKind.VOICES)))
    assert (made["format"], made["version"], made["board"], made["N"]) == ("coprod-voices", 1, "all", 4)
    assert (made["from"], made["to"]) == ("2025-10-01", "2026-09-30")
    assert [quarter["quarter"] for quarter in made["quarters"]] == [
        "2025-Q4",
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
    ]
    for status, count in made["attendances"].items():
        assert count == sum(quarter["attendances"][status] for quarter in made["quarters"])
    assert len(made["boards"]) == 3
    assert made["new_to_this_board"] is None
    assert all(board["new_to_this_board"] >= board["people"]["new"] for board in made["boards"])
    assert "diversity" not in made


def test_the_json_of_a_period_that_cuts_quarters_counts_its_own_days_only(sample: Store) -> None:
    period = Period(date(2026, 2, 10), date(2026, 5, 5))
    made = json.loads(leave(sample, LEAD, FileKind.JSON, asked(ReportKind.VOICES, period)))
    assert [(quarter["from"], quarter["to"]) for quarter in made["quarters"]] == [
        ("2026-02-10", "2026-03-31"),
        ("2026-04-01", "2026-05-05"),
    ]


def test_the_json_of_one_board_is_that_boards(sample: Store) -> None:
    board_id, name = sample.read(LEAD, voice_figures.boards)[0]
    everything = json.loads(leave(sample, LEAD, FileKind.JSON, asked(ReportKind.VOICES)))
    one = json.loads(leave(sample, LEAD, FileKind.JSON, asked(ReportKind.VOICES, board_id=board_id)))
    same = next(board for board in everything["boards"] if board["board"] == name)
    assert one["board"] == name
    assert {key: one[key] for key in same} == same


def test_no_name_stands_in_any_file(sample: Store) -> None:
    from sqlalchemy import select
    from sqlmodel import col

    names = sample.read(registers.FOUNDER, lambda work: list(work.session.scalars(select(col(Person.name)))))
    for kind in (FileKind.CSV, FileKind.JSON):
        text = leave(sample, LEAD, kind).decode()
        assert not [name for name in names if name in text]
