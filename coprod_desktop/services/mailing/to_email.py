"""Draft e-mails: one each to open in a mail program, and a list to merge from, with the papers named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import PaperForm
from coprod_desktop.i18n import _
from coprod_desktop.services.mailing.stack import Stacking, StackKind
from coprod_desktop.services.paper_files import tidy_name

if TYPE_CHECKING:
    from datetime import datetime

    from coprod_desktop.services.mailing.letter import Drawn, Letter
    from coprod_desktop.services.mailing.shelf import Shelf

_KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: The words of a message are plain text already: no file of them goes with it.
_PLAIN = "txt"


class Emailing(Stacking):
    """A draft for each, and the paper beside it for those who send from a list."""

    kind = StackKind.EMAIL

    def __init__(
        self,
        shelf: Shelf,
        under: tuple[str, ...],
        expected: int,
        *,
        supporters: bool,
        made: datetime | None = None,
    ) -> None:
        super().__init__(shelf, under, expected, supporters=supporters)
        self._made = made
        self._rows: list[tuple[str, ...]] = []

    def write(self, letter: Letter, drawn: Drawn, stem: str) -> None:
        """The draft, and its paper."""
        from coprod_desktop.documents import forms, mail

        subject = forms.title(drawn.contents)
        files = _beside(drawn)
        enclosed = [
            mail.Enclosed(f"{tidy_name(subject)}.{ending}", _KINDS[ending], content)
            for ending, content in files
            if ending != _PLAIN
        ]
        enclosed += [mail.Enclosed(one.name, one.kind, one.content) for one in letter.enclosed]
        self.put(f"{stem}.eml", mail.draft(drawn.contents, letter.email, enclosed, made=self._made))
        for ending, content in files:
            self.put(f"{stem}.{ending}", content)
        addressee = drawn.contents[0].addressee
        beside = self.put_enclosed(letter)
        named = ", ".join([*(f"{stem}.{ending}" for ending, _content in files), *beside])
        self._rows.append(
            (letter.email, letter.name, addressee.name if addressee else letter.name, subject, named)
        )

    def write_together(self) -> None:
        """The list to merge from."""
        from coprod_desktop.documents.writing_sheets import Column, Table, workbook

        headings = (_("E-mail"), _("Name"), _("Called"), _("Subject"), _("File to attach"))
        table = Table(_("Mail merge"), [Column(heading) for heading in headings], self._rows)
        name = _("List for mail merge")
        self.put_together(f"{name}.xlsx", workbook([table]))


def _beside(drawn: Drawn) -> list[tuple[str, bytes]]:
    """The files of a letter that lie beside its draft, to be sent from a list; plain text is no PDF."""
    wanted = (_PLAIN,) if drawn.form is PaperForm.PLAIN_TEXT else ("pdf", "docx")
    return [(ending, content) for ending, content in drawn.files() if ending in wanted]
