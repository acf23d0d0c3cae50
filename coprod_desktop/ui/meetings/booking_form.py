"""The forms of one booking: everything about it, or why it cannot be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ARRANGE_NAMES, ArrangeState
from coprod_desktop.i18n import _
from coprod_desktop.services import support
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.support import BookingRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add(desk: Desk, window: QWidget, meeting_id: int) -> None:
    """Ask for a booking of its own."""
    dialog = FormDialog(
        window,
        _("Add a booking"),
        _parts(desk),
        verb=_("Add"),
        jobs=desk.jobs,
        label=_("Booking added"),
        work=lambda work, values: support.add(work, meeting_id, _priced(values)),
        sentence=_("For something everyone needs. What one person needs comes here when they say yes."),
    )
    dialog.form.fill({"state": ArrangeState.TO_ARRANGE})
    dialog.open()


def change(desk: Desk, window: QWidget, row: BookingRow) -> None:
    """Ask what to change about a booking."""
    dialog = FormDialog(
        window,
        _("Change this booking"),
        _parts(desk),
        verb=_("Keep changes"),
        jobs=desk.jobs,
        label=_("Booking changed: {what}").format(what=row.what),
        work=lambda work, values: support.edit(work, row.id, row.version, _priced(values)),
        sentence=" · ".join(
            f"{one.person}: {one.detail}" if one.detail else one.person for one in row.serves
        ),
    )
    dialog.form.fill(
        {
            "what": row.what,
            "who": row.who,
            "by_when": row.by_when,
            "cost_pence": row.cost.pence or None,
            "state": row.state,
            "note": row.note,
        }
    )
    dialog.open()


def cannot(desk: Desk, window: QWidget, row: BookingRow) -> None:
    """Ask why a need cannot be met, and what is offered instead."""

    def do(work: Work, values: dict[str, Any]) -> None:
        support.cannot(work, row.id, values["note"])

    dialog = FormDialog(
        window,
        _("This cannot be met?"),
        [Field("note", _("Why, and what you offer instead"), TextLine(most=500))],
        verb=_("It cannot be met"),
        jobs=desk.jobs,
        label=_("Cannot be met: {what}").format(what=row.what),
        work=do,
        sentence=_("{what}. Tell them before the day, so that they can decide.").format(what=row.what),
    )
    dialog.form.fill({"note": row.note})
    dialog.open()


def _priced(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"cost_pence": values["cost_pence"] or 0}


def _parts(desk: Desk) -> list[Part]:
    return [
        Field("what", _("What to arrange"), TextLine(most=200)),
        Row(
            (
                Field("who", _("Who arranges it"), NameLine(desk.jobs)),
                Field("by_when", _("By when"), DayEdit(desk.today())),
            )
        ),
        Row(
            (
                Field("cost_pence", _("Cost in pounds"), MoneyEdit()),
                Field("state", _("How far"), Choice(of_names(ARRANGE_NAMES, without=[ArrangeState.OTHER]))),
            )
        ),
        Field("note", _("Note"), TextLine(most=500)),
    ]
