"""A paper on the window: its pages one below the other, exactly as they print."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.documents.preview import PageImage
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import empty

#: Pages are shown no wider than this, in pixels at 100 %.
_WIDEST = 760


class PagePicture(QWidget):
    """One page, as wide as there is room, with a line around it."""

    def __init__(self, page: PageImage, name: str) -> None:
        super().__init__()
        self._pixels = page.pixels  # the image only borrows them
        self._image = QImage(self._pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme.current().px(_WIDEST))

    def sizeHint(self) -> QSize:
        """A readable page."""
        width = theme.current().px(_WIDEST)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of a page this wide."""
        return width * self._image.height() // max(self._image.width(), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page and the line around it."""
        height = min(self.height(), self.heightForWidth(self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(0, 0, self.width() - 1, height - 1)
        painter.drawImage(place, self._image)
        painter.setPen(theme.current()["line"])
        painter.drawRect(place)
        painter.end()


class PagePictures(QWidget):
    """Every page of a paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space(theme.GAP))
        self.count = 0

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show these pages."""
        empty(self._column)
        self.count = len(pages)
        for number, page in enumerate(pages, start=1):
            name = _("Page {number} of {n}").format(number=number, n=len(pages))
            self._column.addWidget(PagePicture(page, name))
        self._column.addStretch(1)
