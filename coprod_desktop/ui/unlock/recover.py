"""A lost password: the code from the recovery sheet, then who is signing in and a new password."""

from collections.abc import Callable, Iterable, Sequence

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.new_password import NewPassword
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.unlock.way_in import Person
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

_MOST_SIGNS = 120


class CodeStep(Step):
    """The recovery code is typed from paper; how it is spaced and cased does not matter."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__(
            _("With the recovery sheet"),
            _(
                "When this register was made, a recovery sheet was printed. "
                "Whoever has it can set a new password. Without it and without a password nobody can, not even we."
            ),
            _("Check the code"),
        )
        self.code = TextLine(most=_MOST_SIGNS)
        help_ = _("Nine groups of four. Spaces, hyphens and small letters do no harm.")
        self.add_form(Form([Field("code", _("The code on the sheet"), self.code, help_)]))
        self.add_verb(_("Back"), back)
        self.code.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the code."""
        self.code.setFocus()


class WhoStep(Step):
    """The code was right: who is it, and what their new password shall be."""

    def __init__(
        self, people: Sequence[Person], names: Iterable[str], *, opens_bank: bool, back: Callable[[], object]
    ) -> None:
        super().__init__(
            _("The code is right"),
            _("Choose who you are and a new password. The earlier one stops working at once."),
            _("Keep it and open"),
        )
        self._people, self._opens_bank = {one.staff_user_id: one for one in people}, opens_bank
        known = tuple(names)
        self.who = Choice([(one.staff_user_id, one.name) for one in people])
        self.who.show_value(people[0].staff_user_id if len(people) == 1 else None)
        self.add_form(Form([Field("who", _("Who you are"), self.who)]))
        self.bank = Words(
            _(
                "This sheet does not open bank details. After this you will not see them either, "
                "until someone in finance lets you in again."
            ),
            Kind.ATTENTION,
        )
        self.bank.hide()
        self.add(self.bank)
        self.password = NewPassword(lambda: (*known, *self._name()))
        self.add(self.password)
        self.add_verb(_("Back"), back)
        self.who.changed.connect(self.on_chosen)
        self.password.second.returnPressed.connect(self.on_main)
        self.on_chosen()

    def chosen(self) -> tuple[int, str]:
        """Who, and their new password. Raises :class:`Problem`, shown beside what is missing."""
        if self.who.value() is None:
            problem = Problem(_("Choose your name."), "who")
            self.say(problem)
            raise problem
        return int(self.who.value()), self.password.password()

    def begin(self) -> None:
        """At the name where there are several, else at the new password."""
        (self.who if self.who.value() is None else self.password.first).setFocus()

    def on_chosen(self) -> None:
        """Someone else, who may see less afterwards."""
        person = self._people.get(self.who.value())
        self.bank.setVisible(person is not None and person.opens_bank and not self._opens_bank)

    def _name(self) -> tuple[str, ...]:
        person = self._people.get(self.who.value())
        return () if person is None else (person.name,)


class OwnPassword(Step):
    """Signed in with a password that someone handed over: now one that nobody else knows."""

    def __init__(self, names: Iterable[str], back: Callable[[], object]) -> None:
        super().__init__(
            _("Choose your own password"),
            _(
                "The one you typed was made by someone else to let you in once. From now on only yours opens the register."
            ),
            _("Keep it and open"),
        )
        known = tuple(names)
        self.password = NewPassword(lambda: known)
        self.add(self.password)
        self.add_verb(_("Back"), back)
        self.password.second.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the new password."""
        self.password.first.setFocus()
