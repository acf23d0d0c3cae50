"""The first window: make a register, open one, or try the made-up one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coprod_desktop import paths
from coprod_desktop.domain.finance_suffixes import KEY_SUFFIX, PACKET_SUFFIX
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.founding.about import SUFFIX
from coprod_desktop.ui.unlock.growing import Growing
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.settings import SettingsFile

_RECENT = 4
_MOST = 0.95


class Welcome(QWidget):
    """Where there is no register open. ``chosen`` carries the path of one there is, ``wanted`` asks for a new one, ``tried`` for a sample by its size.

    ``packet_chosen`` carries the path of a finance packet, or of finance's key file.
    """

    chosen = Signal(object)
    packet_chosen = Signal(object)
    wanted = Signal()
    tried = Signal(str)

    def __init__(self, settings: SettingsFile, trouble: str = "") -> None:
        super().__init__()
        self.settings = settings
        self.setObjectName("page")
        self.setWindowTitle(_("Coprod Desktop"))
        worn = theme.current()
        inner = QWidget()
        inner.setObjectName("page")
        outer = QVBoxLayout(inner)
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
        outer.addWidget(Reflow(*((card, 1) for card in self._cards())))
        outer.addWidget(self._finance())
        if recent := self._recent():
            outer.addWidget(recent)
        outer.addStretch(1)
        self._growing = Growing(self, inner)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._growing.scroll)
        self.resize(QSize(worn.px(960), worn.px(400)).boundedTo(self.screen().availableSize() * _MOST))

    def say(self, problem: Problem) -> None:
        """What went wrong, and that nothing was lost."""
        self.trouble.setText(problem.message)
        self.trouble.show()

    def on_open_asked(self) -> None:
        """Choose the file of a register."""
        dialog = QFileDialog(
            self, _("Open a register"), self.settings.now.last_folder or str(paths.documents_folder())
        )
        dialog.setNameFilter(_("Registers (*{suffix})").format(suffix=SUFFIX))
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.open()

    def on_packet_asked(self) -> None:
        """Choose a packet that came from a register, or finance's key file."""
        dialog = QFileDialog(
            self, _("Open a finance packet"), self.settings.now.last_folder or str(paths.documents_folder())
        )
        files = " ".join(f"*{suffix}" for suffix in (PACKET_SUFFIX, KEY_SUFFIX))
        dialog.setNameFilter(_("Packets and key files ({files})").format(files=files))
        dialog.fileSelected.connect(lambda name: self.packet_chosen.emit(Path(name)))
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
        return Button(_("Start…"), self.wanted.emit, weight=Weight.MAIN)

    def _finance(self) -> Card:
        card = Card(_("You work in finance?"))
        card.add(
            Words(
                _("Approve and pay claims that a coordinator sent you, without a register of your own."),
                Kind.NOTE,
            )
        )
        card.add(row_of(Button(_("Open a finance packet…"), self.on_packet_asked, icon="envelope")))
        return card

    def _recent(self) -> Card | None:
        there = [Path(one) for one in self.settings.now.recent if paths.was_here(Path(one))][:_RECENT]
        if not there:
            return None
        card = Card(_("Opened lately"))
        for path in there:
            name = _("Open {name}").format(name=path.stem)
            card.add(Button(path.stem, partial(self.chosen.emit, path), weight=Weight.LINK, name=name))
        return card


def _card(heading: str, sentence: str, *buttons: Button) -> Card:
    card = Card(heading)
    card.add(Words(sentence, Kind.NOTE))
    card.body.addStretch(1)
    card.add(row_of(*buttons))
    return card
