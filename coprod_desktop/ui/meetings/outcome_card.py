"""What changed: what was said, what was decided, what is different now - with an owner and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.outcomes import OUTCOME_NAMES, Outcome, OutcomeState
from coprod_desktop.i18n import _, language
from coprod_desktop.services import outcomes, practice_examples
from coprod_desktop.ui.examples import example_form
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import TextArea

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.practice_examples import PracticeExample
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part as MeetingPart

_KINDS = {
    OutcomeState.OPEN: ChipKind.ATTENTION,
    OutcomeState.DECIDED: ChipKind.CALM,
    OutcomeState.DONE: ChipKind.GOOD,
    OutcomeState.NOT_POSSIBLE: ChipKind.CALM,
}


class OutcomeCard(Card):
    """The list; Enter changes one."""

    def __init__(self, part: MeetingPart) -> None:
        super().__init__(_("What changed"))
        self._part = part
        self._rows: dict[int, Outcome] = {}
        self._examples = False
        self.list: ListView[Outcome] = ListView(
            part.desk.jobs,
            _columns(part.desk.today()),
            _("What changed"),
            empty=Empty(
                _(
                    "Nothing written down yet. One line for each thing that was said, with who answers and by when."
                ),
                _("Write down what was said"),
                self.on_add_asked,
                "comment-dots",
            ),
        )
        self.list.fit_rows(6)
        self.add(self.list)
        self.example = Button(_("Tell it as an example…"), self.on_example_asked, icon="book-open")
        self.example.hide()
        self.add(self.example)
        self.list.table.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self._offer_example()
        )
        self.list.loaded.connect(self._offer_example)
        self.list.opened.connect(self.on_change_asked)

    def refresh(self) -> None:
        """Ask for the list."""
        meeting_id = self._part.meeting_id
        self.list.show_list(of_rows(lambda work: list(outcomes.what_changed(work, meeting_id).outcomes)))

    def show_outcomes(self, rows: Iterable[Outcome], *, examples: bool) -> None:
        """The rows as they are, for the form; ``examples`` says whether practice examples are written here."""
        self._rows, self._examples = {row.id: row for row in rows}, examples
        self._offer_example()

    def on_example_asked(self) -> None:
        """A practice example that begins with what is known of the chosen one."""
        outcome_id, desk = self.list.current_id, self._part.desk
        if outcome_id is not None:
            desk.jobs.read(
                lambda work: practice_examples.begin(work, outcome_id),
                lambda begun: example_form.add(desk, self.window(), self.on_example_added, begun),
                owner=self,
            )

    def on_example_added(self, example: PracticeExample) -> None:
        """Go on writing it there."""
        self._part.desk.navigate("examples", example.id)

    def _offer_example(self) -> None:
        row = self._rows.get(self.list.current_id or 0)
        self.example.setVisible(self._examples and row is not None and row.state is OutcomeState.DONE)

    def on_add_asked(self) -> None:
        """One thing that was said."""
        meeting_id = self._part.meeting_id
        self._ask(
            _("What was said?"),
            _("Write it down"),
            _("What was said is written down"),
            lambda work, values: outcomes.add(work, meeting_id, values),
        ).form.fill({"state": OutcomeState.OPEN})

    def on_change_asked(self, outcome_id: int) -> None:
        """What was decided, what is different now."""
        row = self._rows.get(outcome_id)
        if row is None:
            return
        self._ask(
            _("What changed?"),
            _("Keep changes"),
            _("What changed is written down"),
            lambda work, values: outcomes.edit(work, outcome_id, row.version, values),
        ).form.fill(row)

    def _ask(self, title: str, verb: str, label: str, work: Any) -> FormDialog:
        dialog = FormDialog(
            self.window(),
            title,
            _parts(self._part.desk),
            verb=verb,
            jobs=self._part.desk.jobs,
            label=label,
            work=lambda unit, values: work(unit, _dated(unit, values)),
            sentence=_("In words people can be told."),
        )
        dialog.open()
        return dialog


def _dated(work: Work, values: dict[str, Any]) -> dict[str, Any]:
    """An answer without a day was given today."""
    answered = values["state"] is not OutcomeState.OPEN
    return values | {"decided_on": work.today} if answered and values["decided_on"] is None else values


def _parts(desk: Desk) -> list[Part]:
    today = desk.today()
    return [
        Field("said", _("What was said"), TextArea(lines=2)),
        Row(
            (
                Field("owner", _("Who answers"), NameLine(desk.jobs)),
                Field("answer_by", _("Answer by"), DayEdit(today)),
            )
        ),
        Row(
            (
                Field("state", _("How far"), Choice(of_names(OUTCOME_NAMES, without=[OutcomeState.OTHER]))),
                Field("decided_on", _("Decided on"), DayEdit(today, past=True)),
            )
        ),
        Field("decided", _("What was decided, or why not"), TextArea(lines=2)),
        Field("changed", _("What is different now"), TextArea(lines=2)),
    ]


def _columns(today: date) -> list[Column[Outcome]]:
    return [
        Column(_("What was said"), lambda row: row.said, 300, second=_answer, strong=True, stretch=True),
        Column(_("How far"), no_text, 185, chips=lambda row: [_state(row, today)]),
    ]


def _answer(row: Outcome) -> str:
    answer = row.changed or row.decided
    if answer:
        return answer
    return _("{owner} answers").format(owner=row.owner) if row.owner else _("Nobody answers for this yet")


def _state(row: Outcome, today: date) -> Chip:
    if row.overdue(today):
        return Chip(_("Answer is late"), ChipKind.STOP)
    if not row.answered() and row.answer_by is not None:
        return Chip(_("Answer by {day}").format(day=language().short_day(row.answer_by, year=False)))
    return Chip(_(OUTCOME_NAMES[row.state]), _KINDS.get(row.state))
