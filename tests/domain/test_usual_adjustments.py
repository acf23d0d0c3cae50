"""What a new register knows of common needs."""

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.access import NeedCategory, UsualAdjustmentFields
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.usual_adjustments import ON_DAY, PICTURES, SEEDS, rows


def test_every_seed_is_a_valid_row_and_stands_once() -> None:
    made = rows()
    for row in made:
        checked(UsualAdjustmentFields, row.model_dump())
    assert len({row.need for row in made}) == len(made) == len(SEEDS) == len(PICTURES)


def test_every_category_but_other_has_a_seed() -> None:
    assert {seed.category for seed in SEEDS} == set(NeedCategory) - {NeedCategory.OTHER}


def test_every_seed_has_a_picture_we_have() -> None:
    assert {seed.picture for seed in SEEDS} <= set(concepts())


def test_every_command_for_the_day_belongs_to_a_need_and_is_kept_with_it() -> None:
    assert set(ON_DAY) <= {seed.need for seed in SEEDS}
    loop = next(row for row in rows() if row.need == "Hearing loop")
    assert (loop.on_day, loop.minutes_before) == ("Have the hearing loop on", 15)
