"""One person on the register or one colleague, as two fields of a form of which one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.person_pick import PersonPick

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Jobs
    from coprod_desktop.ui.widgets.form import Form


def fields(jobs: Jobs, offered: list[tuple[int, str]], person: str, colleague: str) -> tuple[Field, Field]:
    """The colleagues ``offered``, and a line to find a person by; the names of the two fields."""
    pairs = [(None, _("Someone on the register: find them below")), *offered]
    return (
        Field(colleague, _("A colleague"), Choice(pairs)),
        Field(person, _("Someone on the register"), PersonPick(jobs, needed=False)),
    )


def follow(form: Form, person: str, colleague: str) -> None:
    """Once a colleague is chosen there is nobody to find."""
    chosen = form.control(colleague)

    def show() -> None:
        form.show_field(person, shown=chosen.value() is None)

    chosen.changed.connect(show)
    show()


def whole(values: dict[str, Any], person: str, colleague: str) -> dict[str, Any]:
    """A colleague chosen stands before a person typed."""
    return values if values[colleague] is None else values | {person: None}
