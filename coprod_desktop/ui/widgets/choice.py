"""One of several, by name; several of several; yes or no."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.models.choices import Choices


class Choice(QComboBox):
    """A combo box over pairs of value and words; the value comes back as the enum (or id) it is. Never typed into."""

    changed = Signal()

    def __init__(self, pairs: Iterable[tuple[Any, str]], name: str = "") -> None:
        super().__init__()
        self._choices = Choices(pairs, self)
        self.setModel(self._choices)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _row: self.changed.emit())

    def value(self) -> Any:
        """What is chosen."""
        return self._choices.value_at(self.currentIndex())

    def show_value(self, value: Any) -> None:
        """Choose this; a value that is not among them leaves nothing chosen."""
        self.setCurrentIndex(self._choices.row_of(value))

    def offer(self, pairs: Iterable[tuple[Any, str]]) -> None:
        """Other choices, keeping what is chosen if it is still there."""
        before = self.value()
        self._choices.replace(pairs)
        row = self._choices.row_of(before)
        self.setCurrentIndex(max(row, 0) if self._choices.rowCount() else -1)

    def sizeHint(self) -> QSize:
        """As high as a line of text; Qt makes it one pixel higher, and it would not stand level beside one."""
        return super().sizeHint() - QSize(0, 1)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return super().minimumSizeHint() - QSize(0, 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and an arrow in the theme's colour."""
        super().paintEvent(event)
        worn = theme.current()
        arrow = icons.pixmap("chevron-down", "soft", theme.SMALL, self.devicePixelRatioF())
        side = worn.px(theme.SMALL)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - worn.px(10), (self.height() - side) // 2, arrow)
        painter.end()


class Tick(QCheckBox):
    """Yes or no, with its words beside it."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and words, and the tick in the theme's colour."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = theme.current().px(theme.SMALL)
        tick = icons.pixmap("check", "on_accent", theme.SMALL, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(box.center().x() - side // 2 + 1, box.center().y() - side // 2 + 1, tick)
        painter.end()


class Ticks(QWidget):
    """Several of several: one tick below the other; the value is the set of those ticked."""

    changed = Signal()

    def __init__(self, pairs: Sequence[tuple[Any, str]], name: str = "") -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(4))
        self._ticks = [(value, Tick(words)) for value, words in pairs]
        for _value, tick in self._ticks:
            tick.changed.connect(self.changed)
            outer.addWidget(tick)
        if self._ticks:
            self.setFocusProxy(self._ticks[0][1])

    def value(self) -> set[Any]:
        """Those ticked."""
        return {value for value, tick in self._ticks if tick.isChecked()}

    def show_value(self, value: Any) -> None:
        """Tick these."""
        wanted = set(value or ())
        for one, tick in self._ticks:
            tick.setChecked(one in wanted)
