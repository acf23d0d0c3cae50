"""The window before the window: who is signing in, and their password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import PasswordLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.storage.vault.vault import Vault


class Unlock(QWidget):
    """Asks for the password of one register. ``unlocked`` carries the keys and the staff user's id."""

    unlocked = Signal(object, object)

    def __init__(self, path: Path, vault: Vault) -> None:
        super().__init__()
        self._vault = vault
        self.setObjectName("page")
        self.setWindowTitle(_("Coprod Desktop"))
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[worn.px(theme.EDGE * 2)] * 4)
        outer.setSpacing(worn.px(theme.GAP))
        outer.addWidget(Words(path.stem, Kind.TITLE))
        self.form = Form([Field("password", _("Your password"), PasswordLine())])
        outer.addWidget(self.form)
        self.trouble = Words("", Kind.PROBLEM)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        self.main = Button(_("Open"), self.on_open_asked, weight=Weight.MAIN)
        self.form.control("password").returnPressed.connect(self.on_open_asked)
        outer.addWidget(self.main)
        outer.addStretch(1)
        self.resize(worn.px(480), worn.px(280))

    @Slot()
    def on_open_asked(self) -> None:
        """Try the password."""
        slot = self._vault.staff[0]
        try:
            keys = self._vault.unlock(slot.staff_user_id, self.form.values()["password"])
        except Problem as problem:
            self.say(problem)
            return
        self.unlocked.emit(keys, slot.staff_user_id)

    def say(self, problem: Problem) -> None:
        """What went wrong, and what to do next."""
        self.trouble.setText(problem.message)
        self.trouble.show()
