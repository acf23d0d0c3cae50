"""Adjustments, outcomes, attachments, the journal's commitment, permissions and problems."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.access import Adjustment, ArrangeState
from coprod_desktop.domain.attachments import LARGEST, content_hash
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.journal_chain import commitment, new_salt
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.domain.people import PersonFields
from coprod_desktop.domain.permission import ROLE_PERMISSIONS, Permission, Role
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, NotAllowed, Problem
from coprod_desktop.domain.voice_scope import VoiceScope
from tests.builders import TODAY, a_meeting, an_actor

KEY = b"k" * 32


def test_an_adjustment_is_outstanding_until_someone_arranged_it() -> None:
    adjustment = Adjustment(meeting_id=a_meeting().id, what="Book", by_when=TODAY + timedelta(days=3))
    assert adjustment.outstanding()
    assert adjustment.days_left(TODAY) == 3
    assert Adjustment(meeting_id=1, what="Book").days_left(TODAY) is None
    assert not Adjustment(meeting_id=1, what="Book", state=ArrangeState.VENUE_HAS_IT).outstanding()


@pytest.mark.parametrize(
    ("state", "by", "overdue"),
    [
        (OutcomeState.OPEN, date(2026, 11, 21), True),
        (OutcomeState.OPEN, date(2026, 11, 22), False),
        (OutcomeState.OPEN, None, False),
        (OutcomeState.DONE, date(2026, 11, 21), False),
    ],
)
def test_an_answer_is_late_after_its_day(state: OutcomeState, by: date | None, overdue: bool) -> None:  # noqa: FBT001
    outcome = Outcome(meeting_id=1, said="More buses", state=state, answer_by=by)
    assert outcome.overdue(TODAY) is overdue


def test_a_no_with_its_reason_is_an_answer_too() -> None:
    assert Outcome(meeting_id=1, said="More buses", state=OutcomeState.NOT_POSSIBLE).answered()


def test_the_same_file_has_the_same_hash_only_under_the_same_key() -> None:
    assert content_hash(KEY, b"receipt") == content_hash(KEY, b"receipt")
    assert content_hash(KEY, b"receipt") != content_hash(b"x" * 32, b"receipt")


def test_a_file_too_large_is_refused_kindly() -> None:
    with pytest.raises(Problem, match="10 MB"):
        content_hash(KEY, b"x" * (LARGEST + 1))


def test_a_commitment_tells_every_difference_apart() -> None:
    salt = new_salt()
    seen = {commitment(salt, a, b) for a in (None, "", "x") for b in (None, "", "x")} | {
        commitment(new_salt(), "x", "x")
    }
    assert len(seen) == 10


def test_finance_sees_claims_and_no_people() -> None:
    finance = an_actor(Role.FINANCE)
    finance.require(Permission.APPROVE_CLAIMS)
    assert not finance.may(Permission.SEE_PEOPLE)
    with pytest.raises(NotAllowed):
        finance.require(Permission.SEE_PEOPLE)


def test_a_coordinator_does_not_approve_and_a_lead_sees_no_names() -> None:
    assert Permission.APPROVE_CLAIMS not in ROLE_PERMISSIONS[Role.COORDINATOR]
    assert Permission.SEE_PEOPLE not in ROLE_PERMISSIONS[Role.LEAD]


def test_several_roles_add_up() -> None:
    both = an_actor(Role.COORDINATOR, Role.FINANCE)
    assert both.may(Permission.APPROVE_CLAIMS)
    assert both.may(Permission.SEE_PEOPLE)


def test_several_problems_keep_their_fields() -> None:
    several = FieldProblems([Problem("One.", "a"), Problem("Two.", "b")])
    assert [one.field for one in several.each()] == ["a", "b"]
    assert several.message == "One. Two."
    assert FieldProblems([]).field == ""
    alone = Problem("One.")
    assert alone.each() == (alone,)


def test_conflict_and_gone_say_what_to_do() -> None:
    assert "try again" in Conflict().message
    assert "no longer" in Gone().message
    assert Gone("x").message == "x"


def test_a_character_that_cannot_be_shown_is_said_beside_its_field() -> None:
    with pytest.raises(FieldProblems) as caught:
        checked(PersonFields, {"name": "A\x07"})
    assert caught.value.field == "name"


def test_outer_spaces_are_no_part_of_what_was_typed() -> None:
    assert checked(PersonFields, {"name": "  Amara Quill "}).name == "Amara Quill"


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"name": ""}, "fill this in"),
        ({}, "fill this in"),
        ({"name": "x" * 201}, "at most 200"),
        ({"name": "A", "days_declared": -1}, "0 or more"),
        ({"name": "A", "born": "yesterday"}, "not a date"),
        ({"name": "A", "safe_post": "perhaps"}, "does not fit"),
    ],
)
def test_each_wrong_field_has_its_sentence(values: dict[str, object], says: str) -> None:
    with pytest.raises(FieldProblems) as caught:
        checked(PersonFields, values)
    assert says in caught.value.message


def test_every_kind_of_paper_has_a_name_and_a_figure_looks_everywhere_unless_told() -> None:
    assert set(PAPER_NAMES) == set(PaperKind)
    assert VoiceScope().board_id is None
