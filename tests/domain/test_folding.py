import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Siân", " sian"),
        ("SIAN", " sian"),
        ("O’Neill", " oneill"),
        ("O'Neill", " oneill"),
        ("O´Neill", " oneill"),
        ("Smith-Jones", " smith jones"),
        ("Smith–Jones", " smith jones"),
        ("  Ann \u00a0 Lee\t", " ann lee"),
        ("Zoë\u200b Ła\u0301ska", " zoe laska"),
        ("Straße", " strasse"),
        ("Bjørn Æsop", " bjorn aesop"),
        ("İnci", " inci"),
        ("ﬁnch", " finch"),
        ("Ann 🎉", " ann 🎉"),
        ("", ""),
        (" \t ", ""),
        ("'", ""),
    ],
)
def test_words_fold_to_what_someone_types(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_the_start_of_any_word_is_found_after_a_space(before: str, word: str) -> None:
    assert fold(word) in fold(before + " " + word)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_text_takes_the_quick_road_to_the_same_place(text: str) -> None:
    assert fold(text).strip() == fold(text + " \u200b").strip()
