"""The letter for the Jobcentre: what it says, that both boxes stay apart, and that what left is kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.meetings import MeetingState, Reply
from coprod_desktop.domain.people import CheckFirst, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import benefits_letter, claim_lines, organisation, sent_papers, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.paying import DAY, FINANCE, Paying


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    contact = {
        "name": "Marlow Vale Council",
        "contact_name": "Jo Penn",
        "contact_phone": "01632 960 001",
        "contact_email": "jo@marlow.example",
    }
    found.do(lambda work: organisation.save(work, **contact))
    return found


def someone(paying: Paying, **values: str) -> Person:
    """Who came once, with a bus fare, was paid, and said yes to a meeting to come."""
    person = a_person(check_first=CheckFirst.YES, address="4 Wren Street", town="Marlow", **values)
    claim = paying.drafted(person)
    bus = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    paying.approved(claim)
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    board = a_board("Housing forum")
    yes, maybe = (
        a_meeting(board, TODAY + timedelta(days=ahead), state=MeetingState.PLANNED) for ahead in (20, 30)
    )
    said = [an_invitation(yes, person, reply=Reply.YES), an_invitation(maybe, person, reply=Reply.MAYBE)]
    paying.add(board, yes, maybe, *said)
    return person


def drawn(paying: Paying, person: Person) -> bytes:
    return benefits_letter.draw(paying.ask(lambda work: benefits_letter.read(work, person.id)))


def test_it_says_who_we_are_that_dates_are_irregular_and_may_be_declined_and_keeps_payment_and_expenses_apart(
    paying: Paying,
) -> None:
    person = someone(paying)
    pdf = drawn(paying, person)
    said = " ".join(words(pdf).split())
    for part in (
        "Dear colleague,",
        "This letter is about Amara Quill, 4 Wren Street, Marlow, who asked us for it.",
        "There are no fixed hours, there is no contract of employment",
        "Every invitation may be declined, without a reason",
        "for time £75.00, expenses £12.40, paid on 22 November 2026",
        "£75.00 offered for their time",
        "Jo Penn on 01632 960 001",
    ):
        assert part in said
    assert "£87.40" not in said
    assert said.count("offered for their time") == 1
    assert DAY.strftime("%-d November 2026") in said
    assert accessibility_failures(pdf) == []


def test_it_says_nothing_of_benefits_health_or_what_was_asked_of_us(paying: Paying) -> None:
    said = words(drawn(paying, someone(paying, note="On ESA", payment_note="Careful"))).casefold()
    assert not any(word in said for word in ("benefit", "esa ", "careful", "limit", "check", "carers board"))


def test_someone_who_never_came_gets_a_letter_too_in_both_their_languages(paying: Paying) -> None:
    person = a_person(legal_name="Amara Jane Quill", language="cy+en")
    paying.add(person)
    letters = paying.ask(lambda work: benefits_letter.read(work, person.id)).letters
    assert [one.language.code for one in letters] == ["cy", "en"]
    said = words(drawn(paying, person))
    assert "This letter is about Amara Jane Quill, who asked us for it." in " ".join(said.split())
    assert "They have not taken part since then." in said


def test_what_left_is_kept_with_the_person_exactly_as_it_was(paying: Paying, tmp_path: Path) -> None:
    person = someone(paying)
    wanted = paying.ask(lambda work: benefits_letter.read(work, person.id))
    pdf = benefits_letter.draw(wanted)
    path = paying.do(lambda work: benefits_letter.save(work, wanted, pdf, tmp_path / wanted.name))
    assert path.read_bytes() == pdf
    (paper,) = paying.ask(lambda work: sent_papers.of_person(work, person.id))
    again = paying.ask(lambda work: sent_papers.look_again(work, paper.paper.id))
    assert (again.pdf, again.kept) == (pdf, True)


def test_without_anyone_to_ask_no_letter_leaves(paying: Paying) -> None:
    person = a_person()
    paying.add(person)
    paying.do(lambda work: organisation.save(work, contact_name=""))
    with pytest.raises(Problem, match="Say in Settings"):
        drawn(paying, person)


def test_finance_makes_no_letter(paying: Paying) -> None:
    person = a_person()
    paying.add(person)
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: benefits_letter.read(work, person.id), FINANCE)
