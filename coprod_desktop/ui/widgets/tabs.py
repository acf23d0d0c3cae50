"""Parts of one page, side by side: Plan, Invite, Papers..."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow

#: Left and right of a tab's words, with its edges, in pixels at 100 %.
_SIDES = 36


class TabButton(Button):
    """One of several lists or parts, drawn bolder while it is the one shown."""

    def __init__(self, words: str, run: Callable[[], object]) -> None:
        super().__init__(words, run, weight=Weight.TAB)
        self.setCheckable(True)
        # The chosen tab is drawn bolder than Qt measures it.
        bold = QFontMetrics(theme.current().font(strong=True)).horizontalAdvance(words)
        self.setMinimumWidth(bold + theme.current().space(_SIDES))


class Tabs(QWidget):
    """Pill tabs over a stack. A part given as a function is made when it is first turned to; ``turned`` says its key."""

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        worn = theme.current()
        self._row = QWidget()
        self._row.setObjectName("bare")
        self._row.setAccessibleName(name)
        self._flow = Flow(self._row, gap=4)
        self._group = QButtonGroup(self)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._parts: dict[str, QWidget] = {}
        self._buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(worn.space(theme.GAP))
        outer.addWidget(self._row)
        # No QStackedWidget: that is always as high as its highest part, and a low part would scroll over nothing.
        self._room = QVBoxLayout()
        outer.addLayout(self._room, 1)

    def add(self, key: str, words: str, part: QWidget | Callable[[], QWidget]) -> Button:
        """One more part; the first one added is shown."""
        button = TabButton(words, lambda: self.turn_to(key))
        self._group.addButton(button)
        self._flow.addWidget(button)
        self._buttons[key] = button
        if isinstance(part, QWidget):
            self._keep(key, part)
        else:
            self._makers[key] = part
        if len(self._buttons) == 1:
            self.turn_to(key)
        return button

    @property
    def key(self) -> str:
        """The part that is shown."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def turn_to(self, key: str) -> None:
        """Show a part."""
        if key in self._makers:
            self._keep(key, self._makers.pop(key)())
        self._buttons[key].setChecked(True)
        shown = self._parts[key]
        for part in self._parts.values():
            if part is not shown:
                part.hide()
        shown.show()
        self.turned.emit(key)

    def part(self, key: str) -> QWidget | None:
        """A part if it has been made."""
        return self._parts.get(key)

    def button(self, key: str) -> Button:
        """The tab of a part."""
        return self._buttons[key]

    def _keep(self, key: str, part: QWidget) -> None:
        self._parts[key] = part
        part.hide()
        self._room.addWidget(part)
