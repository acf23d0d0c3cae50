"""How many gave each face to a question."""

from coprod_desktop.domain.feedback import Tally


def test_everyone_who_gave_a_face_told_us() -> None:
    assert Tally(yes=3, partly=2, no=1).told == 6
    assert Tally().told == 0
