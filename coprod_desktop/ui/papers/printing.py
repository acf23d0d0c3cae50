"""Printing a paper through the system's own dialog, from memory: nothing of it is put in a file here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from coprod_desktop.documents import preview
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.ui.job import Progress

#: Fine enough for text: an A4 page at about 300 dots an inch.
PRINT_WIDTH = 2480


def printers() -> list[str]:
    """What this computer can print on."""
    return QPrinterInfo.availablePrinterNames()


def ask_printer(
    over: QWidget,
    name: str,
    points: Sequence[tuple[float, float]],
    on_chosen: Callable[[QPrinter], object],
    on_problem: Callable[[Problem], object],
) -> QPrintDialog | None:
    """Let the user choose a printer, which pages and how many copies.

    ``name`` is what the system's queue shows: nobody's name, no secret. ``points`` are the sizes of the pages.
    """
    if not printers():
        on_problem(
            Problem(
                _("No printer is set up on this computer. Save the paper as a file, and print it elsewhere.")
            )
        )
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if points:
        printer.setPageOrientation(_way(points[0]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setMinMax(1, max(len(points), 1))
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.setModal(True)
    dialog.show()
    return dialog


def put_on(printer: QPrinter, pdf: bytes, progress: Progress) -> int:
    """Draw the pages asked for, one after another; how many. Away from the window's thread: a page takes a moment.

    Raises :class:`Problem` when the printer cannot be reached.
    """
    sizes = preview.sizes(pdf)
    wanted = _wanted(printer, len(sizes))
    painter = QPainter()
    try:
        for place, number in enumerate(wanted):
            progress(
                place, len(wanted), _("Page {page} of {pages}").format(page=place + 1, pages=len(wanted))
            )
            printer.setPageOrientation(_way(sizes[number]))
            _begin(painter, printer, first=place == 0)
            _draw(painter, printer, preview.page(pdf, number, PRINT_WIDTH))
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(wanted)


def _begin(painter: QPainter, printer: QPrinter, *, first: bool) -> None:
    if not (painter.begin(printer) if first else printer.newPage()):
        said = _("The printer did not answer. Check that it is switched on, or save the paper as a file.")
        raise Problem(said)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages asked for, counted from 0; each copy where the printer makes none by itself."""
    ranged = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage()
    first, last = (printer.fromPage(), printer.toPage()) if ranged else (1, count)
    pages = [number for number in range(first - 1, min(last, count)) if number >= 0]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages if printer.supportsMultipleCopies() else pages * max(printer.copyCount(), 1)


def _draw(painter: QPainter, printer: QPrinter, page: preview.PageImage) -> None:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRectF(_within(image.size(), room)), image)


def _way(points: tuple[float, float]) -> QPageLayout.Orientation:
    across = points[0] > points[1]
    return QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait


def _within(size: QSize, room: QRect) -> QRect:
    fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(room.topLeft(), fitted)
