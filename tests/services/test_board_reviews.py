"""Writing a board's yearly review: its figures filled in, kept, put on paper, due again in a year."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, Worked
from coprod_desktop.domain.board_reviews import ReviewFigures
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.services import board_reviews, boards, today_places
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term, an_attendance
from tests.documents import golden_papers
from tests.services.undoing import do, keep, see, whole

WEEK = timedelta(days=7)


@pytest.fixture
def board(store: Store) -> Board:
    """A board that met once: Amara came, had what she needed, was paid, and something changed."""
    made = a_board(started=date(2025, 12, 1), purpose="A good life for carers")
    chair, seat = a_seat(made, leadership=True), a_seat(made)
    amara = a_person("Amara Quill")
    meeting = a_meeting(made, TODAY - WEEK, state=MeetingState.TOOK_PLACE)
    need = AccessNeed(person_id=amara.id, need="Taxi")
    booked = Adjustment(meeting_id=meeting.id, need="Taxi", what="Taxi")
    served = AdjustmentFor(
        adjustment_id=booked.id, access_need_id=need.id, person_id=amara.id, worked=Worked.YES
    )
    scheme = Scheme(name="Half days")
    claim = Claim(
        number=1001,
        person_id=amara.id,
        scheme_id=scheme.id,
        meeting_id=meeting.id,
        activity_day=TODAY - WEEK,
        paid_on=TODAY - timedelta(days=3),
        state=ClaimState.PAID,
    )
    said = Outcome(meeting_id=meeting.id, said="Later buses", state=OutcomeState.DONE)
    keep(store, made, chair, seat, amara, meeting, need, booked, served, scheme, claim, said)
    keep(store, a_term(chair, amara, starts=TODAY - 2 * WEEK), an_attendance(meeting, amara))
    return made


def figures(store: Store, actor: Actor, board: Board) -> ReviewFigures:
    return store.read(actor, lambda work: board_reviews.figures(work, board.id))


def test_its_own_figures_are_filled_in(store: Store, actor: Actor, board: Board) -> None:
    found = figures(store, actor, board)
    assert (found.meetings, found.people, found.seats, found.held) == (1, 1, 2, 1)
    assert (found.leadership, found.leadership_held, found.joined, found.left_seats) == (1, 1, 1, 0)
    assert (found.told, found.worked, found.answered, found.changed) == (1, 1, 1, 1)
    assert found.days_to_pay is not None
    assert found.since == TODAY - timedelta(days=364)


def test_a_review_keeps_its_figures_and_the_next_is_due_in_a_year(
    store: Store, actor: Actor, board: Board
) -> None:
    before = see(store, actor, lambda work: board_reviews.of_board(work, board.id))
    assert (before.reviews, before.due) == ((), date(2026, 12, 1))
    (row,) = see(store, actor, today_places.reviews)
    assert (row.title, row.target_id) == ("Carers board: yearly review", board.id)
    assert "None yet" in row.detail
    made = do(
        store, actor, lambda work: board_reviews.add(work, board.id, {"good": "Fewer forms", "held_on": None})
    )
    assert (made.meetings, made.held_on) == (1, TODAY)
    later = a_meeting(board, TODAY - timedelta(days=1), state=MeetingState.TOOK_PLACE)
    keep(store, later)
    do(store, actor, lambda work: board_reviews.edit(work, made.id, None, {"better": "Shorter papers"}))
    after = see(store, actor, lambda work: board_reviews.of_board(work, board.id))
    assert [(one.meetings, one.good, one.better) for one in after.reviews] == [
        (1, "Fewer forms", "Shorter papers")
    ]
    assert after.due == date(TODAY.year + 1, TODAY.month, TODAY.day)
    assert see(store, actor, today_places.reviews) == []
    do(store, actor, lambda work: board_reviews.remove(work, made.id))


def test_a_day_to_come_is_refused_and_an_ended_board_has_none_due(
    store: Store, actor: Actor, board: Board
) -> None:
    with pytest.raises(Problem) as refusal:
        store.write(
            actor,
            "Add",
            lambda work: board_reviews.add(work, board.id, {"held_on": TODAY + timedelta(days=1)}),
        )
    assert refusal.value.field == "held_on"
    store.write(actor, "End", lambda work: setattr(work.get(Board, board.id), "ended", TODAY))
    assert see(store, actor, lambda work: board_reviews.of_board(work, board.id)).due is None
    assert see(store, actor, board_reviews.due) == []


def test_the_paper_says_the_year_and_what_the_board_says(
    store: Store, actor: Actor, board: Board, tmp_path: Path
) -> None:
    values = {
        "good": "Fewer forms",
        "next_steps": "Meet in the evening\nAsk young carers",
        "who": "Eight members",
    }
    review = store.write(actor, "Add", lambda work: board_reviews.add(work, board.id, values)).value
    sheet = see(store, actor, lambda work: board_reviews.paper(work, review.id))
    pdf = board_reviews.draw(sheet)
    assert golden_papers.accessibility_failures(pdf) == []
    words = golden_papers.words(pdf)
    for said in (
        "Yearly review",
        "Carers board",
        "1 meeting took place.",
        "Ask young carers",
        "Eight members",
    ):
        assert said in words
    assert "What should be better" not in words
    path = tmp_path / board_reviews.name_of(sheet)
    store.write(actor, "Made", lambda work: board_reviews.save(work, pdf, path))
    assert path.read_bytes() == pdf
    (paper,) = whole(store)["paper"]
    assert PaperKind.BOARD_REVIEW in paper


def test_a_first_review_is_no_broken_promise_however_long_ago_the_board_began(
    store: Store, actor: Actor, board: Board
) -> None:
    do(store, actor, lambda work: boards.edit(work, board.id, None, {"started": date(2022, 3, 15)}))
    (row,) = see(store, actor, today_places.reviews)
    assert row.days_left == 0
    held = {"held_on": TODAY - timedelta(days=400)}
    do(store, actor, lambda work: board_reviews.add(work, board.id, held))
    (row,) = see(store, actor, today_places.reviews)
    assert row.days_left is not None
    assert row.days_left < 0
    assert row.detail.startswith("Last on")
