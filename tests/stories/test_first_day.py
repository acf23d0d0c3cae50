"""The first day with the people of a spreadsheet and no history: useful at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.services.sample import build
from tests.stories.coordinator import PLANNING, Coordinator


@pytest.fixture
def jo(qtbot: QtBot, program: Program, tmp_path: Path) -> Iterator[Coordinator]:
    """The coordinator, with 80 people nobody has recorded anything of but what a spreadsheet holds."""
    made = Coordinator(qtbot, program, build(tmp_path / "fresh.coprod", "fresh", today=PLANNING))
    yield made
    made.go_home()


def not_asked(jo: Coordinator) -> int:
    """How many Today says were not asked whether they took part before."""
    (row,) = [title for title in jo.to_do() if "took part before" in title]
    return int(row.split()[0])


def test_today_teaches_what_to_ask_and_everyone_is_asked_at_once(jo: Coordinator) -> None:
    waiting = not_asked(jo)
    assert waiting > 30
    jo.today.follow(f"{waiting} people not yet asked whether they took part before")
    assert jo.before.sentence.startswith(f"{waiting} people are not asked yet.")
    first, second, third, *_rest = jo.before.waiting()
    jo.before.keys("6YN")
    assert [name for name in (first, second, third) if name in jo.before.waiting()] == []
    assert not_asked(jo) == waiting - 3
    jo.before.open()
    jo.before.nobody_else()
    assert jo.before.sentence == "Everyone has been asked."
    assert [title for title in jo.to_do() if "took part before" in title] == []
    jo.undo()
    assert not_asked(jo) == waiting - 3
    jo.redo()
    person = jo.find(first).person
    person.tabs.turn_to("part")
    assert "about 6 days in the last year" in jo.before.words()


def test_the_first_meeting_knows_its_voices(jo: Coordinator) -> None:
    jo.before.open()
    jo.before.nobody_else()
    jo.boards.open()
    jo.boards.press("Add a board")
    jo.boards.fill(name="Home care panel")
    jo.meeting.plan(
        "Home care panel", day="23 November 2026", starts="10:30", ends="12:00", venue="Hall", places="20"
    )
    jo.meeting.choose_suggested()
    assert "whether they took part before" not in jo.meeting.mix
    jo.meeting.do(jo.meeting.verbs()[-1])
    jo.meeting.do("They were sent another way")
    jo.meeting.confirm()
    for _slip in range(12):
        jo.meeting.key(jo.meeting.part("papers").people, "Y")
    jo.meeting.turn_to("day")
    jo.meeting.do("Everyone else came")
    said = jo.voices().page.mix.heading.text()
    assert said.endswith("of 12 people this quarter came for the first time.")
    assert "not know" not in said
