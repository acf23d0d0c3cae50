"""Buttons: one main, the others quiet; a verb on each."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coprod_desktop.ui import icons


class Weight(StrEnum):
    """How much a button asks for attention."""

    MAIN = "main"
    QUIET = "quiet"
    STOP = "stop"
    LINK = "link"
    CRUMB = "crumb"
    TAB = "tab"
    FILTER = "filter"


_TOKENS = {Weight.MAIN: "on_accent", Weight.STOP: "stop", Weight.CRUMB: "soft"}


class Button(QPushButton):
    """A verb, perhaps with a picture. ``name`` tells a screen reader more when the verb alone would not do."""

    def __init__(
        self,
        words: str,
        run: Callable[[], object] | None = None,
        *,
        weight: Weight = Weight.QUIET,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", weight.value)
        self.setAutoDefault(False)
        self.setAccessibleName(name or words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if icon:
            icons.dress(self, icon, _TOKENS.get(weight, "accent"))
        if run is not None:
            self.clicked.connect(lambda _on: run())

    def setText(self, text: str) -> None:
        """Words given to a picture that had none stand apart from it."""
        had_words = bool(self.text())
        super().setText(text)
        if had_words != bool(text):
            icons.redress(self)
