"""A workbook that is written without temporary files: openpyxl would leave each sheet readable on the disk for a while."""

import io
import zipfile
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def begin(sheet: Any) -> None:
    """Call it once what stands above the rows of a write-only sheet is set: rows then go into memory."""
    sheet._writer = WorksheetWriter(sheet, io.BytesIO())  # noqa: SLF001 - its only door
    sheet._writer.write_top()  # noqa: SLF001


def saved(book: Workbook) -> bytes:
    """The file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _Writer(book, archive).write_data()
    return stream.getvalue()


class _Writer(ExcelWriter):
    def write_worksheet(self, ws: Any) -> None:
        """As openpyxl does it, but for where the sheet comes from."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        ws.close()
        ws._rels = ws._writer._rels  # noqa: SLF001
        archive: zipfile.ZipFile = vars(self)["_archive"]
        archive.writestr(ws.path[1:], ws._writer.out.getvalue())  # noqa: SLF001
        self.manifest.append(ws)
