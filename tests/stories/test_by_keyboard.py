"""The life of a meeting without a mouse: every key goes to whatever has the keyboard, and nothing is pointed at."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.stories.coordinator import Coordinator
from tests.stories.workshop import get_to_know
from tests.ui.drivers_keys import Keyboard

Key = Qt.Key
THE_DAY = date(2027, 1, 12)
SAID = "Visits come at different times"

#: Keys from an empty page to ten people told, of nine invited: 202 when this was last counted.
MOST_KEYS = 210


@pytest.mark.timeout(180)
def test_from_plan_to_told_without_a_mouse(jo: Coordinator, tmp_path: Path) -> None:
    get_to_know(jo.store)
    keys = Keyboard(jo.qtbot, jo.window)
    plan_it(jo, keys)
    invite_the_suggested(jo, keys, tmp_path)
    write_down_replies_and_arrange(jo, keys)
    jo.begin_day(THE_DAY)
    see_who_comes(jo, keys)
    draft_claims_and_tell(jo, keys)
    assert jo.meeting.sentence == "10 people came. All have a claim. All have heard what changed."
    assert keys.pressed <= MOST_KEYS


def plan_it(jo: Coordinator, keys: Keyboard) -> None:
    """Ctrl+K goes to Meetings, Ctrl+N asks; a letter chooses from a list."""
    keys.go("meetings")
    assert keys.at == "Search meetings"
    keys.ctrl(Key.Key_N)
    assert keys.at == "Board"
    keys.letters("h")
    for field, typed in (
        ("Day", "12/1/27"),
        ("Starts", "10:30"),
        ("Ends", "12:30"),
        ("Kind", "w"),
        ("Venue", "q"),
        ("Places", "9"),
    ):
        keys.tab_to(field)
        keys.letters(typed)
    keys.enter()
    assert jo.meeting.sentence.startswith("Nobody chosen yet for 9 places.")
    assert jo.meeting.page.title.text() == "Who shall we invite?"


def invite_the_suggested(jo: Coordinator, keys: Keyboard, folder: Path) -> None:
    """Space on the button, then Ctrl+Enter twice; the folder is the system's own dialog."""
    assert keys.at == "Search people"
    keys.tab_to(jo.meeting.part("invite").suggested.text())
    keys.key(Key.Key_Space)
    assert jo.meeting.sentence.startswith("9 chosen for 9 places")
    keys.ctrl(Key.Key_Return)
    assert keys.at == "Find someone invited"
    keys.ctrl(Key.Key_Return)
    jo.meeting.choose_folder(folder)
    assert jo.meeting.sentence.startswith("0 of 9 replied")


def write_down_replies_and_arrange(jo: Coordinator, keys: Keyboard) -> None:
    """A letter each, down the list."""
    keys.tab_to("Invited")
    keys.ctrl(Key.Key_Home)
    keys.letters("yyyyyyyyy")
    assert jo.meeting.sentence.startswith("9 of 9 replied")
    keys.ctrl(Key.Key_PageDown)
    assert keys.at == "Booking list"
    keys.letters("aaaaaa")
    assert jo.meeting.sentence.startswith("Everything is arranged.")


def see_who_comes(jo: Coordinator, keys: Keyboard) -> None:
    """Everyone with one key; whoever walks in by name and two answers."""
    keys.ctrl(Key.Key_PageDown)
    assert keys.at == "Find someone in the room"
    keys.ctrl(Key.Key_Return)
    assert jo.meeting.sentence == "9 came."
    keys.tab_to("Name of someone who walked in")
    keys.find("Nadia Choudhury")
    keys.enter()
    assert keys.at == "Taken part with us before?"
    keys.letters("no,")
    keys.tab_to("What they need, if anything")
    keys.letters("Step-free")
    keys.enter()
    assert jo.meeting.sentence == "10 came."


def draft_claims_and_tell(jo: Coordinator, keys: Keyboard) -> None:
    """Ctrl+Enter is always the next promise to keep."""
    keys.ctrl(Key.Key_PageDown)
    keys.ctrl(Key.Key_Return)
    assert jo.notice == "10 claims drafted."
    keys.ctrl(Key.Key_N)
    keys.letters(SAID)
    keys.ctrl(Key.Key_Return)
    keys.tab_to("What changed")
    keys.key(Key.Key_Down)
    keys.enter()
    assert keys.at == "What was said"
    keys.tab_to("How far")
    keys.letters("dec")
    keys.tab_to("What was decided, or why not")
    keys.letters("From March each visit has its hour")
    keys.ctrl(Key.Key_Return)
    assert jo.meeting.sentence.endswith("10 have not heard what changed.")
    keys.ctrl(Key.Key_Return)
