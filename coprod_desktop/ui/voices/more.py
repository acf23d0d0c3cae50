"""The rest of the figures: the busiest tenth, each board, the stages, and access."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop import i18n
from coprod_desktop.documents.voice_charts import board_chart
from coprod_desktop.domain.boards import STAGE_NAMES, Stage
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services.voice_figures import MoreFigures
from coprod_desktop.ui import theme
from coprod_desktop.ui.voices import reasons
from coprod_desktop.ui.voices.chart_card import ChartCard, mix_rows
from coprod_desktop.ui.voices.reasons import Reason
from coprod_desktop.ui.widgets.bar_rows import BarRows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.words import Kind, Words

#: From the start means from one of these.
_EARLY = (Stage.IDEA, Stage.PLAN)


class MoreCards(QWidget):
    """What stands under "more". ``show_reason`` opens the answer to "why?"."""

    def __init__(self, show_reason: Callable[[Reason], object]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._show_reason = show_reason
        self.busiest = ChartCard(_("The busiest tenth"), self.on_busiest_why)
        self.boards = ChartCard(_("The mix of each board"), self.on_boards_why)
        self.charts = (self.busiest, self.boards)
        self.stages = Card(_("From the start"))
        self.stage_rows = BarRows()
        self.stages.add(self.stage_rows)
        self.access = Card(_("Access"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(theme.GAP))
        outer.addWidget(columns((self.busiest, 2), (stack(self.stages, self.access), 3)))
        outer.addWidget(self.boards)

    def on_more(self, more: MoreFigures) -> None:
        """The figures have come."""
        self.boards.setVisible(bool(more.by_board))
        if more.by_board:
            self.boards.show_chart(
                board_chart(more.by_board, i18n.language()),
                _("People who came to two boards are counted on both."),
                table=mix_rows(_("Board"), more.by_board),
            )
        self._show_stages(dict(more.stages))
        self.access.clear()
        for sentence in more.access.sentences():
            self.access.add(Words(sentence, Kind.PLAIN))

    def on_busiest_why(self) -> None:
        """Why the busiest tenth."""
        self._show_reason(reasons.of_busiest(self.busiest.heading.text()))

    def on_boards_why(self) -> None:
        """How each board is counted."""
        self._show_reason(reasons.of_boards(self.boards.heading.text()))

    def _show_stages(self, stages: dict[Stage, int]) -> None:
        count, whole = i18n.language().count, sum(stages.values())
        early = sum(stages.get(stage, 0) for stage in _EARLY)
        said = ngettext(
            "People were there from the idea or the plan in {early} of {n} meeting.",
            "People were there from the idea or the plan in {early} of {n} meetings.",
            whole,
        )
        self.stages.say(
            said.format(early=count(early), n=count(whole))
            if whole
            else _("Nobody has come to a meeting yet.")
        )
        rows = [
            (_(name), stages[stage] / whole, count(stages[stage]))
            for stage, name in STAGE_NAMES.items()
            if stages.get(stage)
        ]
        self.stage_rows.show_rows(rows)
