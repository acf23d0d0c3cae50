"""Letting a report leave: where to, then the ledger, then the file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.i18n import _
from coprod_desktop.services import reports
from coprod_desktop.services.reports import FileKind, ReportAsked
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.job import Progress


def ask_where(
    parent: QWidget, asked: ReportAsked, kind: FileKind, on_chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to write; nothing waits for the answer."""
    dialog = QFileDialog(parent, _("Save the report"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.value)
    dialog.setNameFilter(f"{_(reports.FILE_NAMES[kind])} (*.{kind.value})")
    dialog.selectFile(file_name(asked, kind))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.open()
    return dialog


def file_name(asked: ReportAsked, kind: FileKind) -> str:
    """A name that says what is in the file and sorts by period."""
    what = _("Voices and diversity") if asked.kind is ReportKind.DIVERSITY else _("Voices")
    return f"{what} {asked.period.start:%Y-%m} {asked.period.last:%Y-%m}.{kind.value}"


def let_leave(desk: Desk, asked: ReportAsked, kind: FileKind, path: Path, owner: QWidget) -> None:
    """Enter the report in the ledger and write it."""

    def write(content: bytes) -> None:
        desk.jobs.file(
            _("Writing the file…"),
            lambda progress: _write(path, content, progress),
            lambda _done: desk.notices.info(_("Saved: {file}").format(file=path.name)),
            owner=owner,
        )

    label = _("Report released: {file}").format(file=path.name)
    desk.jobs.write(
        label, lambda work: reports.release_report(work, asked, kind), write, initiator=owner, announced=False
    )


def _write(path: Path, content: bytes, progress: Progress) -> None:
    progress(0, 1, path.name)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Problem(_("The file could not be written there. Choose another place.")) from error
    progress(1, 1, path.name)
