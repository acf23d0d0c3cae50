"""Colleagues, partners and buddies: what each says of itself."""

import pytest

from coprod_desktop.domain.buddies import check_buddy
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.problems import Problem
from tests.builders import a_colleague, a_partner


def test_a_colleague_is_found_by_name_role_and_team() -> None:
    colleague = a_colleague("Siân Protheroe", role="Lead", team="")
    colleague.derive()
    assert (colleague.sort_key, colleague.search_text) == ("protheroe sian", " sian protheroe lead")
    assert colleague.does() == "Lead"
    assert a_colleague().does() == "Commissioner · Commissioning"


def test_a_partner_is_found_by_whom_it_reaches() -> None:
    partner = a_partner(what="A drop-in", contact="Ruth")
    partner.derive()
    assert partner.search_text == " vale carers centre a drop in young carers ruth"


@pytest.mark.parametrize("by", [(None, None), (2, 3), (1, None)])
def test_a_buddy_is_one_other_person_or_one_colleague(by: tuple[int | None, int | None]) -> None:
    with pytest.raises(Problem) as refusal:
        check_buddy(1, *by)
    assert refusal.value.field == "by_person_id"
    check_buddy(1, 2, None)
    check_buddy(1, None, 2)


def test_an_extra_is_used_once_it_is_switched_on() -> None:
    assert not Organisation().uses(Extra.PARTNERS)
    assert Organisation(extras=("partners",)).uses(Extra.PARTNERS)
