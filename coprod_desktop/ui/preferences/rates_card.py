"""The rates of a scheme: each figure with its days, its source, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.domain.rates import RateKind
from coprod_desktop.i18n import _
from coprod_desktop.services import rates
from coprod_desktop.ui import theme
from coprod_desktop.ui.models.column import Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences import scheme_words as words
from coprod_desktop.ui.preferences.rate_forms import RateForms
from coprod_desktop.ui.preferences.rate_timeline import RateTimeline
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.rates import Rate
    from coprod_desktop.ui.desk import Desk


class RatesCard(Card):
    """The list, and what can be done about the row chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(flush=True)
        self.desk = desk
        self.forms = RateForms(desk, self)
        self._scheme_id: int | None = None
        self._kind = RateKind.PAID
        self._ceilings: Sequence[Rate] = ()
        self.list: ListView[Rate] = ListView(
            desk.jobs, _columns(self._beside), _("Rates"), empty=Empty(_("No rates yet. Add the first one."))
        )
        self.timeline = RateTimeline()
        self.timeline.hide()
        self.add(self.list, 1)
        self.add(self.timeline, 1)
        self.verbs = Flow()
        self.turn = Button(_("Over time"), self.on_turned, icon="chart-gantt")
        self.verbs.addWidget(self.turn)
        self.verbs.addWidget(Button(_("Add a rate"), self.on_add_asked, icon="plus"))
        self._about_row: list[Button] = []
        for said, run in (
            (_("New figure from a day…"), self._for_row(self.forms.change_from)),
            (_("Put it right…"), self._for_row(self.forms.change)),
            (_("End it…"), self._for_row(self.forms.end)),
            (_("Remove"), self._for_row(self._remove)),
        ):
            button = Button(said, run)
            self._about_row.append(button)
            self.verbs.addWidget(button)
        foot = QVBoxLayout()
        worn = theme.current()
        foot.setContentsMargins(worn.space(8), worn.space(4), worn.space(8), worn.space(8))
        foot.addLayout(self.verbs)
        self.add(foot)
        self.list.chosen.connect(lambda _row_id: self._offer())
        self.list.loaded.connect(self._offer)
        self.list.opened.connect(lambda _row_id: self._for_row(self.forms.change)())
        self._offer()

    def show_rates(
        self, rows: Sequence[Rate], scheme_id: int | None, kind: RateKind, ceilings: Sequence[Rate] = ()
    ) -> None:
        """Show these; what we pay for miles stands beside what HMRC allows."""
        self._scheme_id, self._kind, self._ceilings = scheme_id, kind, ceilings
        self.list.show_list(of_rows(lambda _work: rows))
        self.timeline.show_rates(rows, self.desk.today())

    def on_turned(self) -> None:
        """From the list to the drawing, and back."""
        drawn = self.timeline.isHidden()
        self.timeline.setVisible(drawn)
        self.list.setVisible(not drawn)
        self.turn.setText(_("As a list") if drawn else _("Over time"))
        for button in self._about_row:
            button.setVisible(not drawn)

    def on_add_asked(self) -> None:
        """A row more."""
        self.forms.add(self._scheme_id, self._kind)

    def _beside(self, rate: Rate) -> str:
        return words.beside(rate, self._ceilings, self.desk.today())

    def _for_row(self, run: Callable[[Rate], object]) -> Callable[[], object]:
        def do() -> None:
            row = self.list.current_row
            if row is not None:
                run(row)

        return do

    def _offer(self) -> None:
        for button in self._about_row:
            button.setEnabled(self.list.current_id is not None)

    def _remove(self, rate: Rate) -> None:
        self.desk.jobs.write(
            _("Rate removed: {name}").format(name=rate.name),
            lambda work: rates.remove(work, rate.id),
            initiator=self,
        )


def _columns(beside: Callable[[Rate], str]) -> list[Column[Rate]]:
    return [
        Column(_("For"), _for, 230, second=beside, strong=True, stretch=True, wraps=1),
        Column(_("Figure"), lambda rate: rate.text(), 190, second=words.holds, right=True, least=140),
        Column(_("Checked"), no_text, 160, chips=words.sure, least=120),
    ]


def _for(rate: Rate) -> str:
    return rate.name[:1].upper() + rate.name[1:]
