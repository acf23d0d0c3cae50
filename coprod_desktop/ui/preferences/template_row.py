"""One row of a paper's words, to change: its picture, its sentences, and what is hard to read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.domain.templates import PARTS, ROW_NAMES, RowKind, TemplateRow
from coprod_desktop.i18n import _, language
from coprod_desktop.ui import theme
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
        return TemplateRow(self._row.kind, lines, picture, self._row.write)

    def show_place(self, number: int) -> None:
        """Which row it is now: two of a kind are told apart by it."""
        said = _("Row {n}: {what}").format(n=number, what=self.name.text())
        if self.text is not None:
            self.text.setAccessibleName(said)
        if self.picture is not None:
            self.picture.setAccessibleName(_("Picture of row {n}").format(n=number))
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
            self.picture = Choice(_pictures())
            self.picture.show_value(self._row.picture)
            self.picture.changed.connect(self.changed)
            column.addWidget(self.picture)
        self.text = TextArea(lines=_LINES[kind])
        self.text.show_value("\n".join(self._row.lines))
        self.text.changed.connect(self.changed)
        column.addWidget(self.text)


def _pictures() -> list[tuple[str, str]]:
    return sorted(((name, _(ALT[name])) for name in concepts()), key=lambda pair: pair[1])
