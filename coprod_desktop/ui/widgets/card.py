"""A panel: white ground, one-pixel line, six-pixel corners."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.words import Kind, Words


class Card(QFrame):
    """Groups what belongs together. ``heading`` is a sentence where it stands over a figure or a chart."""

    def __init__(self, heading: str = "", *, flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        worn = theme.current()
        self.body = QVBoxLayout(self)
        margin = worn.space(4) if flush else worn.space(theme.GAP)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(worn.space(8))
        self.heading = Words(heading, Kind.STRONG)
        # Before it is shown: alone it would be a window of its own for a moment.
        self.body.addWidget(self.heading)
        self.heading.setVisible(bool(heading))
        if heading:
            self.setAccessibleName(heading)

    def say(self, heading: str) -> None:
        """Another heading."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.setAccessibleName(heading)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)

    def clear(self) -> None:
        """Take everything but the heading away."""
        empty(self.body, keep=1)


def empty(layout: QLayout, keep: int = 0) -> None:
    """Take away what a layout holds after its first ``keep`` parts."""
    while layout.count() > keep:
        part = layout.takeAt(layout.count() - 1)
        if part is None:
            return
        inner = part.layout()
        if widget := part.widget():
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Rule(QFrame):
    """A one-pixel line between things."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setObjectName("rule-upright" if upright else "rule")
