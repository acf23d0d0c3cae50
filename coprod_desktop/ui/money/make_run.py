"""The short form that puts claims together in a payment run: all that are approved, or those that were ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.payments import RUN_KIND_NAMES, RunKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import runs
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.ui.desk import Desk


def ask_run(over: QWidget, desk: Desk, among: Collection[int] | None = None) -> FormDialog:
    """What it becomes and when it is paid; of the claims ``among``, or of every approved one."""
    ticked = None if among is None else frozenset(among)
    return ask(
        over,
        desk.jobs,
        _("Make a payment run"),
        [
            Field("kind", _("What it becomes"), Choice(of_names(RUN_KIND_NAMES, without=(RunKind.OTHER,)))),
            Field(
                "pay_on",
                _("The day it is paid"),
                DayEdit(desk.today()),
                _("A weekend or bank holiday becomes the next working day."),
            ),
        ],
        _("Make it"),
        _("Payment run made"),
        lambda work, values: runs.make_of_all(work, values["kind"], values["pay_on"], ticked),
        _sentence(ticked),
        filled={"kind": RunKind.BANK_FILE, "pay_on": desk.today()},
    )


def _sentence(ticked: Collection[int] | None) -> str:
    if ticked is None:
        return _(
            "Every approved claim that can be paid this way goes in. You can take any of them out before it is written."
        )
    said = ngettext(
        "The {n} claim ticked goes in, if it can be paid this way. The run says what could not.",
        "Of the {n} claims ticked, those that can be paid this way go in. The run says what could not.",
        len(ticked),
    )
    return said.format(n=language().count(len(ticked)))
