"""The paid list that comes back from finance stops the promise clock, and marks nothing twice."""

from datetime import date, timedelta

import pytest

from coprod_desktop.documents.sheet import Sheet
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.paid_list import PaidColumns
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import (
    claim_lines,
    history,
    organisation,
    paid_lists,
    run_files,
    runs,
    today,
    today_bank,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.paid_lists import PaidList
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person
from tests.services.paying import FINANCE, Paying, a_lead

COLUMNS = PaidColumns(0, 1, 2)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def approved(paying: Paying, name: str) -> int:
    """£75.00 for time and £12.50 of expenses."""
    claim = paying.drafted(a_person(name))
    bus = CostTyped(kind=LineKind.FARE, claimed="12.50", what="Bus", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    return paying.approved(claim)


def a_list(*rows: tuple[str, str, str]) -> Sheet:
    return Sheet("Paid", ("Reference", "Paid on", "Amount"), rows)


def take_in(paying: Paying, sheet: Sheet, actor: Actor | None = None) -> PaidList:
    return paying.do(lambda work: paid_lists.take_in(work, sheet, COLUMNS, None), actor)


def claim(paying: Paying, claim_id: int) -> Claim:
    return paying.ask(lambda work: work.get(Claim, claim_id))


def test_a_list_marks_what_fits_on_its_day_and_says_of_every_other_row_why_not(paying: Paying) -> None:
    first, part = approved(paying, "Amara"), approved(paying, "Ben")
    other, draft = approved(paying, "Cara"), paying.drafted(a_person("Dai"))
    sheet = a_list(
        ("QUILL 1000", "22/11/2026", "75.00"),
        ("QUILL 1000", "22/11/2026", "12.50"),
        ("1001", "22/11/2026", "75"),
        ("1002", "22/11/2026", "80"),
        ("1003", "22/11/2026", "75"),
        ("9999", "22/11/2026", "1"),
        ("nothing", "22/11/2026", "1"),
    )
    found = take_in(paying, sheet, FINANCE)
    assert [claim(paying, one).state for one in (first, part, other, draft)] == [
        ClaimState.PAID,
        ClaimState.PART_PAID,
        ClaimState.APPROVED,
        ClaimState.DRAFT,
    ]
    assert found.left == (
        "Row 7, “9999”: No claim has this number.",
        "Row 8, “nothing”: No claim number stands here.",
        "Row 5, “1002”: The list says £80.00, the claim comes to £87.50.",
        "Row 6, “1003”: It is not approved.",
    )
    assert claim(paying, first).paid_on == date(2026, 11, 22)
    assert paying.page(first).clock.paid
    with pytest.raises(Problem, match="left the house"):
        paying.store.write(FINANCE, "Undo", history.undo)


def test_the_same_list_twice_marks_nothing_twice(paying: Paying) -> None:
    approved(paying, "Amara")
    sheet = a_list(("1000", "22/11/2026", "87.50"))
    take_in(paying, sheet)
    with pytest.raises(Problem, match="No row of this list"):
        take_in(paying, sheet)
    found = paying.ask(lambda work: paid_lists.look(work, sheet, COLUMNS, None))
    assert found.left == ("Row 2, “1000”: It is marked as paid already, on 22 Nov 2026.",)


def test_a_rest_and_a_run_are_paid_by_a_list_too(
    paying: Paying, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rest, sent = approved(paying, "Amara"), approved(paying, "Ben")
    take_in(paying, a_list(("1000", "22/11/2026", "12.50")))
    run = paying.do(lambda work: runs.make(work, RunKind.LEDGER, [sent]))
    paying.do(lambda work: run_files.write_ledger(work, run.id, tmp_path_factory.mktemp("out")))
    take_in(paying, a_list(("1000", "22/11/2026", "75"), ("VALE 1001", "22/11/2026", "87.50")))
    assert [claim(paying, one).state for one in (rest, sent)] == [ClaimState.PAID, ClaimState.PAID]


def test_a_day_before_the_approval_or_still_to_come_pays_nothing(paying: Paying) -> None:
    approved(paying, "Amara")
    sheet = a_list(("1000", "21/11/2026", "87.50"))
    found = paying.ask(lambda work: paid_lists.look(work, sheet, COLUMNS, None))
    assert found.left == ("Row 2, “1000”: It was approved after this day.",)
    with pytest.raises(Problem, match="still to come") as refused:
        paying.ask(lambda work: paid_lists.look(work, sheet, PaidColumns(0), TODAY + timedelta(days=1)))
    assert refused.value.field == "day"


def test_an_advance_is_part_of_what_the_claim_comes_to(paying: Paying) -> None:
    owed = approved(paying, "Amara")
    paying.advance(owed, 40_00)
    paying.approved_again(owed)
    take_in(paying, a_list(("1000", "22/11/2026", "47.50")))
    assert claim(paying, owed).state is ClaimState.PAID


def test_waiting_for_supplier_set_up_stands_on_today_until_they_have_a_number(paying: Paying) -> None:
    person = a_person("Amara")
    paying.approved(paying.drafted(person))
    assert paying.ask(today_bank.suppliers) == []
    paying.do(lambda work: organisation.save(work, extras=(Extra.SUPPLIERS.value,)))
    assert [row.title for row in paying.ask(today_bank.suppliers)] == ["1 person waits for supplier set-up"]
    assert "supplier" in {row.kind for row in paying.ask(today.today).rows}
    paying.do(lambda work: work.edit(work.get(Person, person.id), None, {"supplier_number": "80017"}))
    assert paying.ask(today_bank.suppliers) == []


def test_a_lead_takes_no_list_in_and_a_long_one_is_cut_in_words(paying: Paying) -> None:
    with pytest.raises(NotAllowed):
        take_in(paying, a_list(("1000", "22/11/2026", "1")), a_lead())
    said = paid_lists.sentence(PaidList((), tuple(f"Row {n}" for n in range(9))))
    assert said[-1] == "And 3 more."
    assert len(paid_lists.sentence(PaidList((), ("Row 2",)))) == 1
