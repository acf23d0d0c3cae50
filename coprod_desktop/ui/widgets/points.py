"""Several sentences under each other, each with a dot or a number before it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.words import Words


class Points(QWidget):
    """A list to read: what belongs to one point stands in a column of its own, beside its dot or number."""

    def __init__(self, sentences: Sequence[str], *, numbered: bool = False) -> None:
        super().__init__()
        self.setObjectName("bare")
        worn = theme.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(worn.space(8))
        grid.setVerticalSpacing(worn.space(8))
        grid.setColumnStretch(1, 1)
        for row, sentence in enumerate(sentences):
            mark = Words(f"{row + 1}." if numbered else "•")
            mark.setWordWrap(False)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(sentence), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(sentences), 1)
