"""Printing a paper through the system's own dialog, from memory: nothing of it is put in a file here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from coprod_desktop.documents.preview import PageImage

#: Fine enough for text: an A4 page at about 300 dots an inch.
PRINT_WIDTH = 2480


def ask_printer(
    over: QWidget, name: str, pages: Sequence[PageImage], on_printed: Callable[[], object]
) -> QPrintDialog:
    """Let the user choose a printer, then print. ``name`` is what the system's queue shows: nobody's name, no secret."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    across = bool(pages) and pages[0].width > pages[0].height
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if across else way.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def go() -> None:
        if put_on(printer, pages):
            on_printed()

    dialog.accepted.connect(go)
    dialog.setModal(True)
    dialog.show()
    return dialog


def put_on(printer: QPrinter, pages: Sequence[PageImage]) -> bool:
    """Draw the pages; False when the printer could not be reached."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        room = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(_within(image.size(), room)), image)
    return painter.end()


def _within(size: QSize, room: QRect) -> QRect:
    fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(room.topLeft(), fitted)
