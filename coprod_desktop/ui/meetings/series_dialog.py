"""More meetings like this one: how they repeat, then every date with what is good to know, to move or skip by hand."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.series import REPEAT_NAMES, Pattern, Repeats
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import day_facts, series
from coprod_desktop.ui import theme
from coprod_desktop.ui.meetings.day_card import clash_words
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.form import Field, Form, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.text_edit import NumberLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.services.day_facts import DayFacts
    from coprod_desktop.services.series import PreviewDay
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_USUAL_TIMES = 6


class DateRow(QWidget):
    """One date of the series: kept or skipped, moved by typing another, and what is good to know about it."""

    def __init__(self, dialog: SeriesDialog, row: PreviewDay) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._dialog = dialog
        self.keep = Tick(language().day(row.day))
        self.keep.show_value(value=True)
        self.day = DayEdit(dialog.desk.today())
        self.day.show_value(row.day)
        said = _("Another day instead of {day}").format(day=language().day(row.day))
        self.day.setAccessibleName(said)
        self.note = Words("", Kind.NOTE)
        grid = QGridLayout(self)
        grid.setContentsMargins(RING, 0, RING, 0)
        grid.setHorizontalSpacing(theme.current().space(12))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.keep, 0, 0)
        grid.addWidget(self.day, 0, 1)
        grid.addWidget(self.note, 1, 0, 1, 2)
        self.show_facts(row.facts, instead=row.instead)
        self.day.editingFinished.connect(self.on_moved)
        self.keep.changed.connect(dialog.count)

    def show_facts(self, facts: DayFacts, *, instead: bool = False) -> None:
        """What is good to know about its date."""
        said = [_("This month has no such day: its last one")] if instead else []
        said += [*facts.notes, *(clash_words(clash) for clash in facts.clashes)]
        self.note.setText(" · ".join(said))
        self.note.setVisible(bool(said))
        self.day.setAccessibleDescription(self.note.text())

    def on_moved(self) -> None:
        """Another day was typed: ask about that one."""
        day, board_id = self.chosen(), self._dialog.meeting.board_id
        if day is not None:
            self._dialog.desk.jobs.read(
                lambda work: day_facts.of_days(work, [day], board_id),
                lambda found: self.show_facts(found[0]),
                key=f"series day {id(self)}",
                owner=self,
            )

    def chosen(self) -> date | None:
        """Its date, or None when it is skipped. Raises :class:`Problem` when what was typed is no day."""
        if not self.keep.value():
            return None
        found: date | None = self.day.value()
        return found


class SeriesDialog(Dialog):
    """Two steps on one page: the pattern above, its dates below; one press plans them all."""

    def __init__(self, parent: QWidget, desk: Desk, meeting: Meeting) -> None:
        first = _("The first is this one, on {day}.").format(day=language().day(meeting.day))
        super().__init__(parent, _("Plan more like this"), first, accept=_("Plan them"), holds=True)
        self.desk, self.meeting = desk, meeting
        self.rows: list[DateRow] = []
        self.form = Form(self._parts(), ring=RING)
        self.form.fill({"repeats": Repeats.MONTH_WEEKDAY, "every": 1, "times": _USUAL_TIMES})
        self.said = Words("", Kind.STRONG)
        self.said.setContentsMargins(RING, 0, RING, 0)
        self._dates = QVBoxLayout()
        self._dates.setSpacing(theme.current().space(8))
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form)
        whole.addWidget(self.said)
        whole.addLayout(self._dates)
        whole.addStretch(1)
        self.add(Scroll(inner))
        self.form.changed.connect(self.on_changed)
        self.confirmed.connect(self.on_confirmed)
        self.form.control("repeats").setFocus()
        self.on_changed()

    def open(self) -> None:
        """Show it with room for a year of dates."""
        super().open()
        worn, room = theme.current(), self.screen().availableSize() * 0.9
        self.resize(min(worn.px(640), room.width()), min(worn.px(680), room.height()))

    def on_changed(self) -> None:
        """Another pattern: look at its dates."""
        try:
            pattern = self._pattern()
        except Problem as problem:
            self.on_problem(problem)
            return
        meeting_id = self.meeting.id
        self.desk.jobs.read(
            lambda work: series.preview(work, meeting_id, pattern),
            self.on_preview,
            self.on_problem,
            key="series preview",
            owner=self,
        )

    def on_preview(self, found: list[PreviewDay]) -> None:
        """Show every date."""
        self._show([DateRow(self, one) for one in found])
        self.count()

    def on_problem(self, problem: Problem) -> None:
        """Say what is missing; there are no dates then."""
        self._show([])
        self.said.setText(problem.each()[0].message)
        self.main.setEnabled(False)

    def count(self) -> None:
        """Say how many will be planned."""
        n = sum(bool(row.keep.value()) for row in self.rows)
        said = ngettext(
            "{n} more meeting. Untick a date to skip it, or type another day.",
            "{n} more meetings. Untick a date to skip it, or type another day.",
            n,
        )
        self.said.setText(said.format(n=n))
        self.main.setEnabled(bool(n))

    def on_confirmed(self) -> None:
        """Plan them all, as one step."""
        try:
            days = [day for day in (row.chosen() for row in self.rows) if day is not None]
        except Problem as problem:
            self.show_problem(problem)
            return
        self.hold()
        n, meeting_id = len(days), self.meeting.id
        label = ngettext("{n} more meeting planned", "{n} more meetings planned", n).format(n=n)
        self.desk.jobs.write(
            label,
            lambda work: series.make(work, meeting_id, days),
            lambda _made: self.accept(),
            self.show_problem,
            initiator=self,
        )

    def _show(self, rows: list[DateRow]) -> None:
        empty(self._dates)
        self.rows = rows
        for row in rows:
            self._dates.addWidget(row)
        dates = [control for row in rows for control in (row.keep, row.day)]
        for one, after in pairwise([self.form.control("until"), *dates, self.cancel, self.main]):
            QWidget.setTabOrder(one, after)

    def _pattern(self) -> Pattern:
        control = self.form.control
        return Pattern(
            first=self.meeting.day,
            repeats=control("repeats").value(),
            every=control("every").value() or 0,
            times=control("times").value(),
            until=control("until").value(),
        )

    def _parts(self) -> list[Field | Row]:
        return [
            Field("repeats", _("How it repeats"), Choice(of_names(REPEAT_NAMES, without=[Repeats.OTHER]))),
            Row(
                (
                    Field("every", _("Every so many"), NumberLine(least=1, most=12)),
                    Field("times", _("How many in all"), NumberLine(least=2, most=60)),
                    Field("until", _("Or until"), DayEdit(self.desk.today())),
                )
            ),
        ]


def move_following(desk: Desk, window: QWidget, meeting: Meeting, count: int) -> None:
    """Move this meeting and those of its series that follow."""

    def move(work: Work, values: dict[str, Any]) -> None:
        series.move_following(work, meeting.id, timedelta(days=values["days"]))

    moves = [
        (7, _("a week later")),
        (14, _("two weeks later")),
        (1, _("a day later")),
        (-1, _("a day earlier")),
        (-7, _("a week earlier")),
    ]
    sentence = ngettext(
        "{n} meeting moves. Whoever has an invitation stands on the list of people to tell.",
        "{n} meetings move. Whoever has an invitation stands on the list of people to tell.",
        count,
    ).format(n=count)
    ask(
        window,
        desk.jobs,
        _("Move this and the following"),
        [Field("days", _("By how much"), Choice(moves))],
        _("Move them"),
        _("Series moved"),
        move,
        sentence,
        {"days": 7},
    )
