"""The charter in the settings: the words in force, new words, and the paper to sign."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.i18n import LANGUAGES, _, ngettext
from coprod_desktop.services import charter
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextArea
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.documents.charter_paper import CharterSheet
    from coprod_desktop.domain.milestones import CharterText
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class Found(NamedTuple):
    """The words in force, how many sign anew, and the other languages people here read."""

    charter: CharterText | None
    again: int
    languages: tuple[str, ...]


class CharterCard(Card):
    """Shown while the charter is switched on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Charter"))
        self._desk = desk
        self._known: CharterText | None = None

    def refresh(self) -> None:
        """Ask for the words in force."""
        self._desk.jobs.read(_read, self.on_read, key="charter", owner=self)

    def on_read(self, found: Found) -> None:
        """Show them."""
        self._known, again = found.charter, found.again
        self.clear()
        flow = Flow()
        words = _("Write the words…") if self._known is None else _("Change the words…")
        flow.addWidget(Button(words, self.on_change_asked, icon="pen"))
        if self._known is None:
            self.add(Words(_("No charter is written yet."), Kind.NOTE))
        else:
            self.add(Words(charter.named(self._known), Kind.STRONG))
            self.add(Words(self._known.charter))
            flow.addWidget(Button(_("Print to sign"), self.on_print_asked, icon="print"))
            for code in found.languages:
                words = _("Print to sign in {language}").format(language=LANGUAGES[code])
                flow.addWidget(Button(words, partial(self.on_print_asked, code), icon="print"))
        if again:
            said = ngettext(
                "{n} person signed earlier words and signs anew.",
                "{n} people signed earlier words and sign anew.",
                again,
            )
            self.add(Words(said.format(n=again), Kind.ATTENTION))
        self.add(flow)

    def on_change_asked(self) -> None:
        """New words are a new version; the old ones stay as they were signed."""
        dialog = ask(
            self,
            self._desk.jobs,
            _("The words of the charter"),
            [
                Field("definition", _("What you mean by co-production"), TextArea(lines=4)),
                Field("charter", _("What you promise each other"), TextArea(lines=8)),
                Field("agreed_on", _("Agreed on"), DayEdit(self._desk.today(), past=True)),
            ],
            _("Put in force"),
            _("New charter in force"),
            charter.write,
            _("Whoever signed the words before signs anew."),
            self._known,
        )
        dialog.form.fill({"agreed_on": self._desk.today()})

    def on_print_asked(self, code: str = "") -> None:
        """The paper, with who has to sign anew and room for others, in this language."""
        self._desk.jobs.read(
            lambda work: charter.paper(work, code), self.on_paper_read, key="charter paper", owner=self
        )

    def on_paper_read(self, sheet: CharterSheet) -> None:
        """Draw it, away from the register."""
        self._desk.jobs.file(
            _("Making the paper"), lambda _progress: charter.draw(sheet), self.on_drawn, owner=self
        )

    def on_drawn(self, pdf: bytes) -> None:
        """Look at it; from here it is saved or printed."""
        title = _("Our charter")
        PaperDialog(self.window(), self._desk, title, pdf, Leaving(f"{title}.pdf", title)).open()


def _read(work: Work) -> Found:
    return Found(
        charter.in_force(work), len(charter.to_sign_anew(work)), tuple(charter.other_languages(work))
    )
