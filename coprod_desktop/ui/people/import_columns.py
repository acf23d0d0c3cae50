"""The second step of taking people in: what each column is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.documents.sheet import Sheet
from coprod_desktop.domain.cells import column_letters
from coprod_desktop.domain.import_mapping import ColumnMapping
from coprod_desktop.domain.import_rows import shortened
from coprod_desktop.domain.import_targets import TARGETS
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.importing import Preview
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Card, Rule, empty
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

#: More columns than this are not shown one by one; what lies beyond and means nothing to us is left out.
_MOST_SHOWN = 60
_CELLS_SHOWN = 3
_SAMPLE = 100
_LEAST_WIDTH = 560
_LEAST_HEIGHT = 200


class ColumnsStep(QWidget):
    """One row for each column: its heading, what stands in it, and what it becomes.

    ``changed`` when the user says a column is something else; ``sheet_asked`` carries the name of another sheet.
    """

    changed = Signal()
    sheet_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.sheet: Sheet | None = None
        self.mapping = ColumnMapping(())
        self.choices: dict[int, Choice] = {}
        self.problem = Words("", Kind.PROBLEM)
        self.sheets = Choice([], _("Sheet"))
        self.sheets.changed.connect(lambda: self.sheet_asked.emit(self.sheets.value()))
        self._sheet_row = self._labelled(_("Sheet"), self.sheets)
        self._lay_out()

    def show_sheet(self, sheet: Sheet, mapping: ColumnMapping) -> None:
        """Show the columns of a sheet, each as it is understood."""
        self.sheet, self.mapping = sheet, mapping
        self.sheets.offer([(name, name) for name in sheet.names])
        self.sheets.show_value(sheet.name)
        self._sheet_row.setVisible(len(sheet.names) > 1)
        empty(self._rows)
        self.choices.clear()
        shown = self._columns_shown(sheet)
        for column in shown:
            self._rows.addWidget(self._row(sheet, column))
            self._rows.addWidget(Rule())
        if beyond := len(sheet.headings) - len(shown):
            said = ngettext("{n} more column is left out.", "{n} more columns are left out.", beyond)
            self._rows.addWidget(Words(said.format(n=language().count(beyond)), Kind.NOTE))
        self._rows.addStretch(1)
        self._say_problem()

    def typed_names(self, preview: Preview) -> dict[int, str]:
        """The names as the file has them, of the rows that could not be read."""
        if self.sheet is None:
            return {}
        targets = ("name", "first_name", "surname", "known_as")
        named = [column for target in targets for column in self.mapping.columns(target)]
        first, rows = self.sheet.first_row, self.sheet.rows
        return {
            fate.row: " ".join(rows[fate.row - first][column] for column in named)
            for fate in preview.fates
            if fate.person is None
        }

    def on_chosen(self, column: int) -> None:
        """A column is something else; a meaning only one column can have moves here."""
        self.mapping = self.mapping.with_target(column, self.choices[column].value())
        for number, choice in self.choices.items():
            choice.show_value(self.mapping.targets[number])
        self._say_problem()
        self.changed.emit()

    def _say_problem(self) -> None:
        problem = self.mapping.problem()
        self.problem.setText(problem.message if problem else "")
        self.problem.setVisible(problem is not None)

    def _columns_shown(self, sheet: Sheet) -> list[int]:
        used = [n for n in range(len(sheet.headings)) if sheet.headings[n] or self._cells(sheet, n)]
        return [n for place, n in enumerate(used) if place < _MOST_SHOWN or self.mapping.targets[n]]

    def _row(self, sheet: Sheet, column: int) -> QWidget:
        letters = column_letters(column)
        heading = shortened(sheet.headings[column]) or _("(no heading)")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Words(_("{letters}: {heading}").format(letters=letters, heading=heading), Kind.STRONG))
        cells = " · ".join(self._cells(sheet, column))
        said.addWidget(Words(cells or _("Nothing in the first rows."), Kind.NOTE))
        row = Reflow((said, 3), (self._answer(column, heading), 2), least=_LEAST_WIDTH)
        pad = theme.current().space(4)
        row.row.setContentsMargins(0, pad, pad, pad)
        return row

    def _answer(self, column: int, heading: str) -> QWidget:
        if column in self.mapping.equality:
            return Words(
                _(
                    "Left out: this asks an equality question, and those answers need a consent of their own. "
                    "If it is about something else, change the heading in the file."
                ),
                Kind.NOTE,
            )
        pairs = [("", _("Leave out")), *((key, _(target.label)) for key, target in TARGETS.items())]
        choice = Choice(pairs, _("What the column “{heading}” is").format(heading=heading))
        choice.show_value(self.mapping.targets[column])
        choice.changed.connect(lambda: self.on_chosen(column))
        self.choices[column] = choice
        return choice

    @staticmethod
    def _cells(sheet: Sheet, column: int) -> list[str]:
        filled = (row[column] for row in sheet.rows[:_SAMPLE] if row[column].strip())
        return [shortened(cell) for cell, _place in zip(filled, range(_CELLS_SHOWN), strict=False)]

    @staticmethod
    def _labelled(words: str, choice: Choice) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        label = Words(words, Kind.STRONG)
        label.setWordWrap(False)
        label.setBuddy(choice)
        across.addWidget(label)
        across.addWidget(choice)
        across.addStretch(1)
        return row

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(_("What is in each column?"))
        card.add(self._sheet_row)
        card.add(self.problem)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        scroll = Scroll(inner)
        # A long list of columns scrolls here; it must not make the other steps as high.
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        scroll.setMinimumHeight(theme.current().px(_LEAST_HEIGHT))
        card.add(scroll, 1)
        outer.addWidget(card, 1)
