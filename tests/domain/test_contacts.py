"""What is written down was said already, and a promise says what and by when."""

from datetime import timedelta
from typing import Any

import pytest

from coprod_desktop.domain.contacts import Contact, check_contact
from coprod_desktop.domain.problems import Problem
from tests.builders import TODAY

TOMORROW = TODAY + timedelta(days=1)


def a_contact(**values: Any) -> Contact:
    return Contact(**{"person_id": 1, "on": TODAY, "said": "Wants a taxi", **values})


@pytest.mark.parametrize(
    ("values", "field"),
    [({"on": TOMORROW}, "on"), ({"to_do": "Book it"}, "do_by"), ({"do_by": TOMORROW}, "to_do")],
)
def test_half_a_promise_and_a_day_to_come_are_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as refusal:
        check_contact(a_contact(**values), TODAY)
    assert refusal.value.field == field


def test_a_contact_and_a_whole_promise_are_kept() -> None:
    check_contact(a_contact(), TODAY)
    check_contact(a_contact(to_do="Book it", do_by=TOMORROW), TODAY)


def test_a_promise_is_open_until_it_is_done() -> None:
    assert not a_contact().open()
    assert a_contact(to_do="Book it").open()
    assert not a_contact(to_do="Book it", done_on=TODAY).open()
