"""One row of a paper's words, to change: its picture, its sentences, and what is hard to read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.templates import PARTS, ROW_NAMES, RowKind, TemplateRow
from coprod_desktop.i18n import N_, _, language, ngettext
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers.picture_choices import pictures
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.text_edit import TextArea
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.easyread import Finding

_LINES = {RowKind.TITLE: 1, RowKind.HEADING: 1, RowKind.FACT: 2, RowKind.QUESTION: 4, RowKind.ROW: 3}
_LONGEST_SAID = 3
_MOST_WRITTEN = 6
_HINTS = {
    RowKind.QUESTION: N_(
        "First what is asked, then each answer on a line of its own: it gets a box to tick."
    ),
    RowKind.FACT: N_("First what it is, such as “Where”, then the fact on the next line."),
}


class TemplateRowEdit(QWidget):
    """``changed`` as it is typed in; what is found in it stands below it, and a screen reader hears it with the text."""

    changed = Signal()

    def __init__(
        self, row: TemplateRow, verbs: Sequence[tuple[str, Callable[[TemplateRowEdit], object]]]
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._row = row
        self.name = Words(_(ROW_NAMES[row.kind]), Kind.STRONG)
        head = Flow(gap=12)
        head.addWidget(self.name)
        self.buttons = [
            Button(words, lambda run=run: run(self), weight=Weight.LINK)  # type: ignore[misc]
            for words, run in verbs
        ]
        for button in self.buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(4))
        column.addLayout(head)
        self.picture: Choice | None = None
        self.write: Choice | None = None
        self.text: TextArea | None = None
        self._fill(column)
        self.found = Words("", Kind.ATTENTION)
        self.found.hide()
        column.addWidget(self.found)

    def value(self) -> TemplateRow:
        """The row as it stands now."""
        if self.text is None:
            return self._row
        lines = tuple(line.strip() for line in self.text.value().splitlines() if line.strip())
        picture = "" if self.picture is None else self.picture.value() or ""
        write = self._row.write if self.write is None else self.write.value() or 0
        return TemplateRow(self._row.kind, lines, picture, write)

    def show_place(self, number: int) -> None:
        """Which row it is now: two of a kind are told apart by it."""
        said = _("Row {n}: {what}").format(n=number, what=self.name.text())
        if self.text is not None:
            self.text.setAccessibleName(said)
        if self.picture is not None:
            self.picture.setAccessibleName(_("Picture of row {n}").format(n=number))
        if self.write is not None:
            self.write.setAccessibleName(_("Lines to write on below row {n}").format(n=number))
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()}: {said}")

    def show_found(self, findings: Sequence[Finding]) -> None:
        """What is hard to read in it."""
        words = language()
        self.say("\n".join(f"{one.why(words)} {one.instead(words)}" for one in findings[:_LONGEST_SAID]))

    def say(self, what: str) -> None:
        """Say this below it; nothing takes it away."""
        self.found.setText(what)
        self.found.setVisible(bool(what))
        if self.text is not None:
            self.text.setAccessibleDescription(what)

    def _fill(self, column: QVBoxLayout) -> None:
        kind = self._row.kind
        if kind is RowKind.PART:
            column.addWidget(Words(_(PARTS[self._row.lines[0]]), Kind.NOTE))
            return
        if kind is RowKind.NEW_PAGE:
            return
        if kind is RowKind.ROW:
            self.picture = Choice(pictures())
            self.picture.show_value(self._row.picture)
            self.picture.changed.connect(self.changed)
            column.addWidget(self.picture)
        self.text = TextArea(lines=_LINES[kind])
        self.text.show_value("\n".join(self._row.lines))
        self.text.changed.connect(self.changed)
        column.addWidget(self.text)
        if kind in _HINTS:
            column.addWidget(Words(_(_HINTS[kind]), Kind.NOTE))
        if kind is RowKind.QUESTION:
            self.write = Choice(_lines_to_write())
            self.write.show_value(self._row.write)
            self.write.changed.connect(self.changed)
            column.addWidget(self.write)


def _lines_to_write() -> list[tuple[int, str]]:
    said = [
        ngettext("{n} line to write on", "{n} lines to write on", n).format(n=n)
        for n in range(1, _MOST_WRITTEN + 1)
    ]
    return list(enumerate([_("No line to write on"), *said]))
