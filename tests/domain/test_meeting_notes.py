"""Notes of a meeting in easy read: a few sentences at a time, beside a picture that means what they say."""

import pytest

from coprod_desktop.domain.idea_words import _WORDS, idea_of
from coprod_desktop.domain.meeting_notes import MeetingNotes

TEXT = "The bus comes too late. People wait in the rain.\n\nThe letters are too long. One. Two. Three."


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ("The bus comes too late.", "bus"),
        ("Mae’r bws yn hwyr.", "bus"),
        ("Everyone spoke about the car park.", "parking"),
        ("Is there a TAXI?", "taxi"),
        ("Letters, letters.", "letter"),
        ("Nothing that tells.", ""),
        ("", ""),
    ],
)
def test_the_first_telling_word_chooses_the_picture(text: str, idea: str) -> None:
    assert idea_of(text) == idea


def test_an_idea_that_is_taken_leaves_room_for_the_next() -> None:
    assert idea_of("The bus costs money.", but={"bus"}) == "money"


def test_every_telling_word_means_one_idea() -> None:
    assert {word: idea_of(word) for words in _WORDS.values() for word in words.split()} == {
        word: idea for idea, words in _WORDS.items() for word in words.split()
    }


def test_a_line_is_a_row_and_a_long_one_goes_on_in_the_next() -> None:
    rows = MeetingNotes(meeting_id=1, text=TEXT).rows()
    assert [(row.picture, row.sentences[0]) for row in rows] == [
        ("bus", "The bus comes too late."),
        ("letter", "The letters are too long."),
        ("", "Three."),
    ]


def test_a_chosen_picture_stays_with_its_words_and_none_is_a_choice_too() -> None:
    notes = MeetingNotes(meeting_id=1, text=TEXT)
    notes.pictures_json = notes.with_pictures(["rain", "", "chair"])
    assert [row.picture for row in notes.rows()] == ["rain", "", "chair"]
    notes.text = "We met at noon.\n" + TEXT.replace("The letters are", "The forms are")
    assert [row.picture for row in notes.rows()] == ["", "rain", "form", "chair"]


def test_no_picture_is_suggested_twice() -> None:
    rows = MeetingNotes(meeting_id=1, text="The bus.\nThe bus again.\nMoney for the bus.").rows()
    assert [row.picture for row in rows] == ["bus", "", "money"]
