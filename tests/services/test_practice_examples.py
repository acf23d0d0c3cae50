"""Practice examples: written, found, and shared only without anybody's name."""

from datetime import date
from io import BytesIO

import docx
import pytest

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.services import practice_examples
from coprod_desktop.services.practice_examples import ExampleList, ExampleQuery
from coprod_desktop.storage.database import Store
from tests.builders import a_board, a_colleague, a_meeting, a_person, a_supporter, an_attendance
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.undoing import do, keep, see

STORY = {
    "title": "Letters people can read",
    "did": "We rewrote every letter.\nWe tried each on the people who get it.",
    "involved": "Nine people who draw on care, two carers",
    "stage": Stage.DESIGN,
    "cost_pence": 124_000,
    "changed": "Calls about letters fell by half.",
    "on": date(2026, 10, 6),
}


def test_an_example_is_written_changed_found_and_removed(store: Store, actor: Actor) -> None:
    board = a_board()
    keep(store, board)
    made = do(store, actor, lambda work: practice_examples.add(work, {**STORY, "board_id": board.id}))
    other = do(store, actor, lambda work: practice_examples.add(work, {"title": "A bench", "on": None}))
    version = made.version
    do(store, actor, lambda work: practice_examples.edit(work, made.id, version, {"cost_pence": 90_000}))
    with pytest.raises(Conflict):
        store.write(actor, "Edit", lambda work: practice_examples.edit(work, made.id, version, {"did": ""}))

    def titles(text: str = "") -> list[tuple[str, str]]:
        wanted = ExampleList(ExampleQuery(text))
        rows = see(store, actor, lambda work: wanted.rows(work, [*wanted.ids(work), 5]))
        return [(row.example.title, row.board) for row in rows]

    assert titles("letters") == [("Letters people can read", "Carers board")]
    assert len(titles()) == 2
    do(store, actor, lambda work: practice_examples.edit(work, made.id, None, {"board_id": None}))
    assert titles("half") == [("Letters people can read", "")]
    do(store, actor, lambda work: practice_examples.remove(work, other.id))
    assert len(titles()) == 1


def test_what_is_wrong_is_said(store: Store, actor: Actor) -> None:
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: practice_examples.add(work, {"title": ""}))
    with pytest.raises(Gone):
        store.write(actor, "Add", lambda work: practice_examples.add(work, {"title": "x", "board_id": 5}))


@pytest.mark.parametrize("name", ["Amara Quill", "AMARA QUILL", "Mari Tegid", "Idris Vale"])
def test_an_example_that_names_anybody_is_not_shared(store: Store, actor: Actor, name: str) -> None:
    person = a_person()
    keep(store, person, a_supporter(person), a_colleague())
    made = do(store, actor, lambda work: practice_examples.add(work, {**STORY, "changed": f"{name} is glad"}))
    shown = see(store, actor, lambda work: practice_examples.page(work, made.id))
    assert [one.casefold() for one in shown.named] == [name.casefold()]
    with pytest.raises(Problem, match="without the name"):
        store.read(actor, lambda work: practice_examples.paper(work, made.id))
    do(store, actor, lambda work: practice_examples.edit(work, made.id, None, {"changed": "They are glad"}))
    assert see(store, actor, lambda work: practice_examples.page(work, made.id)).named == ()


def test_an_example_is_shared_as_a_paper_for_word_and_as_plain_text(store: Store, actor: Actor) -> None:
    made = store.write(actor, "Add", lambda work: practice_examples.add(work, STORY)).value
    text = see(store, actor, lambda work: practice_examples.paper(work, made.id))
    pdf = practice_examples.draw(text, ".pdf")
    assert accessibility_failures(pdf) == []
    told = ("What we did", "We rewrote every letter.", "Involved from the stage: Design", "£1,240.00")
    assert all(one in words(pdf) for one in told)
    word = docx.Document(BytesIO(practice_examples.draw(text, ".docx")))
    assert "Letters people can read" in [part.text for part in word.paragraphs]
    plain = practice_examples.draw(text, ".txt").decode("utf-8-sig")
    assert all(one in plain for one in told)
    assert practice_examples.file_name(text, ".docx") == "Letters people can read.docx"


def test_what_is_empty_is_left_out(store: Store, actor: Actor) -> None:
    made = store.write(actor, "Add", lambda work: practice_examples.add(work, {"title": "A bench"})).value
    text = store.read(actor, lambda work: practice_examples.paper(work, made.id))
    said = practice_examples.draw(text, ".txt").decode("utf-8-sig")
    assert "What it cost" not in said
    assert text.about == ""


def test_what_changed_becomes_an_example_in_one_step_without_who_said_or_answered_it(
    store: Store, actor: Actor
) -> None:
    board, amara = a_board(), a_person()
    meeting = a_meeting(board, date(2026, 10, 6), title="Day services", stage=Stage.DESIGN)
    outcome = Outcome(
        meeting_id=meeting.id,
        said="Letters are too long " * 8,
        decided="One page at most",
        changed="Every letter fits one page",
        owner="Idris Vale",
        state=OutcomeState.DONE,
        decided_on=date(2026, 10, 20),
    )
    keep(store, board, amara, meeting, an_attendance(meeting, amara), outcome)
    begun = see(store, actor, lambda work: practice_examples.begin(work, outcome.id))
    made = do(store, actor, lambda work: practice_examples.add(work, begun))
    assert made.title.startswith("Letters are too long Letters")
    assert made.title.endswith("…")
    assert made.did.endswith("We decided: One page at most")
    assert (made.involved, made.changed) == (
        "1 person who came to Day services.",
        "Every letter fits one page",
    )
    assert (made.stage, made.on, made.board_id) == (Stage.DESIGN, date(2026, 10, 20), board.id)
    assert "Idris Vale" not in made.words()
