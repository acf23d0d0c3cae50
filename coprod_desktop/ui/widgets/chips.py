"""Filter chips above a list: on or off, one of several, or a filter that can be taken away."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow


class Chips(QWidget):
    """A wrapping row of chips. ``changed`` after any of them; :meth:`value` says what one stands at."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._flow = Flow(self)
        self._values: dict[str, Any] = {}
        self._buttons: dict[str, Button] = {}
        self._menus: dict[str, tuple[list[Any], list[QAction]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self, key: str) -> Any:
        """Where a chip stands: True or False, or the value chosen."""
        return self._values[key]

    def add_switch(self, key: str, words: str, *, on: bool = False) -> Button:
        """A chip that is on or off."""
        button = self._add(key, words, on)
        button.setCheckable(True)
        button.setChecked(on)
        button.toggled.connect(lambda now: self._set(key, now))
        return button

    def add_choice(self, key: str, name: str, pairs: Sequence[tuple[Any, str]], value: Any = None) -> Button:
        """A chip with a menu: one of several. ``name`` says what is chosen, for a screen reader."""
        button = self._add(key, "", value)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for _value, words in pairs:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(len(menu.actions()) - 1)
            group.addAction(action)
        button.setMenu(menu)

        def choose(action: QAction) -> None:
            self._mark(button, name, action)
            self._set(key, pairs[action.data()][0])

        group.triggered.connect(choose)
        self._menus[key] = ([one for one, _words in pairs], group.actions())
        start = next((n for n, (one, _words) in enumerate(pairs) if one == value), 0)
        self._values[key] = pairs[start][0]
        self._mark(button, name, group.actions()[start])
        return button

    def choose(self, key: str, value: Any) -> None:
        """Choose for the user, as if they had."""
        values, actions = self._menus[key]
        actions[values.index(value)].trigger()

    def button(self, key: str) -> Button:
        """The chip itself."""
        return self._buttons[key]

    def add_removable(self, key: str, words: str, on_removed: Callable[[], object]) -> Button:
        """A filter that holds until it is taken away."""
        button = self._add(key, f"{words}  ×", True)
        button.setAccessibleName(_("Remove filter: {words}").format(words=words))

        def remove() -> None:
            self.remove(key)
            on_removed()
            self.changed.emit()

        button.clicked.connect(remove)
        return button

    def add_button(self, words: str, run: Callable[[], object]) -> Button:
        """A chip that does something, such as "Add a filter"."""
        button = Button(words, run, weight=Weight.FILTER)
        self._flow.addWidget(button)
        return button

    def remove(self, key: str) -> None:
        """Take a chip away."""
        self._values.pop(key, None)
        if button := self._buttons.pop(key, None):
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()

    def _add(self, key: str, words: str, value: Any) -> Button:
        self.remove(key)
        button = Button(words, weight=Weight.FILTER)
        self._values[key] = value
        self._buttons[key] = button
        self._flow.addWidget(button)
        return button

    def _set(self, key: str, value: Any) -> None:
        self._values[key] = value
        self.changed.emit()

    @staticmethod
    def _mark(button: Button, name: str, action: QAction) -> None:
        action.setChecked(True)
        button.setText(f"{action.text()}  ▾")
        button.setAccessibleName(f"{name}: {action.text()}")
        button.updateGeometry()
