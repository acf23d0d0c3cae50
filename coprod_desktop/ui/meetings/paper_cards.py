"""What is missing before papers can be made, and what was made just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.ui.meetings.papers_tab import PapersTab

_OF_THE_MEETING = ("venue",)


class MissingCard(Card):
    """What to fill in first, and where."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(_("Before papers can be made"))
        self._part = part

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is missing; nothing missing, nothing shown."""
        self.setVisible(bool(problems))
        self.clear()
        for problem in problems:
            self.add(Words(problem.message, Kind.ATTENTION))
        fields = {problem.field for problem in problems}
        if fields & set(_OF_THE_MEETING):
            self.add(Button(_("Change the meeting"), self.on_plan_asked, icon="pen"))
        if fields - set(_OF_THE_MEETING):
            self.add(Button(_("Open Settings"), lambda: self._part.desk.navigate("settings"), icon="gear"))

    def on_plan_asked(self) -> None:
        """Where the venue is filled in."""
        self._part.desk.navigate("meeting", (self._part.meeting_id, "plan"))


class MadeCard(Card):
    """How many were made, and the way to the folder."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__()
        self._part = part
        self._meeting_id: int | None = None
        self.hide()

    def show_made(self, paths: Sequence[Path], not_made: Sequence[str] = (), copies: int = 0) -> None:
        """Show where they are; the last is all of them together, to print. ``not_made`` says what is missing, and why.

        ``copies`` of them are for supporters.
        """
        self.clear()
        n = len(paths) - 1 - copies
        made = ngettext("{n} invitation is ready", "{n} invitations are ready", n)
        self.say(made.format(n=language().count(n)))
        if copies:
            more = ngettext("And {n} copy for a supporter.", "And {n} copies for supporters.", copies)
            self.add(Words(more.format(n=language().count(copies))))
        for sentence in not_made:
            self.add(Words(sentence, Kind.ATTENTION))
        self.add(
            Words(_("One file for each person, and one with all of them to print on both sides."), Kind.NOTE)
        )
        folder, together = paths[-1].parent, paths[-1]
        self.open_folder = Button(_("Open the folder"), lambda: _open(folder), icon="folder-open")
        self.add(self.open_folder)
        self.add(Button(_("Open the file to print"), lambda: _open(together), icon="print"))
        self._meeting_id = self._part.meeting_id
        self.show()

    def keep_for(self, meeting_id: int) -> None:
        """Another meeting's papers are none of this one's."""
        if meeting_id != self._meeting_id:
            self.hide()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
