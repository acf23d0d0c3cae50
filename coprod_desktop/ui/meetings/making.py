"""Making invitations: into the folder used last, with progress; then recorded in one action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import postings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.mailing import Mailing
    from coprod_desktop.services.papers import Batch
    from coprod_desktop.services.postings import Posting
    from coprod_desktop.ui.meetings.papers_tab import PapersTab


class Making(QObject):
    """Nothing is recorded that was not made, and what could not be recorded is taken away; Cancel leaves no trace."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(part)
        self._part = part
        self._people: Sequence[int] | None = None
        self._kind = PaperKind.INVITATION
        self._place = Path()

    @property
    def usual_place(self) -> Path | None:
        """The folder chosen last, while it is there."""
        folder = self._part.desk.settings.now.last_folder
        return Path(folder) if folder and Path(folder).is_dir() else None

    def make(self, people: Sequence[int] | None, kind: PaperKind = PaperKind.INVITATION) -> None:
        """Make those of these people, or of everyone not written to yet; asks where to only the first time."""
        place = self.usual_place
        if place is None:
            self.ask(people, kind)
        else:
            self.into(place, people, kind)

    def ask(self, people: Sequence[int] | None, kind: PaperKind = PaperKind.INVITATION) -> QFileDialog:
        """Ask where to put them."""
        desk = self._part.desk
        dialog = QFileDialog(self._part.window(), _("Where shall the papers be put?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if desk.settings.now.last_folder:
            dialog.setDirectory(desk.settings.now.last_folder)
        dialog.fileSelected.connect(lambda folder: self.into(Path(folder), people, kind))
        dialog.open()
        return dialog

    def into(self, place: Path, people: Sequence[int] | None, kind: PaperKind) -> None:
        """Make them, in a folder of their own at this place."""
        self._place, self._people, self._kind = place, people, kind
        meeting_id = self._part.meeting_id
        self._part.desk.settings.change(last_folder=str(place))
        self._part.desk.jobs.read(
            lambda work: postings.to_make(work, meeting_id, kind, people),
            self.on_read,
            key="invitations",
            owner=self,
        )

    def on_read(self, batch: Batch | Posting) -> None:
        """Make them, away from the register."""
        place, kind = self._place, self._kind
        self._part.desk.jobs.file(
            _("Making invitations") if kind is PaperKind.INVITATION else _("Making the papers"),
            lambda progress: postings.make(batch, place, progress),
            lambda made: self.on_made(batch, made),
            self.on_not_made,
            owner=self,
        )

    def on_made(self, batch: Batch | Posting, made: Mailing) -> None:
        """Record them."""
        n, kind = made.count, self._kind
        words = ngettext("{n} invitation made", "{n} invitations made", n)
        if kind is not PaperKind.INVITATION:
            words = ngettext("{n} paper made: {what}", "{n} papers made: {what}", n)
        label = words.format(n=language().count(n), what=_(PAPER_NAMES[kind]))
        self._part.desk.jobs.write(
            label,
            lambda work: postings.record(work, batch, made),
            lambda _done: self._part.made.show_made(made, kind),
            lambda problem: self.on_refused(made, problem),
            initiator=self._part,
        )

    def on_not_made(self, problem: Problem) -> None:
        """None could be made: say why, and ask for another place where that was it."""
        self._part.desk.notices.problem(problem)
        if problem.field == "folder":
            self.ask(self._people, self._kind)

    def on_refused(self, made: Mailing, problem: Problem) -> None:
        """Something changed meanwhile: they do not count, so they go."""
        self._part.desk.notices.problem(problem)
        self._part.desk.jobs.file(
            _("Taking the papers away"), lambda _progress: made.take_away(), lambda _done: None, owner=self
        )
