"""A link: words that lead somewhere, on as many lines as they need."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
#: A word is never broken to make a link narrower than this, in pixels at 100 %.
_LEAST_WIDTH = 80


class Link(Button):
    """A button without a ground whose words wrap; Qt's own never do, and cut a long line off at the window's edge."""

    def __init__(self, words: str, run: Callable[[], object] | None = None, *, name: str = "") -> None:
        super().__init__(words, run, weight=Weight.LINK, name=name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words at a width, in pixels."""
        return self._room(width).height() + 2 * self._above()

    def sizeHint(self) -> QSize:
        """All on one line, if there is room."""
        words = self._metrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return words + QSize(2, 2 * self._above())

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        longest = max(map(self._metrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(max(longest + 2, theme.current().px(_LEAST_WIDTH)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, underlined under the pointer."""
        worn, option = theme.current(), QStyleOptionButton()
        self.initStyleOption(option)
        font = worn.font(strong=True)
        font.setUnderline(bool(option.state & QStyle.StateFlag.State_MouseOver))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(worn["accent" if self.isEnabled() else "soft"])
        painter.drawText(self.rect().adjusted(0, self._above(), 0, 0), _WRAPPED, self.text())
        painter.end()

    def _room(self, width: int) -> QRect:
        return self._metrics().boundingRect(QRect(0, 0, width, 1 << 15), _WRAPPED, self.text())

    @staticmethod
    def _metrics() -> QFontMetrics:
        return QFontMetrics(theme.current().font(strong=True))

    @staticmethod
    def _above() -> int:
        return theme.current().space(2)
