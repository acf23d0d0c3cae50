"""What is printed and posted, or handed over: a paper each, and all of them in one file behind a running list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import Reach
from coprod_desktop.i18n import _, language
from coprod_desktop.services.mailing.stack import Stacking, StackKind

if TYPE_CHECKING:
    from coprod_desktop.documents.print_run import ToPrint
    from coprod_desktop.services.mailing.letter import Drawn, Letter
    from coprod_desktop.services.mailing.shelf import Shelf

#: Papers in one file: more are hard on a printer, and on a computer's memory.
IN_ONE_FILE = 200


class Printing(Stacking):
    """One file to print with everyone in it, or a few when there are very many."""

    kind = StackKind.PRINT

    def __init__(self, shelf: Shelf, under: tuple[str, ...], expected: int, *, supporters: bool) -> None:
        super().__init__(shelf, under, expected, supporters=supporters)
        self._waiting: list[ToPrint] = []

    def write(self, letter: Letter, drawn: Drawn, stem: str) -> None:
        """The paper itself, and its place in the file to print."""
        from coprod_desktop.documents.print_run import ToPrint

        for ending, content in drawn.files():
            self.put(f"{stem}.{ending}", content)
        for name in self.put_enclosed(letter):
            said = _(
                "Print “{file}” too, and put it behind its cover: Word documents are not in the file to print."
            )
            if name.endswith(".docx") and (note := said.format(file=name)) not in self.notes:
                self.notes.append(note)
        if drawn.pdf is None:
            return
        addressee = drawn.contents[0].addressee
        address = addressee.address[1:] if addressee else ()
        where = ", ".join(address) if letter.way is Reach.POST else _("hand over")
        self._waiting.append(ToPrint(letter.name, where, drawn.contents))
        if len(self._waiting) == IN_ONE_FILE:
            self.write_together()

    def write_together(self) -> None:
        """The papers since the last such file."""
        from coprod_desktop.documents import print_run

        if not self._waiting:
            return
        some, self._waiting = tuple(self._waiting), []
        run = print_run.drawn(some, language())
        self.pages += run.pages
        number, parts = len(self.together) + 1, -(-self.expected // IN_ONE_FILE)
        name = (
            _("All to print") if parts == 1 else _("All to print, {n} of {all}").format(n=number, all=parts)
        )
        self.put_together(f"{name}.pdf", run.pdf)
