"""Text the user types: one line, several lines, a whole number."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme

_LINES = 4
#: Left and right of what is typed, with the edges, in pixels at 100 %.
_SIDES = 26


class TextLine(QLineEdit):
    """One line of text. ``brief`` is the example alone, shown where "for example ..." would be cut off."""

    changed = Signal()

    def __init__(self, *, most: int = 0, example: str = "", brief: str = "") -> None:
        super().__init__()
        self._example, self._brief = example, brief
        self.setPlaceholderText(example)
        if most:
            self.setMaxLength(most)
        self.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """What is typed, without outer spaces."""
        return self.text().strip()

    def show_value(self, value: str | None) -> None:
        """Show this text."""
        self.setText(value or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The example as long as there is room for."""
        super().resizeEvent(event)
        if self._brief:
            room = self.width() - theme.current().px(_SIDES)
            fits = self.fontMetrics().horizontalAdvance(self._example) <= room
            self.setPlaceholderText(self._example if fits else self._brief)


class PrivateLine(TextLine):
    """One line that is never kept in a draft and that no keyboard learns from, such as the number of an account."""

    private = True

    def __init__(self, *, most: int = 0, example: str = "") -> None:
        super().__init__(most=most, example=example)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints)


class PasswordLine(TextLine):
    """One line whose letters are not shown until asked for; never trimmed, never kept in a draft.

    ``caps_lock_met`` says whether the last letter typed shows that Caps Lock is on.
    """

    caps_lock_met = Signal(bool)

    private = True

    def __init__(self) -> None:
        super().__init__()
        self.hide_letters(hidden=True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def value(self) -> str:
        """What is typed, as it is."""
        return self.text()

    def hide_letters(self, *, hidden: bool) -> None:
        """Show dots, or the letters themselves."""
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt does not say whether Caps Lock is on; a capital without Shift does, and so does a small letter with it."""
        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_met.emit(letter.isupper() is not shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_met.emit(False)  # it was just turned: the next letter says which way
        super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next control."""

    changed = Signal()

    def __init__(self, *, lines: int = _LINES) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """What is typed, without outer spaces."""
        return self.toPlainText().strip()

    def show_value(self, value: str | None) -> None:
        """Show this text."""
        self.setPlainText(value or "")

    def sizeHint(self) -> QSize:
        """As many lines as were asked for."""
        worn = theme.current()
        return QSize(worn.space(320), self.fontMetrics().lineSpacing() * self._lines + worn.space(24))

    def minimumSizeHint(self) -> QSize:
        """Never less than two lines."""
        worn = theme.current()
        return QSize(worn.space(160), self.fontMetrics().lineSpacing() * 2 + worn.space(24))


class NumberLine(TextLine):
    """A whole number; empty is None."""

    def __init__(self, *, least: int | None = None, most: int | None = None) -> None:
        super().__init__()
        self.least, self.greatest = least, most

    def value(self) -> Any:
        """The number. Raises :class:`Problem` when it is not one, or outside its limits."""
        text = self.text().strip().replace(",", "")
        if not text:
            return None
        try:
            number = int(text)
        except ValueError:
            raise Problem(_("Give a whole number.")) from None
        if self.least is not None and number < self.least:
            raise Problem(_("This must be {ge} or more.").format(ge=self.least))
        if self.greatest is not None and number > self.greatest:
            raise Problem(_("This must be {le} or less.").format(le=self.greatest))
        return number

    def show_value(self, value: Any) -> None:
        """Show this number."""
        self.setText("" if value is None else str(value))
