"""Before keys are changed: what will happen, and one's own password."""

from collections.abc import Sequence

from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.showing import ShowLetters
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.points import Points
from coprod_desktop.ui.widgets.text_edit import PasswordLine


class ConfirmStep(Step):
    """What will happen, point by point, and one's own password."""

    def __init__(self, heading: str, sentence: str, points: Sequence[str], verb: str) -> None:
        super().__init__(heading, sentence, verb)
        self.add(Points(points))
        self.password = PasswordLine()
        self.add_form(Form([Field("password", _("Your password"), self.password)]))
        self.showing = ShowLetters(self.password)
        row = Flow()
        row.addWidget(self.showing)
        self.add(row)
        self.add(self.showing.caps)
        self.password.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the password."""
        self.password.setFocus()
