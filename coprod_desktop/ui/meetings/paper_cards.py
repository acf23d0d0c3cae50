"""What is missing before papers can be made, and what was made just now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.mailing import StackKind
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.mailing import Mailing, Stack
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
    """What was made, stack by stack, each with the one thing to do with it; and what is missing."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__()
        self._part = part
        self._meeting_id: int | None = None
        self.hide()

    def show_made(self, made: Mailing, kind: PaperKind = PaperKind.INVITATION) -> None:
        """Show the stacks; the keyboard stands on the first, so that Enter goes on."""
        self.clear()
        n = made.count
        said = ngettext("{n} invitation is ready", "{n} invitations are ready", n)
        if kind is not PaperKind.INVITATION:
            said = ngettext("{n} paper is ready", "{n} papers are ready", n)
        self.say(said.format(n=language().count(n)))
        self.add(Words(_("In the folder “{name}”.").format(name=made.folder.name), Kind.NOTE))
        for sentence in (*made.not_made_sentences, *made.notes):
            self.add(Words(sentence, Kind.ATTENTION))
        verbs = [self._verb(stack) for stack in made.stacks]
        for verb in verbs:
            self.add(verb)
        self.open_folder = Button(_("Open the folder"), lambda: _open(made.folder), icon="folder-open")
        self.add(self.open_folder)
        self._meeting_id = self._part.meeting_id
        self.show()
        (verbs or [self.open_folder])[0].setFocus()

    def keep_for(self, meeting_id: int) -> None:
        """Another meeting's papers are none of this one's."""
        if meeting_id != self._meeting_id:
            self.hide()

    def _verb(self, stack: Stack) -> Button:
        words, icon = _supporters_words(stack) if stack.supporters else _words(stack)
        opened = stack.folder if stack.kind is StackKind.EMAIL or not stack.together else stack.together[0]
        return Button(words.format(n=language().count(stack.count)), partial(_open, opened), icon=icon)


class OthersCard(Card):
    """What else can be made for this meeting now, and for how many: reminders, reserve letters, the organisation's own."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(_("Also to send"))
        self._part = part
        self.hide()

    def show_counts(self, counts: Mapping[PaperKind, int]) -> None:
        """One button for each paper somebody can get."""
        self.clear()
        self.setVisible(bool(counts))
        flow = Flow()
        for kind, n in counts.items():
            words = _("{paper}: {n}").format(paper=_(PAPER_NAMES[kind]), n=language().count(n))
            name = ngettext("Make {paper} for {n} person", "Make {paper} for {n} people", n)
            said = name.format(paper=_(PAPER_NAMES[kind]), n=language().count(n))
            run = partial(self._part.making.make, None, kind)
            flow.addWidget(Button(words, run, icon="envelope", name=said))
        self.add(flow)


def _words(stack: Stack) -> tuple[str, str]:
    n = stack.count
    match stack.kind:
        case StackKind.PRINT:
            return ngettext("Print {n} paper", "Print {n} papers", n), "print"
        case StackKind.EMAIL:
            return ngettext("Open {n} e-mail draft", "Open {n} e-mail drafts", n), "envelope"
        case StackKind.PHONE:
            return ngettext("Phone list: {n} call", "Phone list: {n} calls", n), "phone"


def _supporters_words(stack: Stack) -> tuple[str, str]:
    n = stack.count
    match stack.kind:
        case StackKind.PRINT:
            return ngettext("Print {n} copy for a supporter", "Print {n} copies for supporters", n), "print"
        case StackKind.EMAIL:
            said = ngettext("Open {n} draft to a supporter", "Open {n} drafts to supporters", n)
            return said, "envelope"
        case StackKind.PHONE:
            said = ngettext("Supporters to phone: {n} call", "Supporters to phone: {n} calls", n)
            return said, "phone"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
