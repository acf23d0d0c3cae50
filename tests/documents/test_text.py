"""Words on paper: only what can be drawn, broken only at spaces."""

import pytest

from coprod_desktop.documents import fonts
from coprod_desktop.documents.text import BODY, EASY, Text, broken
from coprod_desktop.domain.content import Run, Sentence
from coprod_desktop.domain.problems import Problem


def lines(text: Text, width: float) -> list[str]:
    return ["".join(words for _face, words in line.pieces) for line in text.lines(width)]


def test_each_sentence_begins_a_line() -> None:
    assert lines(Text(["One.", "Two."]), 400) == ["One.", "Two."]


def test_a_name_with_any_latin_letter_can_be_drawn() -> None:
    assert fonts.tidy("Siân Ŵyn-Łukasz ŷ Öğretmen Ștefan") == "Siân Ŵyn-Łukasz ŷ Öğretmen Ștefan"


def test_letters_and_accents_written_apart_become_one() -> None:
    assert fonts.tidy("W\u0302yn") == "Ŵyn"


def test_hidden_hyphens_and_breaks_are_left_out() -> None:
    assert fonts.tidy("In\u00advit\u200bation\nto\ttea") == "Invitation to tea"


def test_characters_the_face_lacks_are_named_before_anything_is_drawn() -> None:
    with pytest.raises(Problem) as caught:
        Text("Amara 李 and 🎉")
    assert "李" in caught.value.message
    assert "party popper" in caught.value.message


def test_every_line_is_as_wide_as_it_says_and_no_wider_than_there_is_room() -> None:
    for line in Text("The quick brown fox jumps over the lazy dog. " * 6, EASY).lines(210):
        drawn = sum(fonts.width(words, face) for face, words in line.pieces) * EASY.size
        assert drawn == pytest.approx(line.width)
        assert line.width <= 210.1


def test_bold_words_keep_their_full_stop() -> None:
    sentence = Sentence((Run("Come to the "), Run("Carers board", strong=True), Run(".")))
    for width in range(60, 260, 7):
        assert lines(Text(sentence, EASY), width)[-1].endswith("board.")


def test_a_phone_number_is_not_parted() -> None:
    sentence = Sentence((Run("Please phone Jo on "), Run("01632 960 123", strong=True, together=True)))
    assert lines(Text(sentence, EASY), 200) == ["Please phone Jo on", "01632 960 123"]


def test_what_should_stay_together_is_parted_when_it_is_wider_than_the_line() -> None:
    sentence = Sentence((Run("01632 960 123", together=True),))
    assert lines(Text(sentence, EASY), 60) == ["01632", "960 123"]


def test_a_word_wider_than_the_line_is_broken_where_it_must_be() -> None:
    found = lines(Text("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", BODY), 100)
    assert len(found) > 2
    assert "".join(found) == "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def test_no_words_are_one_empty_line() -> None:
    assert [line.pieces for line in broken((), BODY, 100)] == [()]


def test_words_may_stand_at_right_or_in_the_middle() -> None:
    for align in ("left", "right", "centre"):
        assert Text("Amara", BODY.but(align=align)).style.align == align
