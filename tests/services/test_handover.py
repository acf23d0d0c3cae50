"""Everything can be taken out, and nothing more than was asked for."""

import csv
from pathlib import Path

import pytest

from coprod_desktop.domain.access import Adjustment
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import handover, history
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_meeting, a_person, an_actor


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def fill(work: Work) -> None:
    work.add(a_person("=Siân Ŵyn", note="two\nlines"))
    meeting = work.add(a_meeting())
    work.add(Adjustment(meeting_id=meeting.id, what="Book a loop", cost_pence=64005))


@pytest.fixture
def taken_out(store: Store, actor: Actor, tmp_path: Path) -> Path:
    store.write(actor, "Fill", fill)
    store.write(actor, "Hand over", lambda work: handover.take_everything_out(work, tmp_path / "out"))
    return tmp_path / "out"


def test_each_table_is_a_file_of_its_name(taken_out: Path) -> None:
    names = {path.stem for path in taken_out.glob("*.csv")}
    assert {"person", "meeting", "adjustment", "journal_entry", "voice_fact"} <= names


def test_money_is_in_pounds_with_two_decimals(taken_out: Path) -> None:
    assert read(taken_out / "adjustment.csv")[0]["cost_pounds"] == "640.05"


def test_choices_stand_by_value_and_no_cell_is_a_formula(taken_out: Path) -> None:
    person = read(taken_out / "person.csv")[0]
    assert person["paper_form"] == "easy read"
    assert person["name"] == "'=Siân Ŵyn"
    assert person["note"] == "two\nlines"


def test_keys_and_equality_answers_stay_in(taken_out: Path) -> None:
    assert not (taken_out / "register_key.csv").exists()
    assert not (taken_out / "equality_answer.csv").exists()


def test_equality_answers_leave_only_when_asked_for(store: Store, actor: Actor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    store.write(
        actor, "Hand over", lambda work: handover.take_everything_out(work, out, include_equality=True)
    )
    assert (out / "equality_answer.csv").exists()


def test_the_register_keeps_a_note_of_it(taken_out: Path, store: Store, actor: Actor) -> None:
    newest = store.read(actor, lambda work: history.recent(work, 1))[0]
    assert taken_out.is_dir()
    assert (newest.label, newest.sealed) == ("Hand over", True)


def test_finance_cannot_take_everything_out(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        store.write(
            an_actor(Role.FINANCE), "Hand over", lambda work: handover.take_everything_out(work, tmp_path)
        )


def test_a_folder_that_cannot_be_written_is_said_kindly(store: Store, actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem, match="folder"):
        store.write(
            actor, "Hand over", lambda work: handover.take_everything_out(work, tmp_path / "file" / "out")
        )
