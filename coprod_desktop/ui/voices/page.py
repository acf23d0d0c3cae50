"""Voices: who is heard, who came back, and where invitations stop."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop import i18n
from coprod_desktop.documents.voice_charts import (
    came_back_chart,
    concentration_chart,
    funnel_chart,
    mix_chart,
)
from coprod_desktop.domain.meetings import WAY_NAMES, Way
from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.voice_measures import CameBack
from coprod_desktop.domain.voice_mix import NEW_IS_NOT_DIFFERENT, definition
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import voice_figures
from coprod_desktop.services.voice_figures import VoiceFigures, VoicesAsked
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.jobs import Work
from coprod_desktop.ui.voices import reasons
from coprod_desktop.ui.voices.chart_card import ChartCard, mix_rows
from coprod_desktop.ui.voices.more import MoreCards
from coprod_desktop.ui.voices.reasons import Reason
from coprod_desktop.ui.voices.why_dialog import WhyDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.page import Page, columns

_QUARTERS = (12, 8, 4)


class VoicesPage(Page):
    """The three figures that matter, each a sentence over its chart; the rest under "more"."""

    tables: ClassVar[tuple[str, ...]] = (
        *("voice_fact", "attendance", "meeting", "invitation", "person", "term", "board"),
        *("organisation_setting", "adjustment", "adjustment_for"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Voices"))
        self.table_action = self.add_action(
            _("Show as table"), self.on_table_asked, icon="table", shortcut="Ctrl+T"
        )
        self.add_action(
            _("Report for leads"), self.on_report_asked, icon="file-pdf", shortcut="Ctrl+R", main=True
        )
        self.figures: VoiceFigures | None = None
        self._boards: list[tuple[int, str]] = []
        self._as_table = self._chips_filled = False
        self.chips = Chips()
        self.mix = ChartCard(_("The mix by quarter"), self.on_mix_why)
        self.came_back = ChartCard(_("Who came back"), self.on_came_back_why)
        self.funnel = ChartCard(_("Where invitations stop"), self.on_funnel_why)
        self.more_button = Button(_("Show more"), self.on_more_asked, icon="chevron-down")
        self.more = MoreCards(self.show_reason)
        self.busiest = self.more.busiest
        self.nothing = Empty(
            _(
                "Voices appear here once somebody has come to a meeting. Tick who came on the meeting's own page."
            ),
            _("Meetings") if desk.reaches("meetings") else "",
            desk.way("meetings"),
            "comments",
        )
        self._lay_out_cards()
        self._fill_chips([])
        self.chips.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Ask for the boards, and for the figures chosen."""
        asked = self.asked()

        def ask(work: Work) -> tuple[list[tuple[int, str]], VoiceFigures]:
            return voice_figures.boards(work), voice_figures.figures(work, asked)

        self.desk.jobs.read(ask, self.on_answered, key="voices figures")
        if not self.more.isHidden():
            self._ask_more()

    def asked(self) -> VoicesAsked:
        """What the chips say."""
        value = self.chips.value
        return VoicesAsked(VoiceScope(value("board"), value("way")), value("quarters"))

    # answers

    def on_answered(self, answer: tuple[list[tuple[int, str]], VoiceFigures]) -> None:
        """Boards and figures have come."""
        boards, figures = answer
        if boards != self._boards:
            self._boards = boards
            self._fill_chips(boards)
        self.on_figures(figures)

    def on_figures(self, figures: VoiceFigures) -> None:
        """The figures have come: say and draw them."""
        self.figures = figures
        anybody = figures.funnel.came > 0
        self.nothing.setVisible(not anybody)
        self.cards.setVisible(anybody)
        self.set_title(_("Voices"), self._sentence(figures))
        words = i18n.language()
        table = mix_rows(_("Quarter"), [(row.quarter.label, row.mix) for row in figures.quarters])
        chart = mix_chart(figures.quarters, words, Quarter.of(figures.today))
        self.mix.show_chart(chart, _(NEW_IS_NOT_DIFFERENT), drawn=bool(figures.quarters), table=table)
        back = figures.came_back
        self.came_back.show_chart(came_back_chart(back, words), _too_soon(back), drawn=bool(back.had_time))
        waiting = figures.funnel.waiting_sentence(figures.today)
        self.funnel.show_chart(funnel_chart(figures.funnel, words), waiting)
        tenth = concentration_chart(figures.busiest, figures.busiest_before, words)
        self.busiest.show_chart(tenth, drawn=figures.busiest.enough)

    # what can be pressed

    def on_table_asked(self) -> None:
        """Tables in place of charts, or charts again."""
        self._as_table = not self._as_table
        self.table_action.setText(_("Show as charts") if self._as_table else _("Show as table"))
        for card in (self.mix, self.came_back, self.funnel, *self.more.charts):
            card.show_as_table(shown=self._as_table)

    def on_report_asked(self) -> None:
        """To the report, about the same board."""
        self.desk.navigate("reports", self.chips.value("board"))

    def on_more_asked(self) -> None:
        """Show the rest, or put it away."""
        shown = self.more.isHidden()
        self.more.setVisible(shown)
        self.more_button.setText(_("Show less") if shown else _("Show more"))
        if shown:
            self._ask_more()

    def on_mix_why(self) -> None:
        """Why the mix is what it is."""
        if self.figures is not None:
            self.show_reason(reasons.of_mix(self.figures, self.mix.heading.text()))

    def on_came_back_why(self) -> None:
        """Why so many came back."""
        if self.figures is not None:
            self.show_reason(reasons.of_came_back(self.figures, self.came_back.heading.text()))

    def on_funnel_why(self) -> None:
        """Why invitations stop where they stop."""
        if self.figures is not None:
            self.show_reason(reasons.of_funnel(self.figures, self.funnel.heading.text()))

    def show_reason(self, reason: Reason) -> None:
        """The rule, and the people."""
        WhyDialog(self.window(), self.desk, reason, self.asked()).open()

    # inside

    def _ask_more(self) -> None:
        asked = self.asked()

        def ask(work: Work) -> voice_figures.MoreFigures:
            return voice_figures.more(work, asked)

        self.desk.jobs.read(ask, self.more.on_more, key="voices more")

    def _lay_out_cards(self) -> None:
        self.add(self.chips)
        self.cards = QWidget()
        self.cards.setObjectName("bare")
        inner = columns((self.came_back, 2), (self.funnel, 3))
        outer = _column(self.cards)
        outer.addWidget(self.mix)
        outer.addWidget(inner)
        outer.addWidget(self.more_button)
        outer.addWidget(self.more)
        self.more.hide()
        self.add(self.cards)
        self.add(self.nothing, 1)
        self.nothing.hide()
        self.body.addStretch(1)

    def _fill_chips(self, boards: list[tuple[int, str]]) -> None:
        ways = [(way, _(name)) for way, name in WAY_NAMES.items() if way is not Way.OTHER]
        every = [(n, ngettext("{n} quarter", "{n} quarters", n).format(n=n)) for n in _QUARTERS]
        self.chips.add_choice(
            "board", _("Board"), [(None, _("All boards")), *boards], self._kept("board", None)
        )
        self.chips.add_choice("quarters", _("How far back"), every, self._kept("quarters", _QUARTERS[0]))
        self.chips.add_choice(
            "way", _("How people join"), [(None, _("Every way of joining")), *ways], self._kept("way", None)
        )
        self._chips_filled = True

    def _kept(self, key: str, usual: object) -> object:
        return self.chips.value(key) if self._chips_filled else usual

    def _sentence(self, figures: VoiceFigures) -> str:
        board = dict(self._boards).get(figures.asked.scope.board_id or 0, _("All boards"))
        n = figures.asked.quarters
        said = ngettext("{board}, last {n} quarter.", "{board}, last {n} quarters.", n).format(
            board=board, n=n
        )
        return f"{said} {definition(figures.rule)}"


def _too_soon(came_back: CameBack) -> str:
    if not came_back.too_soon:
        return ""
    said = ngettext(
        "{n} first-timer has not had six months yet and is not counted here.",
        "{n} first-timers have not had six months yet and are not counted here.",
        came_back.too_soon,
    )
    return said.format(n=i18n.language().count(came_back.too_soon))


def _column(holder: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(holder)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.current().space(theme.GAP))
    return made
