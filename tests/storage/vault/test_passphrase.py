"""Choosing a passphrase."""

import pytest

from coprod_desktop import paths
from coprod_desktop.storage.vault.passphrase import Quality, judge, suggest


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", "several words in a row"),
        ("   ", "several words in a row"),
        ("short one", "3 more letters"),
        ("eleven-letr", "1 more letter, or another word"),
        ("passwordpassword", "“password” is among the first"),
        ("Welcome2026!", "“welcome” is among the first"),
        ("Marlow Vale Council", "“marlow” is among the first"),
        ("aaaaaaaaaaaaaaaa", "guessed from the rest"),
        ("1234567890123456", "guessed from the rest"),
        ("abababababababab", "guessed from the rest"),
        ("hunter2hunter2hunter2", "guessed from the rest"),
        ("abcdefghijklmnop", "guessed from the rest"),
    ],
)
def test_a_weak_passphrase_is_told_what_would_help(passphrase: str, words: str) -> None:
    judged = judge(passphrase, ["Marlow Vale Council", "Jo"])
    assert words in judged.sentence
    assert not judged.good


def test_obvious_words_do_no_harm_among_enough_others() -> None:
    assert judge("marlow kettle heron wagon", ["Marlow Vale Council"]).good


def test_length_makes_a_good_one_strong() -> None:
    assert judge("seven quiet herons").quality is Quality.GOOD
    assert "One more word" in judge("seven quiet herons").sentence
    assert judge("seven quiet herons by the sea").quality is Quality.STRONG


def test_a_suggestion_is_six_short_words_and_strong() -> None:
    made = {suggest() for _time in range(50)}
    assert len(made) == 50
    assert all(len(one.split()) == 6 and judge(one).quality is Quality.STRONG for one in made)


def test_the_words_to_choose_from_are_short_plain_and_all_different() -> None:
    words = paths.resource("passphrase_words.txt").read_text(encoding="utf-8").split()
    assert len(set(words)) == len(words) >= 1024
    assert all(3 <= len(word) <= 8 and word.isascii() and word.islower() for word in words)
