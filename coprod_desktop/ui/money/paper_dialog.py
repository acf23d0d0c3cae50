"""A paper as it will print, page below page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coprod_desktop.documents import preview
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 720, 760


class PaperDialog(Dialog):
    """Look, then close; pictures of the pages are made away from the window."""

    def __init__(self, parent: QWidget | None, desk: Desk, title: str, pdf: bytes) -> None:
        super().__init__(parent, title, accept=_("Close"), cancel=_("Back"))
        self.cancel.hide()
        self._title = title
        inner = QWidget()
        inner.setObjectName("bare")
        self.sheets = QVBoxLayout(inner)
        self.sheets.setSpacing(theme.current().space(theme.GAP))
        self.pages: list[QLabel] = []
        self.add(Scroll(inner))
        worn = theme.current()
        self.resize(QSize(worn.px(_WIDTH), worn.px(_HEIGHT)).boundedTo(self.screen().availableSize() * 0.9))
        width = round((self.width() - worn.px(110)) * self.devicePixelRatioF())
        desk.jobs.file(
            _("Making the preview"), lambda _progress: preview.pages(pdf, width), self.on_drawn, owner=self
        )

    def on_drawn(self, images: list[PageImage]) -> None:
        """Show the pages."""
        for number, image in enumerate(images, 1):
            picture = QImage(
                image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
            ).copy()
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel()
            sheet.setPixmap(QPixmap.fromImage(picture))
            sheet.setAccessibleName(
                _("Page {n} of {all}: {title}").format(n=number, all=len(images), title=self._title)
            )
            self.pages.append(sheet)
            self.sheets.addWidget(sheet)
        self.sheets.addStretch(1)
