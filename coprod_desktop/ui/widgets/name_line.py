"""One line for whoever does something: typed freely, with the names of colleagues offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from coprod_desktop.i18n import _
from coprod_desktop.services import colleagues
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from coprod_desktop.ui.jobs import Jobs


class NameLine(TextLine):
    """Typing part of a colleague's name offers it; the down arrow offers all. Any other words are as good."""

    def __init__(self, jobs: Jobs, *, most: int = 120) -> None:
        super().__init__(most=most, example=_("a name; ↓ offers colleagues"), brief=_("a name"))
        self._jobs = jobs
        self._names = QStringListModel(self)
        offered = QCompleter(self._names, self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setAccessibleName(_("Colleagues"))
        offered.setPopup(self._popup)
        offered.activated.connect(lambda _name: self.changed.emit())
        self.setCompleter(offered)

    @property
    def names(self) -> list[str]:
        """The names that can be offered."""
        return self._names.stringList()

    def on_read(self, names: list[str]) -> None:
        """Offer these from now on."""
        self._names.setStringList(names)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for the names when somebody is about to type."""
        super().focusInEvent(event)
        if not self._names.rowCount():
            self._jobs.read(colleagues.names, self.on_read, key=f"names {id(self)}", owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down arrow offers every colleague."""
        offered = self.completer()
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            offered.setCompletionPrefix("")
            offered.complete()
            return
        super().keyPressEvent(event)
