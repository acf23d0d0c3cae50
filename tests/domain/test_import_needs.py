"""The category of a need, from the words of a spreadsheet."""

import pytest

from coprod_desktop.domain import usual_adjustments
from coprod_desktop.domain.access import NeedCategory
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.import_needs import category_of, usual_categories

USUAL = usual_categories((seed.need, seed.category) for seed in usual_adjustments.SEEDS)


@pytest.mark.parametrize(
    ("need", "category"),
    [
        ("BSL interpreter", NeedCategory.COMMUNICATION),
        ("bsl", NeedCategory.COMMUNICATION),
        ("uses a wheelchair", NeedCategory.BUILDING),
        ("large print please", NeedCategory.FORMATS),
        ("taxi home", NeedCategory.GETTING_THERE),
        ("Vegan", NeedCategory.FOOD),
        ("nut allergy", NeedCategory.FOOD),
        ("insulin in the fridge", NeedCategory.HEALTH),
        ("crèche", NeedCategory.CARE),
        ("help with Zoom", NeedCategory.ONLINE),
        ("needs breaks", NeedCategory.PACE),
        ("no bright lights", NeedCategory.SENSORY),
        ("brings her PA", NeedCategory.SUPPORT),
        ("fare upfront", NeedCategory.MONEY),
        ("print bras", NeedCategory.FORMATS),
        ("something of their own", NeedCategory.OTHER),
        ("papa", NeedCategory.OTHER),
    ],
)
def test_a_need_is_known_by_its_words(need: str, category: NeedCategory) -> None:
    assert category_of(need, {}) is category


def test_every_usual_need_keeps_its_own_category() -> None:
    for seed in usual_adjustments.SEEDS:
        assert category_of(seed.need.upper(), USUAL) is seed.category


def test_what_the_organisation_says_comes_before_our_words() -> None:
    own = usual_categories([("Bright lights", NeedCategory.HEALTH), ("lights", NeedCategory.PACE)])
    assert category_of("no bright lights", own) is NeedCategory.HEALTH
    assert list(own) == [fold("Bright lights"), fold("lights")]
