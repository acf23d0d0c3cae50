"""One figure: a sentence as heading, the chart under it, its table, and "why?"."""

from collections.abc import Callable, Sequence
from textwrap import wrap

from PySide6.QtGui import QResizeEvent

from coprod_desktop import i18n
from coprod_desktop.documents.charts import Chart
from coprod_desktop.documents.charts.chart import Cell, Rows
from coprod_desktop.documents.report_voices import mix_columns, mix_figures
from coprod_desktop.domain.voice_mix import Mix
from coprod_desktop.i18n import _
from coprod_desktop.ui.voices.chart_view import ChartView
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.figure_table import FigureTable
from coprod_desktop.ui.widgets.words import Kind, Words

#: How many letters a line of a heading over numbers holds.
_HEADING = 10


class ChartCard(Card):
    """A chart or its table, one at a time; both say the same. ``why`` answers how the figure came about."""

    def __init__(self, name: str, why: Callable[[], object]) -> None:
        super().__init__(name)
        self.chart = ChartView()
        self.table = FigureTable(name)
        self.note = Words("", Kind.NOTE)
        self.why = Button(
            _("Why?"),
            why,
            weight=Weight.LINK,
            icon="circle-question",
            name=_("Why? {figure}").format(figure=name),
        )
        self._as_table = False
        self._drawn: Chart | None = None
        for part in (self.chart, self.table, self.note):
            self.add(part)
        self.body.addStretch(1)
        self.add(self.why)
        self.table.hide()
        self.note.hide()

    def show_chart(
        self, chart: Chart, note: str = "", *, drawn: bool = True, table: Rows | None = None
    ) -> None:
        """Show a figure; ``drawn`` False leaves only its sentence and note, where there is nothing to draw.

        ``table`` says more than the chart's own, where there is more to say.
        """
        self.say(chart.title)
        self.why.setAccessibleName(_("Why? {figure}").format(figure=chart.title))
        self._drawn = chart if drawn else None
        self.chart.show_chart(self._drawn)
        figures = table or chart.table()
        self.table.show_rows(_folded(figures.headings), [_as_text(row) for row in figures.rows])
        self.table.setAccessibleName(chart.title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.show_as_table(shown=self._as_table)

    def show_as_table(self, *, shown: bool) -> None:
        """The table in place of the chart, or the other way round."""
        self._as_table = shown
        self.chart.setVisible(self._drawn is not None and not shown)
        self.table.setVisible(self._drawn is not None and shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long words in the table take a second line where there is no room."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()
        self.table.updateGeometry()


def _folded(headings: Sequence[str]) -> list[str]:
    """Headings of numbers on several short lines, so that a table of many columns fits at large text."""
    return [headings[0], *("\n".join(wrap(heading, _HEADING)) for heading in headings[1:])]


def _as_text(row: Sequence[Cell]) -> list[str]:
    count = i18n.language().count
    return ["" if cell is None else count(cell) if isinstance(cell, int) else cell for cell in row]


def mix_rows(row: str, mixes: Sequence[tuple[str, Mix]]) -> Rows:
    """The table of several mixes, familiar voices parted by whether they hold a seat, as on paper."""
    headings, unknown, new_here = mix_columns(row, [mix for _name, mix in mixes], i18n.language())
    rows = [(name, *mix_figures(mix, unknown=unknown, new_here=new_here)) for name, mix in mixes]
    return Rows(tuple(headings), tuple(rows))
