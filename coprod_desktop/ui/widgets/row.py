"""Small widgets side by side, the room that is left at the right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.ui import theme


def row_of(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    """These widgets in one row, ``gap`` pixels apart at 100 %."""
    row = QHBoxLayout()
    row.setSpacing(theme.current().space(gap))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
