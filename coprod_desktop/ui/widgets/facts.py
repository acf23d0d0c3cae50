"""Facts as label and value, one below the other; what is not known is not shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.words import Kind, Words


class Facts(QWidget):
    """A quiet table of two columns. Empty values are left out; with none at all it says so."""

    def __init__(self, facts: Sequence[tuple[str, str]], *, nothing: str = "") -> None:
        super().__init__()
        self.setObjectName("bare")
        worn = theme.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(worn.px(theme.GAP))
        grid.setVerticalSpacing(worn.px(6))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        known = [(label, value) for label, value in facts if value]
        for row, (label, value) in enumerate(known):
            said = Words(value)
            said.setAccessibleName(f"{label}: {value}")
            grid.addWidget(Words(label, Kind.NOTE), row, 0)
            grid.addWidget(said, row, 1)
        if not known:
            grid.addWidget(Words(nothing or _("Nothing recorded yet."), Kind.NOTE), 0, 0, 1, 2)
