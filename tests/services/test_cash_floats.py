"""Cash floats: asked for, approved by someone else, counted, reviewed within five working days - and said on Today."""

from datetime import timedelta
from functools import partial

import pytest

from coprod_desktop.domain.cash_floats import CashFloat, FloatState
from coprod_desktop.domain.claims import ApprovalHow
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import FieldProblems, Gone, NotAllowed, Problem
from coprod_desktop.services import cash_floats, cash_payments
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person, an_actor
from tests.services import undoing
from tests.services.paying import FINANCE, Paying, a_float_for, a_lead

TYPED = {"purpose": "Carers board", "limit_pence": "90", "total_pence": "200", "carried_by": "Ben Vale"}


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def held(paying: Paying, float_id: int) -> CashFloat:
    return paying.ask(lambda work: work.get(CashFloat, float_id))


def test_a_float_is_asked_for_changed_and_taken_back_step_by_step(store: Store, actor: Actor) -> None:
    paying = Paying(store, actor)
    meeting = paying.meeting(a_person(), day=TODAY)
    made = undoing.do(store, actor, lambda work: cash_floats.plan(work, TYPED, meeting))
    assert (made.day, made.total_pence, made.limit_pence) == (TODAY, 200_00, 90_00)
    undoing.do(store, FINANCE, lambda work: cash_floats.approve(work, made.id))
    undoing.do(store, actor, lambda work: cash_floats.edit(work, made.id, None, {"total_pence": "250"}))
    assert held(paying, made.id).state is FloatState.TO_APPROVE
    undoing.do(store, actor, lambda work: cash_floats.remove(work, made.id))
    with pytest.raises(Gone):
        held(paying, made.id)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"carried_by": ""}, "carried_by"),
        ({"total_pence": "0"}, "total_pence"),
        ({"total_pence": "100.005"}, "total_pence"),
        ({"limit_pence": "200.01"}, "limit_pence"),
        ({"limit_pence": "-1"}, "limit_pence"),
        ({"day": TODAY - timedelta(days=1)}, "day"),
    ],
)
def test_what_cannot_be_a_float_is_said_beside_its_field(
    paying: Paying, typed: dict[str, object], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        paying.do(lambda work: cash_floats.plan(work, {"day": TODAY, **TYPED, **typed}))
    assert refused.value.field == field


def test_a_coordinator_records_approval_and_review_on_paper_with_who_and_when(paying: Paying) -> None:
    coordinator = an_actor(Role.COORDINATOR)
    made = a_float_for(paying, paying.meeting(a_person(), day=TODAY), approved=False)
    with pytest.raises(NotAllowed):
        paying.do(lambda work: cash_floats.approve(work, made), coordinator)
    for by, on, field in (("", TODAY, "approved_by"), ("Priya", TODAY + timedelta(days=1), "approved_on")):
        deed = partial(cash_floats.approve_on_paper, float_id=made, by=by, on=on)
        with pytest.raises(Problem) as refused:
            paying.do(deed, coordinator)
        assert refused.value.field == field
    paying.do(
        lambda work: cash_floats.approve_on_paper(work, made, "Priya Vale", TODAY - timedelta(days=2)),
        coordinator,
    )
    assert (held(paying, made).approved_by, held(paying, made).approved_how) == (
        "Priya Vale",
        ApprovalHow.ON_PAPER,
    )
    paying.do(lambda work: cash_floats.count_back(work, made, "200"), coordinator)
    with pytest.raises(NotAllowed):
        paying.do(lambda work: cash_floats.review(work, made), coordinator)
    paying.do(lambda work: cash_floats.review_on_paper(work, made, "Priya Vale", TODAY), coordinator)
    assert held(paying, made).state is FloatState.REVIEWED


def test_what_was_paid_from_stays_as_it_was_agreed(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    made = a_float_for(paying, meeting)
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, made))
    for deed in (
        lambda work: cash_floats.edit(work, made, None, {"limit_pence": "100"}),
        lambda work: cash_floats.remove(work, made),
    ):
        with pytest.raises(Problem, match="Cash was paid from this float"):
            paying.do(deed)


def test_what_is_short_is_counted_said_and_reviewed(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    made = a_float_for(paying, meeting)
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, made))
    with pytest.raises(Problem, match=r"£5\.00 short"):
        paying.do(lambda work: cash_floats.count_back(work, made, "120"))
    paying.do(lambda work: cash_floats.count_back(work, made, "120", "A note is missing"))
    (row,) = paying.ask(cash_floats.to_review)
    assert (row.held.difference.pence, row.held.paid_pence, row.held.because) == (
        -5_00,
        75_00,
        "A note is missing",
    )
    assert row.review_by == TODAY + timedelta(days=5)
    undoing.do(paying.store, FINANCE, lambda work: cash_floats.review(work, made, "Agreed"))
    assert paying.ask(cash_floats.to_review) == []
    (row,) = paying.ask(cash_floats.rows)
    assert row.state is FloatState.REVIEWED


def test_finance_reads_a_meeting_by_its_finance_name(paying: Paying) -> None:
    meeting = paying.meeting(a_person(), day=TODAY, title="Living with epilepsy", finance_name="Meeting 214")
    a_float_for(paying, meeting)
    (seen,) = paying.ask(lambda work: cash_floats.of_meeting(work, meeting), an_actor(Role.FINANCE))
    (known,) = paying.ask(cash_floats.rows)
    assert (seen.meeting, known.meeting) == ("Meeting 214", "Living with epilepsy")


def test_leads_see_no_float(paying: Paying) -> None:
    made = a_float_for(paying, paying.meeting(a_person(), day=TODAY))
    for query in (cash_floats.rows, cash_floats.to_review, lambda work: cash_floats.page(work, made)):
        with pytest.raises(NotAllowed):
            paying.ask(query, a_lead())


def test_a_field_that_is_no_text_is_said(paying: Paying) -> None:
    with pytest.raises(FieldProblems):
        paying.do(lambda work: cash_floats.plan(work, {**TYPED, "day": "never"}))
