"""Parts of one page, side by side: Plan, Invite, Papers..."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow

#: Left and right of a tab's words, with its edges, in pixels at 100 %.
_SIDES = 36


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
        self._stack = QStackedWidget()
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._parts: dict[str, QWidget] = {}
        self._buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(worn.px(theme.GAP))
        outer.addWidget(self._row)
        outer.addWidget(self._stack, 1)

    def add(self, key: str, words: str, part: QWidget | Callable[[], QWidget]) -> Button:
        """One more part; the first one added is shown."""
        button = Button(words, lambda: self.turn_to(key), weight=Weight.TAB)
        button.setCheckable(True)
        # The chosen tab is drawn bolder than Qt measures it.
        bold = QFontMetrics(theme.current().font(strong=True)).horizontalAdvance(words)
        button.setMinimumWidth(bold + theme.current().px(_SIDES))
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
        self._stack.setCurrentWidget(self._parts[key])
        self._fit()
        self.turned.emit(key)

    def part(self, key: str) -> QWidget | None:
        """A part if it has been made."""
        return self._parts.get(key)

    def button(self, key: str) -> Button:
        """The tab of a part."""
        return self._buttons[key]

    def _fit(self) -> None:
        """The part that is shown says how much room is needed; the others ask for none."""
        policy = QSizePolicy.Policy
        for part in self._parts.values():
            wanted = policy.Preferred if part is self._stack.currentWidget() else policy.Ignored
            part.setSizePolicy(wanted, wanted)

    def _keep(self, key: str, part: QWidget) -> None:
        self._parts[key] = part
        self._stack.addWidget(part)
