"""The first step of taking people in: the file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.words import Kind, Words


class FileStep(QWidget):
    """Choose a file in the system's own dialog, or drop one. ``chosen`` carries its path."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.problem = _middle("", Kind.PROBLEM)
        self.problem.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.body.addStretch(1)
        card.body.addWidget(Picture("file-import", "soft", theme.TITLE), 0, Qt.AlignmentFlag.AlignHCenter)
        card.add(
            _middle(
                _(
                    "Choose a spreadsheet with one person in each row, or drop it here. Any headings will do, "
                    "and you see what would happen to each row before anything is written."
                ),
                Kind.SENTENCE,
            )
        )
        button = Button(_("Choose a file"), self.ask, weight=Weight.MAIN)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        card.add(self.problem)
        card.body.addSpacing(theme.current().space(theme.GAP))
        card.add(
            _middle(
                _("Excel workbooks (.xlsx) and comma-separated files (.csv), from any program."), Kind.NOTE
            )
        )
        card.add(
            _middle(_("Equality answers are always left out: they need a consent of their own."), Kind.NOTE)
        )
        card.body.addStretch(2)
        outer.addWidget(card, 1)

    def ask(self) -> QFileDialog:
        """Open the system's dialog and go on working."""
        title, endings = _("Choose a spreadsheet"), "*.xlsx *.xlsm *.csv *.tsv *.txt"
        return choose_file(self, title, self.on_file_selected, _("Spreadsheets"), endings)

    def say_problem(self, text: str) -> None:
        """What is wrong with the file, or nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def on_file_selected(self, name: str) -> None:
        """A file was chosen in the dialog."""
        if name:
            self.chosen.emit(Path(name))


def _middle(text: str, kind: Kind) -> Words:
    words = Words(text, kind)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words


def dragged_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one local file that is dragged over a page, if that is what it is."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
