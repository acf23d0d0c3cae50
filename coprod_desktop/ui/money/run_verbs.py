"""What can be done with a payment run: written, given up, followed up, put on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from coprod_desktop.domain.bank_file import LAYOUT_NAMES
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import run_files, run_papers, runs
from coprod_desktop.ui.money.batch import needed_day
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.file_choice import choose_folder
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.documents.run_sheet import RunSheet
    from coprod_desktop.services.run_files import Changed
    from coprod_desktop.services.run_papers import RemittancesToDraw
    from coprod_desktop.services.runs import RunPage, RunPayment
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_NAMED = 6


class Verb(NamedTuple):
    """Its words, what it does, and its picture."""

    words: str
    run: Callable[[], object]
    icon: str


class RunVerbs(QObject):
    """The verbs of the run a panel shows."""

    def __init__(self, panel: QWidget, desk: Desk) -> None:
        super().__init__(panel)
        self._panel, self._desk = panel, desk

    def of(self, page: RunPage) -> list[Verb]:
        """What comes next, first."""
        may = self._desk.actor.may
        papers = [Verb(_("Control sheet"), partial(self.sheet, page), "file-lines")]
        if not may(Permission.EDIT_CLAIMS):
            return papers
        if page.run.written_on is None:
            drop = Verb(_("Give this run up"), partial(self.drop, page), "ban")
            return [*self._write(page, again=False), *papers, drop]
        if may(Permission.SEE_PEOPLE):
            papers.append(Verb(_("Remittances"), partial(self.remittances, page), "envelope"))
        arrived = (
            [Verb(_("It arrived on…"), partial(self.arrived, page), "sterling-sign")] if page.waiting else []
        )
        return [*arrived, *papers, *self._write(page, again=True)]

    def _write(self, page: RunPage, *, again: bool) -> list[Verb]:
        bank = page.run.kind is RunKind.BANK_FILE
        if bank and not self._desk.actor.may(Permission.SEE_BANK_DETAILS):
            return []
        first = _("Write the bank’s file…") if bank else _("Write the list for finance…")
        words = _("It was lost: write it again…") if again else first
        start = self.ask_layout if bank else self.ask_folder
        return [Verb(words, partial(start, page, again=again), "download")]

    def ask_layout(self, page: RunPage, *, again: bool) -> None:
        """Which layout, and which names look different in it."""
        run_id = page.run.id
        self._desk.jobs.read(
            lambda work: run_files.changed_names(work, run_id),
            lambda changed: self.show_layouts(page, changed, again=again),
            key="run names",
            owner=self,
        )

    def show_layouts(self, page: RunPage, changed: Sequence[Changed], *, again: bool) -> None:
        """The dialog, then the folder."""
        dialog = Dialog(
            self._panel.window(),
            _("Write the bank’s file"),
            _(
                "It holds whole account numbers: keep it where only finance can read it, and delete it once it is sent."
            ),
            accept=_("Choose a folder…"),
        )
        form = Form(
            [Field("layout", _("Shaped"), Choice([(key, _(name)) for key, name in LAYOUT_NAMES.items()]))],
            ring=RING,
        )
        form.fill({"layout": page.run.layout or "bankline"})
        dialog.add(form)
        if changed:
            dialog.add(Words(_changed_words(changed)))

        def go() -> None:
            key = form.values()["layout"]
            dialog.accept()
            self.ask_folder(page, again=again, key=key)

        dialog.confirmed.connect(go)
        dialog.open()

    def ask_folder(self, page: RunPage, *, again: bool, key: str = "") -> QFileDialog:
        """Where it goes, in the system's own dialog."""
        return choose_folder(self._panel, lambda folder: self.write(page, folder, key, again=again))

    def write(self, page: RunPage, folder: Path, key: str, *, again: bool) -> None:
        """Write it; it cannot be undone."""
        run = page.run

        def do(work: Work) -> tuple[Path, ...]:
            if run.kind is RunKind.BANK_FILE:
                return run_files.write_bank(work, run.id, key, folder, again=again)
            return run_files.write_ledger(work, run.id, folder, again=again)

        self._desk.jobs.write(_("Run {number} written").format(number=run.number), do, self.on_written)

    def on_written(self, files: tuple[Path, ...]) -> None:
        """Say where."""
        said = _("Written: “{file}” in “{folder}”.")
        self._desk.notices.info(said.format(file=files[0].name, folder=files[0].parent.name))

    def drop(self, page: RunPage) -> None:
        """Its claims stay approved; Undo brings it back."""
        self._desk.jobs.write(
            _("Run {number} given up").format(number=page.run.number),
            lambda work: runs.drop(work, page.run.id),
        )

    def take_out(self, page: RunPage, one: RunPayment) -> None:
        """One claim less; Undo brings it back."""
        label = _("Claim {number} taken out of run {run}").format(number=one.number, run=page.run.number)
        self._desk.jobs.write(label, lambda work: runs.take_out(work, one.id))

    def arrived(self, page: RunPage) -> FormDialog:
        """When the money reached them."""
        n = len(page.waiting)
        said = ngettext("{n} payment of this run still waits.", "{n} payments of this run still wait.", n)
        warning = _("This cannot be undone, only put right with “It came back…”.")
        return ask(
            self._panel,
            self._desk.jobs,
            _("Run {number} arrived").format(number=page.run.number),
            [Field("paid_on", _("The day the money arrived"), DayEdit(self._desk.today(), past=True))],
            _("Mark as paid"),
            _("Run {number} arrived").format(number=page.run.number),
            lambda work, values: runs.arrived(work, page.run.id, needed_day(values, "paid_on")),
            f"{said.format(n=language().count(n))} {warning}",
            filled={"paid_on": self._desk.today()},
        )

    def came_back(self, one: RunPayment) -> FormDialog:
        """Why it did not arrive."""
        return ask(
            self._panel,
            self._desk.jobs,
            _("Claim {number} came back").format(number=one.number),
            [Field("because", _("Why, as the bank told you"), TextLine(most=300))],
            _("It came back"),
            _("Claim {number}: the money came back").format(number=one.number),
            lambda work, values: runs.came_back(work, one.id, values["because"]),
            _("It is owed again, and their bank details are to be made sure of before it is paid once more."),
        )

    def sheet(self, page: RunPage) -> None:
        """The control sheet, to look at, print and save."""
        self._desk.jobs.read(
            lambda work: run_papers.control_sheet(work, page.run.id),
            self.on_sheet_read,
            key="run sheet",
            owner=self,
        )

    def on_sheet_read(self, sheet: RunSheet) -> None:
        """Draw it away from the register."""
        title = _("Control sheet of payment run {number}").format(number=sheet.number)
        leaving = Leaving(f"{title}.pdf", _("Control sheet"))
        self._desk.jobs.file(
            _("Drawing the paper"),
            lambda _say: run_papers.draw_sheet(sheet),
            lambda pdf: PaperDialog(self._panel.window(), self._desk, title, pdf, leaving).open(),
            owner=self,
        )

    def remittances(self, page: RunPage) -> None:
        """A page for everyone who is paid."""
        self._desk.jobs.read(
            lambda work: run_papers.remittances(work, page.run.id),
            self.on_remittances_read,
            key="remittances",
            owner=self,
        )

    def on_remittances_read(self, wanted: RemittancesToDraw) -> None:
        """Draw them; saving or printing writes down that they were made."""

        def show(pdf: bytes) -> None:
            leaving = Leaving(
                f"{wanted.title}.pdf",
                _("Remittances"),
                lambda path, then: self._keep(wanted, pdf, path, then),
                lambda: self._note(wanted),
            )
            PaperDialog(self._panel.window(), self._desk, wanted.title, pdf, leaving).open()

        self._desk.jobs.file(
            _("Drawing the paper"), lambda _say: run_papers.draw_remittances(wanted), show, owner=self
        )

    def _keep(self, wanted: RemittancesToDraw, pdf: bytes, path: Path, then: Callable[[Path], None]) -> None:
        label = _("Remittances made")
        self._desk.jobs.write(label, lambda work: run_papers.save_remittances(work, wanted, pdf, path), then)

    def _note(self, wanted: RemittancesToDraw) -> None:
        label = _("Remittances made")
        self._desk.jobs.write(label, lambda work: run_papers.record_remittances(work, wanted))


def _changed_words(changed: Sequence[Changed]) -> str:
    named = [
        _("claim {number}: {name} becomes {in_file}").format(
            number=one.number, name=one.name, in_file=one.in_file
        )
        for one in changed[:_NAMED]
    ]
    more = len(changed) - len(named)
    rest = _("and {n} more").format(n=language().count(more)) if more > 0 else ""
    said = _("Banks let few characters through. In the file, {names}.")
    return said.format(names="; ".join(part for part in (*named, rest) if part))
