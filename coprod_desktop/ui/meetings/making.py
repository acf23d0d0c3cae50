"""Making invitations: into the folder used last, with progress; then recorded in one action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.domain.templates import TEMPLATE_NAMES, TemplateKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.mailing import Mailing
    from coprod_desktop.services.papers import Batch
    from coprod_desktop.ui.meetings.papers_tab import PapersTab


class Making(QObject):
    """Nothing is recorded that was not made, and what could not be recorded is taken away; Cancel leaves no trace."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(part)
        self._part = part
        self._people: Sequence[int] | None = None
        self._kind = TemplateKind.INVITATION
        self._place = Path()

    @property
    def usual_place(self) -> Path | None:
        """The folder chosen last, while it is there."""
        folder = self._part.desk.settings.now.last_folder
        return Path(folder) if folder and Path(folder).is_dir() else None

    def make(self, people: Sequence[int] | None, kind: TemplateKind = TemplateKind.INVITATION) -> None:
        """Make those of these people, or of everyone not written to yet; asks where to only the first time."""
        place = self.usual_place
        if place is None:
            self.ask(people, kind)
        else:
            self.into(place, people, kind)

    def ask(self, people: Sequence[int] | None, kind: TemplateKind = TemplateKind.INVITATION) -> QFileDialog:
        """Ask where to put them."""
        desk = self._part.desk
        dialog = QFileDialog(self._part.window(), _("Where shall the invitations be put?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if desk.settings.now.last_folder:
            dialog.setDirectory(desk.settings.now.last_folder)
        dialog.fileSelected.connect(lambda folder: self.into(Path(folder), people, kind))
        dialog.open()
        return dialog

    def into(self, place: Path, people: Sequence[int] | None, kind: TemplateKind) -> None:
        """Make them, in a folder of their own at this place."""
        self._place, self._people, self._kind = place, people, kind
        meeting_id = self._part.meeting_id
        self._part.desk.settings.change(last_folder=str(place))
        self._part.desk.jobs.read(
            lambda work: papers.to_make(work, meeting_id, people, kind),
            self.on_read,
            key="invitations",
            owner=self,
        )

    def on_read(self, batch: Batch) -> None:
        """Make them, away from the register."""
        place = self._place
        self._part.desk.jobs.file(
            _("Making invitations") if batch.kind is TemplateKind.INVITATION else _("Making the papers"),
            lambda progress: papers.make(batch, place, progress),
            lambda made: self.on_made(batch, made),
            self.on_not_made,
            owner=self,
        )

    def on_made(self, batch: Batch, made: Mailing) -> None:
        """Record them."""
        n = made.count
        words = ngettext("{n} invitation made", "{n} invitations made", n)
        if batch.kind is not TemplateKind.INVITATION:
            words = ngettext("{n} paper made: {what}", "{n} papers made: {what}", n)
        label = words.format(n=language().count(n), what=_(TEMPLATE_NAMES[batch.kind]))
        self._part.desk.jobs.write(
            label,
            lambda work: papers.record(work, batch, made),
            lambda _done: self._part.made.show_made(made, batch.kind),
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
