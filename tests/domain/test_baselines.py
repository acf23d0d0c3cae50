from datetime import date

import pytest

from coprod_desktop.domain.baseline_seeds import SeededBaseline, standard_baselines
from coprod_desktop.domain.baselines import Baseline, BaselineValue, check_baseline, coarser, shares_at
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.question_seeds import standard_questions
from coprod_desktop.domain.questions import ladder

SEEDS = standard_baselines()
CENSUS = Baseline(name="Census", source="ONS", question_key="area")


def shares(*thousandths: int) -> list[BaselineValue]:
    return [
        BaselineValue(baseline_id=1, category_key=f"c{n}", share=share) for n, share in enumerate(thousandths)
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.baseline.name)
def test_every_population_we_come_with_adds_up_and_names_its_source(seed: SeededBaseline) -> None:
    check_baseline(seed.baseline, seed.values)
    assert seed.baseline.source
    assert seed.baseline.place


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.baseline.name)
def test_every_seeded_share_belongs_to_a_group_of_its_question(seed: SeededBaseline) -> None:
    asked = standard_questions(date(2026, 1, 1))
    question = next(q for q in asked.questions if q.key == seed.baseline.question_key)
    levels = ladder([o for o in asked.options if o.question_id == question.id], asked.mappings)
    for value in seed.values:
        keys = {group.key for group in levels[value.level_no]} | {"not_answered"}
        assert value.category_key in keys


def test_rounding_to_a_tenth_of_a_per_cent_is_allowed_for() -> None:
    check_baseline(CENSUS, shares(33_300, 33_300, 33_300))
    check_baseline(CENSUS, shares(50_100, 50_000))


@pytest.mark.parametrize("wrong", [(50_000, 49_800), (50_000, 50_200)])
def test_shares_that_do_not_make_up_everybody_are_refused_with_their_sum(wrong: tuple[int, int]) -> None:
    with pytest.raises(Problem, match=r"add up to (99\.8|100\.2)%"):
        check_baseline(CENSUS, shares(*wrong))


def test_a_partial_population_may_leave_people_out_but_not_invent_them() -> None:
    partial = Baseline(name="Care", source="NHS", question_key="ethnic_group", partial=True)
    check_baseline(partial, shares(5_100, 4_500))
    with pytest.raises(Problem):
        check_baseline(partial, shares(60_000, 60_000))


def test_a_population_without_shares_is_refused() -> None:
    with pytest.raises(Problem, match="at least one"):
        check_baseline(CENSUS, [])


def test_those_who_did_not_answer_are_left_out_of_both_sides() -> None:
    values = [
        *shares(60_000, 20_000),
        BaselineValue(baseline_id=1, category_key="not_answered", share=20_000),
    ]
    assert shares_at(values, 0) == {"c0": 75_000, "c1": 25_000}


def test_children_can_be_left_out_for_a_board_of_adults() -> None:
    age = next(seed for seed in SEEDS if seed.baseline.question_key == "age_band")
    assert shares_at(age.values, 1, {"children"}) == {"working_age": 77_178, "older": 22_822}


def test_shares_stay_as_published_where_everyone_answered() -> None:
    assert shares_at(shares(60_000, 40_000), 0) == {"c0": 60_000, "c1": 40_000}
    assert shares_at(shares(60_000, 40_000), 1) == {}


def test_a_population_of_nobody_gives_no_shares() -> None:
    assert shares_at([BaselineValue(baseline_id=1, category_key="not_answered", share=100_000)], 0) == {}


def test_broader_groups_are_summed_and_incomplete_ones_left_out() -> None:
    group_of = {
        "asian": "all_other",
        "black": "all_other",
        "white": "white",
        "mixed": "some",
        "other": "some",
    }
    found = coarser({"asian": 9_300, "black": 4_000, "white": 81_700, "mixed": 2_900, "stray": 1}, group_of)
    assert found == {"all_other": 13_300, "white": 81_700}
