"""Who is signing in, and their password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.ui.unlock.showing import ShowLetters
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.unlock.way_in import Person
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import PasswordLine
from coprod_desktop.ui.widgets.words import Kind, Words

_SECOND = 1000


class SignIn(Step):
    """A name (chosen where there are several), a password, and the two ways round it.

    ``lost`` when the password is lost, ``another`` when another register is wanted, ``remembered`` when this computer
    shall open it. ``pause`` says how many seconds there are to wait after wrong passwords.
    """

    lost = Signal()
    another = Signal()
    remembered = Signal()

    def __init__(self, people: Sequence[Person], last: int | None, pause: Callable[[], int]) -> None:
        super().__init__("", "", _("Open"))
        self._people, self._pause = {one.staff_user_id: one for one in people}, pause
        self.who = Choice([(one.staff_user_id, one.name) for one in people])
        self.password = PasswordLine()
        name = Field("who", _("Who is signing in"), self.who)
        password = Field("password", _("Your password"), self.password)
        self.add_form(Form([name, password] if len(people) > 1 else [password]))
        self.who.show_value(last if last in self._people else next(iter(self._people), None))
        self.showing = ShowLetters(self.password)
        row = Flow()
        row.addWidget(self.showing)
        self.add(row)
        self.add(self.showing.caps)
        self.without = self.add_verb(_("Open without a password"), self.remembered.emit)
        self.without.hide()
        self.lost_it = self.add_link(_("I have lost my password"), self.lost.emit)
        self.other = self.add_link(_("Another register…"), self.another.emit)
        self.waiting = Words("", Kind.ATTENTION)
        self.add(self.waiting)
        self.waiting.hide()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self.on_second)
        self.password.returnPressed.connect(self.on_main)
        self.who.changed.connect(self.password.setFocus)

    @property
    def person(self) -> Person | None:
        """Who is signing in."""
        return self._people.get(self.who.value())

    def begin(self) -> None:
        """At the password: the name is most likely right."""
        self.password.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why; the password stays selected, ready to be typed over."""
        super().refuse(problem)
        self.password.selectAll()
        self.password.setFocus()
        self.on_second()

    def on_second(self) -> None:
        """Say how long to wait; when that is over, say nothing and let it be tried."""
        left = self._pause()
        self.waiting.setText(
            ngettext(
                "You can try again in {n} second. Nothing is locked or lost.",
                "You can try again in {n} seconds. Nothing is locked or lost.",
                left,
            ).format(n=left)
        )
        self.waiting.setVisible(left > 0)
        if not self.working:
            self.main.setEnabled(left == 0)
        if left:
            self._second.start()
        else:
            self._second.stop()
