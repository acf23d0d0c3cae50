"""One row of a file: what it says, whom it is like, and what is to become of it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from coprod_desktop.domain.import_plan import Answer, answer_to
from coprod_desktop.domain.importing import Fate, Resemblance, RowFate
from coprod_desktop.i18n import _, language
from coprod_desktop.services import importing
from coprod_desktop.services.importing import Gains
from coprod_desktop.ui.jobs import Jobs
from coprod_desktop.ui.people import import_words
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.words import Kind, Words


class RowPanel(Card):
    """The chosen row. ``answered`` carries its number and what was said of it."""

    answered = Signal(object, object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.row: RowFate | None = None
        self.choice: Choice | None = None
        self._gains: list[Words] = []
        self.show_row(None, {})

    def show_row(self, row: RowFate | None, answers: Mapping[int, Answer], typed: str = "") -> None:
        """Show a row, or how to begin."""
        self.clear()
        self.row, self.choice, self._gains = row, None, []
        if row is None:
            self.say(_("Each row of the file"))
            self.add(
                Words(
                    _("Choose a row to see why it is new, known or left out, and to say otherwise."),
                    Kind.NOTE,
                )
            )
            self.body.addStretch(1)
            return
        self.say(import_words.name_of(row, typed))
        self.add(Words(_("Row {row} of the file").format(row=language().count(row.row)), Kind.NOTE))
        self._tell(row)
        if row.person is not None:
            self._ask(row, answers)
        self.body.addStretch(1)

    def on_answered(self) -> None:
        """Something was said of this row."""
        if self.row is not None and self.choice is not None:
            self.answered.emit(self.row.row, self.choice.value())
            self._ask_gains()

    def on_gains(self, gains: Gains) -> None:
        """What the row would fill in is known."""
        filled, kept = self._gains
        for words, names, sentence in (
            (filled, gains.filled, _("Would be filled in: {fields}.")),
            (kept, gains.kept, _("Says something else here, and stays as it is: {fields}.")),
        ):
            words.setText(sentence.format(fields=import_words.field_names(names)))
            words.setVisible(bool(names))
        if not gains.filled:
            filled.setText(_("Nothing to fill in: every field this row has is filled here."))
            filled.show()

    def _tell(self, row: RowFate) -> None:
        for problem in row.problems:
            self.add(Words(problem.line(), Kind.PROBLEM))
        if row.problems:
            self.add(
                Words(
                    _(
                        "Mend the cell in your spreadsheet and choose the file again, or go on without this row."
                    ),
                    Kind.NOTE,
                )
            )
        if row.fate is Fate.EMPTY:
            self.add(Words(_("There is nothing in this row."), Kind.PLAIN))
        if row.person is not None:
            for fact in import_words.facts(row.person):
                self.add(Words(fact))
            for need, _detail in row.person.needs:
                self.add(Words(_("Access need: {need}").format(need=need)))
            for remark in row.person.remarks:
                self.add(Words(remark, Kind.ATTENTION))

    def _ask(self, row: RowFate, answers: Mapping[int, Answer]) -> None:
        question = _("Who is this?") if row.resembles else _("Take them in?")
        label = Words(question, Kind.STRONG)
        self.add(label)
        for one in row.resembles:
            self.add(Words(one.line(), Kind.NOTE))
        self.choice = Choice(import_words.answers_for(row), question)
        self.choice.show_value(answer_to(row, answers))
        self.choice.changed.connect(self.on_answered)
        label.setBuddy(self.choice)
        self.add(self.choice)
        self._gains = [Words("", Kind.PLAIN), Words("", Kind.NOTE)]
        for words in self._gains:
            words.hide()
            self.add(words)
        self._ask_gains()

    def _ask_gains(self) -> None:
        for words in self._gains:
            words.hide()
        said = self.choice.value() if self.choice is not None else None
        person = self.row.person if self.row is not None else None
        self._jobs.cancel("import gains")
        if isinstance(said, Resemblance) and said.person_id is not None and person is not None:
            person_id = said.person_id
            self._jobs.read(
                lambda work: importing.gains(work, person_id, person), self.on_gains, key="import gains"
            )
