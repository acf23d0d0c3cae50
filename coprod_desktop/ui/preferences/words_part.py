"""The words of papers: the organisation's own, row by row, with the page as it will print beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.templates import (
    PARTS,
    PLACEHOLDERS,
    ROW_NAMES,
    TEMPLATE_NAMES,
    RowKind,
    TemplateKind,
    TemplateRow,
    parts_of,
)
from coprod_desktop.i18n import LANGUAGES, Language, _, language
from coprod_desktop.services import templates
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers.page_view import PageView
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.preferences.template_row import TemplateRowEdit
from coprod_desktop.ui.preferences.template_versions import VersionsCard
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule, empty
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.page import columns
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.templates import Wording, WordsPreview
    from coprod_desktop.ui.desk import Desk

#: After the last key, in milliseconds.
_PAUSE = 400
_LEAST = 520
#: What a new row of a kind begins with.
_NEW = {
    RowKind.HEADING: TemplateRow(RowKind.HEADING, ("",)),
    RowKind.ROW: TemplateRow(RowKind.ROW, ("",), "information"),
    RowKind.FACT: TemplateRow(RowKind.FACT, ("",)),
    RowKind.QUESTION: TemplateRow(RowKind.QUESTION, ("",), write=1),
    RowKind.NEW_PAGE: TemplateRow(RowKind.NEW_PAGE),
}


class WordsPart(SettingsPart):
    """One paper in one language at a time; what is not kept yet stays while another is looked at."""

    tables = ("template_version", "organisation_setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._drafts: dict[tuple[TemplateKind, str], tuple[TemplateRow, ...]] = {}
        self._wording: Wording | None = None
        self.rows: list[TemplateRowEdit] = []
        self.chips = Chips()
        kinds = [(kind, _(words)) for kind, words in TEMPLATE_NAMES.items()]
        self.chips.add_choice("kind", _("Paper"), kinds)
        self.chips.add_choice("language", _("Language"), list(LANGUAGES.items()), language().code)
        self.keep = Button(_("Keep these words"), self.on_keep_asked, weight=Weight.MAIN, icon="check")
        self.drop = Button(_("Drop the changes"), self.on_drop_asked)
        self.state = Words("", Kind.NOTE)
        self.page = PageView(desk.jobs)
        self.page.setMinimumHeight(theme.current().px(_LEAST))
        self.versions = VersionsCard(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.current().space(12))
        self.adding = Flow(gap=4)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.on_due)
        self.chips.changed.connect(self.refresh)

    @property
    def kind(self) -> TemplateKind:
        """The paper."""
        kind: TemplateKind = self.chips.value("kind")
        return kind

    @property
    def language(self) -> Language:
        """The language its words are in."""
        return Language(self.chips.value("language"))

    def refresh(self) -> None:
        """Ask for the words in use."""
        kind, words = self.kind, self.language
        self.desk.jobs.read(
            lambda work: templates.wording(work, kind, words), self.on_read, key="words of papers", owner=self
        )

    def on_read(self, wording: Wording) -> None:
        """Show them, or what was made of them and not kept yet."""
        self._wording = wording
        self._show(self._drafts.get((self.kind, self.language.code), wording.rows))
        self.versions.show_wording(wording)

    def value(self) -> tuple[TemplateRow, ...]:
        """The rows as they stand."""
        return tuple(row.value() for row in self.rows)

    def on_typed(self) -> None:
        """Something is other than it was: keep it as a draft, and draw it soon."""
        self._drafts[self.kind, self.language.code] = self.value()
        self._say_state()
        self._pause.start()

    def on_due(self) -> None:
        """Draw it now."""
        kind, words, rows = self.kind, self.language, self.value()
        self.desk.jobs.read(
            lambda work: templates.preview(work, kind, words, rows),
            self.on_drawn,
            self.on_problem,
            key="words preview",
            owner=self,
        )

    def on_drawn(self, drawn: WordsPreview) -> None:
        """The page, and what is hard to read beside each row."""
        self.page.show_paper(_(TEMPLATE_NAMES[self.kind]), drawn.pdf)
        for number, row in enumerate(self.rows):
            row.show_found(drawn.findings.get(number, ()))
        whole = " ".join(one.why(language()) for one in drawn.of_all)
        self.about.setText(whole)
        self.about.setVisible(bool(whole))

    def on_problem(self, problem: Problem) -> None:
        """It cannot be made like this: say why beside the row."""
        place, _space, number = problem.field.partition(" ")
        if place == "row" and number.isdigit() and int(number) <= len(self.rows):
            self.rows[int(number) - 1].say(problem.message)
        else:
            self.about.setText(problem.message)
            self.about.show()

    def on_keep_asked(self) -> None:
        """As a new version; undone like everything."""
        kind, words, rows = self.kind, self.language, self.value()
        number = 0 if self._wording is None else self._wording.number
        self.desk.jobs.write(
            _("Words kept: {paper}").format(paper=_(TEMPLATE_NAMES[kind])),
            lambda work: templates.save(work, kind, words, rows, number),
            lambda _version: self._kept(kind, words.code),
            self.on_problem,
            initiator=self,
        )

    def on_drop_asked(self) -> None:
        """The words in use again."""
        self._drafts.pop((self.kind, self.language.code), None)
        if self._wording is not None:
            self._show(self._wording.rows)

    def _kept(self, kind: TemplateKind, code: str) -> None:
        self._drafts.pop((kind, code), None)
        self.refresh()

    def on_added(self, row: TemplateRow) -> None:
        """One more at the end, to move up from there."""
        self._show((*self.value(), row))
        self.on_typed()
        if self.rows[-1].text is not None:
            self.rows[-1].text.setFocus()

    def on_moved(self, by: int, row: TemplateRowEdit) -> None:
        """A row up (-1) or down (+1)."""
        at, rows = self.rows.index(row), list(self.value())
        if 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
            self._show(tuple(rows))
            self.on_typed()

    def on_taken_out(self, row: TemplateRowEdit) -> None:
        """A row less."""
        rows = list(self.value())
        rows.pop(self.rows.index(row))
        self._show(tuple(rows))
        self.on_typed()

    # inside

    def _show(self, rows: tuple[TemplateRow, ...]) -> None:
        empty(self._column)
        verbs: list[tuple[str, Any]] = [
            (_("Up"), partial(self.on_moved, -1)),
            (_("Down"), partial(self.on_moved, 1)),
            (_("Take out"), self.on_taken_out),
        ]
        self.rows = []
        for number, row in enumerate(rows, 1):
            edit = TemplateRowEdit(row, verbs)
            edit.show_place(number)
            edit.changed.connect(self.on_typed)
            self.rows.append(edit)
            if number > 1:
                self._column.addWidget(Rule())
            self._column.addWidget(edit)
        self._offer(rows)
        self._say_state()
        self._pause.start()

    def _offer(self, rows: tuple[TemplateRow, ...]) -> None:
        empty(self.adding)
        there = {row.lines[0] for row in rows if row.kind is RowKind.PART}
        new = [(_(ROW_NAMES[kind]), row) for kind, row in _NEW.items()]
        parts = [
            (_(words), TemplateRow(RowKind.PART, (name,)))
            for name, words in PARTS.items()
            if name in parts_of(self.kind) and name not in there
        ]
        for words, row in (*new, *parts):
            said = _("Add: {what}").format(what=words)
            self.adding.addWidget(Button(said, partial(self.on_added, row), weight=Weight.FILTER))

    def _say_state(self) -> None:
        changed = (self.kind, self.language.code) in self._drafts
        for button in (self.keep, self.drop):
            button.setEnabled(changed)
        number = 0 if self._wording is None else self._wording.number
        said = (
            _("Version {n} is in use.").format(n=number)
            if number
            else _("The program’s own words are in use.")
        )
        parts = (said, _("Your changes are not kept yet.")) if changed else (said,)
        self.state.setText(" ".join(parts))

    def _lay_out(self) -> None:
        sentence = _(
            "What your papers say, in your own words. Every form of a paper, from easy read to a phone call, is made from them. "
            "A sentence a line. A sentence whose placeholder has nothing to say is left out."
        )
        self.body.addWidget(Words(sentence, Kind.SENTENCE))
        self.body.addWidget(self.chips)
        verbs = Flow()
        for button in (self.keep, self.drop):
            verbs.addWidget(button)
        self.body.addLayout(verbs)
        self.body.addWidget(self.state)
        self.about = Words("", Kind.ATTENTION)
        self.about.hide()
        self.body.addWidget(self.about)
        card, known = Card(_("What it says")), Card(_("Placeholders"))
        card.add(self._column)
        card.add(self.adding)
        for name, words in PLACEHOLDERS.items():
            known.add(Words(f"{{{name}}}: {_(words)}", Kind.NOTE))
        beside = QWidget()
        beside.setObjectName("bare")
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.current().space(12))
        for part in (self.page, self.versions, known):
            right.addWidget(part)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch(1)
        self.body.addWidget(columns((left, 1), (beside, 1)), 1)
