"""Asking for a rest: until when, or until they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _
from coprod_desktop.services import people
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def rest_dialog(parent: QWidget, desk: Desk, person: Person) -> FormDialog:
    """One question; a rest is always respected."""

    def rest(work: Work, values: dict[str, Any]) -> None:
        people.rest(work, person.id, values["resting_until"])

    return FormDialog(
        parent.window(),
        _("{name} wants a rest").format(name=person.name),
        [
            Field(
                "resting_until",
                _("Ask them again from"),
                DayEdit(desk.today()),
                help=_("Leave empty if they will say so themselves."),
            )
        ],
        verb=_("Let them rest"),
        jobs=desk.jobs,
        label=_("{name} is resting").format(name=person.name),
        work=rest,
        sentence=_("No invitation goes to them until then."),
    )
