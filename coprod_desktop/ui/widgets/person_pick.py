"""Finding one person by typing, as a control of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import people
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from coprod_desktop.services.people import PersonRow
    from coprod_desktop.ui.jobs import Jobs

_MOST = 8
_SHOWN = 4


class PersonPick(QWidget):
    """Type a name, choose with the arrows; the value is the person's id. ``changed`` when another one is chosen.

    Where nobody is ``needed``, nobody chosen is None.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, *, needed: bool = True) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._jobs, self._needed = jobs, needed
        self._asked = ""
        self.box = SearchBox(_("Type a name or a town"), _("Find a person"))
        self.found = _Found()
        self.said = Words(_("Nobody is chosen yet."), Kind.NOTE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(4))
        for part in (self.box, self.found, self.said):
            outer.addWidget(part)
        self.setFocusProxy(self.box)
        self.box.searched.connect(self.on_searched)
        self.found.currentRowChanged.connect(self.on_chosen)
        self.on_searched("")

    def value(self) -> Any:
        """The id of the person chosen. Raises :class:`Problem` when nobody is."""
        row = self.found.currentRow()
        if row < 0 and not self._needed:
            return None
        if row < 0:
            raise Problem(_("Choose a person: type part of their name."))
        return self.found.item(row).data(Qt.ItemDataRole.UserRole)

    def show_value(self, value: Any) -> None:
        """Choose this person, if they are among those found."""
        for row in range(self.found.count()):
            if self.found.item(row).data(Qt.ItemDataRole.UserRole) == value:
                self.found.setCurrentRow(row)
                return
        self.found.setCurrentRow(-1)

    def text(self) -> str:
        """What was typed."""
        return self.box.text()

    def on_searched(self, text: str) -> None:
        """Ask who fits; the newest question wins."""
        self._jobs.read(
            lambda work: people.find(work, text, _MOST), self.on_found, key="person pick", owner=self
        )

    def on_found(self, rows: list[PersonRow]) -> None:
        """Show who fits; typing enough to leave one person chooses them."""
        self.found.clear()
        for row in rows:
            self.found.add(row)
        if len(rows) == 1 and self.box.text().strip():
            self.found.setCurrentRow(0)
        if not rows:
            self.said.setText(_("Nobody matches."))

    def on_chosen(self, row: int) -> None:
        """Say who is chosen."""
        if row < 0:
            self.said.setText(_("Nobody is chosen yet."))
        else:
            self.said.setText(_("Chosen: {name}").format(name=self.found.item(row).text()))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the line, down goes to those found."""
        if event.key() == Qt.Key.Key_Down and self.box.hasFocus() and self.found.count():
            self.found.setFocus()
            self.found.setCurrentRow(max(self.found.currentRow(), 0))
            return
        super().keyPressEvent(event)


class _Found(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("People found"))
        self.setProperty("framed", True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, row: PersonRow) -> None:
        """One more person: the name, and the town to tell two of one name apart."""
        said = " · ".join(part for part in (row.name, row.town) if part)
        line = QListWidgetItem(said, self)
        line.setData(Qt.ItemDataRole.UserRole, row.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here by Tab chooses nobody: Qt itself would take the first."""
        chosen = self.currentRow()
        self.blockSignals(True)
        super().focusInEvent(event)
        self.setCurrentRow(chosen)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Room for a few."""
        line = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height() * 2
        return QSize(theme.current().px(320), line * _SHOWN + theme.current().px(8))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
