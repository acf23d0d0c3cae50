"""Adding someone: one short form; the rest comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _
from coprod_desktop.services import people
from coprod_desktop.ui.people.person_form import short_parts
from coprod_desktop.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add_person(desk: Desk, page: QWidget) -> FormDialog:
    """Open the form; once added, go to their page."""
    dialog = FormDialog(
        page.window(),
        _("Add a person"),
        short_parts(),
        verb=_("Add"),
        jobs=desk.jobs,
        label=_("Person added"),
        work=_add,
        sentence=_("A name is enough to begin with."),
    )
    dialog.finished_with.connect(lambda person: desk.navigate("person", person.id))
    dialog.open()
    return dialog


def _add(work: Work, values: dict[str, Any]) -> Person:
    return people.add(work, {k: v for k, v in values.items() if k != "connections"}, values["connections"])
