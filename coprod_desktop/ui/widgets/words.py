"""Words on the window, by what they are for."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Kind(StrEnum):
    """What words are for; the look of each is in the theme."""

    TITLE = "title"
    FIGURE = "figure"
    HEADING = "heading"
    STRONG = "strong"
    PLAIN = "plain"
    SENTENCE = "sentence"
    NOTE = "note"
    SMALL = "small"
    PROBLEM = "problem"
    ATTENTION = "attention"
    GOOD = "good"
    CHIP = "chip"
    CHIP_CALM = "chip-calm"
    CHIP_GOOD = "chip-good"
    CHIP_STOP = "chip-stop"


_ONE_LINE = {Kind.FIGURE, Kind.CHIP, Kind.CHIP_CALM, Kind.CHIP_GOOD, Kind.CHIP_STOP}


class Words(QLabel):
    """Plain text of one kind, wrapped unless it is a figure or a chip. Never rich text: a name may hold a ``<``."""

    def __init__(self, text: str = "", kind: Kind = Kind.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind.value)
        self.setWordWrap(kind not in _ONE_LINE)
        if kind in _ONE_LINE:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_as(self, kind: Kind) -> None:
        """Change what these words are for."""
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
