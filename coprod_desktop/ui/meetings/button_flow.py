"""Buttons side by side that go on the next line where there is no more room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable


def button_flow(buttons: Iterable[QWidget]) -> QWidget:
    """These buttons in one wrapping row; with none there is no row."""
    row = QWidget()
    row.setObjectName("bare")
    flow = Flow(row)
    for button in buttons:
        flow.addWidget(button)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    if not flow.count():
        row.hide()
    return row
