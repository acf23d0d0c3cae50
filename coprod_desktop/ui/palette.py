"""Go to or do...: people, boards, meetings and actions, by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.jobs import Work
from coprod_desktop.ui.widgets.search_box import SearchBox

_MOST = 8
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_KEY = "palette"


@dataclass(frozen=True)
class Found:
    """Something to go to: its words, a second line, the page and the id it opens with."""

    words: str
    second: str
    icon: str
    page: str
    thing: object = None


@dataclass(frozen=True)
class Offer:
    """One line of the palette, and what choosing it does."""

    words: str
    icon: str
    run: Callable[[], object]


#: Looks for things by what was typed: at most eight, the best first. Runs away from the window.
Finder = Callable[[Work, str], Sequence[Found]]


class Palette(QDialog):
    """A line to type in, and what can be gone to or done."""

    def __init__(
        self, desk: Desk, parent: QWidget, offers: Sequence[Offer], finders: Sequence[Finder]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Go to or do…"))
        self.setAccessibleName(_("Go to or do…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._standing, self._finders = desk, list(offers), list(finders)
        self.box = SearchBox(_("Go to or do…"))
        self.list = QListView()
        self.list.setAccessibleName(_("What can be gone to or done"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers = _Offers(self)
        self.list.setModel(self.offers)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        worn = theme.current()
        self.list.setIconSize(QSize(worn.px(16), worn.px(16)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[worn.space(theme.GAP)] * 4)
        outer.addWidget(self.box)
        outer.addWidget(self.list, 1)
        self.resize(worn.px(560), worn.px(420))
        self.box.searched.connect(self.on_searched)
        self.on_searched("")

    def on_searched(self, text: str) -> None:
        """Show the actions that fit at once, and ask for people, boards and meetings."""
        words = text.casefold().split()
        self._show([one for one in self._standing if all(word in one.words.casefold() for word in words)])
        self._desk.jobs.cancel(_KEY)
        if text.strip():
            finders = self._finders
            self._desk.jobs.read(
                lambda work: [one for find in finders for one in find(work, text)][: _MOST * 3],
                self.on_found,
                key=_KEY,
            )

    def on_found(self, found: list[Found]) -> None:
        """What was found stands before the actions."""
        offers = [self._offer(one) for one in found]
        self._show(offers + self.offers.offers)

    def _offer(self, found: Found) -> Offer:
        words = f"{found.words} · {found.second}" if found.second else found.words
        return Offer(words, found.icon, lambda: self._desk.navigate(found.page, found.thing))

    def _show(self, offers: list[Offer]) -> None:
        self.offers.replace(offers)
        if offers:
            self.list.setCurrentIndex(self.offers.index(0, 0))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.offers.offers):
            run = self.offers.offers[row].run
            self.accept()
            run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter takes."""
        row = self.list.currentIndex().row()
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            row += 1 if event.key() == Qt.Key.Key_Down else -1
            last = len(self.offers.offers) - 1
            self.list.setCurrentIndex(self.offers.index(min(max(row, 0), last), 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(row)
        else:
            super().keyPressEvent(event)


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def replace(self, offers: list[Offer]) -> None:
        """Show these."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and picture of a line."""
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.DecorationRole and offer.icon:
            return icons.icon(offer.icon, "accent")
        return None
