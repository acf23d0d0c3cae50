"""Someone has died: said plainly and kindly, with what happens now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _
from coprod_desktop.services import farewell
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def died_dialog(parent: QWidget, desk: Desk, person: Person) -> None:
    """Ask for the day, once it is known whom one of us should speak with."""

    def write(work: Work, values: dict[str, Any]) -> None:
        farewell.died(work, person.id, values["on"])

    def show(who: str) -> None:
        said = [
            _("We are sorry. No more invitations or papers go to {name}, and their seats end.").format(
                name=person.name
            ),
            _("What they took part in stays known, and money still owed goes on to finance."),
        ]
        if who:
            said.append(_("Today will ask one of us to speak with {who}.").format(who=who))
        ask(
            parent,
            desk.jobs,
            _("{name} has died").format(name=person.name),
            [
                Field(
                    "on",
                    _("On which day"),
                    DayEdit(desk.today(), past=True),
                    help=_("Leave it empty if you do not know."),
                )
            ],
            _("Write it down"),
            _("Written down that {name} has died").format(name=person.name),
            write,
            " ".join(said),
        )

    desk.jobs.read(lambda work: farewell.whom_to_speak_with(work, person.id), show, key="died", owner=parent)
