"""A dialog: only to decide something or to fill in one short form."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.points import Points
from coprod_desktop.ui.widgets.words import Kind, Words

_Read = TypeVar("_Read", bound=Words | Points)

#: Room for the ring around what has the keyboard; what scrolls would cut it off.
RING = 4


class Dialog(QDialog):
    """A heading, one sentence, a body and two verbs. Shown with :meth:`open`; it frees itself when closed.

    ``confirmed`` is emitted by the main verb; connect to it instead of ``accepted`` and call ``accept()`` yourself when
    the dialog should stay open until the work is done (:meth:`hold`).
    """

    confirmed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str = "",
        *,
        accept: str,
        cancel: str = "",
        destructive: bool = False,
        holds: bool = False,
    ) -> None:
        super().__init__(parent)
        # A title shows in the task bar and in lists of windows, and a heading may hold someone's name.
        self.setWindowTitle(_("Coprod Desktop"))
        self.setAccessibleName(title)
        if sentence:
            self.setAccessibleDescription(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._holds = holds
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[worn.space(theme.EDGE) - RING] * 4)
        outer.setSpacing(worn.space(12))
        for words, kind in ((title, Kind.HEADING), (sentence, Kind.SENTENCE)):
            if words:
                outer.addWidget(_inset(Words(words, kind)))
        self.body = QVBoxLayout()
        self.body.setSpacing(worn.space(theme.GAP))
        outer.addLayout(self.body, 1)
        self.trouble = _inset(Words("", Kind.PROBLEM))
        self.trouble.hide()
        outer.addWidget(self.trouble)
        outer.addStretch(0)
        outer.addLayout(self._buttons(accept, cancel or _("Cancel"), destructive=destructive))
        self.setMinimumWidth(worn.px(440))

    def add(self, widget: QWidget) -> None:
        """Put something in the body; Tab goes through it before it comes to the verbs."""
        if isinstance(widget, Words | Points):
            _inset(widget)
        self.body.addWidget(widget)
        if last := self.previousInFocusChain():
            QWidget.setTabOrder(last, self.cancel)
            QWidget.setTabOrder(self.cancel, self.main)

    def show_problem(self, problem: Problem) -> None:
        """Say above the buttons what is wrong, and let the user try again."""
        self.trouble.setText(problem.message)
        self.trouble.show()
        self.hold(held=False)

    def hold(self, *, held: bool = True) -> None:
        """While the work is done the verbs wait."""
        self.main.setEnabled(not held)

    def _buttons(self, accept: str, cancel: str, *, destructive: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(RING, RING, RING, RING)
        row.addStretch(1)
        self.cancel = Button(cancel, self.reject)
        self.main = Button(accept, self._on_main, weight=Weight.STOP if destructive else Weight.MAIN)
        self.main.setDefault(not destructive)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_main)
        for button in (self.cancel, self.main):
            row.addWidget(button)
        return row

    def _on_main(self) -> None:
        if not self.main.isEnabled():
            return
        self.trouble.hide()
        self.confirmed.emit()
        if not self._holds:
            self.accept()

    def open(self) -> None:
        """Show it as high as its sentence needs at the width it has; Qt asks for that only of its own accord."""
        super().open()
        most = int(self.screen().availableSize().height() * 0.9)
        high = min(self.heightForWidth(self.width()), most)
        if high > self.height():
            self.resize(self.width(), high)

    def sizeHint(self) -> QSize:
        """Never wider than the screen likes, at any text size."""
        hint = super().sizeHint()
        return hint.boundedTo(self.screen().availableSize() * 0.9)


def _inset(words: _Read) -> _Read:
    words.setContentsMargins(RING, 0, RING, 0)
    return words
