"""The navigation at the left: words, with pictures beside them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

#: At larger text it grows no further than its words need.
_LEAST_WIDTH = 196
#: A long name wraps rather than take the page's room, in pixels at 100 %.
_MOST_WIDTH = 180


class Rail(QFrame):
    """The register's name, who is signed in, one entry a page; ``turned`` says which was pressed."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self._entries: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._register = Words("", Kind.STRONG)
        self.who = Words("")
        worn = theme.current()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(max(_LEAST_WIDTH, worn.px(_MOST_WIDTH)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(worn.space(8), worn.space(20), worn.space(8), worn.space(16))
        outer.setSpacing(worn.space(4))
        names = QVBoxLayout()
        names.setContentsMargins(worn.space(16), 0, worn.space(12), worn.space(16))
        names.addWidget(self._register)
        names.addWidget(self.who)
        outer.addLayout(names)
        self._pages, self._foot = QVBoxLayout(), QVBoxLayout()
        for part in (self._pages, self._foot):
            part.setSpacing(worn.space(4))
        inner = QWidget()
        inside = QVBoxLayout(inner)
        ring = worn.space(4)
        inside.setContentsMargins(ring, ring, ring, ring)
        inside.addLayout(self._pages)
        inside.addStretch(1)
        inside.addLayout(self._foot)
        outer.addWidget(Scroll(inner), 1)

    def name_register(self, register: str, who: str) -> None:
        """The register's name and who is signed in."""
        self._register.setText(register)
        self.who.setText(who)

    def add(self, key: str, words: str, icon: str, *, foot: bool = False) -> None:
        """One more entry."""
        entry = _Entry(words, icon)
        entry.clicked.connect(lambda: self.turned.emit(key))
        self._group.addButton(entry)
        self._entries[key] = entry
        (self._foot if foot else self._pages).addWidget(entry)

    def mark(self, key: str) -> None:
        """Show which page is open."""
        if key in self._entries:
            self._entries[key].setChecked(True)

    def show_entry(self, key: str, *, shown: bool) -> None:
        """Show an entry once it is used."""
        self._entries[key].setVisible(shown)

    def shown(self, key: str) -> bool:
        """Whether an entry is shown."""
        return key in self._entries and not self._entries[key].isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from entry to entry."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class _Entry(QPushButton):
    def __init__(self, words: str, icon: str) -> None:
        super().__init__(words)
        self.setProperty("kind", "rail")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.on_toggled)
        self.on_toggled(on=False)

    def on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """The picture in the colour of the words."""
        icons.dress(self, self._icon, "rail_chosen_ink" if on else "rail_ink")
