"""Choosing a file that is there, or a folder, in the system's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

#: What a scanned or photographed paper may be.
SCANS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf"


def choose_file(
    near: QWidget, title: str, chosen: Callable[[str], object], kind: str = "", endings: str = ""
) -> QFileDialog:
    """Ask for a file and go on working; ``chosen`` gets its path.

    ``kind`` says in words what ``endings`` ("*.csv *.xlsx") are offered first; all files can be seen too.
    """
    dialog = QFileDialog(near.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kind:
        dialog.setNameFilters([f"{kind} ({endings})", _("All files") + " (*)"])
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def choose_folder(near: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask where files shall be put; ``chosen`` gets the folder."""
    dialog = QFileDialog(near.window(), _("Where shall it be put?"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda folder: chosen(Path(folder)))
    dialog.open()
    return dialog
