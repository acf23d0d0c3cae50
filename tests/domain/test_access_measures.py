"""What is said of access needs in a period."""

from coprod_desktop.domain.access_measures import AccessFigures


def test_without_needs_one_sentence_says_so() -> None:
    assert AccessFigures().sentences() == ("No access needs were to be met in this time.",)


def test_arranged_and_worked_are_said_with_their_bases() -> None:
    assert AccessFigures(needed=50, arranged=46, told=41, worked=39).sentences() == (
        "Access needs: arranged 46 of 50.",
        "Asked afterwards, it worked for 39 of 41 who told us.",
    )


def test_silence_afterwards_is_said() -> None:
    assert AccessFigures(needed=2, arranged=1).sentences()[1] == "Nobody has told us yet whether it worked."


def test_people_who_said_no_because_of_a_need_are_counted_even_without_needs_met() -> None:
    assert AccessFigures(declined=1).sentences() == ("1 person said no because of an access need.",)
    assert AccessFigures(declined=3).sentences() == ("3 people said no because of an access need.",)
