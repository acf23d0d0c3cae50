from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.domain.comparisons import Comparison
from coprod_desktop.domain.disclosure import Group, Level, release
from coprod_desktop.domain.disclosure_cells import OTHER_GROUPS
from coprod_desktop.domain.disclosure_rules import (
    AUDIENCE_NAMES,
    ORDINARY,
    RULE_VERSION,
    SPECIAL,
    VOICES,
    Audience,
    check_period,
    limits_of,
    rounded,
)
from coprod_desktop.domain.disclosure_words import Asked
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.questions import QuestionRule
from tests.domain.disclosure_tables import a_level, a_request, made, texts


def test_counts_are_rounded_to_the_nearest_five() -> None:
    assert [rounded(n) for n in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]


def test_counts_under_ten_are_hidden_and_none_too() -> None:
    assert texts(40, 23, 9, 0) == ["40", "25", "under 10", "under 10"]


def test_a_count_of_ten_is_shown() -> None:
    assert texts(40, 23, 10) == ["40", "25", "10"]


def test_one_hidden_cell_takes_the_next_smallest_with_it() -> None:
    assert texts(40, 24, 31, 7) == ["40", "hidden", "30", "hidden"]


def test_a_table_does_not_say_which_of_two_hidden_cells_is_the_small_one() -> None:
    table = made(a_request(a_level(40, 24, 31, 7)))
    assert len({cell.text for cell in table.cells if cell.hidden}) == 1


def test_a_cell_over_ninety_per_cent_is_hidden() -> None:
    table = made(a_request(a_level(95, 5)))
    assert [cell.text for cell in table.cells] == ["hidden", "hidden"]
    assert table.withheld


def test_a_cell_of_almost_everyone_is_hidden_beside_shown_ones() -> None:
    assert texts(950, 20, 21, 3) == ["hidden", "20", "20", "hidden"]


def test_ninety_per_cent_itself_is_shown() -> None:
    assert texts(90, 10) == ["90", "10"]


def test_rounding_never_claims_more_than_ninety_per_cent() -> None:
    table = made(a_request(a_level(104, 12)))
    assert [cell.text for cell in table.cells] == ["105", "10"]
    assert table.cells[0].percent == 90


@pytest.mark.parametrize(
    "counts",
    [
        (32, 22, 9, 9),  # both hidden counts must be at the top of their range
        (28, 18, 0, 0),  # both must be at the bottom
        (10, 10, 10, 0, 0),  # no shown count can be below ten
        (32, 22, 22, 9),  # the partner cannot be larger than the smallest shown
    ],
)
def test_hidden_counts_that_the_total_gives_away_are_put_together(counts: tuple[int, ...]) -> None:
    table = made(a_request(a_level(*counts)))
    assert table.cells[-1].key == OTHER_GROUPS
    assert not [cell for cell in table.cells if cell.hidden]


def test_two_hidden_counts_of_one_are_given_away_where_none_would_be_shown() -> None:
    table = made(a_request(a_level(28, 18, 1, 1), limits=ORDINARY))
    assert [(cell.key, cell.text) for cell in table.cells] == [("a", "30"), (OTHER_GROUPS, "20")]


def test_a_cell_of_almost_everyone_that_leaves_no_room_for_the_small_one_hides_all() -> None:
    assert made(a_request(a_level(901, 43, 53, 3))).withheld


def test_per_cent_comes_from_the_rounded_numbers() -> None:
    table = made(a_request(a_level(33, 28)))
    assert (table.total, [cell.people for cell in table.cells]) == (60, [35, 30])
    assert [cell.percent for cell in table.cells] == [58, 50]


def test_the_finest_level_that_can_be_shown_is_chosen() -> None:
    fine, five, two = (
        a_level(*[4] * 15, name="19"),
        a_level(30, 18, 5, 7, name="5"),
        a_level(30, 30, name="2"),
    )
    assert made(a_request(fine, five, two)).level == "5"
    assert made(a_request(a_level(20, 20, 20, name="19"), five, two)).level == "19"
    assert made(a_request(fine, a_level(36, 8, 8, 8, name="5"), two)).level == "2"


def test_groups_are_put_together_where_no_level_can_be_shown() -> None:
    table = made(a_request(a_level(32, 28, 0, 0, name="gender")))
    assert [(cell.key, cell.text) for cell in table.cells] == [("a", "30"), (OTHER_GROUPS, "30")]


def test_merged_groups_are_compared_with_their_summed_share() -> None:
    shares = {"a": 40_000, "b": 59_000, "c": 500, "d": 500}
    table = made(a_request(a_level(32, 28, 0, 0, expected=shares)))
    assert [cell.expected for cell in table.cells] == [40_000, 60_000]
    partly = made(a_request(a_level(32, 28, 0, 0, expected={"a": 40_000, "b": 59_000})))
    assert [cell.expected for cell in partly.cells] == [40_000, None]


def test_below_thirty_answers_leads_see_sentences_and_no_cells() -> None:
    table = made(a_request(a_level(15, 14), asked=Asked(40, 35, 29)))
    assert (table.cells, table.total, table.withheld) == ((), None, True)
    assert "Asked: 35 of 40 people." in table.sentences
    assert "Answered: 29." in table.sentences
    assert any("once 30 people" in sentence for sentence in table.sentences)


def test_thirty_answers_are_enough_for_leads() -> None:
    assert texts(16, 14) == ["15", "15"]


def test_anyone_else_needs_a_hundred_answers() -> None:
    for audience in (Audience.PUBLIC, Audience.OTHER):
        small = made(a_request(a_level(50, 49), audience=audience))
        assert small.cells == ()
        assert "Answered: about 100." in small.sentences
        assert len(made(a_request(a_level(50, 50), audience=audience)).cells) == 2


def test_a_small_board_still_gives_a_lead_four_true_sentences() -> None:
    level = a_level(8, 3, expected={"a": 81_700, "b": 18_300})
    table = made(a_request(level, asked=Asked(12, 12, 11), compared_with="the census"))
    assert table.sentences == (
        "Everyone was asked: 12 people.",
        "Answered: 11.",
        "Too few people to show safely: groups are shown once 30 people have answered.",
        "Putting several boards together, or up to three years, may reach that number.",
        "In a perfectly fair group of 11 people there is a 11% chance of nobody in this category: B.",
    )


def test_a_question_nobody_was_asked_says_so() -> None:
    table = made(a_request(a_level(0, 0, expected={"a": 50_000}), asked=Asked(12, 0, 0)))
    assert table.sentences[:2] == ("Nobody has been asked this question yet.", "Answered: 0.")
    assert len(table.sentences) == 4


def test_ordinary_questions_hide_one_to_four_and_show_none() -> None:
    assert texts(30, 21, 5, 0, limits=ORDINARY) == ["30", "20", "5", "0"]
    assert texts(30, 21, 4, 3, limits=ORDINARY) == ["30", "20", "under 5", "under 5"]


def test_a_shown_zero_is_not_what_hides_a_single_small_cell() -> None:
    assert texts(30, 21, 9, 4, 0, limits=ORDINARY) == ["30", "20", "hidden", "hidden", "0"]


def test_zeros_alone_do_not_make_a_table() -> None:
    table = made(a_request(a_level(33, 2, 0, 0), limits=ORDINARY))
    assert table.withheld


def test_shares_are_compared_from_released_numbers() -> None:
    table = made(
        a_request(
            a_level(33, 28, 39, expected={"a": 81_700, "b": 9_300, "c": 40_000}), compared_with="the census"
        )
    )
    assert [cell.word for cell in table.cells] == [Comparison.FEWER, Comparison.MORE, Comparison.CANNOT_TELL]
    assert [cell.points for cell in table.cells] == [-47, 21, 0]
    assert "Compared with the census." in table.sentences
    assert (table.cells[0].low, table.cells[0].high) == (26, 45)


def test_below_sixty_per_cent_answered_nothing_is_compared() -> None:
    level = a_level(33, 26, 5, 5, expected={"a": 81_700, "b": 9_300, "c": 60_000})
    table = made(a_request(level, asked=Asked(116, 100, 69), compared_with="the census"))
    assert {cell.word for cell in table.cells} == {Comparison.NONE}
    assert {cell.expected for cell in table.cells} == {None}
    assert any("it takes 60%" in sentence for sentence in table.sentences)


def test_sixty_per_cent_answered_is_enough_to_compare() -> None:
    level = a_level(30, 30, expected={"a": 90_000})
    table = made(a_request(level, asked=Asked(100, 100, 60)))
    assert table.cells[0].word is Comparison.FEWER


def test_a_hidden_count_that_must_be_too_few_is_said_to_be_fewer() -> None:
    shares = {"c": 30_000, "d": 10_000}
    table = made(a_request(a_level(50, 40, 4, 4, expected=shares)))
    words = [cell.word for cell in table.cells]
    assert words == [Comparison.NONE, Comparison.NONE, Comparison.HIDDEN_FEWER, Comparison.NONE]


def test_what_is_said_of_a_hidden_small_count_does_not_depend_on_it() -> None:
    shares = {"c": 19_000, "d": 19_000}
    tables = [made(a_request(a_level(50, 40, few, 9 - few, expected=shares))) for few in range(10)]
    assert len({table.cells for table in tables}) == 1


def test_a_cell_hidden_for_its_neighbours_sake_is_judged_by_its_own_bracket() -> None:
    table = made(a_request(a_level(80, 60, 22, 5, expected={"c": 60_000, "d": 6_000})))
    assert [cell.word for cell in table.cells[2:]] == [Comparison.HIDDEN_FEWER, Comparison.NONE]


def test_a_partner_in_hiding_is_not_called_fewer_for_being_hidden() -> None:
    table = made(a_request(a_level(80, 60, 22, 5, expected={"c": 15_000})))
    assert [cell.word for cell in table.cells] == [Comparison.NONE] * 4


def test_a_table_of_nothing_but_small_counts_gives_no_reason() -> None:
    assert texts(6, 9, 9, 9) == ["hidden"] * 4


def test_when_everything_is_hidden_the_page_still_says_something() -> None:
    table = made(a_request(a_level(95, 5, expected={"a": 60_000, "b": 40_000}), compared_with="the census"))
    assert table.withheld
    assert table.cells[1].word is Comparison.HIDDEN_FEWER
    assert any("too small, or too alike" in sentence for sentence in table.sentences)


def test_a_large_number_who_prefer_not_to_say_is_told_a_small_one_is_not() -> None:
    many = made(a_request(a_level(40, 40), asked=Asked(100, 100, 80, 17)))
    few = made(a_request(a_level(40, 40), asked=Asked(100, 100, 80, 9)))
    assert "Preferred not to say: about 15." in many.sentences
    assert not [sentence for sentence in few.sentences if "Preferred" in sentence]


def test_working_figures_are_exact_and_may_not_leave() -> None:
    table = made(a_request(a_level(3, 2), audience=Audience.WORKING))
    assert [cell.people for cell in table.cells] == [3, 2]
    assert [cell.percent for cell in table.cells] == [60, 40]
    assert not table.may_leave
    assert "Answered: 5." in table.sentences


def test_voice_counts_are_exact_for_leads_and_hidden_for_anyone() -> None:
    level = a_level(17, 19, 24)
    table = made(a_request(level, limits=VOICES))
    assert ([cell.people for cell in table.cells], table.total, table.may_leave) == ([17, 19, 24], 60, True)
    assert made(a_request(level, limits=VOICES, audience=Audience.PUBLIC)).cells == ()


def test_an_empty_working_table_divides_by_nobody() -> None:
    table = made(a_request(a_level(0, 0), audience=Audience.WORKING))
    assert [(cell.text, cell.percent) for cell in table.cells] == [("0", None), ("0", None)]


def test_leads_get_whole_quarters_and_one_to_three_years() -> None:
    for end in (date(2026, 6, 30), date(2027, 3, 31), date(2028, 3, 31), date(2029, 3, 31)):
        check_period(Period(date(2026, 4, 1), end), Audience.LEAD)


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2026, 4, 1), date(2026, 6, 29)),
        Period(date(2026, 4, 2), date(2026, 7, 1)),
        Period(date(2026, 2, 1), date(2026, 4, 30)),
        Period(date(2026, 4, 1)),
        Period(date(2026, 4, 1), date(2026, 9, 30)),
    ],
)
def test_free_choice_of_days_is_refused(period: Period) -> None:
    with pytest.raises(Problem, match="Choose a whole quarter") as refused:
        release(a_request(a_level(40, 40), period=period))
    assert refused.value.field == "from_day"


def test_figures_for_anyone_are_yearly() -> None:
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))
    with pytest.raises(Problem, match="once a year"):
        release(a_request(a_level(80, 80), audience=Audience.PUBLIC, period=quarter))


def test_groups_that_do_not_add_up_are_a_fault_of_the_program() -> None:
    good = a_request(a_level(20, 20))
    with pytest.raises(ValueError, match="add up"):
        release(replace(good, asked=Asked(50, 50, 41)))
    with pytest.raises(ValueError, match="at least one level"):
        release(replace(good, levels=()))
    twice = replace(good.levels[0], groups=(good.levels[0].groups[0],) * 2)
    with pytest.raises(ValueError, match="same key"):
        release(replace(good, levels=(twice,)))


def test_a_question_rule_nobody_knows_is_strict() -> None:
    assert limits_of(QuestionRule.ORDINARY) is ORDINARY
    assert limits_of(QuestionRule.SPECIAL) is limits_of(QuestionRule.OTHER) is SPECIAL


def test_a_table_carries_the_version_of_its_rules() -> None:
    assert made(a_request(a_level(40, 40))).rule_version == RULE_VERSION
    assert set(AUDIENCE_NAMES) == set(Audience)


def chance(*levels: Level) -> str:
    """What the sentence about chance says of a board of eleven."""
    return made(a_request(*levels, asked=Asked(12, 12, 11))).sentences[-1]


def shares(**expected: int) -> Level:
    """Eleven people in the first of the groups, named by their keys, whose shares of everybody are these."""
    people = [11] + [0] * (len(expected) - 1)
    pairs = zip(expected.items(), people, strict=True)
    return Level("groups", tuple(Group(key, key.capitalize(), n, share) for (key, share), n in pairs))


FIVE = shares(white=81_700, asian=9_300, mixed=2_900, other=2_100)
TWO = shares(white=81_700, all_other=18_300)


def test_the_rarest_category_named_is_never_everyone_else() -> None:
    assert chance(FIVE).endswith("72% chance of nobody in this category: Mixed.")


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("all_other", "All the rest"),
        ("x", "Any other religion"),
        ("x", "Another way"),
        ("other-white", "The rest"),
    ],
)
def test_a_catch_all_is_known_by_its_key_or_its_words(key: str, label: str) -> None:
    level = Level("groups", (Group("a", "A", 11, 18_300), Group(key, label, 0, 2_000)))
    assert chance(level).endswith("category: A.")


def test_a_category_with_the_word_in_its_middle_is_no_catch_all() -> None:
    level = Level("groups", (Group("a", "A", 11, 18_300), Group("b", "Gay, bisexual or other", 0, 3_000)))
    assert chance(level).endswith("category: Gay, bisexual or other.")


def test_where_only_everyone_else_stands_beside_most_people_a_finer_level_is_named() -> None:
    assert chance(FIVE, TWO).endswith("category: Mixed.")


def test_with_no_finer_level_everyone_else_is_named_after_all() -> None:
    assert chance(TWO).endswith("category: All_other.")
