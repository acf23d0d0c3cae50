import pytest

from coprod_desktop.domain.import_mapping import ColumnMapping, suggest_mapping
from coprod_desktop.domain.import_targets import TARGETS
from coprod_desktop.domain.people import PersonFields
from coprod_desktop.domain.problems import Problem


def suggested(*headings: str, sample: tuple[tuple[str, ...], ...] = ()) -> tuple[str, ...]:
    return suggest_mapping(headings, sample).targets


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Full Name", "name"),
        ("D.O.B.", "born"),
        ("Date of birth (dd/mm/yyyy)", "born"),
        ("Tel. No", "phone"),
        ("E-mail", "email"),
        ("EMAIL ADDRESS", "email"),
        ("Post Code", "postcode"),
        ("Known as:", "known_as"),
        ("Access needs (please list)", "access_needs"),
        ("Enw", "name"),
        ("Dyddiad geni", "born"),
        ("Ffôn", "phone"),
        ("Ffôn symudol", "mobile"),
        ("Cyfeiriad e-bost", "email"),
        ("Anghenion mynediad", "access_needs"),
        ("Next of kin phone", "emergency_contact"),
        ("GP name", ""),
        ("Shoe size", ""),
        ("", ""),
    ],
)
def test_a_heading_is_known_in_english_and_welsh(heading: str, target: str) -> None:
    assert suggested(heading) == (target,)


def test_every_target_is_known_by_its_first_heading() -> None:
    assert {target: suggested(words.headings[0]) for target, words in TARGETS.items()} == {
        t: (t,) for t in TARGETS
    }


def test_every_target_is_a_field_or_stands_beside_the_fields() -> None:
    beside = {"first_name", "surname", "known_as", "connections", "access_needs"}
    assert set(TARGETS) - beside <= set(PersonFields.model_fields)


def test_several_columns_make_one_address() -> None:
    assert suggested("Address 1", "Address 2", "County") == ("address",) * 3


def test_a_second_phone_is_the_mobile_and_a_third_is_left() -> None:
    assert suggested("Phone", "Telephone", "Contact number") == ("phone", "mobile", "")


def test_a_name_beside_a_surname_is_the_first_name() -> None:
    assert suggested("Name", "Surname") == ("first_name", "surname")
    assert suggested("Name", "First name", "Surname") == ("name", "first_name", "surname")


def test_a_column_without_a_heading_is_known_by_what_stands_in_it() -> None:
    sample = (
        ("Ann", "ann@example.org", "SY23 1AB", "07700 900123", "01632 960123", "x", ""),
        ("Bob", "bob@example.org", "", "07700900124", "01632 960 124", "y", ""),
    )
    assert suggested("Name", "", "?", "", "", "", "", sample=sample) == (
        "name", "email", "postcode", "mobile", "phone", "", "",
    )  # fmt: skip


def test_someone_elses_telephone_is_not_the_persons() -> None:
    assert suggested("Name", "Support worker", sample=(("Ann", "01632 960123"),)) == ("name", "")


def test_equality_answers_stay_out() -> None:
    mapping = suggest_mapping(("Name", "Ethnicity", "Gender identity"), ())
    assert mapping.targets == ("name", "", "")
    assert mapping.equality == {1, 2}


def test_a_mapping_is_remembered_even_what_was_left_out() -> None:
    headings = ("Who", "Name", "", "Old")
    chosen = ColumnMapping(("name", "", "", "no longer a target"))
    remembered = chosen.remember(headings)
    assert remembered == {"who": "name", "name": "", "old": "no longer a target"}
    assert suggest_mapping(headings, (), remembered).targets == ("name", "", "", "")


def test_a_remembered_name_stays_a_name_beside_a_surname() -> None:
    assert suggest_mapping(("Name", "Surname"), (), {"name": "name"}).targets == ("name", "surname")


def test_a_column_can_be_changed_by_hand() -> None:
    mapping = ColumnMapping(("name", "phone", "note"))
    assert mapping.with_target(2, "phone").targets == ("name", "", "phone")
    assert mapping.with_target(1, "note").targets == ("name", "note", "note")
    assert mapping.with_target(0, "").targets == ("", "phone", "note")


def test_without_a_name_nothing_can_be_imported() -> None:
    problem = ColumnMapping(("phone",)).problem()
    assert isinstance(problem, Problem)
    assert ColumnMapping(("surname",)).problem() is None
