"""Did they get it? each paper that was made for someone, and a look at it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.paper_languages import PAPER_LANGUAGES
from coprod_desktop.domain.papers import PAPER_NAMES
from coprod_desktop.domain.people import CHOICE_NAMES
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import sent_papers
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.sent_papers import SentPaper, ShownAgain
    from coprod_desktop.ui.desk import Desk

_MOST = 8


class SentCard(Card):
    """Newest first: what it was, about which meeting, in which form, when and how it went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Did they get it?"))
        self._desk = desk

    def show_rows(self, rows: Sequence[SentPaper]) -> None:
        """Show these."""
        self.clear()
        for number, row in enumerate(rows[:_MOST]):
            if number:
                self.add(Rule())
            self._show(row)
        if len(rows) > _MOST:
            more = _("And {n} before them.").format(n=language().count(len(rows) - _MOST))
            self.add(Words(more, Kind.NOTE))
        if not rows:
            self.add(Words(_("No paper was made for them yet."), Kind.NOTE))

    def on_look_asked(self, row: SentPaper) -> None:
        """The paper once more."""
        paper_id, title = row.paper.id, _title(row)
        self._desk.jobs.read(
            lambda work: sent_papers.look_again(work, paper_id),
            lambda shown: self._look(title, shown),
            key="look again",
            owner=self,
        )

    def _look(self, title: str, shown: ShownAgain) -> None:
        if not shown.kept:
            title = _("{paper}, made again from the register as it is today").format(paper=title)
        PaperDialog(self.window(), self._desk, title, shown.pdf).open()

    def _show(self, row: SentPaper) -> None:
        self.add(Words(_title(row), Kind.STRONG))
        self.add(Words(_how(row), Kind.NOTE))
        may = self._desk.actor.may(Permission.MAKE_PAPERS)
        if row.can_be_shown and may:
            name = _("Look at it again: {paper}").format(paper=_title(row))
            press = partial(self.on_look_asked, row)
            self.add(Button(_("Look at it again"), press, weight=Weight.LINK, name=name))


def _title(row: SentPaper) -> str:
    return ", ".join(part for part in (_(PAPER_NAMES[row.paper.kind]), row.meeting) if part)


def _how(row: SentPaper) -> str:
    paper = row.paper
    day = language().short_day(paper.sent_on or paper.made_on)
    sent = _("sent {day}") if paper.sent_on else _("made {day}")
    parts = [
        sent.format(day=day),
        _(CHOICE_NAMES[paper.sent_by]) if paper.sent_on else "",
        _(CHOICE_NAMES[paper.form]),
        _(PAPER_LANGUAGES.get(paper.language, paper.language)),
        _("copy for {name}").format(name=row.supporter) if row.supporter else "",
        _("made again, number {n}").format(n=paper.reprint + 1) if paper.reprint else "",
    ]
    return " · ".join(part for part in parts if part)
