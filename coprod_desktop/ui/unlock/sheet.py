"""The recovery sheet: on paper first, then one group of it is typed back."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from coprod_desktop.documents.recovery_sheet import RecoveryContent
    from coprod_desktop.ui.errands import Errands

_MOST_SIGNS = 12
#: What a hand easily writes for another sign.
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class SheetStep(Step):
    """Print it, save it, or copy it by hand; ``confirmed`` only when a group of it was typed back rightly.

    The code is held here while the step is shown, and nowhere else.
    """

    def __init__(self, content: RecoveryContent, errands: Errands, verb: str) -> None:
        super().__init__(
            _("Put the recovery sheet on paper"),
            _(
                "If every password is lost, only this sheet opens the register. "
                "It cannot be shown again later, and we have no copy."
            ),
            verb,
        )
        self._content, self._errands = content, errands
        self._asked = secrets.randbelow(len(content.groups))
        ways = Flow()
        self.print = Button(_("Print…"), self.on_print_asked, icon="print")
        self.save = Button(_("Save as PDF…"), self.on_save_asked)
        self.show_it = Button(_("Copy it by hand"), self.on_hand_asked)
        for button in (self.print, self.save, self.show_it):
            ways.addWidget(button)
        self.add(ways)
        self.by_hand = self._code_card()
        self.add(self.by_hand)
        self.done = Words("", Kind.GOOD)
        self.add(self.done)
        for part in (self.by_hand, self.done):
            part.hide()
        self.group = TextLine(most=_MOST_SIGNS)
        label = _("Type group {n} from the sheet").format(n=self._asked + 1)
        help_ = _("So that we both know the sheet can be read.")
        self.add_form(Form([Field("group", label, self.group, help_)]))
        self.group.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At printing."""
        self.print.setFocus()

    def on_main(self) -> None:
        """Only with the right group."""
        typed = "".join(self.group.value().upper().replace("-", "").split()).translate(_ALIKE)
        if typed == self._content.groups[self._asked]:
            super().on_main()
            return
        said = _("Please fill this in.") if not typed else self._not_what_it_says()
        self.say(Problem(said, "group"))

    def on_print_asked(self) -> None:
        """Through the system's dialog."""
        self.work(_("Making the sheet…"), 0, 0)
        self._errands.run(partial(_drawn, self._content), self.on_ready_to_print, self.refuse)

    def on_ready_to_print(self, sheet: tuple[bytes, tuple[tuple[float, float], ...]]) -> None:
        """Let a printer be chosen."""
        from coprod_desktop.ui.papers.printing import ask_printer

        self.rest()
        pdf, points = sheet
        chosen = partial(self.on_printer_chosen, pdf)
        self.dialog = ask_printer(self.window(), _("Recovery sheet"), points, chosen, self.refuse)

    def on_printer_chosen(self, pdf: bytes, printer: QPrinter) -> None:
        """Draw it there."""
        from coprod_desktop.ui.papers.printing import put_on

        self.work(_("Printing"), 0, 0)
        self._errands.run(partial(put_on, printer, pdf, _unsaid), self.on_printed, self.refuse)

    def on_printed(self, _pages: int) -> None:
        """Now it can be read back."""
        self.rest()
        self._say_done(_("The sheet is on its way to the printer."))

    def on_save_asked(self) -> None:
        """As a file, where the user says."""
        place = paths.documents_folder() / _("Recovery sheet.pdf")
        dialog = QFileDialog(self.window(), _("Save the recovery sheet"), str(place))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save_at(Path(name)))
        dialog.open()

    def save_at(self, path: Path) -> None:
        """Write the file there."""
        self.work(_("Making the sheet…"), 0, 0)
        self._errands.run(partial(_write, self._content, path), self.on_saved, self.refuse)

    def on_saved(self, path: Path) -> None:
        """Say where, and what to do with it."""
        self.rest()
        said = _("Saved as {name}. Print it, then delete the file: whoever has it can open the register.")
        self._say_done(said.format(name=path.name))

    def on_hand_asked(self) -> None:
        """Show the code large enough to copy."""
        self.by_hand.show()
        self.group.setFocus()

    def _say_done(self, said: str) -> None:
        self.done.setText(said)
        self.done.show()
        self.group.setFocus()

    def _not_what_it_says(self) -> str:
        said = _("That is not what group {n} says. Look at the sheet again; O is a zero.")
        return said.format(n=self._asked + 1)

    def _code_card(self) -> Card:
        card = Card(_("The code, in nine groups"))
        groups = self._content.groups
        for start in range(0, len(groups), 3):
            row = "     ".join(groups[start : start + 3])
            words = Words(row, Kind.HEADING)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            card.add(words)
        note = _("Read along the rows. Write the register’s name on the paper too.")
        card.add(Words(note, Kind.NOTE))
        return card


def _unsaid(done: int, total: int, text: str = "") -> None:
    """One page is no progress to speak of."""


def _drawn(content: RecoveryContent) -> tuple[bytes, tuple[tuple[float, float], ...]]:
    from coprod_desktop.documents import preview
    from coprod_desktop.documents.recovery_sheet import recovery_pdf

    pdf = recovery_pdf(content)
    return pdf, preview.sizes(pdf)


def _write(content: RecoveryContent, path: Path) -> Path:
    from coprod_desktop.documents.recovery_sheet import recovery_pdf

    try:
        path.write_bytes(recovery_pdf(content))
    except OSError as error:
        raise Problem(_("The sheet could not be saved there. Choose another folder, or print it.")) from error
    return path
