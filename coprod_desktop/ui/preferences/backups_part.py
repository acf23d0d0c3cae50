"""Backups: which there are, what is in one, going back to one, and where they are kept."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import backup_notes
from coprod_desktop.ui.backup_words import size, why
from coprod_desktop.ui.keeper import moment
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences.backup_place import BackupPlace
from coprod_desktop.ui.preferences.backup_view import BackupView
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from datetime import datetime

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.backups import Backup
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.keeper import Keeper


@dataclass(frozen=True)
class Line:
    """One backup, with the id a list wants."""

    id: int
    backup: Backup


class BackupsPart(SettingsPart):
    """The list at left; at right what is in the one chosen, and where they are kept."""

    tables = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        assert desk.keeper is not None  # noqa: S101 - without one there is no such tab
        self.keeper: Keeper = desk.keeper
        self.list: ListView[Line] = ListView(
            desk.jobs, _columns(), _("Backups"), empty=Empty(_("There is no backup yet."))
        )
        self.now = Button(_("Back up now"), self.on_now_asked, weight=Weight.MAIN, icon="floppy-disk")
        self.trouble, self.drilled = Words("", Kind.PROBLEM), Words("", Kind.NOTE)
        self.view, self.place = BackupView(desk, self.keeper), BackupPlace(desk, self.keeper)
        about = Words(
            _(
                "One is made by itself each time a changed register is closed, and before a spreadsheet is taken in. "
                "People who were erased stay in old backups until these age out."
            ),
            Kind.SENTENCE,
        )
        card = ListCard(self.list, [about, row_of(self.now), self.trouble], [self.drilled])
        self.body.addWidget(columns((card, 3), (stack(self.view, self.place), 2)), 1)
        self.list.chosen.connect(self.on_chosen)
        self.list.loaded.connect(self.on_loaded)
        self.keeper.changed.connect(self.refresh)
        self.place.changed.connect(self.refresh)
        self.trouble.hide()

    def refresh(self) -> None:
        """Ask for the list, and when one was last tried out."""
        self.list.show_list(of_rows(self._lines))
        self.desk.jobs.read(backup_notes.last_drill, self.on_drill_read, key="last drill")
        self.view.refresh()

    def on_drill_read(self, at: datetime | None) -> None:
        """Say when it was last seen that going back works."""
        words = _("No backup was tried out yet. Try one, so that you know it works before you need it.")
        if at is not None:
            words = _("A backup was last tried out on {moment}, and it worked.").format(moment=moment(at))
        self.drilled.setText(words)

    def on_loaded(self) -> None:
        """Rows have come: begin with the newest."""
        if self.list.current_id is None and self.list.model.rowCount():
            self.list.choose(self.list.model.id_at(0))
        self.on_chosen(self.list.current_id)

    def on_chosen(self, _row_id: object) -> None:
        """Another backup."""
        line = self.list.current_row
        self.view.show_backup(line.backup if line is not None else None)

    def on_now_asked(self) -> None:
        """Make one."""
        self.trouble.hide()
        self.now.setEnabled(False)
        self.keeper.back_up_now(self.on_made, self.on_problem)

    def on_made(self, made: Backup) -> None:
        """It is there."""
        self.now.setEnabled(True)
        self.desk.notices.info(
            _("Backed up: {size} in {folder}.").format(size=size(made.size), folder=made.path.parent)
        )

    def on_problem(self, problem: Problem) -> None:
        """It could not be made: say why, where the folder can be changed."""
        self.now.setEnabled(True)
        self.trouble.setText(problem.message)
        self.trouble.show()

    def _lines(self, _work: Work) -> list[Line]:
        """Read beside the register, on the thread of a question to it: a folder may be slow to answer."""
        return [Line(zlib.crc32(one.path.name.encode()), one) for one in self.keeper.backups.all()]


def _columns() -> list[Column[Line]]:
    return [
        Column(_("When"), lambda line: moment(line.backup.at), 190, strong=True, least=130),
        Column(_("Made"), lambda line: why(line.backup), 260, stretch=True, least=120),
        Column(_("Size"), lambda line: size(line.backup.size), 90, right=True, spare=1),
    ]
