"""The first window: make a register, open one, or try the made-up one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop import paths
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.text_edit import PasswordLine, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.settings import SettingsFile

SUFFIX = ".coprod"
_RECENT = 4


class Welcome(QWidget):
    """Where there is no register open. ``chosen`` carries the path of one there is, ``made`` what was made just now; ``tried`` asks for a sample by its size."""

    chosen = Signal(object)
    made = Signal(object)
    tried = Signal(str)

    def __init__(
        self, settings: SettingsFile, make: Callable[[Path, str, str, str], object], trouble: str = ""
    ) -> None:
        super().__init__()
        self.settings = settings
        self._make = make
        self.setObjectName("page")
        self.setWindowTitle(_("Coprod Desktop"))
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[worn.px(theme.EDGE * 2)] * 4)
        outer.setSpacing(worn.px(theme.GAP))
        outer.addWidget(Words(_("Welcome"), Kind.TITLE))
        outer.addWidget(
            Words(
                _("Everything you keep is one file on your own computer. Nothing is sent anywhere."),
                Kind.SENTENCE,
            )
        )
        self.trouble = Words(trouble, Kind.PROBLEM)
        self.trouble.setVisible(bool(trouble))
        outer.addWidget(self.trouble)
        cards = QHBoxLayout()
        cards.setSpacing(worn.px(theme.GAP))
        for card in self._cards():
            cards.addWidget(card, 1)
        outer.addLayout(cards)
        if recent := self._recent():
            outer.addWidget(recent)
        outer.addStretch(1)
        self.resize(worn.px(960), worn.px(400))

    def say(self, problem: Problem) -> None:
        """What went wrong, and that nothing was lost."""
        self.trouble.setText(problem.message)
        self.trouble.show()

    def on_make_asked(self) -> None:
        """Two questions and a place, then the register is made."""
        dialog = NewRegister(self, self._make)
        dialog.made.connect(self.made)
        dialog.open()

    def on_open_asked(self) -> None:
        """Choose the file of a register."""
        dialog = QFileDialog(
            self, _("Open a register"), self.settings.now.last_folder or str(paths.documents_folder())
        )
        dialog.setNameFilter(_("Registers (*{suffix})").format(suffix=SUFFIX))
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.open()

    def on_try_asked(self) -> None:
        """The made-up register, in a folder of its own."""
        self.tried.emit("small")

    def on_first_day_asked(self) -> None:
        """Made-up people just taken in from a spreadsheet, without any history."""
        self.tried.emit("fresh")

    def _cards(self) -> list[Card]:
        return [
            _card(
                _("Start a new register"),
                _("For your own organisation. You can take in the spreadsheet you have."),
                self._main(),
            ),
            _card(
                _("Open a register"),
                _("One you or a colleague made before."),
                Button(_("Open…"), self.on_open_asked),
            ),
            _card(
                _("Try it first"),
                _("A made-up council with made-up people. Nothing in it is real."),
                Button(_("Open the sample"), self.on_try_asked),
                Button(_("See a first day"), self.on_first_day_asked),
            ),
        ]

    def _main(self) -> Button:
        return Button(_("Start…"), self.on_make_asked, weight=Weight.MAIN)

    def _recent(self) -> Card | None:
        there = [Path(one) for one in self.settings.now.recent if Path(one).is_file()][:_RECENT]
        if not there:
            return None
        card = Card(_("Opened lately"))
        for path in there:
            name = _("Open {name}").format(name=path.stem)
            card.add(Button(path.stem, partial(self.chosen.emit, path), weight=Weight.LINK, name=name))
        return card


class NewRegister(Dialog):
    """The organisation's name, one's own name, and where the file goes. ``made`` carries what was made."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None, make: Callable[[Path, str, str, str], object]) -> None:
        super().__init__(
            parent,
            _("Start a new register"),
            _("Then choose where the file is kept."),
            accept=_("Choose a place…"),
            holds=True,
        )
        self._make = make
        self.form = Form(
            [
                Field("organisation", _("Your organisation"), TextLine(most=120)),
                Field("name", _("Your own name"), TextLine(most=120)),
                Field("password", _("A password for the register"), PasswordLine()),
                Field("again", _("The same password again"), PasswordLine()),
            ]
        )
        self.add(self.form)
        self.confirmed.connect(self.on_confirmed)
        self.form.control("organisation").setFocus()

    def on_confirmed(self) -> None:
        """Names first, then the place."""
        values = self.form.values()
        empty = [field for field in ("organisation", "name", "password") if not values[field]]
        if empty:
            self.form.problems_at(Problem(_("Please fill this in."), empty[0]))
            return
        if values["password"] != values["again"]:
            self.form.problems_at(Problem(_("The two passwords are not the same. Type them again."), "again"))
            return
        folder = paths.documents_folder() / f"{values['organisation']}{SUFFIX}"
        place = QFileDialog(self, _("Where shall the register be kept?"), str(folder))
        place.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        place.setDefaultSuffix(SUFFIX.removeprefix("."))
        place.fileSelected.connect(lambda name: self.make_at(Path(name), values))
        place.open()

    def make_at(self, path: Path, values: dict[str, Any]) -> None:
        """Make it there; a place that cannot be used is said, and another can be chosen."""
        try:
            made = self._make(path, values["organisation"], values["name"], values["password"])
        except Problem as problem:
            self.show_problem(problem)
            return
        self.made.emit(made)
        self.accept()


def _card(heading: str, sentence: str, *buttons: Button) -> Card:
    card = Card(heading)
    card.add(Words(sentence, Kind.NOTE))
    card.body.addStretch(1)
    card.add(row_of(*buttons))
    return card
