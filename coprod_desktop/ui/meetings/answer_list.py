"""A list where each row has one of a few answers: replies, who came, what worked - one press or one key each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.meetings.segments import Segments, width_of
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.ui.jobs import Jobs
    from coprod_desktop.ui.meetings.segments import Answer

Row = TypeVar("Row")


class AnswerList(QWidget, Generic[Row]):
    """``answered`` (row id, value). A key answers for the current row and goes on to the next one.

    The keys are said below the list. ``stays`` are values after which the current row stays current, because there
    is more to say about it.
    """

    answered = Signal(object, object)

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[Row]],
        name: str,
        answers: Sequence[Answer],
        given: Callable[[Row], Any],
        *,
        title: str,
        place: int = -1,
        empty: QWidget | None = None,
        stays: Sequence[Any] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.answers = tuple(answers)
        self.stays = tuple(stays)
        words = {answer.value: answer.words for answer in answers}
        own = Column[Row](title, lambda row: words.get(given(row), ""), width_of(answers))
        at = self.place = len(columns) if place < 0 else place
        self.list: ListView[Row] = ListView(jobs, [*columns[:at], own, *columns[at:]], name, empty=empty)
        self.segments = Segments(self.list.model, answers, given, self)
        self.list.table.setItemDelegateForColumn(at, self.segments)
        self.list.table.stand_below(self.segments, at)
        self.hint = Words(_keys(answers), Kind.SMALL)
        self._lay_out()
        self.segments.picked.connect(self.answered)
        self.list.loaded.connect(self.on_loaded)
        for answer in answers:
            self.add_key(answer.key, partial(self.answer, answer.value))

    def add_key(self, key: str, run: Callable[[], object]) -> None:
        """One more key of the list."""
        shortcut = QShortcut(QKeySequence(key), self.list.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(run)

    def answer(self, value: Any) -> None:
        """Give this answer for the current row, and go on to the next."""
        row_id = self.list.current_id
        if row_id is None:
            return
        if value not in self.stays:
            self.go_on()
        self.answered.emit(row_id, value)

    def box_of(self, row: int, number: int) -> QRect:
        """Where an answer of a row stands in the list, beside the other columns or below them."""
        table = self.list.table
        if table.isColumnHidden(self.place):
            return self.segments.boxes_below(table.foot_room(row))[number]
        return self.segments.boxes(table.visualRect(self.list.model.index(row, self.place)))[number]

    def go_on(self) -> None:
        """The next row is the current one."""
        index = self.list.table.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self.list.table.setCurrentIndex(below)

    def on_loaded(self) -> None:
        """Some row is always current: what is at the right belongs to it."""
        if self.list.current_id is None and self.list.model.rowCount():
            self.list.table.setCurrentIndex(self.list.model.index(0, 0))

    def start(self) -> None:
        """Give the list the keyboard, at its first row if none is current."""
        if self.list.current_id is None and self.list.model.rowCount():
            self.list.table.setCurrentIndex(self.list.model.index(0, 0))
        self.list.table.setFocus()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.list, 1)
        below = QVBoxLayout()
        worn = theme.current()
        below.setContentsMargins(worn.space(12), worn.space(2), worn.space(12), worn.space(6))
        below.addWidget(self.hint)
        outer.addLayout(below)
        self.setFocusProxy(self.list)


def _keys(answers: Sequence[Answer]) -> str:
    keys = ", ".join(f"{answer.key} {answer.words.lower()}" for answer in answers)
    return _("By keyboard: {keys}. Up and Down move.").format(keys=keys)
