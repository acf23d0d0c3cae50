"""One stage of a meeting's life, as a tab of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QLayout

    from coprod_desktop.services.meetings import Overview
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.page import Page


class Part(QWidget):
    """A tab of a meeting's page: its title and sentence, its actions, and what it shows.

    The page calls :meth:`show_meeting` whenever the meeting may have changed; a part asks for the rest in
    :meth:`refresh`. Its title and its actions are those of the page while it is turned to.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.page, self.desk = page, page.desk
        self.overview: Overview | None = None
        self.verbs: list[QAction] = []
        self.turned_to = False
        self._hidden: set[QAction] = set()
        self._said = ("", "")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.current().space(12))

    @property
    def shown(self) -> Overview:
        """The meeting shown."""
        if self.overview is None:
            raise RuntimeError("no meeting is shown yet")
        return self.overview

    @property
    def meeting_id(self) -> int:
        """The id of the meeting shown."""
        return self.shown.meeting.id

    def show_meeting(self, overview: Overview) -> None:
        """Show this meeting, or the same one as it is now."""
        self.overview = overview
        self.refresh()

    def look_for(self, wanted: str) -> None:
        """Someone comes here looking for something; nothing is the usual."""

    def refresh(self) -> None:
        """Ask for what is shown; the answer arrives later."""

    def say(self, title: str, sentence: str = "") -> None:
        """The page's title and sentence while this part is turned to."""
        self._said = (title, sentence)
        if self.turned_to:
            self.page.set_title(title, sentence)

    def turn(self, *, to: bool) -> None:
        """The page turned to this part, or away from it."""
        self.turned_to = to
        how = QSizePolicy.Policy.Preferred if to else QSizePolicy.Policy.Ignored
        self.setSizePolicy(how, how)
        for verb in self.verbs:
            verb.setVisible(to and verb not in self._hidden)
        if to and self._said[0]:
            self.page.set_title(*self._said)

    def add_verb(
        self, words: str, run: Callable[[], object], *, icon: str = "", shortcut: str = "", main: bool = False
    ) -> QAction:
        """An action of the page while this part is turned to."""
        verb = self.page.add_action(words, run, icon=icon, shortcut=shortcut, main=main)
        verb.setVisible(self.turned_to)
        self.verbs.append(verb)
        return verb

    def show_verb(self, verb: QAction, *, shown: bool) -> None:
        """Offer an action, or not."""
        if shown:
            self._hidden.discard(verb)
        else:
            self._hidden.add(verb)
        verb.setVisible(self.turned_to and shown)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)

    def read(self, fn: Callable[[Work], Any], on_done: Callable[[Any], None]) -> None:
        """Ask the register something about this meeting; the newest question of a kind wins."""
        self.desk.jobs.read(fn, on_done, key=f"{type(self).__name__} {on_done.__name__}", owner=self)

    def write(
        self, label: str, fn: Callable[[Work], Any], on_done: Callable[[Any], None] | None = None
    ) -> None:
        """Do one action, one step to undo."""
        self.desk.jobs.write(label, fn, on_done, initiator=self)

    def heightForWidth(self, width: int) -> int:
        """A part not turned to asks for no room."""
        return super().heightForWidth(width) if self.turned_to else 0
