"""The form of a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _
from coprod_desktop.services import colleagues
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.colleagues import Colleague
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add(desk: Desk, over: QWidget, on_added: Callable[[Colleague], object]) -> None:
    """Ask for a colleague; a name is enough."""
    dialog = ask(
        over,
        desk.jobs,
        _("Add a colleague"),
        _parts(),
        _("Add"),
        _("Colleague added"),
        colleagues.add,
        _("Their name is then offered wherever you say who does something."),
    )
    dialog.finished_with.connect(on_added)


def change(desk: Desk, over: QWidget, colleague: Colleague) -> None:
    """Ask what to change about a colleague."""

    def edit(work: Work, values: dict[str, Any]) -> Colleague:
        return colleagues.edit(work, colleague.id, colleague.version, values)

    ask(
        over,
        desk.jobs,
        _("Change this colleague"),
        _parts(),
        _("Save"),
        _("Changed colleague {name}").format(name=colleague.name),
        edit,
        _("Another name is said wherever they look after something."),
        colleague,
    )


def _parts() -> list[Part]:
    return [
        Field("name", _("Name"), TextLine(most=120)),
        Row(
            (
                Field("role", _("Role"), TextLine(most=120, example=_("for example commissioner"))),
                Field("team", _("Team"), TextLine(most=120, example=_("for example adult social care"))),
            )
        ),
        Row((Field("phone", _("Phone"), TextLine(most=40)), Field("email", _("E-mail"), TextLine(most=254)))),
        Field("note", _("Note"), TextArea(lines=2)),
    ]
