"""A finance packet at work: its claims, what finance decides of them, the payment file and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui import theme
from coprod_desktop.ui.crash import Crashes
from coprod_desktop.ui.finance.bulk_verbs import BulkVerbs
from coprod_desktop.ui.finance.claim_panel import ClaimPanel
from coprod_desktop.ui.finance.claim_verbs import ClaimVerbs
from coprod_desktop.ui.finance.desk_jobs import DeskJobs
from coprod_desktop.ui.finance.rows import DeskRow, columns, rows
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.notices import Notices
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import columns as side_by_side
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from coprod_desktop.services.finance_desk import FinanceDesk

_SIZE = (1200, 800)
_MOST = 0.95


class FinanceWindow(QWidget):
    """One packet, open. Everything decided is kept at once; ``closed`` when the window is gone."""

    closed = Signal()

    def __init__(self, desk: FinanceDesk) -> None:
        super().__init__()
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setWindowTitle(_("Finance packet – Coprod Desktop"))
        self.jobs, self.notices = DeskJobs(self), Notices(self)
        self.crashes = Crashes(lambda: self, self)
        self.jobs.errands.crashed.connect(self.crashes.on_caught)
        self.claim_verbs = ClaimVerbs(self, desk, self.jobs)
        self.bulk = BulkVerbs(self, desk, self.jobs, self.notices, self.ticked)
        self.list: ListView[DeskRow] = ListView(self.jobs.as_jobs(), columns(), _("Claims"), ticks=True)
        self.panel = ClaimPanel(desk, self.claim_verbs)
        self.hint = Words("", Kind.NOTE)
        self._leaving = False
        self._lay_out()
        self._connect()
        self.notices.bar.rest(_("Everything you decide is kept on this computer as you go."))
        self.refresh()
        worn = theme.current()
        self.resize(
            QSize(*(worn.px(side) for side in _SIZE)).boundedTo(self.screen().availableSize() * _MOST)
        )

    def refresh(self) -> None:
        """Show what was decided by now."""
        self.list.show_list(of_rows(lambda _work: rows(self.desk)))
        if self.panel.thing is None and self.desk.packet.claims:
            self.list.choose(rows(self.desk)[0].id)
        self.panel.show_thing(self.list.current_id)
        self._dress()

    def ticked(self) -> list[int]:
        """The claims ticked, in the order of the list."""
        return [one for one in self.list.model.ids() if one in self.list.model.ticked]

    def on_did(self, label: str) -> None:
        """Something was decided: nothing stays ticked, and everything is shown anew."""
        self.list.model.tick(set(self.list.model.ticked), on=False)
        self.notices.info(label)
        self.refresh()

    def leave(self) -> None:
        """Close without asking."""
        self._leaving = True
        self.close()

    def _dress(self) -> None:
        n, count = len(self.ticked()), language().count
        for verb, button in self.buttons.items():
            waiting = len(self.bulk.of(verb))
            button.setEnabled(bool(waiting))
            button.setText(_("{verb} ({n})").format(verb=self.bulk.words[verb], n=count(waiting)))
        self.answer.setEnabled(self.desk.answer.has_news)
        self.hint.setText(
            ngettext("{n} claim ticked.", "{n} claims ticked.", n).format(n=count(n))
            if n
            else _("Tick claims to do one thing to some of them: press Space, or the box.")
        )

    def _lay_out(self) -> None:
        worn = theme.current()
        packet = self.desk.packet
        title = _("Finance packet {number}").format(number=packet.number)
        self.setAccessibleName(title)
        made = _("From {organisation}, made by {name} on {day}. Check code {code}.").format(
            organisation=packet.organisation,
            name=packet.made_by,
            day=language().day(packet.made_on),
            code=self.desk.code,
        )
        self.buttons = {verb: Button(words, run) for verb, words, run in self.bulk.verbs()}
        self.answer = Button(_("Write the answer…"), self.bulk.answer, weight=Weight.MAIN, icon="paper-plane")
        verbs = Flow()
        for button in (*self.buttons.values(), self.answer):
            verbs.addWidget(button)
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(*[worn.px(theme.EDGE)] * 4)
        inner.setSpacing(worn.space(theme.GAP))
        inner.addLayout(verbs)
        inner.addWidget(side_by_side((ListCard(self.list, (), (self.hint,)), 1), (self.panel, 1)), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_band(title, made))
        outer.addWidget(Scroll(whole, fills=True), 1)
        outer.addWidget(self.notices.bar)

    def _connect(self) -> None:
        self.list.chosen.connect(self.panel.show_thing)
        self.list.ticks_changed.connect(self._dress)
        self.jobs.did.connect(self.on_did)
        self.jobs.problem_met.connect(self.notices.problem)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What the coordinator does not know yet is asked about first."""
        if self.desk.answer.has_news and not self._leaving:
            event.ignore()
            ask = Dialog(
                self,
                _("Close without writing the answer?"),
                _(
                    "What you decided is kept here, and the coordinator does not know of it yet. Write the answer now, or open the packet again later."
                ),
                accept=_("Close"),
                cancel=_("Stay"),
            )
            ask.accepted.connect(self.leave)
            ask.open()
            ask.cancel.setFocus()
            return
        self.jobs.close()
        self.crashes.stop()
        self.closed.emit()
        super().closeEvent(event)


def _band(title: str, note: str) -> QFrame:
    """On the colour of the rail, as before it was opened."""
    worn = theme.current()
    band = QFrame()
    band.setObjectName("rail")
    column = QVBoxLayout(band)
    column.setContentsMargins(*[worn.px(theme.EDGE)] * 4)
    column.setSpacing(worn.px(theme.GRID))
    column.addWidget(Words(title, Kind.TITLE))
    column.addWidget(Words(note, Kind.NOTE))
    return band
