"""Every action of the window: its words, its shortcut, its place in a menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from coprod_desktop.i18n import _
from coprod_desktop.ui import icons


@dataclass(frozen=True)
class Deed:
    """An action before it stands in a menu."""

    key: str
    words: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""


class Actions:
    """The menus and everything in them, by key."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        for key, words in (
            ("register", _("&Register")),
            ("edit", _("&Edit")),
            ("go", _("&Go")),
            ("page", _("This &page")),
            ("view", _("&View")),
            ("help", _("&Help")),
        ):
            self._menus[key] = window.menuBar().addMenu(words)

    def add(self, menu: str, deed: Deed) -> QAction:
        """Put an action in a menu (register, edit, go, page, view or help)."""
        action = QAction(deed.words, self._window)
        if deed.shortcut:
            action.setShortcut(QKeySequence(deed.shortcut))
        if deed.icon:
            icons.dress(action, deed.icon)
        action.triggered.connect(lambda _on: deed.run())
        self._menus[menu].addAction(action)
        self._window.addAction(action)
        self._actions[deed.key] = action
        return action

    def part(self, menu: str) -> None:
        """A line in a menu."""
        self._menus[menu].addSeparator()

    def show_page_actions(self, actions: list[QAction]) -> None:
        """The open page's own actions."""
        menu = self._menus["page"]
        menu.clear()
        for action in actions:
            menu.addAction(action)
        menu.menuAction().setVisible(bool(actions))

    def __getitem__(self, key: str) -> QAction:
        """An action by its key."""
        return self._actions[key]

    def all(self) -> list[QAction]:
        """Every action that can be done now, the open page's first."""
        own = [action for action in self._menus["page"].actions() if not action.isSeparator()]
        return [
            action for action in (*own, *self._actions.values()) if action.isEnabled() and action.isVisible()
        ]
