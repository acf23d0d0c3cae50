"""A first password, shown once so that it can be handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HandOver(Dialog):
    """Six words to write down or say; whoever gets them chooses their own at the first sign-in."""

    def __init__(self, over: QWidget, name: str, password: str, remark: str = "") -> None:
        super().__init__(
            over,
            _("Hand this over to {name}").format(name=name),
            _(
                "Write it on paper or say it to them; do not send it with the register. "
                "It lets them in once: then they choose a password that nobody else knows."
            ),
            accept=_("I have handed it over"),
        )
        self.cancel.hide()
        self.password = Words(password, Kind.TITLE)
        self.password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.password.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(self.password)
        self.add(Words(_("It cannot be shown again. A new one can be made at any time."), Kind.NOTE))
        if remark:
            self.add(Words(remark, Kind.ATTENTION))
