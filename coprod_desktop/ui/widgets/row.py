"""Small widgets side by side, the room that is left at the right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.ui import theme


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """These widgets in one row, close together."""
    row = QHBoxLayout()
    row.setSpacing(theme.current().px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
