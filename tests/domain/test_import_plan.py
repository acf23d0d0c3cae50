"""What an import will write, and who decides."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.import_mapping import ColumnMapping
from coprod_desktop.domain.import_plan import (
    Answer,
    Decision,
    answer_to,
    differing,
    gaps,
    is_blank,
    plan,
    unchanged,
)
from coprod_desktop.domain.importing import Fate, Known, RowFate, fates, fields_traits, judged_again
from coprod_desktop.domain.people import NeedsAsked, PaymentChoice, PersonFields, Status, TakenBefore

TODAY = date(2026, 3, 3)
GWEN, TOM = 11, 12


def known(key: int, name: str, email: str = "") -> Known:
    return Known(name, fields_traits(key, PersonFields(name=name, email=email)))


REGISTER = (known(GWEN, "Gwen Abara", email="gwen@example.org"), known(TOM, "Tom Wren"))


def found(*rows: tuple[str, ...], register: tuple[Known, ...] = REGISTER) -> list[RowFate]:
    return list(fates(rows, ColumnMapping(("name", "email", "town", "access_needs")), register, TODAY))


def row(name: str = "", email: str = "", town: str = "", needs: str = "") -> tuple[str, ...]:
    return name, email, town, needs


def test_new_people_are_written_and_known_ones_are_added_to() -> None:
    planned = plan(found(row("Amara Quill"), row("Gwen Abara", "gwen@example.org")), {})
    assert [[one.row for one in arrival.rows] for arrival in planned.new] == [[2]]
    assert [(arrival.person_id, [one.row for one in arrival.rows]) for arrival in planned.known] == [
        (GWEN, [3])
    ]
    assert planned.left_out == ()


def test_nothing_unclear_is_written_until_someone_says_who_it_is() -> None:
    rows = found(row("Tom Wren"))
    assert rows[0].fate is Fate.UNCLEAR
    assert answer_to(rows[0], {}) is Decision.LEAVE_OUT
    assert plan(rows, {}).left_out == (2,)
    assert plan(rows, {2: Decision.NEW}).new[0].rows == tuple(rows)
    assert plan(rows, {2: rows[0].resembles[0]}).known[0].person_id == TOM


def test_an_answer_about_someone_the_row_is_no_longer_like_does_not_count() -> None:
    rows = found(row("Tom Wren"))
    stranger = found(row("Gwen Abara", "gwen@example.org"))[0].resembles[0]
    assert answer_to(rows[0], {2: stranger}) is Decision.LEAVE_OUT


def test_any_row_can_be_left_out() -> None:
    planned = plan(found(row("Amara Quill")), {2: Decision.LEAVE_OUT})
    assert (planned.new, planned.left_out) == ((), (2,))


def test_there_is_nothing_to_say_of_a_row_that_was_refused_or_is_empty() -> None:
    rows = found(row("", "a@example.org"), row())
    assert [answer_to(one, {2: Decision.NEW}) for one in rows] == [None, None]
    assert plan(rows, {}).left_out == ()


def test_a_row_like_one_higher_up_goes_where_that_one_goes() -> None:
    rows = found(row("Amara Quill", "a@example.org"), row("Amara Quill", "a@example.org", "Rhyl"))
    arrival = plan(rows, {}).new[0]
    assert [told.fields.town for told in arrival.told] == ["", "Rhyl"]
    assert plan(rows, {2: Decision.LEAVE_OUT}).left_out == (2, 3)
    apart = plan(rows, {3: Decision.NEW})
    assert [[one.row for one in arrival.rows] for arrival in apart.new] == [[2], [3]]


def test_a_row_follows_an_unclear_one_to_whoever_that_is() -> None:
    rows = found(row("Tom Wren", "t@example.org"), row("Tom Wren", "t@example.org"))
    planned = plan(rows, {2: rows[0].resembles[0]})
    assert [(arrival.person_id, len(arrival.rows)) for arrival in planned.known] == [(TOM, 2)]


@given(st.lists(st.sampled_from(["Tom Wren", "Amara Quill", "Gwen Abara", ""]), max_size=8), st.data())
def test_every_row_that_can_be_read_is_written_once_or_left_out(
    names: list[str], data: st.DataObject
) -> None:
    rows = found(*(row(name, "x@example.org" if name else "") for name in names))
    answers: dict[int, Answer] = {
        one.row: data.draw(st.sampled_from([*one.resembles, *Decision])) for one in rows if one.person
    }
    planned = plan(rows, answers)
    written = [one.row for arrival in (*planned.new, *planned.known) for one in arrival.rows]
    assert sorted([*written, *planned.left_out]) == [one.row for one in rows if one.person]


def test_only_blanks_are_filled_and_the_highest_row_comes_first() -> None:
    told = [
        one.person for one in found(row("A B", "a@example.org", "Rhyl"), row("A C", "b@example.org", "Bala"))
    ]
    people = [one for one in told if one is not None]
    assert gaps(PersonFields(name="A B", email="kept@example.org"), people) == {"town": "Rhyl"}
    assert differing(PersonFields(name="A B", email="kept@example.org", town="Bala"), people) == (
        "email",
        "name",
        "town",
    )


def test_not_asked_yet_is_a_gap_and_an_answer_is_not() -> None:
    blanks = ("", None, NeedsAsked.NOT_ASKED, TakenBefore.NOT_ASKED, PaymentChoice.NOT_ASKED)
    assert [is_blank(value) for value in blanks] == [True] * 5
    assert [is_blank(value) for value in (0, "x", NeedsAsked.NONE, Status.ACTIVE)] == [False] * 4


def test_rows_are_judged_again_when_the_register_has_changed() -> None:
    before = found(row("Amara Quill", "a@example.org"), row("", "", "Rhyl"), row("Tom Wren"))
    assert unchanged(before, list(judged_again(before, REGISTER)))
    after = list(judged_again(before, (*REGISTER, known(13, "Amara Quill", email="a@example.org"))))
    assert [one.fate for one in after] == [Fate.MATCHES, Fate.REFUSED, Fate.UNCLEAR]
    assert not unchanged(before, after)
