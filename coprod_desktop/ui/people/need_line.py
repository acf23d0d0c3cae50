"""One line of the form: a box to tick with its number, and room to say more once it is ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.text_edit import TextLine


class NeedLine(QWidget):
    """``changed`` after a tick or a letter; ``done`` when Enter ends its detail."""

    changed = Signal()
    done = Signal()

    def __init__(self, number: str, need: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.need = need
        self.box = Tick(f"{number}{need}")
        self.detail = TextLine(most=500, example=_("what exactly helps, if the paper says"))
        self.detail.setAccessibleName(_("More about {need}").format(need=need))
        self.detail.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(4))
        outer.addWidget(self.box)
        outer.addWidget(self.detail)
        self.box.changed.connect(self.on_ticked)
        self.detail.changed.connect(self.changed)
        self.detail.returnPressed.connect(self.done)

    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.value()

    def tick(self, *, on: bool) -> None:
        """Tick it or not, as a press would."""
        if self.on() is not on:
            self.box.click()

    def show_ticked(self, detail: str) -> None:
        """Show it as it was told before."""
        self.box.show_value(True)
        self.detail.show_value(detail)
        self.detail.show()

    def on_ticked(self) -> None:
        """Room for a detail only where there is a tick."""
        self.detail.setVisible(self.on())
        self.changed.emit()
