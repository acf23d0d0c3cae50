"""The receipt of a line: small enough to stand beside it, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.domain.claim_lines import ClaimLine

    Verb = Callable[[ClaimLine], object]

#: The room a thumbnail has, in pixels at 100 %.
WIDTH, HEIGHT = 36, 44


class ReceiptVerbs(NamedTuple):
    """What can be done with the receipt of a line; None where it cannot."""

    look: Verb | None = None
    attach: Verb | None = None
    detach: Verb | None = None


class ReceiptRow(QWidget):
    """Its first page, small, which opens it; another in its place; off again."""

    def __init__(self, line: ClaimLine, verbs: ReceiptVerbs) -> None:
        super().__init__()
        self.setObjectName("bare")
        worn = theme.current()
        flow = Flow(gap=4)
        self.picture = _button("", _("The receipt for {what}, small"), verbs.look, line)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the words beside it do the same
        self.picture.setIconSize(QSize(worn.px(WIDTH), worn.px(HEIGHT)))
        for words, name, run in (
            (_("Look"), _("Look at the receipt for {what}"), verbs.look),
            (_("Replace…"), _("Another receipt for {what}"), verbs.attach),
            (_("Remove"), _("Remove the receipt for {what}"), verbs.detach),
        ):
            if run is not None:
                flow.addWidget(_button(words, name, run, line))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, worn.px(4), 0, worn.px(4))
        row.setSpacing(worn.px(4))
        row.addWidget(self.picture)
        row.addLayout(flow, 1)
        row.setAlignment(flow, Qt.AlignmentFlag.AlignVCenter)
        self._show(QImage())

    def show_thumbnail(self, page: PageImage) -> None:
        """Its first page is here."""
        picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        self._show(picture)

    def _show(self, picture: QImage) -> None:
        """The upper part of the page on a little sheet; an empty sheet until it is here."""
        density = self.devicePixelRatioF()
        worn = theme.current()
        sheet = QPixmap(QSize(worn.px(WIDTH), worn.px(HEIGHT)) * density)
        sheet.fill(QColor("white"))
        painter = QPainter(sheet)
        if not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            high = picture.height() * sheet.width() // picture.width()
            painter.drawImage(QRect(0, 0, sheet.width(), high), picture)
        painter.setPen(worn["line"])
        painter.drawRect(sheet.rect().adjusted(0, 0, -1, -1))
        painter.end()
        sheet.setDevicePixelRatio(density)
        self.picture.setIcon(QIcon(sheet))


def _button(words: str, name: str, run: Verb | None, line: ClaimLine) -> Button:
    press = None if run is None else partial(run, line)
    return Button(words, press, weight=Weight.LINK, name=name.format(what=line.what))
