"""What something costs, with the answer to "why this amount?" one press away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.words import Kind, Words


class WhyRow(QWidget):
    """A line of a forecast: what, how much, and why."""

    def __init__(self, what: str, amount: str, why: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(f"{what}, {amount}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.current().space(12))
        grid.setVerticalSpacing(theme.current().space(2))
        grid.setColumnStretch(0, 1)
        figure = Words(amount, Kind.STRONG)
        figure.setWordWrap(False)
        grid.addWidget(Words(what), 0, 0)
        grid.addWidget(figure, 0, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.why = Words(why, Kind.NOTE)
        self.why.hide()
        name = _("Why this amount? {what}").format(what=what)
        self.ask_why = Button(_("Why this amount?"), self.on_why_asked, weight=Weight.LINK, name=name)
        grid.addWidget(self.ask_why, 1, 0, 1, 2)
        grid.addWidget(self.why, 2, 0, 1, 2)

    def on_why_asked(self) -> None:
        """Show or hide why it is this amount."""
        shown = self.why.isHidden()
        self.why.setVisible(shown)
        self.ask_why.setText(_("Hide why") if shown else _("Why this amount?"))
