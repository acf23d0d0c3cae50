"""How sentences are built: their length, passive voice, no-words, one idea each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.documents.lexicon import lexicon
from coprod_desktop.domain.easyread.tokens import Sort, sentences, tokens, word_count
from tests.domain.easyread.papers import found, paper, pointed_at, row

LISTS = lexicon()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Come in. Sit down.", ["Come in.", "Sit down."]),
        ("Come in! Will you? Yes.", ["Come in!", "Will you?", "Yes."]),
        ("Ask Dr. Hale. He knows.", ["Ask Dr. Hale.", "He knows."]),
        ("Ask J. Hale.", ["Ask J. Hale."]),
        ("Bring pens, e.g. blue ones.", ["Bring pens, e.g. blue ones."]),
        ("See p. 3 for more.", ["See p. 3 for more."]),
        ("One line\nAnother", ["One line", "Another"]),
        ("Bring pens etc.", ["Bring pens etc."]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_line_is_parted_into_its_sentences(line: str, parts: list[str]) -> None:
    assert list(sentences(line)) == parts


@given(st.text())
def test_parting_a_line_loses_no_letter(line: str) -> None:
    assert "".join("".join(sentences(line)).split()) == "".join(line.split())


def test_words_numbers_and_links_are_told_apart() -> None:
    sorts = [token.sort for token in tokens("Phone 10:30am jo@x.example or www.x.example, £3.50")]
    assert sorts == [Sort.WORD, Sort.NUMBER, Sort.LINK, Sort.WORD, Sort.LINK, Sort.NUMBER]


def test_a_phone_number_in_groups_is_one_word() -> None:
    assert word_count(tokens("Phone Jo on 01632 960 123.")) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Lunch is provided.",
        "It will be held here.",
        "Papers are always carefully checked.",
        "You are not being paid.",
        "Are you paid?",
        "Are the papers sent?",
        "It has been agreed.",
        "The board is co-chaired by Jo.",
        "There is lunch which is provided.",
        "They're invited.",
        "There was hidden by Jo.",
    ],
)
def test_passive_voice_is_found(sentence: str) -> None:
    assert len(pointed_at("passive voice", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "We are interested.",
        "Are you worried?",
        "Is it red?",
        "You are welcome.",
        "The meeting is called Carers board.",
        "There are reserved seats.",
        "We need it.",
        "You are there indeed.",
        "They are old and used.",
        "Is.",
        "Are you?",
        "Are the?",
        "Are Jo?",
        "It is really very good.",
    ],
)
def test_what_only_looks_passive_is_left_alone(sentence: str) -> None:
    assert pointed_at("passive voice", sentence) == []


def test_every_participle_we_know_makes_a_passive_and_no_false_friend_does() -> None:
    assert [
        word for word in LISTS.participles if not pointed_at("passive voice", f"It is {word} here.")
    ] == []
    assert [word for word in LISTS.not_passive if pointed_at("passive voice", f"It is {word} here.")] == []


def test_the_words_of_a_passive_are_shown_with_a_gap() -> None:
    assert pointed_at("passive voice", "It is not held.", "It is held.") == ["is … held", "is held"]


@pytest.mark.parametrize(
    "sentence", ["You do not have to come.", "No, I cannot come", "There is no step.", "Come without a form."]
)
def test_one_plain_no_word_is_fine(sentence: str) -> None:
    assert pointed_at("negative", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("You cannot come without a form.", "cannot, without"),
        ("Tell us if you are unable to come.", "unable"),
        ("We don't meet never.", "don't, never"),
        ("It is non-binding.", "non-binding"),
        ("No no.", "no, no"),
    ],
)
def test_no_words_together_or_hard_ones_are_pointed_at(sentence: str, words: str) -> None:
    assert pointed_at("negative", sentence) == ([words] if words != "non-binding" else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "We pay you and we thank you.",
        "Come early, but please knock.",
        "We ask because we want to know.",
        "The form is long and the date is near.",
        "Tea is hot; cake is cold.",
        "Come – we like you.",
        "Bring the form which is blue.",
        "We talk, after which you eat.",
        "We ate and will eat.",
        "We all like to have tea and some cake will be there.",
    ],
)
def test_two_ideas_in_one_sentence_are_pointed_at(sentence: str) -> None:
    assert len(pointed_at("more than one idea", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Tea, coffee and cake will be there.",
        "Tea and the cake.",
        "Tell us which days are good for you.",
        "Phone us if you need help.",
        "You and",
        "Tell us which",
        "Come with Jo or Sam.",
        "And we will eat.",
    ],
)
def test_one_idea_is_left_alone(sentence: str) -> None:
    assert pointed_at("more than one idea", sentence) == []


@given(st.integers(1, 40))
def test_a_sentence_weighs_more_the_longer_it_is(words: int) -> None:
    levels = [
        each.level.value for each in found(row(" ".join(["we"] * words))) if each.check == "sentence length"
    ]
    assert levels == ([3] if words > 25 else [2] if words > 15 else [1] if words > 10 else [])


def test_an_address_alone_is_no_sentence() -> None:
    address = "The Old Mill, 1 Long Winding Quay Lane, Upper Marlow Vale, Marlow, MV1 2AB"
    blocks = (row("Come.", "Sit.", "Eat.", address),)
    assert found(*blocks, names=(address,)) == ()
    assert {each.check for each in found(*blocks)} == {
        "sentence length",
        "sentences in a row",
        "hard word",
    } - {"hard word"}


def test_a_row_with_nothing_is_told_once() -> None:
    assert [each.check for each in found(row())] == ["empty row"]
    assert paper().blocks
