"""Reports: pick one, see it exactly as it prints, and let it leave."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from coprod_desktop import i18n
from coprod_desktop.documents.preview import page_count
from coprod_desktop.documents.report_diversity import hidden_explained
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import reports, voice_figures
from coprod_desktop.services.reports import FileKind, ReportAsked
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.job import Progress
from coprod_desktop.ui.jobs import Work
from coprod_desktop.ui.papers.paper_view import PaperView
from coprod_desktop.ui.reports import export
from coprod_desktop.ui.reports.names import period_name
from coprod_desktop.ui.reports.what_left import WhatLeft
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.words import Kind, Words

#: How high the pages stand at least, in pixels at 100 %: most of one can be read.
_LEAST = 620


@dataclass(frozen=True)
class _Shown:
    """A report made for the window."""

    asked: ReportAsked
    pdf: bytes
    pages: int


class ReportsPage(Page):
    """The report at left as it prints; at right what is hidden and what has left."""

    tables: ClassVar[tuple[str, ...]] = (
        *("voice_fact", "attendance", "meeting", "invitation", "person", "term", "board"),
        *("organisation_setting", "equality_answer", "question", "baseline", "release"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Reports"), _("As it will print. Nothing has left yet."))
        self._saving = [
            self.add_action(_("Save as CSV"), lambda: self.save(FileKind.CSV), icon="table"),
            self.add_action(_("Save as spreadsheet"), lambda: self.save(FileKind.XLSX), icon="file-excel"),
            self.add_action(
                _("Save as PDF"),
                lambda: self.save(FileKind.PDF),
                icon="file-pdf",
                shortcut="Ctrl+S",
                main=True,
            ),
        ]
        self._boards: list[tuple[int, str]] = []
        self.chips = Chips()
        self.paper = PaperView(desk.jobs)
        self.paper.setMinimumHeight(theme.current().px(_LEAST))
        self.trouble = Words("", Kind.PROBLEM)
        self.trouble.hide()
        self.left = WhatLeft()
        self._fill_chips([], None)
        self._lay_out_parts()
        self.chips.changed.connect(self.refresh)

    def open(self, thing: object = None) -> None:
        """Show the report of a board, where one was asked for."""
        if isinstance(thing, int) and thing != self.thing:
            self._fill_chips(self._boards, thing)
        super().open(thing)

    def refresh(self) -> None:
        """Make the report chosen anew, and ask what has left."""
        for action in self._saving:
            action.setEnabled(False)
        self.desk.jobs.read(voice_figures.boards, self.on_boards, key="report boards")
        asked = self.asked()

        def make(work: Work, progress: Progress) -> _Shown:
            progress(0, 2, _("Reckoning the figures"))
            made = reports.make(work, asked)
            progress(1, 2, _("Drawing the pages"))
            pdf = reports.file_of(work, made, FileKind.PDF)
            return _Shown(asked, pdf, page_count(pdf))

        self.desk.jobs.long_read(_("Making the report…"), make, self.on_made, self.on_problem, owner=self)
        self.desk.jobs.read(reports.released, self.left.on_released, key="releases")

    def asked(self) -> ReportAsked:
        """What the chips say."""
        value = self.chips.value
        return ReportAsked(value("kind"), value("period"), value("board"), language=i18n.language())

    def save(self, kind: FileKind) -> None:
        """Ask where to, and let the report leave."""
        asked = self.asked()

        def leave(path: Path) -> None:
            export.let_leave(self.desk, asked, kind, path, self)

        export.ask_where(self.window(), asked, kind, leave)

    # answers

    def on_boards(self, boards: list[tuple[int, str]]) -> None:
        """The boards have come: offer them."""
        if boards != self._boards:
            self._fill_chips(boards, self.chips.value("board") or self.thing)
            if self.asked().board_id is not None:
                self.refresh()

    def on_made(self, shown: _Shown) -> None:
        """The pages have come; those of an older question are passed over."""
        if shown.asked != self.asked():
            return
        self.trouble.hide()
        self.paper.show()
        self.paper.show_paper(_title(shown.asked), shown.pdf)
        n = shown.pages
        said = ngettext("As it will print: {n} page.", "As it will print: {n} pages.", n).format(n=n)
        kept = _("What you save stands in the list of what has left.")
        self.set_title(_("Reports"), f"{said} {kept}")
        may = self.desk.actor.may(Permission.RELEASE_REPORTS)
        for action in self._saving:
            action.setEnabled(may)

    def on_problem(self, problem: Exception) -> None:
        """Say above the pages why there are none."""
        self.paper.hide()
        self.trouble.setText(str(problem))
        self.trouble.show()

    # inside

    def _lay_out_parts(self) -> None:
        self.add(self.chips)
        self.add(self.trouble)
        hidden = Card(_("Why some numbers are not there"))
        hidden.add(Words(hidden_explained(language()), Kind.PLAIN))
        again = _(
            "The same people are not counted again until at least 10 of them are different: two reports could be compared."
        )
        hidden.add(Words(again, Kind.PLAIN))
        hidden.add(
            Words(_("How many came, and whether for the first time, is never hidden from leads."), Kind.PLAIN)
        )
        self.add(columns((self.paper, 2), (stack(hidden, self.left), 1)), 1)

    def _fill_chips(self, boards: list[tuple[int, str]], board: object) -> None:
        first, self._boards = not self._boards and not hasattr(self, "_filled"), boards
        kept = {} if first else {key: self.chips.value(key) for key in ("kind", "period")}
        kinds = [(ReportKind.DIVERSITY, _("Voices and diversity")), (ReportKind.VOICES, _("Voices alone"))]
        today = self.desk.today()
        periods = [(period, period_name(period)) for period in reports.periods(today)]
        self.chips.add_choice("kind", _("Report"), kinds, kept.get("kind"))
        self.chips.add_choice("board", _("Board"), [(None, _("All boards")), *boards], board)
        self.chips.add_choice("period", _("Period"), periods, kept.get("period"))
        self._filled = True


def _title(asked: ReportAsked) -> str:
    return ", ".join((_("Reports"), period_name(asked.period)))
