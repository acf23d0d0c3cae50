"""A sentence that stays at the top of every page for as long as it is true."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.words import Kind, Words


class Banner(QFrame):
    """What is so, what it means in a second sentence, and what can be done about it."""

    def __init__(self, icon: str, strong: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(strong)
        self.setAccessibleDescription(sentence)
        worn = theme.current()
        row = QHBoxLayout(self)
        edge = worn.space(theme.EDGE + 4)
        row.setContentsMargins(edge, worn.space(10), edge, worn.space(10))
        row.setSpacing(worn.space(12))
        row.addWidget(Picture(icon, "attention", theme.HEADING), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(worn.space(2))
        self.strong, self.sentence = Words(strong, Kind.STRONG), Words(sentence)
        self.links = Flow(gap=20, below=4)
        said.addWidget(self.strong)
        said.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
        said.addLayout(self.links)
        row.addLayout(said, 1)

    def add_link(self, words: str, run: Callable[[], object]) -> Link:
        """Something to do about it."""
        link = Link(words, run)
        self.links.addWidget(link)
        return link
