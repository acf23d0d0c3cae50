"""A list in a panel: what narrows it stands above, what can be done with it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence


class ListCard(Card):
    """The rows go from edge to edge; what stands above and below them begins where their words do."""

    def __init__(
        self,
        rows: QWidget,
        above: Sequence[QWidget | QLayout] = (),
        below: Sequence[QWidget | QLayout] = (),
    ) -> None:
        super().__init__(flush=True)
        if above:
            self.add(_inset(above, 10, 2))
        self.add(rows, 1)
        if below:
            self.add(_inset(below, 2, 8))


def _inset(parts: Sequence[QWidget | QLayout], over: int, under: int) -> QVBoxLayout:
    worn = theme.current()
    column = QVBoxLayout()
    column.setContentsMargins(worn.space(12), worn.space(over), worn.space(12), worn.space(under))
    column.setSpacing(worn.space(8))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column
