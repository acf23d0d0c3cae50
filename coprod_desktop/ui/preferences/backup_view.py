"""One backup: what is in it beside what there is now, trying it out, and going back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import backup_notes
from coprod_desktop.services import backups as services
from coprod_desktop.ui.backup_words import facts, going_back, why
from coprod_desktop.ui.keeper import moment
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.backups import Backup, Drilled, Inside
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Progress
    from coprod_desktop.ui.keeper import Keeper


class BackupView(Card):
    """Look inside first; only then can one go back."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(_("Choose a backup"))
        self.desk, self.keeper = desk, keeper
        self.backup: Backup | None = None
        self._seen: tuple[Inside, Inside] | None = None
        self.why, self.said = Words("", Kind.NOTE), Words("", Kind.GOOD)
        self.look = Button(_("Look inside"), self.on_look_asked, icon="magnifying-glass")
        self.try_out = Button(_("Try it out"), self.on_try_asked)
        self.back = Button(_("Go back to this one…"), self.on_back_asked, weight=Weight.STOP)
        self.inside = QVBoxLayout()
        verbs = Flow()
        for button in (self.look, self.try_out, self.back):
            verbs.addWidget(button)
        self.add(self.why)
        self.add(self.inside)
        self.add(self.said)
        self.add(verbs)
        self.show_backup(None)

    def refresh(self) -> None:
        """What was compared may be another by now."""
        if self._seen is not None:
            self.on_look_asked()

    def show_backup(self, backup: Backup | None) -> None:
        """Another one; what is in it is only looked at when asked."""
        if backup is not None and backup == self.backup:
            return
        self.backup, self._seen = backup, None
        self.say(_("Choose a backup") if backup is None else moment(backup.at))
        self.why.setText("" if backup is None else why(backup) + ".")
        for button in (self.look, self.try_out):
            button.setVisible(backup is not None)
            button.setEnabled(True)
        self.back.hide()
        self.said.hide()
        empty(self.inside)

    def on_look_asked(self) -> None:
        """Read it, and the register beside it."""
        if (backup := self.backup) is None:
            return
        actor, backups = self.desk.actor, self.keeper.backups
        self.look.setEnabled(False)
        self.desk.jobs.read(
            lambda work: (backup, backups.look(actor, backup), services.now(work)),
            self.on_looked,
            self.on_problem,
            key="look inside",
            text=_("Looking inside"),
        )

    def on_looked(self, found: tuple[Backup, Inside, Inside]) -> None:
        """Show what is in it, and the way back."""
        backup, inside, now = found
        if backup != self.backup:
            return
        self._seen = (inside, now)
        empty(self.inside)
        self.inside.addWidget(Facts(facts(inside, now)))
        self.look.hide()
        self.back.show()

    def on_try_asked(self) -> None:
        """Go back to it for once, in a folder of its own."""
        if (backup := self.backup) is None:
            return
        actor, backups = self.desk.actor, self.keeper.backups

        def try_out(progress: Progress) -> tuple[Backup, Drilled]:
            progress(0, 0)
            return backup, backups.try_out(actor, backup)

        self.try_out.setEnabled(False)
        self.said.hide()
        self.desk.jobs.file(_("Trying out a backup"), try_out, self.on_tried, self.on_problem, owner=self)

    def on_tried(self, found: tuple[Backup, Drilled]) -> None:
        """It would do: say so, and write it down in the register."""
        backup, drilled = found
        self.try_out.setEnabled(True)
        seconds = max(1, round(drilled.seconds))
        words = ngettext(
            "It works: opened and checked in {n} second, with {people} people in it.",
            "It works: opened and checked in {n} seconds, with {people} people in it.",
            seconds,
        ).format(n=seconds, people=language().count(drilled.inside.people))
        self._say(words, Kind.GOOD)
        self.desk.jobs.write(
            _("Tried out the backup of {moment}: it worked").format(moment=moment(backup.at)),
            backup_notes.note_drill,
            self.on_noted,
            announced=False,
            initiator=self,
        )

    def on_noted(self, _nothing: None) -> None:
        """It stands in the history: no row of the register changed by it, so this says so."""
        self.keeper.changed.emit()

    def on_problem(self, problem: Problem) -> None:
        """It would not do."""
        self._say(problem.message, Kind.PROBLEM)
        for button in (self.look, self.try_out):
            button.setEnabled(True)

    def on_back_asked(self) -> None:
        """Say what it means, then ask."""
        if self.backup is None or self._seen is None:
            return
        backup, (inside, now) = self.backup, self._seen
        self.desk.notices.ask(
            _("Go back to the backup of {moment}?").format(moment=moment(backup.at)),
            going_back(inside, now, self.keeper.backups.folder),
            _("Go back"),
            lambda: self.keeper.go_back_asked.emit(backup),
            destructive=True,
        )

    def _say(self, words: str, kind: Kind) -> None:
        self.said.show_as(kind)
        self.said.setText(words)
        self.said.show()
