"""Parts of one page, side by side: Plan, Invite, Papers..."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.reflow import Reflow

#: Left and right of a tab's words, with its edges, in pixels at 100 %.
_SIDES = 36
#: With less room than this, in pixels at 100 %, the tabs stand above the parts and not beside them.
_BESIDE = 840
_NO_LIMIT = 16_777_215


class TabButton(Button):
    """One of several lists or parts, drawn bolder while it is the one shown."""

    def __init__(self, words: str, run: Callable[[], object]) -> None:
        super().__init__(words, run, weight=Weight.TAB)
        self.setCheckable(True)
        self.setMinimumWidth(_width(self))


class Tabs(QWidget):
    """Pill tabs over a stack. A part given as a function is made when it is first turned to; ``turned`` says its key.

    Many tabs stand better in a column ``beside`` the parts, as long as there is room for both.
    """

    turned = Signal(str)

    def __init__(self, name: str, *, beside: bool = False) -> None:
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
        # No QStackedWidget: that is always as high as its highest part, and a low part would scroll over nothing.
        self._room = QVBoxLayout()
        self._across = Reflow((self._row, 0), (self._room, 1), least=_BESIDE) if beside else None
        if self._across is not None:
            self._across.row.setAlignment(self._row, Qt.AlignmentFlag.AlignTop)
            self._across.turned.connect(self.on_turned_across)
            outer.addWidget(self._across, 1)
        else:
            outer.addWidget(self._row)
            outer.addLayout(self._room, 1)

    def add(self, key: str, words: str, part: QWidget | Callable[[], QWidget]) -> Button:
        """One more part; the first one added is shown."""
        button = TabButton(words, lambda: self.turn_to(key))
        self._group.addButton(button)
        self._flow.addWidget(button)
        self._buttons[key] = button
        self.on_turned_across()
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

    def on_turned_across(self) -> None:
        """As wide as each other in a column, as wide as their words in a row."""
        column = self._across is not None and self._across.side_by_side
        widest = max(map(_width, self._buttons.values()), default=0)
        for button in self._buttons.values():
            button.setMinimumWidth(widest if column else _width(button))
            button.setProperty("column", column)
            button.style().unpolish(button)
            button.style().polish(button)
        self._row.setMinimumWidth(widest if column else 0)
        self._row.setMaximumWidth(widest if column else _NO_LIMIT)

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


def _width(button: Button) -> int:
    """The chosen tab is drawn bolder than Qt measures it."""
    worn = theme.current()
    return QFontMetrics(worn.font(strong=True)).horizontalAdvance(button.text()) + worn.space(_SIDES)
