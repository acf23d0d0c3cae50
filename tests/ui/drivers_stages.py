"""What tests do to a meeting stage by stage, by people's names: as a coordinator would say it."""

import unicodedata
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.search_box import SearchBox
from tests.ui.drivers_meetings import MeetingsDriver


class StagesDriver(MeetingsDriver):
    """One meeting's page, from whom to invite to what changed."""

    def plan(self, board: str, **fields: Any) -> None:
        """Plan a meeting of a board."""
        self.open_list().on_plan_asked()
        self.settle()
        self.choose("board_id", board)
        self.fill(**fields)

    def go_to(self, title: str, stage: str) -> None:
        """Open a meeting from the list of all there were and will be, at one stage."""
        page = self.open_list()
        self.chip(page.chips, "when").menu().actions()[-1].trigger()
        self.settle()
        view = page.list
        view.opened.emit(view.model.id_at(self.texts(view, 1).index(title)))
        self.settle()
        self.turn_to(stage)

    def go_to_next(self, stage: str) -> None:
        """Open the first of the meetings to come, at one stage."""
        view = self.open_list().list
        view.opened.emit(view.model.id_at(0))
        self.settle()
        self.turn_to(stage)

    def turn_to(self, stage: str) -> None:
        """Open a stage of the meeting the page is about."""
        meeting_id = self.page.meeting_id
        assert meeting_id is not None
        self.open(meeting_id, stage)

    # whom to invite

    @property
    def mix(self) -> str:
        """What the live mix says."""
        return str(self.part("invite").mix.said.text())

    def invite(self, name: str) -> None:
        """Find someone by typing, and tick them."""
        part = self.part("invite")
        self._type(part.search, name)
        assert self.texts(part.list) == [name]
        self.tick(part.list, 0)

    def choose_suggested(self) -> None:
        """Press the button that chooses those who have waited longest."""
        self.press(self.part("invite").suggested.text())

    def look_at_everyone(self) -> list[str]:
        """Take the search away; who could be invited."""
        part = self.part("invite")
        self._type(part.search, "")
        return self.texts(part.list)

    def why(self, name: str) -> str:
        """The facts below a name in the list of whom to invite."""
        view = self.part("invite").list
        return self.spoken(view, self.texts(view).index(name), 0).removeprefix(f"{name}, ")

    # who said what, what they need, who came

    def reply(self, name: str, keys: str) -> None:
        """A slip came back: type the name, then the keys of the answer."""
        part = self.part("papers")
        self._type(part.search, name)
        self.key(part.people, keys)

    def look_at(self, name: str, stage: str = "papers") -> None:
        """Make someone's row the current one: what is beside the list is about them."""
        self._go_to(self.part(stage).people, name)

    def pressed(self, words: str) -> bool:
        """Whether a choice of the page is the one that stands."""
        choices = [one for one in self.page.findChildren(Button) if one.isVisibleTo(self.window)]
        return any(one.isChecked() for one in choices if words in (one.text(), one.accessibleName()))

    def everyone_said(self, keys: str) -> None:
        """A pile of slips in the order of the list, as fast as they can be typed."""
        self.key_fast(self.part("papers").people, keys)

    def bookings(self) -> dict[str, str]:
        """The booking list: what to arrange, and all its line says."""
        view = self.part("support").bookings.list
        lines = self.texts(view)
        said = [
            [self.spoken(view, row, n) for n in range(len(view.model.columns))] for row in range(len(lines))
        ]
        return {line: " | ".join(cells) for line, cells in zip(lines, said, strict=True)}

    def book(self, line: str, key: str) -> None:
        """How far one line of the booking list has got."""
        self._answer(self.part("support").bookings, line, key)

    def change_booking(self, line: str, **fields: Any) -> None:
        """Change the rest of a line."""
        self._go_to(self.part("support").bookings, line)
        self.do("Change")
        self.fill(**fields)

    def tick_who_came(self, name: str, key: str) -> None:
        """One key for one person."""
        self._answer(self.part("day").people, name, key)

    def walk_in(self, typed: str) -> None:
        """Type a name in the box for whoever walks in, and Enter."""
        card = self.part("day").walk_in
        QTest.keyClicks(card.box, typed)
        self.qtbot.waitUntil(lambda: not card.box.pending)
        self.settle()
        QTest.keyClick(card.box, Qt.Key.Key_Return)
        self.settle()

    # what came of it

    def asked(self) -> list[str]:
        """Who is asked what about the meeting, in the order of the forms."""
        view = self.part("after").heard.answers.list
        return [self.spoken(view, row, 0) for row in range(len(self.texts(view)))]

    def say(self, keys: str) -> None:
        """Their faces, from the first row on, as fast as they can be typed."""
        self.key_fast(self.part("after").heard.answers, keys)

    def open_outcome(self, said: str) -> None:
        """Open the form of one thing that was said."""
        view = self.part("after").outcomes.list
        view.opened.emit(view.model.id_at(self.texts(view).index(said)))

    # inside

    def _type(self, box: SearchBox, text: str) -> None:
        """Type as on a keyboard without accents; the search finds them all the same."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        box.selectAll()
        QTest.keyClicks(box, plain) if plain else box.clear()
        self.qtbot.waitUntil(lambda: not box.pending)
        self.settle()

    def _go_to(self, answers: AnswerList[Any], name: str) -> None:
        view = answers.list
        row = next(n for n, text in enumerate(self.texts(view)) if text.split(" (")[0] == name)
        view.table.setCurrentIndex(view.model.index(row, 0))
        self.settle()

    def _answer(self, answers: AnswerList[Any], name: str, key: str) -> None:
        self._go_to(answers, name)
        self.key(answers, key)
