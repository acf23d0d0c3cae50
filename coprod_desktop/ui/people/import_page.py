"""Taking people in from a spreadsheet: the file, its columns, what would happen - and only then one write."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from coprod_desktop.documents.sheet import Sheet
from coprod_desktop.domain.import_mapping import ColumnMapping
from coprod_desktop.domain.import_plan import Plan
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import importing
from coprod_desktop.services.backups import NoBackup, Why
from coprod_desktop.services.importing import Preview, Taken, Taking
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.jobs import Job, Progress, Work
from coprod_desktop.ui.people import import_words
from coprod_desktop.ui.people.import_columns import ColumnsStep
from coprod_desktop.ui.people.import_file import FileStep, dragged_file
from coprod_desktop.ui.people.import_rows import RowsStep
from coprod_desktop.ui.steady import steady
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

FILE, COLUMNS, ROWS = "file", "columns", "rows"


class ImportPage(Page):
    """Three steps on one page; nothing is written before the third, and Cancel is there at each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Take in a spreadsheet"))
        self.set_crumbs([(_("People"), lambda: desk.navigate("people"))])
        self.path: Path | None = None
        self._job: Job | None = None
        self.cancel_action = self.add_action(
            _("Cancel"), self.on_cancelled, icon="xmark", shortcut="Ctrl+Backspace"
        )
        self.main_action = self.add_action("", self.on_main, shortcut="Ctrl+Return", main=True)
        self.file, self.columns, self.rows = FileStep(), ColumnsStep(), RowsStep(desk.jobs)
        self.steps = Tabs(_("Steps"))
        self.steps.add(FILE, _("1. The file"), self.file)
        self.steps.add(COLUMNS, _("2. The columns"), self.columns)
        self.steps.add(ROWS, _("3. What will happen"), self.rows)
        self.add(self.steps, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._start_again()

    # the file

    def read_file(self, path: Path, sheet: str = "") -> None:
        """Read a file, or another sheet of it; what was read before stays until this is here."""
        self._stop()
        self.file.say_problem("")
        self.desk.notices.clear()
        self._job = self.desk.jobs.file(
            _("Reading {name}").format(name=path.name),
            lambda progress: (path, importing.open_sheet(path, sheet=sheet, pulse=lambda: progress(0, 0))),
            self.on_read,
            self.on_file_problem,
        )
        self._show_step()

    def on_read(self, answer: tuple[Path, Sheet]) -> None:
        """The sheet is here: find out what its columns are."""
        path, sheet = answer
        self._job = self.desk.jobs.read(
            lambda work: (path, sheet, importing.suggested(work, sheet)),
            self.on_suggested,
            key="import columns",
        )

    def on_suggested(self, answer: tuple[Path, Sheet, ColumnMapping]) -> None:
        """The columns are understood as well as we can: show them."""
        self.path, sheet, mapping = answer
        self.columns.show_sheet(sheet, mapping)
        self._turn(COLUMNS)

    def on_file_problem(self, problem: Problem) -> None:
        """The file is not one we can read; nothing is lost."""
        self.file.say_problem(problem.message)
        self.desk.notices.problem(problem)

    def on_sheet_asked(self, name: str) -> None:
        """Another sheet of the same file."""
        if self.path is not None:
            self.read_file(self.path, name)

    # the columns

    def on_columns_changed(self) -> None:
        """What was shown of the rows is no longer true."""
        self.steps.button(ROWS).setEnabled(False)
        self._show_step()

    def look(self, *, keep_answers: bool = False) -> None:
        """Work out what would happen to each row."""
        sheet, mapping = self.columns.sheet, self.columns.mapping
        if sheet is None:
            return
        self._stop()

        def previewed(work: Work, progress: Progress) -> tuple[Preview, bool]:
            with steady():
                return importing.preview(work, sheet, mapping, progress), keep_answers

        self._job = self.desk.jobs.long_read(_("Looking at each row"), previewed, self.on_previewed)
        self._show_step()

    def on_previewed(self, answer: tuple[Preview, bool]) -> None:
        """Every row's fate is known."""
        preview, keep_answers = answer
        self.rows.show_preview(preview, self.columns.typed_names(preview), keep_answers=keep_answers)
        self._turn(ROWS)

    # the rows

    def take_in(self, *, backup: bool = True) -> None:
        """Write what the third step shows, after a backup."""
        sheet, planned = self.columns.sheet, self.rows.plan
        if sheet is None or planned is None or self.path is None:
            return
        name = self.path.name
        taking = Taking(
            name, self.rows.preview, dict(self.rows.answers), self.columns.mapping.remember(sheet.headings)
        )

        def taken(work: Work, progress: Progress) -> tuple[Taken, str]:
            with steady():
                return importing.take_in(work, taking, progress), name

        self._job = self.desk.jobs.long_write(
            importing.label_of(len(planned.new), len(planned.known), name),
            taken,
            self.on_taken,
            self.on_not_taken,
            first=self.desk.first(Why.IMPORT) if backup else None,
            initiator=self,
        )
        self._show_step()

    def on_taken(self, answer: tuple[Taken, str]) -> None:
        """Everyone is in the register: say so, with Undo, and go to them."""
        taken, name = answer
        label = importing.label_of(taken.new, taken.filled, name)
        wrote = taken.new or taken.filled
        self._start_again()
        self.desk.navigate("people")
        self.desk.notices.info(import_words.afterwards(taken, label), self.desk.undo if wrote else None)

    def on_not_taken(self, problem: Problem) -> None:
        """The register changed meanwhile: show the rows as they stand now, with the answers given."""
        if isinstance(problem, NoBackup):
            self.desk.ask_without_backup(
                problem, _("Take it in without a backup"), lambda: self.take_in(backup=False)
            )
            return
        self.desk.notices.problem(problem)
        self.look(keep_answers=True)

    def on_planned(self, _plan: Plan) -> None:
        """Who would be written has changed."""
        self._show_step()

    # the steps

    def on_main(self) -> None:
        """The main button, whatever it says now."""
        deeds: dict[str, Callable[[], object]] = {FILE: self.file.ask, COLUMNS: self.look, ROWS: self.take_in}
        deeds[self.steps.key]()

    def on_cancelled(self) -> None:
        """Stop, forget the file, and begin again; with nothing to forget, back to the people."""
        started = self.path is not None or self._job is not None
        self._stop()
        self._start_again()
        if not started:
            self.desk.navigate("people")

    def on_job_ended(self, job: Job) -> None:
        """Done, or cancelled at the foot of the window."""
        if job is self._job:
            self._job = None
            self._show_step()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            # What a write has kept is still said; the answer of anything else is no longer wanted.
            job.superseded = job.on_done != self.on_taken
            job.cancel()

    def _start_again(self) -> None:
        self.path = None
        self.columns.sheet = None
        self.rows.show_preview(Preview((), 0))
        self.file.say_problem("")
        self.steps.button(COLUMNS).setEnabled(False)
        self.steps.button(ROWS).setEnabled(False)
        self._turn(FILE)

    def _turn(self, step: str) -> None:
        self.steps.button(step).setEnabled(True)
        if step == COLUMNS:
            self.steps.button(ROWS).setEnabled(False)
        self.steps.turn_to(step)

    def _show_step(self) -> None:
        step, planned = self.steps.key, self.rows.plan
        writes = planned is not None and bool(planned.new or planned.known)
        words = {
            FILE: _("Choose a file"),
            COLUMNS: _("Show what would happen"),
            ROWS: import_words.verb(planned) if planned else _("Nothing to take in"),
        }
        able = {FILE: True, COLUMNS: self.columns.mapping.problem() is None, ROWS: writes}
        self.main_action.setText(words[step])
        self.main_action.setEnabled(able[step] and self._job is None)
        self.set_title(_("Take in a spreadsheet"), self._sentence(step))

    def _sentence(self, step: str) -> str:
        name = self.path.name if self.path is not None else ""
        if step == COLUMNS:
            return _("This is how we understand “{name}”. Change what is not right.").format(name=name)
        if step == ROWS and self.rows.plan is not None:
            return import_words.summary(self.rows.preview.fates, self.rows.answers, self.rows.plan)
        return _("People from a list you have. Nothing is written until you have seen every row.")

    def _connect(self) -> None:
        self.file.chosen.connect(self.read_file)
        self.columns.changed.connect(self.on_columns_changed)
        self.columns.sheet_asked.connect(self.on_sheet_asked)
        self.rows.planned.connect(self.on_planned)
        self.steps.turned.connect(lambda _key: self._show_step())
        self.desk.jobs.ended.connect(self.on_job_ended)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dragged_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file was dropped: read it."""
        path = dragged_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_file(path)
