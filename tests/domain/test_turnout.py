"""How many will likely come."""

import pytest

from coprod_desktop.domain.turnout import (
    ENOUGH,
    PastInvitation,
    TurnOut,
    ask_sentence,
    rates,
    to_choose,
    turn_out,
)
from coprod_desktop.domain.voices import VoiceStatus

NEW, FAMILIAR = VoiceStatus.NEW, VoiceStatus.FAMILIAR


def test_without_a_history_three_in_four_is_said_to_be_a_guess() -> None:
    found = turn_out({NEW: 16}, [])
    assert (found.likely, found.guessed) == (12, True)
    assert found.sentence(12) == (
        "16 chosen for 12 places: about 12 likely to come. "
        "This is a guess of three in four until there is a history to go by."
    )


def test_a_history_speaks_for_itself_by_status() -> None:
    past = [PastInvitation(NEW, n % 2 == 0) for n in range(40)] + [PastInvitation(FAMILIAR, came=True)] * 40
    by_status = rates(past)
    assert 500 <= by_status[NEW] < 550
    assert by_status[FAMILIAR] > 950
    found = turn_out({NEW: 10, FAMILIAR: 10}, past)
    assert (found.likely, found.guessed, found.known_from) == (15, False, 80)
    assert found.sentence(1) == "20 chosen for 1 place: about 15 likely to come."


def test_nobody_chosen_is_said() -> None:
    assert TurnOut(0, 0, 0).sentence(12) == "Nobody chosen yet for 12 places."


@pytest.mark.parametrize(
    ("past", "count"),
    [
        ([], 16),
        ([PastInvitation(NEW, came=True)] * (ENOUGH * 100), 13),
        ([PastInvitation(NEW, came=False)] * ENOUGH, 96),
    ],
)
def test_more_are_chosen_than_there_are_places(past: list[PastInvitation], count: int) -> None:
    assert to_choose(12, past) == count


def test_how_many_to_ask_is_said_until_enough_are_chosen() -> None:
    assert ask_sentence(12, 19) == "To have 12 there, ask about 19."
    assert ask_sentence(12, 0) == ""
