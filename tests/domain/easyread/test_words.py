"""Hard words, jargon, letters that stand for words: found where they stand, but never in a name or once explained."""

import pytest

from coprod_desktop.documents.lexicon import lexicon
from coprod_desktop.domain.content import Fact, Facts
from coprod_desktop.domain.easyread.grammar import bases
from tests.domain.easyread.papers import found, paper, pointed_at, row, said

LISTS = lexicon()


def test_the_lists_are_long_enough_to_be_of_use() -> None:
    assert len(LISTS.easy) >= 1_500
    assert len(LISTS.swaps) >= 200
    assert len(LISTS.participles) >= 100


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("walks", "walk"),
        ("boxes", "box"),
        ("carries", "carry"),
        ("carried", "carry"),
        ("stopped", "stop"),
        ("stopping", "stop"),
        ("hoping", "hope"),
        ("happier", "happy"),
        ("happiest", "happy"),
        ("happily", "happy"),
        ("gently", "gentle"),
        ("helpers", "help"),
        ("bigger", "big"),
        ("friend's", "friend"),
        ("carers'", "carer"),
        ("dies", "die"),
    ],
)
def test_a_form_of_an_easy_word_is_easy(form: str, base: str) -> None:
    assert base in bases(form)
    assert LISTS.is_easy(form)


@pytest.mark.parametrize("word", ["step-free", "grown-up", "e-mail", "carer-friend"])
def test_a_word_of_easy_parts_is_easy(word: str) -> None:
    assert LISTS.is_easy(word)


@pytest.mark.parametrize("word", ["conundrum", "step-paradox", "the-", "zz"])
def test_a_word_in_no_list_is_hard(word: str) -> None:
    assert not LISTS.is_easy(word)


@pytest.mark.parametrize(
    "explained",
    [
        ("We talk of a paradox.", "A paradox is something odd."),
        ("We talk of a paradox.", "Paradox means something odd."),
        ("We talk of a paradox.", "This means something odd."),
        ("We talk of a paradox.", "It is when things are odd."),
        ("We talk of a paradox.", "These are people we know."),
        ("A paradox is something odd.", "We like a paradox.", "We like the paradox a lot."),
    ],
)
def test_a_hard_word_may_stand_where_it_is_explained(explained: tuple[str, ...]) -> None:
    assert pointed_at("hard word", *explained) == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("We talk of a paradox.", "We talk of it a lot.", "A paradox is something odd."),
        ("We talk of a paradox.", "It is at our house."),
        ("We talk of a paradox.",),
        ("We talk of a paradox.", "Means."),
        ("We talk of a paradox.", "Jo is someone we like."),
    ],
)
def test_a_hard_word_explained_too_late_or_not_at_all_is_pointed_at(sentences: tuple[str, ...]) -> None:
    assert pointed_at("hard word", *sentences) == ["paradox"]


def test_jargon_and_letters_may_stand_where_they_are_explained_too() -> None:
    assert said("We do advocacy.", "Advocacy means speaking up.") == []
    assert said("Ask the ICB.", "The ICB is a group that runs the NHS.") == []
    assert said("Ask the Local Group (LOG).") == [("brackets", "(LOG)")]


@pytest.mark.parametrize(
    "sentence",
    [
        "We meet Zebediah Quux today.",
        "Zebediah Quux will meet you.",
        "Meet us at Xanadu Towers.",
        "Our group is called Paradox Club.",
    ],
)
def test_names_are_not_hard_words(sentence: str) -> None:
    assert said(sentence) == []


def test_a_name_met_inside_a_sentence_is_known_at_the_start_of_another() -> None:
    assert said("You can ask Zebediah.", "Zebediah will help.") == []
    assert said("Zebediah will help.") == [("hard word", "Zebediah")]


def test_names_we_are_told_are_not_hard_words_in_any_letters() -> None:
    blocks = (row("Come to conundrum & paradox night."), Facts((Fact("Name", "Zebediah"),)))
    assert found(*blocks, names=("conundrum & paradox night",)) == ()
    assert found(row("Zebediah, come."), names=("Zebediah Quux",)) == ()
    assert {each.words for each in found(*blocks)} == {"conundrum", "paradox", "&"}


def test_a_fact_may_hold_any_name() -> None:
    assert found(Facts((Fact("Meeting", "conundrum panel ICB"),))) == ()
    assert found(row("Zebediah will help."), Facts((Fact("Name", "Zebediah"),))) == ()


def test_jargon_in_the_name_of_a_board_is_left_alone() -> None:
    assert said("Come to the Steering Group.") == []
    assert pointed_at("jargon", "Come to the steering group.") == ["steering group"]


@pytest.mark.parametrize("hard", sorted(LISTS.swaps))
def test_every_jargon_word_is_found_and_a_plain_one_offered(hard: str) -> None:
    findings = [each for each in found(row(f"We say {hard} now.")) if each.check == "jargon"]
    assert hard.startswith(findings[0].words) or findings[0].words == hard
    assert findings[0].hit.plain


@pytest.mark.parametrize(("hard", "plain"), sorted(LISTS.swaps.items()))
def test_no_plain_word_is_itself_jargon(hard: str, plain: str) -> None:
    assert [words for words in pointed_at("jargon", *plain.split(", ")) if words.casefold() == hard] == []
    assert pointed_at("jargon", f"It is {plain}.") == []


def test_the_longest_jargon_is_the_one_that_is_said() -> None:
    assert pointed_at("jargon", "Care at home is domiciliary care.", "We say going forward.") == [
        "domiciliary care",
        "going forward",
    ]
    assert pointed_at("jargon", "Ask third parties.", "We utilised it.") == ["third parties", "utilised"]


@pytest.mark.parametrize("text", ["ICB", "ToR", "PAs", "DoLS", "Q1"])
def test_letters_that_stand_for_words_are_pointed_at(text: str) -> None:
    assert pointed_at("acronym", f"Ask about the {text} now.") == [text]


@pytest.mark.parametrize("text", ["NHS", "TV", "Room IV", "MV1 2AB", "ALL OF YOU ARE WELCOME", "I"])
def test_letters_that_everyone_knows_are_not(text: str) -> None:
    assert pointed_at("acronym", f"Ask about the {text} now.") == []


def test_letters_in_a_name_we_are_told_are_not() -> None:
    assert found(row("Come to the ICB II."), names=("ICB II",)) == ()


@pytest.mark.parametrize("sentence", ["Go to part V.", "Go to room X.", "Go to II.", "See stage XIV."])
def test_roman_numbers_are_pointed_at(sentence: str) -> None:
    assert len(pointed_at("Roman numeral", sentence)) == 1


@pytest.mark.parametrize("sentence", ["I will come.", "Vitamin X is good.", "You and I", "MIX it."])
def test_other_capitals_are_not_roman(sentence: str) -> None:
    assert pointed_at("Roman numeral", sentence) == []


def test_numbers_in_words_are_pointed_at_but_for_one_and_for_names() -> None:
    assert pointed_at("number in words", "Bring twenty-five pens.") == ["twenty-five"]
    assert pointed_at("number in words", "Please tick one box.", "Come to the Three Rings.") == []


def test_a_paper_of_names_alone_is_fine() -> None:
    assert [each.check for each in found(*paper().blocks[1:])] == []


def test_every_easy_word_is_left_alone() -> None:
    assert [word for word in LISTS.easy if pointed_at("hard word", f"We say {word} now.")] == []
