"""People: found by how they are called, asked only when they want to be."""

from datetime import date

import pytest

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.people import CHOICE_NAMES, CheckFirst, PersonFields, Status, TakenBefore
from tests.builders import a_person

DAY = date(2026, 11, 22)


def test_people_are_sorted_by_surname_and_found_by_any_word() -> None:
    person = a_person("Siân Ŵyn-O’Neill", town="Y Bala", phone="01632 960 123")
    person.derive()
    assert person.sort_key.startswith("wyn oneill")
    assert " sian" in person.search_text
    assert " bala" in person.search_text
    assert " 01632960123" in person.search_text


def test_a_letter_greets_someone_by_their_first_name() -> None:
    assert a_person("Amara Quill").first_name == "Amara"
    assert a_person("").first_name == ""


@pytest.mark.parametrize(
    ("status", "until", "asked"),
    [
        (Status.ACTIVE, None, True),
        (Status.RESTING, None, False),
        (Status.RESTING, date(2026, 11, 23), False),
        (Status.RESTING, date(2026, 11, 22), True),
        (Status.LEFT, None, False),
        (Status.THINKING, None, False),
    ],
)
def test_nobody_who_rests_thinks_or_left_is_asked(status: Status, until: date | None, asked: bool) -> None:  # noqa: FBT001
    assert a_person(status=status, resting_until=until).can_be_asked(DAY) is asked


def test_a_yes_means_what_its_question_asked() -> None:
    assert CHOICE_NAMES[TakenBefore.YES] == "Yes, before our records"
    assert CHOICE_NAMES[CheckFirst.YES] == "Yes, check first"


def test_every_choice_of_the_form_has_words() -> None:
    defaults = [field.default for field in PersonFields.model_fields.values()]
    kinds = {type(default) for default in defaults if isinstance(default, TextEnum)}
    assert kinds
    assert all(set(CHOICE_NAMES.of(kind)) == set(kind) for kind in kinds)
