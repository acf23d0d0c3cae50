"""A table that follows another must not single anyone out."""

from datetime import date

import pytest

from coprod_desktop.domain.release_ledger import Earlier, in_the_way


def people(*numbers: int) -> frozenset[str]:
    return frozenset(str(n) for n in numbers)


FIRST = Earlier(people(*range(40)), "cells", date(2026, 10, 1))


def test_the_first_table_has_nothing_in_its_way() -> None:
    assert in_the_way(people(1), "cells", []) is None


def test_the_same_numbers_may_be_given_again() -> None:
    assert in_the_way(FIRST.members, "cells", [FIRST]) is None


def test_the_same_people_with_other_numbers_would_tell_who_changed_their_answer() -> None:
    assert in_the_way(FIRST.members, "others", [FIRST]) is FIRST


@pytest.mark.parametrize("members", [range(41), range(49), range(39), range(31), range(1, 41)])
def test_fewer_than_ten_people_more_or_less_are_too_few(members: range) -> None:
    assert in_the_way(people(*members), "cells", [FIRST]) is FIRST


@pytest.mark.parametrize("members", [range(50), range(30), range(10, 60), range(100, 140)])
def test_ten_or_more_each_way_are_enough(members: range) -> None:
    assert in_the_way(people(*members), "cells", [FIRST]) is None


def test_every_earlier_table_is_looked_at() -> None:
    other = Earlier(people(*range(100, 140)), "cells", date(2026, 11, 1))
    assert in_the_way(people(*range(100, 141)), "cells", [FIRST, other]) is other
