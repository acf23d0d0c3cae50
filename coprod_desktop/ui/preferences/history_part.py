"""Who did what, newest first; one action can be taken back at any later time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.journal import GroupKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import backup_notes, history
from coprod_desktop.services.backups import NoBackup, Why
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences.history_check import said
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coprod_desktop.domain.journal_chain import Anchor, Verdict
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.history import HistoryRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Job, Work


#: So many entries taken back at once are worth a backup first.
LARGE = 50


@dataclass(frozen=True)
class Line:
    """One action, with the id a list wants."""

    id: int
    row: HistoryRow


class HistoryPart(SettingsPart):
    """The latest actions of everyone. Undo takes back your last one; here any of them can be taken back."""

    tables = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(
            Words(
                _(
                    "The latest 200 actions of everyone. Taking one back leaves the others as they are; "
                    "if something changed since, nothing is taken back and you are told."
                ),
                Kind.SENTENCE,
            )
        )
        self._checking: Job | None = None
        self.list: ListView[Line] = ListView(
            desk.jobs, _columns(), _("History"), empty=Empty(_("Nothing has been done yet."))
        )
        card = Card(flush=True)
        card.add(self.list, 1)
        self.body.addWidget(card, 1)
        self.reverse = Button(_("Take this back…"), self.on_reverse_asked, icon="rotate-left")
        self.reverse.setEnabled(False)
        self.check = Button(_("Check the history"), self.on_check_asked)
        self.body.addLayout(row_of(self.reverse, self.check))
        self.reverse.setVisible(desk.actor.may(Permission.UNDO))
        self.list.chosen.connect(self.on_chosen)
        self.list.opened.connect(lambda _row_id: self.on_reverse_asked())

    def refresh(self) -> None:
        """Ask for the list."""
        self.list.show_list(of_rows(_lines))

    def on_chosen(self, _row_id: object) -> None:
        """What can be taken back: everything that has not left the house or changed who can open the register."""
        line = self.list.current_row
        self.reverse.setEnabled(line is not None and not line.row.sealed)

    def on_reverse_asked(self) -> None:
        """Ask first."""
        line = self.list.current_row
        if line is None or not self.reverse.isEnabled():
            return
        row = line.row
        said = _("{who} did this on {day} at {clock}. {changed} will be as before.").format(
            who=row.who,
            day=language().day(_here(row.at).date()),
            clock=language().clock(_here(row.at).time()),
            changed=_changed(row.rows),
        )
        self.desk.notices.ask(
            _("Take back “{label}”?").format(label=row.label),
            said + " " + _("This can be undone too."),
            _("Take it back"),
            lambda: self._take_back(row),
        )

    def on_check_asked(self) -> None:
        """Follow the whole history and say whether it is as it was written."""
        if self._checking is not None and not self._checking.ended:
            return
        self._checking = self.desk.jobs.long_read(
            _("Checking the history"),
            lambda work, progress: history.verify(work, self._anchors(work), progress),
            self.on_checked,
            owner=self,
        )

    def on_checked(self, verdict: Verdict) -> None:
        """Say what came of it."""
        say = self.desk.notices.info if verdict.broken is None else self.desk.notices.problem
        say(said(verdict))

    def _anchors(self, work: Work) -> Sequence[Anchor]:
        """Where the history ended earlier, as far as that is known from outside the register."""
        keeper = self.desk.keeper
        return () if keeper is None else keeper.backups.anchors(backup_notes.gone_back(work))

    def _take_back(self, row: HistoryRow, *, backup: bool = True) -> None:
        large = row.rows >= LARGE and backup
        self.desk.jobs.long_write(
            _("Reversed: {label}").format(label=row.label),
            lambda work, _progress: history.reverse(work, row.group_id),
            on_problem=lambda problem: self._not_taken_back(row, problem),
            first=self.desk.first(Why.CHANGE) if large else None,
            initiator=self,
        )

    def _not_taken_back(self, row: HistoryRow, problem: Problem) -> None:
        if isinstance(problem, NoBackup):
            self.desk.ask_without_backup(
                problem, _("Take it back without a backup"), lambda: self._take_back(row, backup=False)
            )
        else:
            self.desk.notices.problem(problem)


def _lines(work: Work) -> list[Line]:
    return [Line(row.group_id, row) for row in history.recent(work)]


def _columns() -> list[Column[Line]]:
    return [
        Column(_("When"), _when, 200, least=120),
        Column(_("Who"), lambda line: line.row.who, 180, least=110),
        Column(_("What"), lambda line: line.row.label, 360, strong=True, stretch=True, least=150),
        Column(_("Changed"), lambda line: _changed(line.row.rows), 130, spare=1),
        Column(_("State"), no_text, 190, chips=_state, least=110),
    ]


def _here(at: datetime) -> datetime:
    return at.astimezone()


def _when(line: Line) -> str:
    at = _here(line.row.at)
    said = language()
    return _("{day}, {clock}").format(day=said.short_day(at.date()), clock=said.clock(at.time()))


def _changed(n: int) -> str:
    return ngettext("{n} entry", "{n} entries", n).format(n=language().count(n))


def _state(line: Line) -> list[Chip]:
    if line.row.kind in (GroupKind.TRIED_OUT, GroupKind.GONE_BACK):
        return []
    if line.row.sealed:
        return [Chip(_("Cannot be taken back"), ChipKind.CALM)]
    if line.row.kind in (GroupKind.UNDONE, GroupKind.REVERSED):
        return [Chip(_("Took something back"), ChipKind.CALM)]
    return []
