"""The states of the inbox as tabs with how many claims stand in each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QWidget

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.i18n import _, language
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Which states each tab shows, in order of the work; none named means all.
TAB_STATES: dict[str, tuple[ClaimState, ...]] = {
    "finish": (ClaimState.DRAFT, ClaimState.RETURNED),
    "approve": (ClaimState.SUBMITTED,),
    "pay": (ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PART_PAID),
    "paid": (ClaimState.PAID,),
    "all": (),
}
#: Left and right of a tab's words, with its edges, in pixels at 100 %.
_SIDES = 36


def tab_names() -> dict[str, str]:
    """What each tab is called."""
    return {
        "finish": _("To finish"),
        "approve": _("To approve"),
        "pay": _("Approved, to pay"),
        "paid": _("Paid"),
        "all": _("All"),
    }


class StateTabs(QWidget):
    """One is always chosen; ``turned`` carries its key."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(_("Claims by state"))
        flow = Flow(self, gap=4)
        group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        for key, words in tab_names().items():
            button = Button(words, partial(self.turn_to, key), weight=Weight.TAB)
            button.setCheckable(True)
            group.addButton(button)
            flow.addWidget(button)
            self.buttons[key] = button
        self.buttons["finish"].setChecked(True)
        self.show_counts({})

    @property
    def key(self) -> str:
        """The tab that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def turn_to(self, key: str) -> None:
        """Choose a tab."""
        self.buttons[key].setChecked(True)
        self.turned.emit(key)

    def show_counts(self, counts: Mapping[ClaimState, int]) -> None:
        """Say how many stand in each; nothing where there are none."""
        for key, words in tab_names().items():
            states = TAB_STATES[key] or tuple(counts)
            count = sum(counts.get(state, 0) for state in states)
            said = _("{tab} · {n}").format(tab=words, n=language().count(count)) if count else words
            button = self.buttons[key]
            button.setText(said)
            button.setAccessibleName(said)
            # The chosen tab is drawn bolder than Qt measures it.
            bold = QFontMetrics(theme.current().font(strong=True)).horizontalAdvance(said)
            button.setMinimumWidth(bold + theme.current().space(_SIDES))
        self.layout().invalidate()  # type: ignore[union-attr]
