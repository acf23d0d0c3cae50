"""Identity, versions, and choices stored as text."""

import time

import pytest

from coprod_desktop.domain import entity
from coprod_desktop.domain.entity import ChoiceNames, EnumText, TextEnum, new_id, new_token


class Fruit(TextEnum):
    APPLE = "apple"
    OTHER = "other"


class Strict(TextEnum):
    ONE = "one"


def test_ids_are_never_given_twice_however_many_are_made_at_once() -> None:
    made = [new_id() for _again in range(100_000)]
    assert len(set(made)) == len(made)
    assert made == sorted(made)
    assert made[-1].bit_length() <= 63


def test_an_id_is_still_new_after_the_clock_was_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_600_000_000_000_000_000)
    assert new_id() > before


def test_a_version_is_chance_not_a_counter() -> None:
    tokens = [new_token() for _again in range(100)]
    assert len(set(tokens)) == 100
    assert tokens != sorted(tokens)
    assert max(tokens).bit_length() <= 62


def test_a_choice_is_stored_by_value_and_an_unknown_one_loads_as_other() -> None:
    column = EnumText(Fruit)
    assert column.process_bind_param(Fruit.APPLE, None) == "apple"
    assert column.process_result_value("apple", None) is Fruit.APPLE
    assert column.process_result_value("durian", None) is Fruit.OTHER
    assert column.process_bind_param(None, None) is None
    assert column.process_result_value(None, None) is None


def test_a_choice_without_other_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="two"):
        Strict("two")


def test_utc_now_says_its_zone() -> None:
    assert entity.utc_now().utcoffset() is not None


class Vegetable(TextEnum):
    APPLE = "apple"
    OTHER = "other"


def test_two_kinds_that_share_a_value_keep_their_own_words() -> None:
    names = ChoiceNames((Fruit.APPLE, "Apple"), (Vegetable.APPLE, "Potato"), (Fruit.OTHER, "Other"))
    assert names[Fruit.APPLE] == "Apple"
    assert names[Vegetable.APPLE] == "Potato"
    assert names.of(Fruit) == {Fruit.APPLE: "Apple", Fruit.OTHER: "Other"}
