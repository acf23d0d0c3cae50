"""One thing that needs doing, and its one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.words import Kind, Words


class ActionRow(QWidget):
    """Picture, what it is, a quieter second line, one button. ``urgent`` tints the picture amber; the words say why."""

    def __init__(
        self,
        icon: str,
        title: str,
        second: str,
        verb: str,
        run: Callable[[], object],
        *,
        urgent: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.space(12), worn.space(10), worn.space(12), worn.space(10))
        row.setSpacing(worn.space(20))
        row.addWidget(
            Picture(icon, "attention" if urgent else "accent", theme.HEADING),
            0,
            Qt.AlignmentFlag.AlignVCenter,
        )
        said = QVBoxLayout()
        said.setSpacing(0)
        self.title = Words(title, Kind.STRONG)
        self.second = Words(second, Kind.NOTE)
        said.addWidget(self.title)
        said.addWidget(self.second)
        row.addLayout(said, 1)
        self.second.setVisible(bool(second))
        self.button = Button(verb, run, name=f"{verb}: {title}")
        row.addWidget(self.button)


class ActionRows(Card):
    """Rows one below the other, a line between them."""

    def __init__(self, heading: str = "") -> None:
        super().__init__(heading, flush=True)
        worn = theme.current()
        self.heading.setContentsMargins(worn.space(12), worn.space(10), worn.space(12), worn.space(2))
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.rows: list[ActionRow] = []

    def show_rows(self, rows: list[ActionRow]) -> None:
        """Show these rows instead of what is there."""
        self.clear()
        self.rows = list(rows)
        for number, row in enumerate(rows):
            if number:
                self.add(Rule())
            self.add(row)
        self.body.addStretch(1)
