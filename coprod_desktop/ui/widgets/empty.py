"""Nothing here yet: one sentence that teaches, one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.words import Kind, Words


class Empty(QWidget):
    """What an empty list or page says, and the one thing to do about it."""

    def __init__(
        self, sentence: str, verb: str = "", run: Callable[[], object] | None = None, icon: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[worn.space(theme.EDGE)] * 4)
        outer.setSpacing(worn.space(theme.GAP))
        outer.addStretch(1)
        if icon:
            outer.addWidget(Picture(icon, "soft", theme.TITLE), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = Words(sentence, Kind.SENTENCE)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addWidget(self.sentence)
        if verb:
            self.button = Button(verb, run, weight=Weight.MAIN)
            outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)

    def say(self, sentence: str) -> None:
        """Another sentence."""
        self.sentence.setText(sentence)
