"""Finance's paid list in the window: chosen, its columns confirmed, looked over, then marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.paid_list import PaidColumns, likely_columns
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import paid_lists
from coprod_desktop.services.importing import open_sheet
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.form import Field, Form

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.documents.sheet import Sheet
    from coprod_desktop.services.paid_lists import PaidList
    from coprod_desktop.ui.desk import Desk


class PaidFile(QObject):
    """One way from a file to claims marked as paid, for the page that owns it. Nothing is written before the last question."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    def ask(self) -> QFileDialog:
        """Choose the file in the system's dialog."""
        title = _("Choose finance’s list of what it paid")
        return choose_file(self._page, title, self.on_file_chosen, _("Spreadsheets"), "*.csv *.xlsx")

    def on_file_chosen(self, name: str) -> None:
        """Read it, in a process that can be killed."""
        path = Path(name)
        if name:
            self._desk.jobs.file(
                _("Reading {name}").format(name=path.name),
                lambda say: open_sheet(path, pulse=lambda: say(0, 0, "")),
                self.on_read,
                owner=self,
            )

    def on_read(self, sheet: Sheet) -> None:
        """Which columns, guessed from the headings."""
        named = [
            (at, heading or _("Column {n}").format(n=at + 1)) for at, heading in enumerate(sheet.headings)
        ]
        some = [(None, _("None: I say so below")), *named]
        rest = [(None, _("None: every claim was paid whole")), *named]
        form = Form(
            [
                Field("reference", _("The claim’s number stands in"), Choice(named)),
                Field("day_column", _("The day it was paid"), Choice(some)),
                Field(
                    "day", _("If no column says so: all were paid on"), DayEdit(self._desk.today(), past=True)
                ),
                Field("amount", _("How much was paid"), Choice(rest)),
            ],
            ring=RING,
        )
        guess = likely_columns(sheet.headings)
        form.fill(
            {
                "reference": guess.reference,
                "day_column": guess.day,
                "day": self._desk.today() if guess.day is None else None,
                "amount": guess.amount,
            }
        )
        dialog = Dialog(
            self._page.window(),
            _("Finance’s paid list"),
            ngettext("{n} row.", "{n} rows.", len(sheet.rows)).format(n=language().count(len(sheet.rows))),
            accept=_("Look it over"),
        )
        dialog.add(form)

        def go() -> None:
            try:
                values = form.values()
            except Problem:
                return
            dialog.accept()
            columns = PaidColumns(values["reference"], values["day_column"], values["amount"])
            self.look(sheet, columns, values["day"])

        dialog.confirmed.connect(go)
        dialog.open()

    def look(self, sheet: Sheet, columns: PaidColumns, day: date | None) -> None:
        """Match it to the claims."""
        self._desk.jobs.read(
            lambda work: paid_lists.look(work, sheet, columns, day),
            lambda found: self.on_looked(found, sheet, columns, day),
            key="paid list",
            owner=self,
        )

    def on_looked(self, found: PaidList, sheet: Sheet, columns: PaidColumns, day: date | None) -> None:
        """Say what it would do, and what stays as it is."""
        left = "\n".join(paid_lists.sentence(found))
        n = len(found.fits)
        if not n:
            said = _("No row of this list marks a claim as paid.")
            self._desk.notices.problem("\n".join(part for part in (said, left) if part))
            return
        counted = language().count(n)
        label = ngettext("{n} claim is paid", "{n} claims are paid", n).format(n=counted)
        warning = _("This leaves the house: it cannot be undone, only put right with “The money came back”.")
        self._desk.notices.ask(
            ngettext("Mark {n} claim as paid?", "Mark {n} claims as paid?", n).format(n=counted),
            "\n".join(part for part in (left, warning) if part),
            _("Mark as paid"),
            lambda: self._desk.jobs.write(label, lambda work: paid_lists.take_in(work, sheet, columns, day)),
        )
