"""What is hard to read in a paper, beside the sentence it is about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.easyread import Level, by_sentence
from coprod_desktop.i18n import N_, _, language
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Rule, empty
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.easyread import Finding, Group

#: How much a finding weighs: a word, and a shape that differs without its colour.
_LEVELS = {
    Level.ERROR: (N_("Please mend"), "circle-exclamation", "attention"),
    Level.WARNING: (N_("Look again"), "triangle-exclamation", "attention"),
    Level.NOTE: (N_("Note"), "circle-info", "accent"),
}

_LEAST = 240


class ReadingList(QWidget):
    """Sentence by sentence: the words as they stand, then why they are hard and what would be easier.

    Tab goes from sentence to sentence; a screen reader hears each with all that is said of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(*[theme.current().space(4)] * 4)
        self._rows.setSpacing(theme.current().space(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner, fills=True))
        self._findings: tuple[Finding, ...] = ()
        self.sentences: list[SentenceRow] = []

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these instead of what is there; the same again leaves the keyboard where it is."""
        if findings == self._findings:
            return
        self._findings = findings
        empty(self._rows)
        self.sentences = [SentenceRow(group) for group in by_sentence(findings)]
        for number, row in enumerate(self.sentences):
            if number:
                self._rows.addWidget(Rule())
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        for before, after in pairwise([_takes_keys_before(self), *self.sentences]):
            QWidget.setTabOrder(before, after)  # a widget made later would come last of the whole window

    def take_keyboard(self) -> None:
        """Begin at the first sentence."""
        if self.sentences:
            self.sentences[0].setFocus()

    def minimumSizeHint(self) -> QSize:
        """High enough for a sentence and what is said of it."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme.current().px(_LEAST)))


class SentenceRow(QFrame):
    """One sentence and everything that was found in it."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sentence = (
            _("“{sentence}”").format(sentence=group.sentence) if group.sentence else _("The whole paper")
        )
        said = [_said(finding) for finding in group.findings]
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(" ".join(f"{first} {second}" for first, second in said))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.current().space(4)] * 4)
        column.setSpacing(theme.current().space(8))
        column.addWidget(Words(sentence, Kind.STRONG))
        for finding, (first, second) in zip(group.findings, said, strict=True):
            column.addLayout(_row(finding.level, first, second))


def _takes_keys_before(widget: QWidget) -> QWidget:
    """What Tab comes to before this part of the window: Qt orders only what takes the keyboard."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or widget


def _said(finding: Finding) -> tuple[str, str]:
    level = _(_LEVELS[finding.level][0])
    why = _("{level}: {why}").format(level=level, why=finding.why(language()))
    return why, finding.instead(language())


def _row(level: Level, first: str, second: str) -> QHBoxLayout:
    _word, icon, tint = _LEVELS[level]
    row, words = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(theme.current().space(8))
    words.setSpacing(0)
    words.addWidget(Words(first))
    words.addWidget(Words(second, Kind.NOTE))
    row.addWidget(Picture(icon, tint), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
