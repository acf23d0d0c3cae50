"""Budgets per cost code and year: committed, claimed, paid, left."""

from datetime import date, timedelta
from typing import Any

import pytest

from coprod_desktop.domain.access import Adjustment, ArrangeState
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.budgets import BudgetLine
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.meetings import MeetingState, Reply
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import budgets, claim_lines, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, an_invitation
from tests.services.paying import FINANCE, Paying, a_lead

YEAR = {"starts": date(2026, 4, 1), "ends": date(2027, 3, 31), "amount_pence": 1000_00}


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    return found


def budget(paying: Paying, code: str = "SC-07", **values: Any) -> int:
    return paying.do(lambda work: budgets.add(work, YEAR | {"cost_code": code} | values)).id


def the_board() -> Board:
    return a_board("Housing forum", cost_code="SC-07", expenses_code="SC-09")


def line(paying: Paying, code: str = "SC-07") -> tuple[int, int, int, int]:
    (found,) = (one for one in paying.ask(budgets.rows) if one.budget.cost_code == code)
    spoken = found.spoken
    return spoken.committed.pence, spoken.claimed.pence, spoken.paid.pence, found.left.pence


def coming(paying: Paying, board: Board, **values: Any) -> int:
    """A meeting to come to which one person said yes, one maybe, and one yes without wanting money."""
    meeting = a_meeting(board, TODAY + timedelta(days=20), state=MeetingState.PLANNED, **values)
    yes, maybe, free = a_person(), a_person("Ines Rowan"), a_person(payment_choice=PaymentChoice.NONE)
    asked = [
        an_invitation(meeting, yes, reply=Reply.YES),
        an_invitation(meeting, maybe, reply=Reply.MAYBE),
        an_invitation(meeting, free, reply=Reply.YES),
    ]
    paying.add(board, yes, maybe, free, meeting, *asked)
    return meeting.id


def test_what_is_claimed_becomes_paid_and_each_box_goes_by_its_own_code(paying: Paying) -> None:
    budget(paying)
    budget(paying, "sc-09")
    claim = paying.drafted(board=the_board())
    bus = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    assert line(paying) == (0, 75_00, 0, 925_00)
    assert line(paying, "sc-09") == (0, 12_40, 0, 987_60)
    paying.approved(claim)
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    assert line(paying) == (0, 0, 75_00, 925_00)


def test_who_said_yes_is_committed_and_so_is_support_booked(paying: Paying) -> None:
    budget(paying)
    budget(paying, "SC-09")
    meeting = coming(paying, the_board())
    support: dict[str, Any] = {"meeting_id": meeting, "what": "Interpreter", "need": "BSL interpreter"}
    paying.add(
        Adjustment(**support, cost_pence=300_00),
        Adjustment(**support, cost_pence=50_00, state=ArrangeState.CANNOT),
    )
    assert line(paying) == (75_00, 0, 0, 925_00)
    assert line(paying, "SC-09") == (300_00, 0, 0, 700_00)


def test_who_came_is_committed_until_their_claim_is_drafted(paying: Paying) -> None:
    budget(paying)
    meeting = paying.meeting(a_person(), board=the_board())
    assert line(paying) == (75_00, 0, 0, 925_00)
    paying.draft(meeting)
    assert line(paying) == (0, 75_00, 0, 925_00)


def test_a_gift_to_a_charity_costs_the_budget_too(paying: Paying) -> None:
    budget(paying)
    paying.drafted(a_person(payment_choice=PaymentChoice.CHARITY), board=the_board())
    assert line(paying) == (0, 75_00, 0, 925_00)


def test_a_day_outside_the_year_and_a_void_claim_cost_it_nothing(paying: Paying) -> None:
    budget(paying)
    paying.drafted(board=the_board(), day=date(2026, 3, 31))
    claim = paying.drafted(board=the_board())
    paying.do(lambda work: settling.void(work, claim, "Typed twice"))
    assert line(paying)[1:3] == (0, 0)


def test_a_budget_that_is_spoken_for_twice_over_is_below_zero(paying: Paying) -> None:
    budget(paying, amount_pence=50_00)
    paying.drafted(board=the_board())
    assert line(paying)[3] == -25_00


def test_a_meeting_shows_the_budgets_of_its_boards_codes_on_its_day(paying: Paying) -> None:
    budget(paying)
    budget(paying, starts=date(2025, 4, 1), ends=date(2026, 3, 31))
    budget(paying, "SC-99")
    meeting = coming(paying, the_board())

    def found(meeting_id: int) -> list[BudgetLine]:
        return paying.ask(lambda work: budgets.for_meeting(work, meeting_id))

    assert [one.budget.year for one in found(meeting)] == ["2026/27"]
    alone = a_meeting(None, TODAY + timedelta(days=5))
    paying.add(alone)
    assert found(alone.id) == []


def test_two_budgets_for_one_code_and_day_are_refused_and_one_is_put_right(paying: Paying) -> None:
    first = budget(paying, note="Council")
    with pytest.raises(Problem, match="has a budget from"):
        budget(paying, "sc-07 ")
    with pytest.raises(Problem, match="before the first day"):
        paying.do(lambda work: budgets.edit(work, first, None, {"ends": date(2025, 1, 1)}))
    paying.do(lambda work: budgets.edit(work, first, None, {"amount_pence": 2000_00}))
    assert line(paying) == (0, 0, 0, 2000_00)
    paying.do(lambda work: budgets.remove(work, first))
    assert not paying.ask(budgets.are_set)


def test_finance_sets_budgets_and_a_lead_sees_none(paying: Paying) -> None:
    paying.do(lambda work: budgets.add(work, YEAR | {"cost_code": "SC-07"}), FINANCE)
    assert paying.ask(budgets.are_set, FINANCE)
    for verb in (budgets.rows, budgets.are_set):
        with pytest.raises(NotAllowed):
            paying.ask(verb, a_lead())
