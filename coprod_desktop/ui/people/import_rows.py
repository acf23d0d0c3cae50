"""The third step of taking people in: what would happen to each row."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.import_plan import Answer, Plan, plan
from coprod_desktop.domain.importing import Fate, RowFate
from coprod_desktop.i18n import _, language
from coprod_desktop.services.importing import Preview
from coprod_desktop.ui import theme
from coprod_desktop.ui.jobs import Jobs
from coprod_desktop.ui.models.column import Column, no_text
from coprod_desktop.ui.models.source import Source
from coprod_desktop.ui.people import import_words
from coprod_desktop.ui.people.import_row import RowPanel
from coprod_desktop.ui.people.import_words import ShownRow
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import columns, stack


class RowsStep(QWidget):
    """Every row of the file with its fate, and the chosen one at right. ``planned`` carries the plan whenever it changes."""

    planned = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._jobs = jobs
        self.preview = Preview((), 0)
        self.answers: dict[int, Answer] = {}
        self.plan: Plan | None = None
        self.totals: Counter[str] = Counter()
        self._by_number: dict[int, RowFate] = {}
        self._typed: Mapping[int, str] = {}
        self.chips = Chips()
        self.list: ListView[ShownRow] = ListView(
            jobs,
            self._columns(),
            _("Rows of the file"),
            empty=Empty(_("No row is like that. Turn a filter off.")),
        )
        self.panel = RowPanel(jobs)
        self.next = Button(_("Next to decide"), self.on_next_asked, icon="arrow-down")
        self._lay_out()
        self.chips.changed.connect(self.show_rows)
        self.list.chosen.connect(self.on_chosen)
        self.panel.answered.connect(self.on_answered)

    def show_preview(
        self, preview: Preview, typed: Mapping[int, str] | None = None, *, keep_answers: bool = False
    ) -> None:
        """Show what would happen; ``typed`` are the names as the file has them, where a row could not be read."""
        self.preview = preview
        self._typed = typed or {}
        self.answers = self.answers if keep_answers else {}
        self.totals = Counter(map(import_words.sort_of, preview.fates))
        self._by_number = {row.row: row for row in preview.fates}
        for sort, words in import_words.SORTS.items():
            self.chips.remove(sort)
            if self.totals[sort]:
                said = _("{fate} {n}").format(fate=_(words), n=language().count(self.totals[sort]))
                self.chips.add_switch(sort, said)
        self.panel.show_row(None, {})
        self.show_rows()
        self._plan()

    def show_rows(self) -> None:
        """Show the rows the chips let through; with none on, all."""
        on = {sort for sort in import_words.SORTS if self.totals[sort] and self.chips.value(sort)}
        by_number, answers, typed = self._by_number, self.answers, self._typed
        numbers = array(
            "q", (row.row for row in self.preview.fates if not on or import_words.sort_of(row) in on)
        )

        def rows(_work: object, ids: Sequence[int]) -> list[ShownRow]:
            return [import_words.shown(by_number[number], answers, typed.get(number, "")) for number in ids]

        self.list.show_list(Source(lambda _work, n: numbers[:n], lambda _work: numbers, rows))

    def waiting(self) -> list[int]:
        """The rows nobody has decided yet, in their order."""
        return [
            row.row for row in self.preview.fates if row.fate is Fate.UNCLEAR and row.row not in self.answers
        ]

    def on_chosen(self, number: int | None) -> None:
        """A row was chosen."""
        row = self._by_number.get(number) if number is not None else None
        if row is not self.panel.row:
            self.panel.show_row(row, self.answers, self._typed.get(row.row, "") if row else "")

    def on_answered(self, number: int, answer: Answer) -> None:
        """Something was said of a row."""
        self.answers[number] = answer
        self.list.refresh()
        self._plan()

    def on_next_asked(self) -> None:
        """Go to the next row that needs an answer, from the current one on."""
        waiting = self.waiting()
        if not waiting:
            return
        at = self.list.current_id or 0
        number = next((one for one in waiting if one > at), waiting[0])
        if self.list.choose(number):
            self.on_chosen(number)
            if self.panel.choice is not None:
                self.panel.choice.setFocus()

    def on_planned(self, planned: Plan) -> None:
        """Who would be written is known anew."""
        self.plan = planned
        self.next.setVisible(bool(self.totals[Fate.UNCLEAR.value]))
        self.next.setEnabled(bool(self.waiting()))
        self.planned.emit(planned)

    def _plan(self) -> None:
        found, answers = self.preview.fates, dict(self.answers)
        self._jobs.read(lambda _work: plan(found, answers), self.on_planned, key="import plan")

    @staticmethod
    def _columns() -> list[Column[ShownRow]]:
        return [
            Column(_("Row"), lambda row: language().count(row.id), 72, right=True),
            Column(
                _("Person, and why"),
                lambda row: row.name,
                300,
                second=lambda row: row.why,
                strong=True,
                stretch=True,
            ),
            Column(_("What will happen"), no_text, 190, chips=lambda row: [row.chip], least=150),
        ]

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(flush=True)
        above = QHBoxLayout()
        side, high = theme.current().space(12), theme.current().space(8)
        above.setContentsMargins(side, high, side, high)
        above.addWidget(self.chips, 1)
        above.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        card.add(above)
        card.add(self.list, 1)
        outer.addWidget(columns((card, 5), (stack(self.panel), 3)), 1)
