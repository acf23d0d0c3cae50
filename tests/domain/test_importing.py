from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.access import AccessNeedFields
from coprod_desktop.domain.import_mapping import ColumnMapping, suggest_mapping
from coprod_desktop.domain.import_rows import (
    LONGEST_DETAIL,
    LONGEST_NEED,
    LONGEST_PHONE,
    CellProblem,
    Incoming,
    read_row,
)
from coprod_desktop.domain.import_targets import TARGETS
from coprod_desktop.domain.import_words import connection_from, days_from, language_from
from coprod_desktop.domain.importing import FATE_NAMES, Fate, Known, RowFate, counts, fates, fields_traits
from coprod_desktop.domain.people import (
    ConnectionKind,
    NeedsAsked,
    PaperForm,
    PaymentChoice,
    PersonFields,
    Reach,
    Status,
    TakenBefore,
)
from coprod_desktop.domain.problems import Problem

TODAY = date(2026, 3, 3)


def read(**cells: str) -> Incoming:
    person = read_row(tuple(cells.values()), ColumnMapping(tuple(cells)), 2, TODAY)
    assert isinstance(person, Incoming)
    return person


def refused(**cells: str) -> tuple[str, ...]:
    problems = read_row(tuple(cells.values()), ColumnMapping(tuple(cells)), 12, TODAY)
    assert not isinstance(problems, Incoming)
    return tuple(problem.line() for problem in problems)


def found(
    *rows: tuple[str, ...], existing: tuple[Known, ...] = (), targets: str = "name born phone"
) -> list[RowFate]:
    return list(fates(rows, ColumnMapping(tuple(targets.split())), existing, TODAY))


def known(key: int, name: str, phone: str = "") -> Known:
    return Known(name, fields_traits(key, PersonFields(name=name, phone=phone)))


def test_a_whole_row_becomes_a_person() -> None:
    person = read(
        first_name=" Siân ", surname="Davies", born="3/3/58", phone="01632960123", email="S@Example.org",
        address="1  High St\n\nBorth", postcode="sy231ab", town="Aberystwyth", connections="carer; service user",
        access_needs="BSL interpreter, large print", language="Cymraeg", paper_form="Easy Read",
        payment_choice="BACS", taken_before="Y", days_declared="monthly", joined="1/4/24", status="active",
        preferred_reach="text", topics="housing; transport", note="Likes tea",
    )  # fmt: skip
    fields = person.fields
    assert (fields.name, fields.born, fields.phone) == ("Siân Davies", date(1958, 3, 3), "01632 960 123")
    assert (fields.email, fields.address, fields.postcode) == (
        "S@example.org",
        "1 High St\nBorth",
        "SY23 1AB",
    )
    assert (fields.language, fields.paper_form, fields.status) == ("cy", PaperForm.EASY_READ, Status.ACTIVE)
    assert (fields.payment_choice, fields.preferred_reach) == (PaymentChoice.BANK, Reach.TEXT)
    assert (fields.taken_before, fields.days_declared) == (TakenBefore.YES, 12)
    assert (fields.joined, fields.topics, fields.note) == (
        date(2024, 4, 1),
        "housing, transport",
        "Likes tea",
    )
    assert fields.needs_asked is NeedsAsked.RECORDED
    assert person.connections == (ConnectionKind.CARER, ConnectionKind.DRAWS_ON_CARE)
    assert person.needs == (("BSL interpreter", ""), ("large print", ""))
    assert person.remarks == ()


def test_only_what_was_given_counts_as_given() -> None:
    assert read(name="Ann Lee", phone="n/a", email=" ").given == {"name"}


@pytest.mark.parametrize(
    ("cells", "name", "legal_name"),
    [
        ({"name": "Davies, Siân"}, "Siân Davies", ""),
        ({"name": "Davies, Siân, Mrs"}, "Davies, Siân, Mrs", ""),
        ({"name": "Ann\u00a0\u00a0Lee 🎉"}, "Ann Lee 🎉", ""),
        ({"first_name": "William", "surname": "Jones", "known_as": "Bill"}, "Bill Jones", "William Jones"),
        ({"first_name": "William", "surname": "Jones", "known_as": "william"}, "William Jones", ""),
        ({"name": "William Jones", "known_as": "Bill"}, "Bill Jones", "William Jones"),
        ({"name": "William Jones", "known_as": "Billy the Kid"}, "Billy the Kid", "William Jones"),
        (
            {"name": "W Jones", "known_as": "Bill", "legal_name": "William Jones"},
            "Bill Jones",
            "William Jones",
        ),
        ({"known_as": "Bill"}, "Bill", ""),
        ({"surname": "Jones"}, "Jones", ""),
    ],
)
def test_a_name_is_as_they_want_it_said(cells: dict[str, str], name: str, legal_name: str) -> None:
    fields = read(**cells).fields
    assert (fields.name, fields.legal_name) == (name, legal_name)


def test_a_date_that_does_not_exist_refuses_the_row_and_names_the_cell() -> None:
    (line,) = refused(name="Ann Lee", born="31/2/1980")
    assert line.startswith("Cell B12: “31/2/1980” is a day that does not exist.")


def test_a_name_of_ten_thousand_letters_is_refused_by_its_cell() -> None:
    assert refused(first_name="Ann", surname="x" * 10_000) == (
        "Cell B12: This is too long: at most 200 characters fit.",
    )


def test_a_row_without_a_name_is_refused() -> None:
    assert refused(name=" ", phone="01632 960123") == ("Cell A12: There is no name in this row.",)


def test_every_reason_is_named() -> None:
    assert len(refused(name="", born="soon", note="x" * 5_000)) == 3


def test_an_access_need_has_its_own_limit() -> None:
    assert read(name="Ann", access_needs="x" * 200).needs == (("x" * 119 + "…", "x" * 200),)
    assert refused(name="Ann", access_needs="x" * 600) == (
        "Cell B12: This access need is too long: at most 500 characters fit.",
    )


def test_none_is_an_answer_about_access_needs_and_blank_is_not() -> None:
    assert read(name="Ann", access_needs="None").fields.needs_asked is NeedsAsked.NONE
    assert read(name="Ann", access_needs="n/a").fields.needs_asked is NeedsAsked.NONE
    assert read(name="Ann", access_needs=" ").fields.needs_asked is NeedsAsked.NOT_ASKED


def test_what_a_field_cannot_hold_is_kept_in_the_note_and_said() -> None:
    person = read(
        name="Ann", email="ann at example", postcode="XYZ", language="Klingon", days_declared="lots",
        payment_choice="gold", connections="magician", phone="ask " * 20, note="Likes tea",
    )  # fmt: skip
    assert person.fields.note.split("\n") == [
        "Likes tea",
        "E-mail: ann at example",
        "Postcode: XYZ",
        "Language: Klingon",
        "How often in the last year: lots",
        "How they want to be paid: gold",
        "How they connect: magician",
        "Phone: " + ("ask " * 20).strip(),
    ]
    assert len(person.remarks) == 7
    assert person.connections == (ConnectionKind.OTHER,)


def test_words_beside_a_phone_number_stay_as_typed() -> None:
    assert read(name="Ann", phone="01632 960123 after 6pm").fields.phone == "01632 960123 after 6pm"


def test_columns_of_one_address_are_its_lines() -> None:
    mapping = ColumnMapping(("name", "address", "address", "address"))
    person = read_row(("Ann", "1 High St", "", "Borth SY24 5AA"), mapping, 2, TODAY)
    assert isinstance(person, Incoming)
    assert (person.fields.address, person.fields.postcode) == ("1 High St\nBorth", "SY24 5AA")


def test_a_postcode_in_its_own_column_leaves_the_address_alone() -> None:
    assert read(name="Ann", address="Borth SY24 5AA", postcode="SY24 5AA").fields.address == "Borth SY24 5AA"
    assert read(name="Ann", address="1 Any Old Way").fields.address == "1 Any Old Way"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Unpaid carer", ConnectionKind.CARER),
        ("family carer", ConnectionKind.CARER),
        ("Family member", ConnectionKind.FAMILY),
        ("ex service user", ConnectionKind.USED_TO),
        ("draws on care and support", ConnectionKind.DRAWS_ON_CARE),
        ("member of the public", ConnectionKind.CITIZEN),
        ("gofalwr", ConnectionKind.CARER),
        ("wizard", None),
    ],
)
def test_a_connection_is_known_by_the_words_people_use(typed: str, kind: ConnectionKind | None) -> None:
    assert connection_from(typed) is kind


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("12", 12),
        ("12.0", 12),
        ("about 3 times", 3),
        ("Never", 0),
        ("once a month", 12),
        ("400", None),
        ("lots", None),
    ],
)
def test_how_often_is_counted_in_days(typed: str, days: int | None) -> None:
    assert days_from(typed) == days


def test_a_language_is_known_by_name_and_by_code() -> None:
    assert [language_from(typed) for typed in ("Welsh", "cy", "CYMRAEG", "Klingon")] == [
        "cy",
        "cy",
        "cy",
        None,
    ]


def test_the_limits_here_are_those_of_the_fields() -> None:
    def limit(kind: type[PersonFields | AccessNeedFields], name: str) -> int:
        lengths: list[int | None] = [
            getattr(rule, "max_length", None) for rule in kind.model_fields[name].metadata
        ]
        return next(length for length in lengths if length is not None)

    assert limit(PersonFields, "phone") == limit(PersonFields, "mobile") == LONGEST_PHONE
    assert limit(AccessNeedFields, "need") == LONGEST_NEED
    assert limit(AccessNeedFields, "detail") == LONGEST_DETAIL


def test_a_file_as_it_really_is() -> None:
    rows = (
        ("Siân Davies", "3/3/58", "01632 960123"),
        ("DAVIES,  Sian", "03-Mar-1958", ""),
        ("", " ", ""),
        ("Ann 🎉 Lee", "31/2/1980", ""),
        ("x" * 10_000, "", ""),
        ("Priya Patel", "", ""),
    )
    lines = [fate.line() for fate in found(*rows)]
    assert lines == [
        "Row 2: Siân Davies is new.",
        "Row 3: Sian DAVIES is Siân Davies, row 2 of this file (85: same name, same date of birth).",
        "Row 4 is empty and passed over.",
        "Row 5 is left out. Cell B5: “31/2/1980” is a day that does not exist. Check the day and the month.",
        "Row 6 is left out. Cell A6: This is too long: at most 200 characters fit.",
        "Row 7: Priya Patel is new.",
    ]


def test_a_row_is_matched_with_the_register_before_the_file() -> None:
    existing = (known(77, "Siân Davies", "01632 960123"),)
    first, second = found(
        ("Sian Davies", "", "01632 960123"), ("Siân Davies", "", "01632 960123"), existing=existing
    )
    assert (first.fate, first.resembles[0].person_id) == (Fate.MATCHES, 77)
    assert (second.fate, second.resembles[0].person_id, second.resembles[1].row) == (Fate.MATCHES, 77, 2)
    assert "on the register (70: same name, same phone)" in first.line()


def test_a_row_that_may_match_is_asked_about() -> None:
    (fate,) = found(("Siân Davies", "", ""), existing=(known(77, "Sian Davies"),))
    assert fate.fate is Fate.UNCLEAR
    assert (
        fate.line() == "Row 2: Siân Davies may be Sian Davies, on the register (45: same name). Please say."
    )


def test_a_row_that_matches_two_people_is_asked_about() -> None:
    twice = (known(7, "Siân Davies", "01632 960123"), known(8, "Siân Davies", "01632 960123"))
    assert found(("Siân Davies", "", "01632 960123"), existing=twice)[0].fate is Fate.UNCLEAR


def test_a_household_is_two_new_people() -> None:
    both = found(("Siân Davies", "", "01632 960123"), ("Gareth Davies", "", "01632 960123"))
    assert [fate.fate for fate in both] == [Fate.NEW, Fate.NEW]


def test_nothing_is_read_without_a_name_column() -> None:
    with pytest.raises(Problem, match="which column"):
        found(("x",), targets="phone")


def test_fates_are_counted() -> None:
    totals = counts(found(("Ann Lee", "", ""), ("", "", ""), ("Bob Lee", "x", "")))
    assert totals == {Fate.NEW: 1, Fate.MATCHES: 0, Fate.UNCLEAR: 0, Fate.REFUSED: 1, Fate.EMPTY: 1}
    assert set(FATE_NAMES) == set(Fate)


@given(st.lists(st.lists(st.text(), min_size=len(TARGETS), max_size=len(TARGETS)), max_size=3))
def test_any_rows_have_a_fate_each_on_one_line(rows: list[list[str]]) -> None:
    every = list(fates(rows, ColumnMapping(tuple(TARGETS)), (), TODAY))
    assert [fate.row for fate in every] == list(range(2, 2 + len(rows)))
    assert all("\n" not in fate.line() for fate in every)


def test_the_suggested_mapping_reads_what_it_suggests() -> None:
    headings, row = ("Name", "DOB", "Shoe size"), ("Ann Lee", "3/3/58", "7")
    (fate,) = fates([row], suggest_mapping(headings, [row]), (), TODAY)
    assert fate.person is not None
    assert fate.person.given == {"name", "born"}


def test_a_refusal_names_its_cell() -> None:
    assert CellProblem("C3", "Too long.").line() == "Cell C3: Too long."
